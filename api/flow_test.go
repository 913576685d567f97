package api_test

import (
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/lang"
)

const tooMany = "FlowLimitExceeded.QPSOverLimit"

// ask makes a call and gives back its error alone.
func ask(t *testing.T, c *api.Client) error {
	t.Helper()
	_, err := c.Distribution(t.Context(), stalls())
	return err
}

// startsOf notes when requests start, counted from the first.
func startsOf(n network) (network, *[]time.Duration) {
	var first time.Time
	starts := new([]time.Duration)
	return func(r *http.Request) (*http.Response, error) {
		if first.IsZero() {
			first = time.Now()
		}
		*starts = append(*starts, time.Since(first))
		return n(r)
	}, starts
}

// A call that is refused for calling too often, in whatever shape, is made again for a minute, ever more slowly; then
// the error says how often and how long.
func TestFlowBudget(t *testing.T) {
	for _, tt := range []struct{ name, body, code string }{
		{"a refusal", refused(tooMany, "Too many."), tooMany},
		{"an unknown code", refused("Brand.New", ""), "Brand.New"},
		{"a page", "<html>", "AnswerNotJSON"},
		{"nothing", "", "AnswerEmpty"},
		{"a list", "[]", "AnswerOfAnotherShape"},
	} {
		synctest.Test(t, func(t *testing.T) {
			n, starts := startsOf(always(429, tt.body))
			failed := failure(t, ask(t, clientOn(n)))
			last := (*starts)[len(*starts)-1]
			if failed.Code != tt.code || failed.Kind != api.KindFlow ||
				!strings.Contains(failed.Says(lang.Printer{}), "no call came through for") ||
				!strings.Contains(failed.Advice, "more calls than") {
				t.Errorf("%s: %+v", tt.name, *failed)
			}
			if last < api.FlowBudget-8*time.Second || last > api.FlowBudget || len(*starts) > 40 {
				t.Errorf("%s: the last of %d attempts starts after %s", tt.name, len(*starts), last)
			}
			for i, least := range []time.Duration{750 * time.Millisecond, 1500 * time.Millisecond, 3 * time.Second} {
				if gap := (*starts)[i+1] - (*starts)[i]; gap < least {
					t.Errorf("%s: attempt %d comes after %s, want %s at least", tt.name, i+2, gap, least)
				}
			}
		})
	}
}

// Pauses differ by chance, and by nearly all of their length.
func TestFlowPausesAreJittered(t *testing.T) {
	var shortest, longest time.Duration
	for i := range 100 {
		synctest.Test(t, func(t *testing.T) {
			n, starts := startsOf(always(429, refused(tooMany, "")))
			// Without limits there is no pace, so the pauses show.
			_ = ask(t, clientOn(n, func(cfg *api.Config) { cfg.Limiter = api.NewLimiter() }))
			third := (*starts)[3] - (*starts)[2]
			if i == 0 {
				shortest, longest = third, third
			}
			shortest, longest = min(shortest, third), max(longest, third)
		})
	}
	if shortest > time.Second || longest < 3*time.Second || longest > 4*time.Second+time.Millisecond {
		t.Errorf("third pauses take from %s to %s, want about 0 to 4 s", shortest, longest)
	}
}

// As long as some call of the process comes through, the others go on.
func TestFlowBudgetIsRenewedByAnySuccess(t *testing.T) {
	for _, tt := range []struct {
		others bool
		code   string
	}{{true, "none"}, {false, tooMany}} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			c := clientOn(func(r *http.Request) (*http.Response, error) {
				if r.URL.Query().Get("Action") == "ListQualityDistribution" && time.Since(began) < 3*time.Minute {
					return answer(429, refused(tooMany, "")), nil
				}
				return answer(http.StatusOK, good), nil
			})
			over := make(chan struct{})
			if tt.others {
				go func() {
					for {
						select {
						case <-time.After(25 * time.Second):
							_, _ = c.Apps(t.Context())
						case <-over:
							return
						}
					}
				}()
			}
			err := ask(t, c)
			close(over)
			var failed *api.Error
			switch {
			case tt.others && err != nil, !tt.others && (!errors.As(err, &failed) || failed.Code != tt.code):
				t.Errorf("with successes of others %v: %v", tt.others, err)
			}
		})
	}
}

