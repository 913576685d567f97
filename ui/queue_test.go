package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/api/sim/calls"
	"rtcscope/archive"
	"rtcscope/quality"
	"rtcscope/sweep"
)

// answerHeld answers n queries of a request with values that are held.
func answerHeld(d *driver, s *stub, n int) {
	d.t.Helper()
	for range n {
		r := d.read(s)
		result := worseAnswer(r.query, "v "+r.query.Dimension)
		result.Kept = true
		r.end <- ending{result: result}
	}
}

func olderTriage(t *testing.T, calls int, quota quality.Quota) (*driver, *stub) {
	t.Helper()
	s := newStub()
	s.prompt, s.older, s.quota = true, calls, quota
	d := drive(t, Options{Service: s, Query: comparedQuery()})
	d.press("T")
	answerHeld(d, s, triageQueries)
	return d, s
}

// olderText is the end of the line about older weeks.
func olderText(done, of int) string { return fmt.Sprintf(", %d of %d calls", done, of) }

// A triage goes on by itself, week by week and dimension by dimension. Back stops it, and then leaves.
func TestATriageGoesOn(t *testing.T) {
	d, s := olderTriage(t, 7, quality.Quota{})
	d.until(olderText(0, sweep.MostCalls))
	d.has("older weeks of")
	answerHeld(d, s, 1) // by then it has begun to look back
	if days := s.back.Load(); days != 14 {
		t.Errorf("it looks %d days back", days)
	}
	answerHeld(d, s, 4)
	d.until(olderText(7, sweep.MostCalls))
	answerHeld(d, s, 3)
	d.has("v Access")
	d.press("u")
	d.has("it is being asked for already")
	d.press("r")
	d.has("it is being asked for already")
	d.press("esc")
	d.has(allAnswered)
	if len(d.model.requests) > 0 {
		t.Error("it goes on after it was stopped")
	}
	d.press("esc")
	d.has("New query")
}

// It ends after 30 calls; a person who wants it gets as many more, and is told when nothing is left.
func TestATriageGoesOnAsFarAsAPersonWants(t *testing.T) {
	const calls, each, questions = 10, 5, 8 // four dimensions, two weeks
	d, s := olderTriage(t, calls, quality.Quota{})
	for left := questions; left > 0; left -= sweep.MostCalls / calls {
		asked := min(left, sweep.MostCalls/calls)
		d.until(olderText(0, asked*calls))
		answerHeld(d, s, asked*each)
		d.until(allAnswered)
		for len(d.model.requests) > 0 {
			d.step()
		}
		d.press("u")
	}
	d.until("there is nothing more to ask")
	if len(d.model.requests) > 0 {
		t.Error("it asks on")
	}
}

// It also goes on below a finding that was opened, and ends with its last answer.
func TestATriageGoesOnBelowAFinding(t *testing.T) {
	d, s := olderTriage(t, 7, quality.Quota{})
	d.until(olderText(0, sweep.MostCalls))
	d.press("enter")
	opened := d.read(s)
	for opened.query.Indicator != "stall_rate" && opened.ctx.Err() == nil {
		result := worseAnswer(opened.query, "v "+opened.query.Dimension)
		opened.end <- ending{result: result}
		opened = d.read(s)
	}
	opened.end <- ending{result: worseAnswer(opened.query, "v "+opened.query.Dimension)}
	for len(d.model.requests) > 0 {
		select {
		case r := <-s.reads:
			r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
		case msg := <-d.msgs:
			d.handle(msg)
		case <-time.After(20 * time.Second):
			t.Fatalf("it does not end:\n%s", d.screen())
		}
	}
	d.press("T")
	d.has(allAnswered)
}

// Leaving the screen ends it.
func TestLeavingATriageEndsItsOlderWeeks(t *testing.T) {
	d, s := olderTriage(t, 7, quality.Quota{})
	d.until(olderText(0, sweep.MostCalls))
	r := d.read(s)
	d.press("q")
	<-r.ctx.Done()
	d.has("New query")
}

// Where all is held, or where the calls are too many for what is left of a day's, it ends as it always did. Of a day of
// few calls it takes none, unless a person wants it.
func TestATriageThatHasNothingToGoOnTo(t *testing.T) {
	few, many := quality.Limit{Calls: 60, Per: 24 * time.Hour}, quality.Limit{Calls: 300, Per: 24 * time.Hour}
	for name, tt := range map[string]struct {
		calls       int
		quota       quality.Quota
		goes, wants bool
	}{
		"all is held":             {0, quality.Quota{}, false, false},
		"little is left of a day": {7, quality.Quota{Limit: many, Left: 13}, false, true},
		"enough is left of a day": {7, quality.Quota{Limit: many, Left: 14}, true, true},
		"few calls of what is up": {1, quality.Quota{Limit: many, Left: 1}, false, true},
		"a day of few calls":      {7, quality.Quota{Limit: few, Left: 60}, false, true},
		"a day that is used up":   {7, quality.Quota{Limit: few}, false, false},
	} {
		d, _ := olderTriage(t, tt.calls, tt.quota)
		if !tt.goes {
			d.until(allAnswered)
			for len(d.model.requests) > 0 {
				d.step()
			}
			if d.has(allAnswered); len(d.model.requests) > 0 {
				t.Errorf("%s, and it goes on", name)
			}
			d.press("u")
		}
		if tt.wants {
			d.until(" calls")
			continue
		}
		d.until("there is nothing more to ask")
	}
}

