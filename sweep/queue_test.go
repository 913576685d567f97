package sweep_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
	"rtcscope/sweep"
)

// An account answers a triage and its questions from made-up calls.
type account struct {
	*calls.Account
	made  int   // calls
	fails error // of subsets
	down  bool  // of older weeks, too
	empty bool  // subsets have no values
	stop  func()
	older []int // days of lookbacks whose answers were asked for
}

const newest = quality.Day(20_400)

func (a *account) points(q quality.Query, days quality.Range) (points, whole []quality.Point, series []string) {
	known := api.Catalogue()
	for _, name := range a.Series() {
		if known.Series(name).Base.Name != q.Indicator {
			continue
		}
		series = append(series, name)
		for _, day := range days.Days() {
			for _, value := range a.Values(q.Dimension) {
				if v, ok := a.Figure(name, q.Dimension, value, day); ok {
					points = append(points, quality.Point{Series: name, Value: value, Day: day, V: v})
				}
			}
			if v, ok := a.Figure(name, "", "", day); ok {
				whole = append(whole, quality.Point{Series: name, Day: day, V: v})
			}
		}
	}
	return points, whole, series
}

func (a *account) answer(q quality.Query, past int) quality.Result {
	days := quality.Range{From: q.Range.From - quality.Day(past), To: q.Range.To}
	points, whole, series := a.points(q, days)
	r := quality.Result{Query: q, Tables: quality.Build(q, series, points, whole), Kept: true,
		Answered: make(map[quality.Day]bool), Progress: quality.Progress{Done: 1, Total: 1}}
	for _, day := range q.AllDays() {
		r.Answered[day] = true
	}
	return r
}

// triage is the verdict on the account.
func (a *account) triage() *quality.Triage {
	known := api.Catalogue()
	q := quality.Query{App: "app", Product: quality.ProductNative, Range: quality.Range{From: newest - 6, To: newest},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	queries := quality.TriageQueries(known, q)
	t := quality.NewTriage(q, len(queries))
	for _, q := range queries {
		t.Add(a.answer(q, 7), known)
	}
	return t
}

func (a *account) Subset(ctx context.Context, q quality.Query, s quality.Subset) ([]quality.Point, error) {
	a.made += a.SubsetCalls(ctx, q, s)
	if a.stop != nil {
		a.stop()
	}
	var points []quality.Point
	for _, name := range a.Series() {
		for _, day := range q.Range.Days() {
			if v, ok := a.Percent(name, a.Filtered(name, s.Systems, s.Networks, day)); ok && !a.empty {
				points = append(points, quality.Point{Series: name, Day: day, V: v})
			}
		}
	}
	return points, a.fails
}

func (a *account) SubsetCalls(_ context.Context, q quality.Query, _ quality.Subset) int {
	return len(quality.PlanDays(q.Range.Days()))
}

func (a *account) Lookback(days int) sweep.Lookback { return olderAccount{a, days} }

type olderAccount struct {
	*account
	days int
}

func (o olderAccount) Survey(_ context.Context, q quality.Query,
	_ func(quality.Result, quality.Progress)) (quality.Result, error) {
	if o.down {
		return quality.Result{}, o.fails
	}
	return o.answer(q, o.days), nil
}

func (o olderAccount) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, o.Survey) }

func (o olderAccount) AskApp(context.Context, quality.Query) error {
	o.older = append(o.older, o.days)
	return nil
}

func (o olderAccount) Calls(_ context.Context, queries []quality.Query) int {
	return max(0, o.days/7-1) * len(queries)
}

// faulty is an account in which 4g got worse on android.
func faulty() *account {
	fault := calls.Story{Name: "fault", OS: "android", Access: "4g", From: newest - 2, Loss: 3}
	return &account{Account: calls.New(calls.Ordinary(2e6, 0.9), []calls.Story{fault}, 4, newest)}
}

// asked runs a queue and returns what it asked for, with the calls that it had planned.
func asked(t *testing.T, a *account, tr *quality.Triage, q sweep.Queue) (
	kinds []quality.QuestionKind, calls int, err error) {
	t.Helper()
	q.From, q.Catalogue, q.Oldest = a, api.Catalogue(), newest-28
	q.Asks = func(one quality.Question, p quality.Progress) {
		kinds = append(kinds, one.Kind)
		if calls = max(calls, p.Total); p.Done >= p.Total || p.Total > q.Most {
			t.Errorf("%d of %d calls, and it may make %d", p.Done, p.Total, q.Most)
		}
	}
	err = q.Run(t.Context(), tr)
	return kinds, calls, err
}

