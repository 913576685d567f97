package sim

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestLimiterWindowSlides(t *testing.T) {
	l := &limiter{n: 2, window: time.Second}
	for _, c := range []struct {
		ms   int
		want bool
	}{
		{0, true}, {600, true}, {700, false}, {999, false}, {1000, true}, {1599, false}, {1600, true}, {1999, false},
		{2000, true},
	} {
		if got := l.allow(noon.Add(time.Duration(c.ms) * time.Millisecond)); got != c.want {
			t.Errorf("at %d ms: %v, want %v", c.ms, got, c.want)
		}
	}
}

// With strict, refused calls keep everybody out, and the window may be another.
func TestLimiterThatCountsRefusedCalls(t *testing.T) {
	l := newLimits(Options{CountRefused: true, Window: 100 * time.Millisecond})[actionQuality]
	for _, c := range []struct {
		ms   int
		want bool
	}{
		{0, true}, {60, true}, {99, false}, {110, false}, {159, false}, {209, false}, {309, true},
	} {
		if got := l.allow(noon.Add(time.Duration(c.ms) * time.Millisecond)); got != c.want {
			t.Errorf("at %d ms: %v, want %v", c.ms, got, c.want)
		}
	}
}

// limited starts a server whose arrival clock the test moves.
func limited(t *testing.T) (*Server, func(time.Duration)) {
	t.Helper()
	var ms atomic.Int64
	s, err := start(t.Context(), Options{Now: at(noon)}, func() time.Time { return noon.Add(time.Duration(ms.Load())) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, func(d time.Duration) { ms.Add(int64(d)) }
}

func TestThirdInASecondIsRefused(t *testing.T) {
	s, pass := limited(t)
	ok := func() { t.Helper(); wantCode(t, s.ask(t, actionDistribution, stalls(nil)), 200, "") }
	over := func() {
		t.Helper()
		wantCode(t, s.ask(t, actionDistribution, stalls(body{"AppId": "demo-audio"})), 429, "FlowLimitExceeded.QPSOverLimit")
	}
	ok()
	pass(400 * time.Millisecond)
	// Calls of nobody, and calls to another action, do not count.
	wantCode(t, send(t, unsigned(t, s, actionDistribution, "{}")), 401, "MissingAuthenticationToken")
	wantCode(t, s.ask(t, actionApps, "{}"), 200, "")
	ok()
	over()
	pass(599 * time.Millisecond)
	over()
	pass(time.Millisecond)
	ok()
	over()
	pass(400 * time.Millisecond)
	// A call with wrong parameters was let in, so it counts.
	wantCode(t, s.ask(t, actionDistribution, ""), 400, "InvalidParameter.BodyIsEmpty")
	over()
}

func TestListAppsLimit(t *testing.T) {
	s, _ := limited(t)
	for range 20 {
		wantCode(t, s.ask(t, actionApps, "{}"), 200, "")
	}
	wantCode(t, s.ask(t, actionApps, "{}"), 429, "FlowLimitExceeded.QPSOverLimit")
	wantCode(t, s.ask(t, actionDistribution, stalls(nil)), 200, "")
}

func TestLimitHoldsForCallsAtOnce(t *testing.T) {
	s, _ := limited(t)
	var good atomic.Int32
	var all sync.WaitGroup
	for range 16 {
		r := s.signed(t, actionDistribution, stalls(nil))
		all.Go(func() {
			res, err := plain.Do(r)
			if err != nil {
				t.Error(err)
				return
			}
			_ = res.Body.Close()
			if res.StatusCode == 200 {
				good.Add(1)
			}
		})
	}
	all.Wait()
	if good.Load() != 2 {
		t.Errorf("%d of 16 were let in, want 2", good.Load())
	}
}