// real is the explorer over the real reader and a simulated service, at a query of demo-live.
func real(t *testing.T, o sim.Options) (d *driver, client *api.Client) {
	t.Helper()
	o.Now, o.PerSecond, o.Indicators = func() time.Time { return now }, 1<<20, api.Catalogue().Indicators
	server, err := sim.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	endpoint, err := api.ResolveEndpoint(server.URL(), "")
	if err != nil {
		t.Fatal(err)
	}
	client = api.New(api.Config{Endpoint: endpoint, Now: func() time.Time { return now },
		Limits:      []quality.Limit{{Calls: 1 << 20, Per: time.Second}},
		Credentials: api.Credentials{AccessKey: server.AccessKey(), SecretKey: server.SecretKey()}})
	reader := &archive.Reader{Source: client, Catalogue: api.Catalogue(), Endpoint: "e",
		Now: func() time.Time { return now }, Path: filepath.Join(t.TempDir(), "archive.db")}
	t.Cleanup(func() { _ = reader.Close() })
	q := comparedQuery()
	q.App, q.Range = "demo-live", quality.Last(7, now)
	return drive(t, Options{Service: reading{newStub(), reader, client}, Query: q}), client
}

// With the real reader: the first verdict costs what a triage costs, what explains it no more than 30 calls, and a
// second triage nothing.
func TestTheCallsOfATriageThatGoesOn(t *testing.T) {
	t.Parallel()
	d, client := real(t, sim.Options{})
	d.press("T")
	d.until("asking what explains #")
	d.until("older weeks of")
	d.until(allAnswered)
	first := 2*triageQueries + 2 + 4 // rows, the app and users of two dimensions, of both periods
	if calls := int(client.Calls()); calls <= first || calls > first+sweep.MostCalls {
		t.Errorf("%d calls, want %d and at most %d after the verdict", calls, first, sweep.MostCalls)
	}
	d.has("judged by 14 past days")
	calls := client.Calls()
	d.press("esc T")
	d.until(allAnswered)
	for len(d.model.requests) > 0 {
		d.step()
	}
	if client.Calls() != calls {
		t.Errorf("the second triage took %d calls", client.Calls()-calls)
	}
}

// A failure with older days is none of the triage.
func TestATriageWhoseOlderWeeksFail(t *testing.T) {
	d, s := olderTriage(t, 7, quality.Quota{})
	d.until(olderText(0, sweep.MostCalls))
	for range 3 {
		d.read(s).end <- ending{err: errors.New("no route to host")}
	}
	d.until(allAnswered)
	d.hasNot("Broken")
}

// An incident of a network is told from one of a system on it once the queue has asked. What the service does not tell
// changes nothing.
func TestATriageTellsCommonCalls(t *testing.T) {
	t.Parallel()
	since := quality.NewestSettled(now) - 2
	joint := calls.Story{Name: "fault", OS: "android", Access: "4g", Loss: 2.5, From: since}
	single := calls.Story{Name: "fault", Access: "4g", Loss: 1.8, From: since}
	for name, tt := range map[string]struct {
		story  calls.Story
		as     sim.Filters
		joint  bool
		weighs bool
	}{
		"both":                      {joint, sim.FiltersPooled, true, true},
		"a network":                 {single, sim.FiltersPooled, false, true},
		"filters are ignored":       {single, sim.FiltersIgnored, false, false},
		"one of a list counts":      {single, sim.FiltersTakeOne, false, false},
		"filters bring nothing":     {single, sim.FiltersEmpty, false, false},
		"filters are not permitted": {single, sim.FiltersDenied, false, false},
	} {
		if raced && tt.as != sim.FiltersDenied && !tt.joint {
			continue // the others go the same ways
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, _ := real(t, sim.Options{Stories: []sim.Story{{App: "demo-live", Story: tt.story}}, Filters: tt.as})
			d.press("T")
			d.until(allAnswered)
			d.settle()
			got := d.screen()
			if joint := strings.Contains(got, "android on 4g"); joint != tt.joint || !strings.Contains(got, "4g") ||
				strings.Contains(got, "±") != tt.weighs {
				t.Errorf("joint %t, weighed %t:\n%s", joint, strings.Contains(got, "±"), got)
			}
		})
	}
}

// The attribution of systems and networks is weighted once a person asks for it, by a call for each value and one for
// all of them.
func TestWeightsOfTheAttribution(t *testing.T) {
	for _, tt := range []struct {
		as   sim.Filters
		says string
	}{
		{sim.FiltersPooled, "weighted by parts of the calls"},
		{sim.FiltersIgnored, "does not add up"},
		{sim.FiltersTakeOne, "does not add up"},
		{sim.FiltersEmpty, "answers a list"},
		{sim.FiltersDenied, "could not be had"},
	} {
		d, client := real(t, sim.Options{Filters: tt.as})
		d.press("enter")
		d.settle()
		d.press("w")
		d.settle()
		d.press("u")
		d.has("users weigh this dimension")
		d.press("l l")
		d.has("unweighted", "weights can be asked for, by 6")
		before := client.Calls()
		d.press("u")
		d.settle()
		d.until(tt.says)
		if made := client.Calls() - before; made > 6 || made == 0 {
			t.Errorf("filters taken as %d: %d calls", tt.as, made)
		}
		d.press("u")
		d.has("there is nothing more to ask")
	}
}

// Back stops the questions of a screen where they are.
func TestBackStopsWhatIsAsked(t *testing.T) {
	d, client := real(t, sim.Options{})
	d.press("enter")
	d.settle()
	d.press("w")
	d.settle()
	d.press("l l u")
	d.until("asking: weights of systems")
	d.press("esc")
	d.has("unweighted")
	if len(d.model.requests) > 0 || client.Calls() > 60 {
		t.Error("it goes on")
	}
	d.press("esc")
	d.hasNot("where the change comes from")
}
