package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
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
	if days := s.back.Load(); days != 14 {
		t.Errorf("it looks %d days back", days)
	}
	d.has("older weeks of")
	answerHeld(d, s, 5)
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

// With the real reader: the first verdict costs what a triage costs, the older weeks what they lack, and a second
// triage nothing, since all is held.
func TestTheCallsOfATriageThatGoesOn(t *testing.T) {
	server, err := sim.Start(t.Context(), sim.Options{Now: func() time.Time { return now }, PerSecond: 1 << 20,
		Indicators: api.Catalogue().Indicators})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	endpoint, err := api.ResolveEndpoint(server.URL(), "")
	if err != nil {
		t.Fatal(err)
	}
	client := api.New(api.Config{Endpoint: endpoint, Now: func() time.Time { return now },
		Limits:      []quality.Limit{{Calls: 1 << 20, Per: time.Second}},
		Credentials: api.Credentials{AccessKey: server.AccessKey(), SecretKey: server.SecretKey()}})
	reader := &archive.Reader{Source: client, Catalogue: api.Catalogue(), Endpoint: "e",
		Now: func() time.Time { return now }, Path: filepath.Join(t.TempDir(), "archive.db")}
	defer reader.Close()
	q := comparedQuery()
	q.App = "demo-live"
	q.Range = quality.Last(7, now)
	d := drive(t, Options{Service: reading{newStub(), reader, client}, Query: q})
	d.press("T")
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
