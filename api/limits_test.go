package api_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
)

const day = 24 * time.Hour

// byDay are limits like those of BytePlus.
var byDay = []quality.Limit{{Calls: 10, Per: time.Minute}, {Calls: 60, Per: day}}

func TestLimitsOf(t *testing.T) {
	for host, want := range map[string][]quality.Limit{
		"rtc.volcengineapi.com":                 {twoASecond},
		"open-ap-singapore-1.volcengineapi.com": {twoASecond},
		"127.0.0.1:8080":                        {twoASecond},
		"[::1]:8080":                            {twoASecond},
		"gateway.example.com":                   {twoASecond},
		"open.byteplusapi.com.example.com":      {twoASecond},
		"notbyteplusapi.com":                    {twoASecond},
		"":                                      {twoASecond},
		"open.byteplusapi.com":                  byDay,
		"open.byteplusapi.com:443":              byDay,
		"Open.BytePlusAPI.com.":                 byDay,
		"open-ap-singapore-1.byteplusapi.com":   byDay,
		"byteplusapi.com":                       byDay,
	} {
		if got := api.LimitsOf(api.Endpoint{Scheme: "https", Host: host}); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", host, got, want)
		}
	}
}

// patient waits for a turn and, where a limit is used up, until the instant that the limiter names.
func patient(t *testing.T, limiter *api.Limiter) *api.Turn {
	t.Helper()
	for range 3 {
		turn, err := limiter.Wait(t.Context())
		var spent *api.SpentError
		if !errors.As(err, &spent) {
			if err != nil {
				t.Error(err)
			}
			return turn
		}
		if wait := time.Until(spent.Next); wait <= 2*time.Minute {
			t.Errorf("not waited for: %s, under %v", wait, spent.Limit)
		}
		time.Sleep(time.Until(spent.Next))
	}
	return nil // others came first each time
}

// Under any limits at once, callers, connections and answers of random slowness: no window of any limit ever holds
// more calls than it permits, wherever between writing and answer the service counts them.
func TestLimiterKeepsEveryLimit(t *testing.T) {
	for seed := range uint64(80) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 5))
			var limits []quality.Limit
			for _, per := range []time.Duration{time.Second, 7 * time.Second, time.Minute, 10 * time.Minute, day} {
				if random.IntN(2) == 0 {
					limits = append(limits, quality.Limit{Calls: 1 + random.IntN(9), Per: per})
				}
			}
			limiter := api.NewLimiter(limits...)
			var arrived tally
			var all sync.WaitGroup
			for range 1 + random.IntN(5) {
				own := rand.New(rand.NewPCG(random.Uint64(), 6))
				all.Go(func() {
					for range 12 {
						if own.IntN(3) == 0 {
							time.Sleep(upTo(own, []time.Duration{time.Second, time.Minute, time.Hour}[own.IntN(3)]))
						}
						turn := patient(t, limiter)
						if turn == nil {
							continue
						}
						if own.IntN(3) == 0 {
							time.Sleep(upTo(own, 10*time.Second)) // connecting
						}
						turn.Sent()
						latency := upTo(own, 3*time.Second)
						arrived.arrive(time.Now().Add(time.Duration(own.Int64N(int64(min(latency, api.ArrivalGrace))))))
						time.Sleep(latency)
						if own.IntN(4) > 0 {
							turn.Answered()
						}
						turn.Done()
					}
				})
			}
			all.Wait()
			arrived.check(t, limits...)
		})
	}
}

// Limits of nothing are none, and without any limit nothing is held back.
func TestLimiterWithoutLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, limiter := range []*api.Limiter{api.NewLimiter(),
			api.NewLimiter(quality.Limit{}, quality.Limit{Calls: -1, Per: time.Second},
				quality.Limit{Calls: 1, Per: -time.Second})} {
			began := time.Now()
			for range 100 {
				turn, err := limiter.Wait(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				turn.Done()
			}
			if quota := limiter.Quota(); time.Since(began) != 0 || quota != (quality.Quota{}) {
				t.Errorf("held back for %s, %+v", time.Since(began), quota)
			}
		}
	})
}

// What hours of waiting would cure is refused at once, with the instant from which it is permitted, neither earlier
// nor later.
func TestLimiterRefusesToWaitForHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limits := []quality.Limit{twoASecond, {Calls: 3, Per: day}}
		limiter := api.NewLimiter(limits...)
		first := time.Now().Add(100 * time.Millisecond) // its answer
		for left := 3; left > 0; left-- {
			if quota := limiter.Quota(); quota.Left != left || quota.Limit != limits[1] {
				t.Errorf("%+v, want %d left", quota, left)
			}
			turn, err := limiter.Wait(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			turn.Sent()
			time.Sleep(100 * time.Millisecond)
			turn.Answered()
			turn.Done()
			time.Sleep(time.Hour)
		}
		began := time.Now()
		_, err := limiter.Wait(t.Context())
		var spent *api.SpentError
		if !errors.As(err, &spent) || !spent.Next.Equal(first.Add(day)) || spent.Limit != limits[1] ||
			time.Since(began) != 0 {
			t.Fatalf("after %s: %v", time.Since(began), err)
		}
		if left := limiter.Quota().Left; left != 0 {
			t.Errorf("%d left", left)
		}
		// Two minutes and less are waited for.
		time.Sleep(time.Until(spent.Next) - 2*time.Minute - 1)
		if _, err := limiter.Wait(t.Context()); !errors.As(err, &spent) {
			t.Errorf("a call is permitted %s before %s: %v", time.Until(spent.Next), spent.Next, err)
		}
		time.Sleep(time.Nanosecond)
		if _, err := limiter.Wait(t.Context()); err != nil || !time.Now().Equal(spent.Next) {
			t.Errorf("the next call starts at %s, want %s; %v", time.Now(), spent.Next, err)
		}
	})
}

