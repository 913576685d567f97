package cli

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/api/sim/calls"
	"rtcscope/archive"
	"rtcscope/quality"
	"rtcscope/sweep"
)

// A sharedSource asks once for the app-wide figures and for users, as a reader with an archive does. An archive of
// many accounts would take most of the time of a test.
type sharedSource struct {
	*api.Client
	mu    sync.Mutex
	known map[string]quality.Reply
}

func (s *sharedSource) Ask(ctx context.Context, ask quality.Ask) (quality.Reply, error) {
	key := fmt.Sprint(ask.Part, ask.Query.Range)
	switch ask.Part {
	case quality.PartRows:
		return s.Client.Ask(ctx, ask)
	case quality.PartUsers:
		key += ask.Query.Dimension
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if reply, ok := s.known[key]; ok {
		return reply, nil
	}
	reply, err := s.Client.Ask(ctx, ask)
	s.known[key] = reply
	return reply, err
}

// triaged runs a triage of demo-live over the newest 7 days against the 7 before, through a client, a reader and a
// service that sets no pace.
func triaged(t *testing.T, o sim.Options, keep bool) *quality.Triage {
	t.Helper()
	return triagedApp(t, "demo-live", o, keep, 0)
}

// triagedApp is like triaged for an app, judged by so many days before the range if it is more than the compared days.
func triagedApp(t *testing.T, app string, o sim.Options, keep bool, past int) *quality.Triage {
	t.Helper()
	o.PerSecond = 1 << 20
	o.Indicators = api.Catalogue().Indicators
	server, err := sim.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	endpoint, err := api.ResolveEndpoint(server.URL(), "")
	if err != nil {
		t.Fatal(err)
	}
	known := api.Catalogue()
	client := api.New(api.Config{Endpoint: endpoint, Credentials: api.Credentials{AccessKey: server.AccessKey(),
		SecretKey: server.SecretKey()},
		Now: o.Now, Limits: []quality.Limit{{Calls: 1 << 20, Per: time.Second}}})
	reader := &archive.Reader{Catalogue: known, Endpoint: endpoint.String(), Now: o.Now, InMemory: keep, Source: client}
	if !keep {
		reader.Source = &sharedSource{Client: client, known: make(map[string]quality.Reply)}
	}
	defer reader.Close()
	q := quality.Query{App: app, Product: quality.ProductNative, Range: quality.Last(7, o.Now()),
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	queries := quality.TriageQueries(known, q)
	out := quality.NewTriage(q, len(queries))
	var source sweep.Source = reader
	if past > 0 {
		source = reader.Lookback(past)
	}
	if err := sweep.Run(t.Context(), nil, source, sweep.Whole(queries), func(o sweep.Outcome) {
		if o.Err != nil {
			t.Errorf("%+v: %v", o.Query, o.Err)
		}
		out.Add(o.Result, known)
	}); err != nil {
		t.Fatal(err)
	}
	// Each query in two periods, the app-wide figures of both, and the users of both by two dimensions.
	if got, want := client.Calls(), int64(len(queries)*2+2+2*2); past == 0 && got != want {
		t.Errorf("%d calls, it takes %d", got, want)
	}
	return out
}

// A place is a value of a dimension.
type place struct{ dimension, value string }

// places returns the places of the findings, each once, the worst first.
func places(t *quality.Triage) []place {
	var list []place
	for _, f := range t.Findings {
		if p := (place{f.Query.Dimension, f.Value}); !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// planted returns the places of the stories that made something worse on one of the newest seven days, each once.
func planted(stories []sim.Story, newest quality.Day) []place {
	var list []place
	for _, s := range stories {
		if s.App != "demo-live" || !s.Incident() || s.Last(newest) < newest-6 {
			continue
		}
		for _, at := range s.Places() {
			if p := (place{at.Dimension, at.Value}); !slices.Contains(list, p) {
				list = append(list, p)
			}
		}
	}
	return list
}

// A triage of the demo finds the places of all stories that are going on or ended in these days, and the main story
// comes first. The others of its findings are what these stories do elsewhere.
func TestTriageFindsTheStoriesOfTheDemo(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone)
	days := 7 // the weekend is anywhere in the range
	if raced {
		days = 1
	}
	main := []place{{"Province", "广东"}, {"Access", "4g"}}
	for range days {
		newest := quality.NewestSettled(now)
		// One story is a slope that began with the compared days: it takes an older past to see it.
		tr := triagedApp(t, "demo-live", sim.Options{Now: func() time.Time { return now }}, true, 21)
		got := places(tr)
		for _, p := range planted(sim.Stories(newest), newest) {
			if !slices.Contains(got, p) {
				t.Errorf("%s: %v is not among %v", now.Format("Monday"), p, got)
			}
		}
		if !slices.Contains(main, got[0]) || !slices.Contains(main, got[1]) {
			t.Errorf("%s: the first findings are of %v", now.Format("Monday"), got[:2])
		}
		checkIncidents(t, now.Format("Monday"), tr.Incidents, main)
		now = now.AddDate(0, 0, 1)
	}
}

// checkIncidents fails unless the demo's incidents are few, the first is the main story, told once, and none is named by
// 中国, which is the sum of its provinces.
func checkIncidents(t *testing.T, day string, list []quality.Incident, main []place) {
	t.Helper()
	const most = 5
	if len(list) == 0 || len(list) > most {
		t.Errorf("%s: %d incidents, want at most %d", day, len(list), most)
	}
	for at, i := range list {
		first := place{}
		if !i.OfApp() {
			first = place{i.Places[0].Dimension, i.Places[0].Value}
		}
		if slices.Contains(main, first) != (at == 0) || first.value == calls.Home {
			t.Errorf("%s: incident %d is of %v", day, at+1, first)
		}
	}
}

// Nothing happened in one of the apps, and a triage finds nothing there that people have to look at.
func TestTriageOfAnAppWhereNothingHappened(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone)
	days := 7
	if raced {
		days = 1
	}
	for range days {
		for _, f := range triagedApp(t, "demo-audio", sim.Options{Now: func() time.Time { return now }}, true, 0).Findings {
			if f.Severity > quality.SeverityLow {
				t.Errorf("%s: %s %s is %v → %v, severity %v", now.Format("Monday"), f.Series, f.Value, f.Was, f.Now, f.Severity)
			}
		}
		now = now.AddDate(0, 0, 1)
	}
}

// consequence says whether a place has a part of what happens in provinces: 中国, every system and every network.
func consequence(p place) bool {
	return p == place{"Country", calls.Home} || p.dimension == "OS" || p.dimension == "Access"
}

// invented returns stories of every course, each in a place of its own, with sizes from half of what goes wrong anyway
// to four times as much. What a system or network does to all places is measured by api/sim/truth.
func invented(r *rand.Rand, newest quality.Day) []sim.Story {
	provinces := []string{"山东", "江苏", "河南", "浙江", "湖北", "上海", "北京", "福建", "广东", "云南"}
	countries := []string{"美国", "日本", "越南", "泰国", "韩国", "英国", "德国"}
	series := []string{"400ms_audio_network_trans_delay", "500ms_video_stall_rate", "5s_join_room_success_rate",
		"80ms_audio_stall_rate", "audio_first_frame_send_success_rate", "video_first_frame_recv_success_rate"}
	take := func(list *[]string) string {
		at := r.IntN(len(*list))
		name := (*list)[at]
		*list = slices.Delete(slices.Clone(*list), at, at+1)
		return name
	}
	story := func(s calls.Story) sim.Story {
		if r.IntN(2) == 0 {
			s.Province = take(&provinces)
		} else {
			s.Countries = []string{take(&countries)}
		}
		s.Name, s.Loss = fmt.Sprint(s.Province, s.Countries), 1.5+3.5*r.Float64()
		for range 1 + r.IntN(3) {
			s.Series = append(s.Series, series[r.IntN(len(series))])
		}
		return sim.Story{App: "demo-live", Story: s}
	}
	step, last, day := newest-quality.Day(r.IntN(6)), newest-quality.Day(r.IntN(4)), newest-quality.Day(r.IntN(6))
	return []sim.Story{
		story(calls.Story{From: step}), story(calls.Story{From: last}), story(calls.Story{From: day, To: day}),
		story(calls.Story{From: newest - 9 + quality.Day(r.IntN(3)), Days: 10}),
		story(calls.Story{From: newest - 5, To: newest - 4 + quality.Day(r.IntN(2))}),
		story(calls.Story{From: newest - 12, To: newest - 9}),
		{App: "demo-live", Story: calls.Story{Name: "gaps", Countries: []string{"丹麦"}, From: newest - 302, Every: 3,
			Calls: 1e-12}},
	}
}

// Over many accounts, most of what was planted is found, and little else is above it. Gaps and stories that ended
// before these days were planted, too, and are not to be reported. Countries of a thousand users jump by chance.
func TestTriageOfManyAccounts(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone)
	accounts := 50
	if raced {
		accounts = 2
	}
	r := rand.New(rand.NewPCG(11, 11))
	var mu sync.Mutex
	all, found, above, firsts := 0, 0, 0, 0
	t.Run("accounts", func(t *testing.T) {
		for seed := range accounts {
			day := now.AddDate(0, 0, seed%7)
			newest := quality.NewestSettled(day)
			stories := invented(r, newest)
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				got := places(triaged(t, sim.Options{Seed: uint64(seed + 1), Stories: stories,
					Now: func() time.Time { return day }}, false))
				want := planted(stories, newest)
				mu.Lock()
				defer mu.Unlock()
				all += len(want)
				for _, p := range want {
					if slices.Contains(got, p) {
						found++
					}
				}
				for _, p := range got[:min(len(got), len(want))] {
					firsts++
					if !slices.Contains(want, p) && !consequence(p) {
						above++
					}
				}
				if slices.Contains(got, place{"Country", "丹麦"}) {
					t.Error("a country with gaps and a few hundred users is reported")
				}
			})
		}
	})
	recall, precision := float64(found)/float64(all), 1-float64(above)/float64(firsts)
	fmt.Printf("triage of %d accounts: recall %.3f (%d of %d), precision of the first as many %.3f (%d others among %d)\n",
		accounts, recall, found, all, precision, above, firsts)
	if recall < 0.95 || precision < 0.95 {
		t.Errorf("recall %.3f, precision %.3f", recall, precision)
	}
}
