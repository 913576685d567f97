package sweep_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"rtcscope/quality"
	"rtcscope/sweep"
)

// service answers by a function, and counts what is under way.
type service struct {
	answer      func(ctx context.Context, q quality.Query) (quality.Result, error)
	app         func(ctx context.Context) error // nil for one that is answered
	under, most atomic.Int32
	mu          sync.Mutex
	asked       []string
	first       []string // by which queries the app was asked for
	early       bool     // a query was asked before
}

func (s *service) Survey(ctx context.Context, q quality.Query,
	_ func(quality.Result, quality.Progress)) (quality.Result, error) {
	n := s.under.Add(1)
	defer s.under.Add(-1)
	for most := s.most.Load(); n > most && !s.most.CompareAndSwap(most, n); most = s.most.Load() {
	}
	s.mu.Lock()
	s.asked = append(s.asked, q.Indicator)
	s.mu.Unlock()
	return s.answer(ctx, q)
}

func (s *service) Begin(q quality.Query) sweep.Asking { return sweep.InOne(q, s.Survey) }

func (s *service) AskApp(ctx context.Context, q quality.Query) error {
	s.mu.Lock()
	s.first = append(s.first, q.Indicator)
	s.early = s.early || len(s.asked) > 0
	s.mu.Unlock()
	if s.app == nil {
		return nil
	}
	return s.app(ctx)
}

func queries(n int) []quality.Query {
	list := make([]quality.Query, n)
	for i := range list {
		list[i].Indicator = fmt.Sprint(i)
	}
	return list
}

func ok(_ context.Context, q quality.Query) (quality.Result, error) {
	return quality.Result{Query: q}, nil
}

func TestEveryQueryIsAnsweredOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 20} {
		s := &service{answer: ok}
		var got []string
		if err := sweep.Run(t.Context(), nil, s, sweep.Whole(queries(n)),
			func(o sweep.Outcome) { got = append(got, o.Result.Query.Indicator) }); err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		want := make([]string, 0, n)
		for _, q := range queries(n) {
			want = append(want, q.Indicator)
		}
		slices.Sort(want)
		if !slices.Equal(got, want) || s.most.Load() > 2 {
			t.Errorf("of %d: %v, %d at once", n, got, s.most.Load())
		}
	}
}

// One failure costs one answer; a service that answers nothing is not asked for ever.
func TestFailures(t *testing.T) {
	broken := errors.New("broken")
	s := &service{answer: func(_ context.Context, q quality.Query) (quality.Result, error) {
		if q.Indicator == "1" || q.Indicator == "4" || q.Indicator == "5" || q.Indicator == "6" {
			return quality.Result{}, broken
		}
		return quality.Result{Query: q}, nil
	}}
	failed := 0
	err := sweep.Run(t.Context(), nil, s, sweep.Whole(queries(9)), func(o sweep.Outcome) {
		if o.Err != nil {
			failed++
		}
	})
	if err != nil || failed != 4 || len(s.asked) != 9 {
		t.Errorf("%v, %d failed of %v", err, failed, s.asked)
	}

	s = &service{answer: func(context.Context, quality.Query) (quality.Result, error) { return quality.Result{}, broken }}
	if err := sweep.Run(t.Context(), nil, s, sweep.Whole(queries(20)), func(sweep.Outcome) {}); !errors.Is(err, broken) ||
		len(s.asked) > 6 {
		t.Errorf("%v, after asking %v", err, s.asked)
	}

	// What is known of the app says nothing of a service that answers nothing else.
	s = &service{answer: func(ctx context.Context, q quality.Query) (quality.Result, error) {
		if q.OfApp() {
			return ok(ctx, q)
		}
		return quality.Result{}, broken
	}}
	if err := sweep.Run(t.Context(), nil, s, sweep.Whole(append([]quality.Query{{}}, queries(20)...)),
		func(sweep.Outcome) {}); !errors.Is(err, broken) || len(s.asked) > 7 {
		t.Errorf("beside the app: %v, after asking %v", err, s.asked)
	}
}