// A failed wait takes no place and leaves the turn to others; those who are cancelled hear of that first.
func TestLimiterRefusalTakesNoPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(quality.Limit{Calls: 1, Per: time.Hour})
		turn, _ := limiter.Wait(t.Context())
		turn.Answered()
		for range 5 {
			if _, err := limiter.Wait(t.Context()); err == nil {
				t.Fatal("a call more is permitted")
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := limiter.Wait(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		time.Sleep(time.Hour)
		if _, err := limiter.Wait(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// The client says what is used up and until when, sends nothing and tries nothing again.
func TestClientOutOfCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // whose clock starts at 2000-01-01T00:00Z
		c := clientOn(always(http.StatusOK, good), func(
			cfg *api.Config) {
			cfg.Limits = []quality.Limit{{Calls: 2, Per: day}}
		})
		if quota := c.Quota(); quota.Limit != (quality.Limit{Calls: 2, Per: day}) || quota.Left != 2 {
			t.Errorf("%+v", quota)
		}
		for range 2 {
			if _, err := c.Distribution(t.Context(), stalls()); err != nil {
				t.Fatal(err)
			}
		}
		began := time.Now()
		_, err := c.Distribution(t.Context(), stalls())
		failed := failure(t, err)
		if failed.Code != "CallsSpent" || failed.Kind != api.KindFlow || failed.Action != "ListQualityDistribution" ||
			c.Calls() != 2 || time.Since(began) != 0 {
			t.Errorf("%+v by %d calls after %s", *failed, c.Calls(), time.Since(began))
		}
		for _, want := range []string{"all 2 calls", "24 hours", "2000-01-02 08:00 (+08:00)", "can still be explored"} {
			if !strings.Contains(failed.Error(), want) {
				t.Errorf("%q does not say %q", failed, want)
			}
		}
		zh := failed.Says(lang.Printer{Language: lang.Chinese})
		if zh != "24 小时内允许的 2 次调用已用完；2000-01-02 08:00 (+08:00) 起可再次调用" {
			t.Errorf("in Chinese: %q", zh)
		}
		if quota := c.Quota(); quota.Left != 0 || quota.Trouble != nil {
			t.Errorf("%+v", quota)
		}
		var spent *api.SpentError
		if !errors.As(err, &spent) {
			t.Errorf("the cause is %v", errors.Unwrap(failed))
		}
		time.Sleep(time.Until(spent.Next))
		if _, err := c.Distribution(t.Context(), stalls()); err != nil {
			t.Error(err)
		}
	})
}

func TestSpentErrorIsSpelledOut(t *testing.T) {
	at := time.Date(2026, 11, 22, 3, 59, 0, 1, time.UTC) // a nanosecond past the minute: the next is safe to name
	for _, tt := range []struct {
		limit quality.Limit
		want  string
	}{
		{quality.Limit{Calls: 60, Per: day},
			"all 60 calls that are permitted in 24 hours are made; the next is permitted at 2026-11-22 12:00 (+08:00)"},
		{quality.Limit{Calls: 1, Per: time.Hour}, "the 1 call that is permitted in 1 hour is made"},
		{quality.Limit{Calls: 5, Per: 90 * time.Minute}, " 5 calls that are permitted in 90 minutes "},
		{quality.Limit{Calls: 5, Per: time.Minute}, " in 1 minute "},
		{quality.Limit{Calls: 5, Per: 150 * time.Second}, " in 150 seconds "},
		{quality.Limit{Calls: 5, Per: 1500 * time.Millisecond}, " in 1.5s "},
	} {
		if got := (&api.SpentError{Limit: tt.limit, Next: at}).Error(); !strings.Contains(got, tt.want) {
			t.Errorf("%v: %q, want %q", tt.limit, got, tt.want)
		}
	}
}

// Where no limit is given it is the endpoint's; a limiter that is given keeps its own.
func TestClientTakesItsLimits(t *testing.T) {
	at := func(host string, limits ...quality.Limit) api.Config {
		return api.Config{Endpoint: api.Endpoint{Scheme: "https", Host: host, Path: "/"}, Limits: limits}
	}
	injected := at("open.byteplusapi.com")
	injected.Limiter = api.NewLimiter(quality.Limit{Calls: 7, Per: 2 * day})
	for _, tt := range []struct {
		cfg  api.Config
		want quality.Limit
	}{
		{at("rtc.volcengineapi.com"), quality.Limit{}},
		{at("open.byteplusapi.com"), quality.Limit{Calls: 60, Per: day}},
		{at("open.byteplusapi.com", quality.Limit{Calls: 5, Per: time.Hour}, twoASecond),
			quality.Limit{Calls: 5, Per: time.Hour}},
		{injected, quality.Limit{Calls: 7, Per: 2 * day}},
	} {
		if got := api.New(tt.cfg).Quota(); got.Limit != tt.want || got.Left != tt.want.Calls {
			t.Errorf("%s: %+v, want all of %v", tt.cfg.Endpoint.Host, got, tt.want)
		}
	}
}
