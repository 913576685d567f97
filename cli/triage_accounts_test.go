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
	q := quality.Query{App: "demo-live", Product: quality.ProductNative, Range: quality.Last(7, o.Now()),
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	queries := quality.TriageQueries(known, q)
	out := quality.NewTriage(q, len(queries))
	if err := sweep.Run(t.Context(), nil, reader, queries, func(o sweep.Outcome) {
		if o.Err != nil {
			t.Errorf("%+v: %v", o.Query, o.Err)
		}
		out.Add(o.Result, known)
	}); err != nil {
		t.Fatal(err)
	}
	// Each query in two periods, the app-wide figures of both, and the users of both by two dimensions.
	if got, want := client.Calls(), int64(len(queries)*2+2+2*2); got != want {
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

// alarming reports whether a story made something worse on one of the newest seven days, for many people.
func alarming(s sim.Story) bool {
	switch s.Kind {
	case sim.Step, sim.Slope, sim.OneDay:
		return true
	case sim.Recovery:
		return s.First+s.Days > -6 // else it was over before
	}
	return false
}

func planted(stories []sim.Story) []place {
	var list []place
	for _, s := range stories {
		if p := (place{s.Dimension, s.Value}); s.App == "demo-live" && alarming(s) && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// The first findings are the stories of the demo that are going on or ended in these days, and nothing else.
func TestTriageFindsTheStoriesOfTheDemo(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone)
	days := 7 // the weekend is anywhere in the range
	if raced {
		days = 2
	}
	for range days {
		want := planted(sim.Stories())
		got := places(triaged(t, sim.Options{Now: func() time.Time { return now }}, true))
		for _, p := range want {
			if at := slices.Index(got, p); at < 0 || at >= len(want) {
				t.Errorf("%s: %v is in place %d of %v", now.Format("Monday"), p, at, got)
			}
		}
		now = now.AddDate(0, 0, 1)
	}
}

// ordinary is about what goes wrong in demo-live without a story, in percentage points.
var ordinary = map[string]float64{
	"80ms_audio_stall_rate": 0.42, "500ms_video_stall_rate": 0.9, "5s_join_room_success_rate": 0.7,
	"audio_first_frame_send_success_rate": 0.5, "video_first_frame_recv_success_rate": 1,
	"400ms_audio_network_trans_delay": 2.6,
}

// invented returns stories of every kind, each in a place of its own, with sizes from half of what goes wrong anyway
// to four times as much.
func invented(r *rand.Rand) []sim.Story {
	somewhere := map[string][]string{
		"Province": {"山东", "江苏", "河南", "浙江", "湖北", "上海", "北京", "福建", "广东", "云南"},
		"Country":  {"美国", "日本", "越南", "泰国", "韩国", "英国", "德国"},
		"OS":       {"android", "ios", "windows", "mac"}, "Access": {"4g", "5g", "wifi"},
	}
	dimensions := []string{"Province", "Country", "OS", "Access"}
	series := make([]string, 0, len(ordinary))
	for name := range ordinary {
		series = append(series, name)
	}
	slices.Sort(series)
	used := make(map[place]bool)
	story := func(kind sim.Kind, first, days int) sim.Story {
		for {
			d := dimensions[r.IntN(len(dimensions))]
			p := place{d, somewhere[d][r.IntN(len(somewhere[d]))]}
			if used[p] {
				continue
			}
			used[p] = true
			s := sim.Story{App: "demo-live", Dimension: p.dimension, Value: p.value, Kind: kind, First: first, Days: days,
				Size: map[string]float64{}}
			times := 0.5 + 3.5*r.Float64()
			for range 1 + r.IntN(3) {
				name := series[r.IntN(len(series))]
				s.Size[name] = times * ordinary[name]
			}
			return s
		}
	}
	tiny := sim.Story{App: "demo-live", Dimension: "Province", Value: "澳门", Kind: sim.Wild, Level: 5,
		Size: map[string]float64{}}
	for name, level := range ordinary {
		tiny.Size[name] = 2 * level
	}
	return []sim.Story{
		story(sim.Step, -r.IntN(6), 0), story(sim.Step, -r.IntN(4), 0), story(sim.OneDay, -r.IntN(6), 0),
		story(sim.Slope, -9+r.IntN(3), 10), story(sim.Recovery, -5, 2+r.IntN(2)), story(sim.Recovery, -12, 4),
		story(sim.Gaps, 0, 3), tiny,
	}
}

// Over many accounts, most of what was planted is found, and little else is above it. Gaps, stories that ended before
// these days, and the tiny region with wild values were planted, too, and are not to be reported.
func TestTriageOfManyAccounts(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone)
	accounts := 50
	if raced {
		accounts = 8
	}
	r := rand.New(rand.NewPCG(11, 11))
	var mu sync.Mutex
	all, found, above, firsts := 0, 0, 0, 0
	t.Run("accounts", func(t *testing.T) {
		for seed := range accounts {
			stories, day := invented(r), now.AddDate(0, 0, seed%7)
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				got := places(triaged(t, sim.Options{Seed: uint64(seed + 1), Stories: stories,
					Now: func() time.Time { return day }}, false))
				want := planted(stories)
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
					if !slices.Contains(want, p) {
						above++
					}
				}
				if slices.Contains(got, place{"Province", "澳门"}) {
					t.Error("a region of a few hundred users is reported")
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