// Whoever stops it keeps what came, and nothing comes afterwards.
func TestStopping(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	s := &service{answer: func(ctx context.Context, q quality.Query) (quality.Result, error) {
		if q.Indicator == "0" {
			return quality.Result{Query: q}, nil
		}
		<-ctx.Done()
		return quality.Result{}, ctx.Err()
	}}
	came := 0
	err := sweep.Run(ctx, nil, s, sweep.Whole(queries(20)), func(sweep.Outcome) {
		came++
		stop()
	})
	if !errors.Is(err, context.Canceled) || came != 1 || s.under.Load() != 0 {
		t.Errorf("%v, %d came, %d under way", err, came, s.under.Load())
	}
}

// A key whose time is over in the middle ends the sweep at once, whatever was answered before, with its own error.
func TestARefusalForGoodEndsTheSweep(t *testing.T) {
	s := &service{}
	s.answer = func(ctx context.Context, q quality.Query) (quality.Result, error) {
		switch q.Indicator {
		case "0", "1", "2":
			return quality.Result{Query: q}, nil
		case "3":
			return quality.Result{}, fmt.Errorf("asking: %w", expired{})
		}
		<-ctx.Done() // what is under way is stopped
		return quality.Result{}, ctx.Err()
	}
	answered, failed := 0, 0
	err := sweep.Run(t.Context(), nil, s, sweep.Whole(queries(20)), func(o sweep.Outcome) {
		if o.Err != nil {
			failed++
		} else {
			answered++
		}
	})
	if !errors.Is(err, expired{}) || answered < 2 || failed != 1 || len(s.asked) > 5 {
		t.Errorf("%v, %d answered, %d failed, asked %v", err, answered, failed, s.asked)
	}
}

type expired struct{}

func (expired) Error() string   { return "expired" }
func (expired) Permanent() bool { return true }

// The app is asked for before the first query, and once; a single query asks for its own.
func TestTheAppIsAskedForFirst(t *testing.T) {
	for n, want := range map[int][]string{0: nil, 1: nil, 2: {"0"}, 20: {"0"}} {
		s := &service{answer: ok}
		if err := sweep.Run(t.Context(), nil, s, sweep.Whole(queries(n)), func(sweep.Outcome) {}); err != nil ||
			!slices.Equal(s.first, want) || s.early {
			t.Errorf("of %d queries: %v, the app is asked for by %v, after others %t", n, err, s.first, s.early)
		}
	}
}

// A failure of the app is one of those after which nothing more is tried; a refusal of the key is the end.
func TestTheAppCannotBeHad(t *testing.T) {
	broken := errors.New("broken")
	for name, tc := range map[string]struct {
		app, each, want error
		most            int // queries that are asked
	}{
		"the app alone":  {broken, nil, nil, 20},
		"everything":     {broken, broken, broken, 4}, // two more failures, and as many under way
		"a key that ran": {fmt.Errorf("asking: %w", expired{}), nil, expired{}, 0},
	} {
		s := &service{app: func(context.Context) error { return tc.app },
			answer: func(_ context.Context, q quality.Query) (quality.Result, error) { return quality.Result{}, tc.each }}
		err := sweep.Run(t.Context(), nil, s, sweep.Whole(queries(20)), func(sweep.Outcome) {})
		if !errors.Is(err, tc.want) || len(s.asked) > tc.most || tc.want == nil && len(s.asked) != tc.most {
			t.Errorf("%s: %v, %d asked", name, err, len(s.asked))
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	s := &service{answer: ok, app: func(context.Context) error { stop(); return ctx.Err() }}
	err := sweep.Run(ctx, nil, s, sweep.Whole(queries(20)),
		func(sweep.Outcome) { t.Error("an answer came after the end") })
	if !errors.Is(err, context.Canceled) || len(s.asked) > 0 {
		t.Errorf("stopped meanwhile: %v, %d asked", err, len(s.asked))
	}
}