// A refusal halves the pace and successes bring it back; so does time.
func TestFlowPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var refuse atomic.Int32
		refuse.Store(3)
		n, starts := startsOf(func(*http.Request) (*http.Response, error) {
			if refuse.Add(-1) >= 0 {
				return answer(429, refused(tooMany, "")), nil
			}
			return answer(http.StatusOK, good), nil
		})
		c := clientOn(n)
		calls := func(n int) []time.Duration {
			before := len(*starts)
			for range n {
				if err := ask(t, c); err != nil {
					t.Error(err)
				}
			}
			var gaps []time.Duration
			for i := max(1, before); i < len(*starts); i++ {
				gaps = append(gaps, (*starts)[i]-(*starts)[i-1])
			}
			return gaps
		}
		gaps := calls(8) // three gaps after refusals, then after one success and after two, then the whole pace
		for i, least := range []time.Duration{750 * time.Millisecond, 1500 * time.Millisecond, 3 * time.Second,
			2 * time.Second, time.Second} {
			if gaps[i] < least || i >= 3 && gaps[i] != least {
				t.Errorf("gap %d is %s, want %s", i, gaps[i], least)
			}
		}
		if whole := gaps[5:]; len(whole) != 5 || whole[0]+whole[1]+whole[2]+whole[3]+whole[4] > 2500*time.Millisecond {
			t.Errorf("at the end the gaps are %v", whole)
		}
		refuse.Store(1)
		_ = calls(1)
		time.Sleep(2 * time.Minute)
		if gaps := calls(2); gaps[1] != 0 {
			t.Errorf("after two minutes the gaps are %v", gaps)
		}
	})
}

// On BytePlus the limit of a day looks like that of a minute: one more attempt tells.
func TestFlowOnBytePlus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clientOn(always(429, refused(tooMany, "")),
			func(cfg *api.Config) { cfg.Endpoint.Host = "open.byteplusapi.com" })
		if failed := failure(t, ask(t, c)); failed.Code != tooMany || c.Calls() != 2 {
			t.Errorf("%v after %d calls", failed, c.Calls())
		}
	})
}

// The service may say when it takes the next call, in seconds or as an instant by its own clock.
func TestRetryAfter(t *testing.T) {
	const s = time.Second
	for _, tt := range []struct {
		name, retryAfter, date string
		least, most            time.Duration // before the second attempt; zero: there is none
	}{
		{"seconds", "7", "", 7 * s, 8 * s},
		{"spaces", " 7 ", "", 7 * s, 8 * s},
		{"a minute", "60", "", 60 * s, 61 * s},
		{"an instant", "Sun, 22 Nov 2026 04:00:09 GMT", "", 9 * s, 10 * s}, // noon in the zone of the data
		{"an instant by another clock", "Mon, 01 Jan 2001 00:00:09 GMT", "Mon, 01 Jan 2001 00:00:00 GMT", 9 * s, 10 * s},
		{"an instant that is over", "Mon, 01 Jan 2001 00:00:09 GMT", "", 3 * s / 4, 2 * s},
		{"nothing", "0", "", 3 * s / 4, 2 * s},
		{"less than nothing", "-5", "", 3 * s / 4, 2 * s},
		{"a word", "soon", "", 3 * s / 4, 2 * s},
		{"no integer", "1.5", "", 3 * s / 4, 2 * s},
		{"a day", "86400", "", 0, 0},
		{"a day as an instant", "Mon, 23 Nov 2026 04:00:00 GMT", "", 0, 0},
		{"more than an integer holds", "99999999999999999999", "", 0, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			calls := 0
			c := clientOn(func(*http.Request) (*http.Response, error) {
				if calls++; calls > 1 {
					return answer(http.StatusOK, good), nil
				}
				a := answer(429, refused(tooMany, "Too many."))
				a.Header.Set("Retry-After", tt.retryAfter)
				if tt.date != "" {
					a.Header.Set("Date", tt.date)
				}
				return a, nil
			})
			began := time.Now()
			err := ask(t, c)
			took := time.Since(began)
			if tt.most > 0 {
				if err != nil || c.Calls() != 2 || took < tt.least || took > tt.most {
					t.Errorf("%s: %v by %d calls after %s", tt.name, err, c.Calls(), took)
				}
				return
			}
			failed := failure(t, err)
			if c.Calls() != 1 || took != 0 || !strings.Contains(failed.Says(lang.Printer{}),
				"Too many. (the service takes the next call at ") {
				t.Errorf("%s: %v by %d calls after %s", tt.name, failed, c.Calls(), took)
			}
		})
	}
}

// Until the time that the service named, no call is made; then the next one is.
func TestRetryAfterHoldsForAllCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int32
		c := clientOn(func(*http.Request) (*http.Response, error) {
			if calls.Add(1) > 1 {
				return answer(http.StatusOK, good), nil
			}
			a := answer(429, refused(tooMany, "Too many."))
			a.Header.Set("Retry-After", "86400")
			return a, nil
		})
		first := failure(t, ask(t, c))
		at := time.Now().Add(24 * time.Hour).Format("2006-01-02")
		if !strings.Contains(first.Error(), at) {
			t.Errorf("%v does not name %s", first, at)
		}
		time.Sleep(23 * time.Hour)
		second := failure(t, ask(t, c))
		if second.Code != "CallsSpent" || second.Kind != api.KindFlow || calls.Load() != 1 ||
			!strings.Contains(second.Error(), "the service takes the next call at "+at) {
			t.Errorf("%v after %d calls", second, calls.Load())
		}
		time.Sleep(time.Hour)
		if err := ask(t, c); err != nil || calls.Load() != 2 {
			t.Errorf("a day later: %v, %d calls", err, calls.Load())
		}
	})
}