// What explains the incidents is asked first, then older weeks, by no more calls than it may make.
func TestAQueueAsksTheMostUsefulFirst(t *testing.T) {
	a := faulty()
	tr := a.triage()
	kinds, planned, err := asked(t, a, tr, sweep.Queue{Most: sweep.MostCalls})
	if err != nil || len(kinds) < 5 || kinds[0] != quality.QuestionWeight || planned != sweep.MostCalls {
		t.Fatalf("%v of %d calls, %v", kinds, planned, err)
	}
	for i := range kinds[1:] {
		if kinds[i] == quality.QuestionOlder && kinds[i+1] != quality.QuestionOlder {
			t.Errorf("older weeks are asked for before others: %v", kinds)
		}
	}
	if a.made > 12 {
		t.Errorf("%d calls to explain one incident", a.made)
	}
	if len(tr.Incidents) != 1 || len(tr.Incidents[0].Places) != 2 {
		t.Errorf("it is %+v", tr.Incidents)
	}
	dimension := tr.Incidents[0].Places[0].Dimension
	if _, known := tr.Weight(dimension, tr.Incidents[0].Places[0].Value, "80ms_audio_stall_rate"); !known {
		t.Errorf("the weight of %v is not known", tr.Incidents[0].Places[0])
	}
	if tr.Done != tr.Of {
		t.Errorf("%d of %d queries are done", tr.Done, tr.Of)
	}
}

// A quota that is nearly used up is not overrun; without any of it, nothing is asked.
func TestAQueueStaysWithinAQuota(t *testing.T) {
	for _, left := range []int{0, 1, 3} {
		a := faulty()
		made := func() int { return left - a.made }
		if _, _, err := asked(t, a, a.triage(), sweep.Queue{Most: sweep.MostCalls, Left: made}); err != nil || a.made > left {
			t.Errorf("%d calls of %d, %v", a.made, left, err)
		}
	}
}

// Who gives up makes no further call.
func TestAQueueEndsWithItsContext(t *testing.T) {
	a := faulty()
	tr := a.triage()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	a.stop = cancel
	q := sweep.Queue{From: a, Catalogue: api.Catalogue(), Oldest: newest - 28, Most: sweep.MostCalls,
		Asks: func(quality.Question, quality.Progress) {}}
	if err := q.Run(ctx, tr); !errors.Is(err, context.Canceled) || a.made != 1 {
		t.Errorf("%d calls, %v", a.made, err)
	}
}

type denied struct{ key bool }

func (denied) Error() string      { return "denied" }
func (denied) Permanent() bool    { return true }
func (d denied) KeyRefused() bool { return d.key }

// A denial leaves the older weeks; a key that is refused, and a service that cannot be reached, end the queue.
func TestAQueueWhoseAnswersFail(t *testing.T) {
	for name, tt := range map[string]struct {
		fails error
		ends  bool
		made  int
	}{
		"no permission":    {denied{}, false, 12},
		"the key":          {denied{true}, true, 1},
		"no route to host": {errors.New("no route"), true, 4},
	} {
		a := faulty()
		a.fails, a.down = tt.fails, tt.ends
		kinds, _, err := asked(t, a, a.triage(), sweep.Queue{Most: sweep.MostCalls})
		older := 0
		for _, kind := range kinds {
			if kind == quality.QuestionOlder {
				older++
			}
		}
		if errors.Is(err, tt.fails) != tt.ends || (older > 1) == tt.ends || a.made > tt.made {
			t.Errorf("%s: %v after %d calls, asked for %v", name, err, a.made, kinds)
		}
	}
	a := faulty()
	a.fails = errors.New("too slow")
	if kinds, _, err := asked(t, a, a.triage(), sweep.Queue{Most: sweep.MostCalls}); !errors.Is(err, a.fails) ||
		!slices.Contains(kinds, quality.QuestionOlder) {
		t.Errorf("where older weeks alone could be had: %v, asked for %v", err, kinds)
	}
	a = faulty()
	a.empty = true
	tr := a.triage()
	before := tr.Incidents[0].Places
	if _, _, err := asked(t, a, tr, sweep.Queue{Most: sweep.MostCalls}); err != nil || len(tr.Incidents) != 1 ||
		!slices.Equal(tr.Incidents[0].Places, before) || tr.Incidents[0].ShareError != 0 {
		t.Errorf("with empty answers: %v, %+v", err, tr.Incidents)
	}
}
