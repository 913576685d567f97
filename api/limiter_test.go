package api_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptrace"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
)

// A tally notes when calls arrive at a service.
type tally struct {
	mu       sync.Mutex
	arrivals []time.Time
}

func (a *tally) arrive(at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.arrivals = append(a.arrivals, at)
}

// twoASecond is the limit of the API page.
var twoASecond = quality.Limit{Calls: 2, Per: time.Second}

// check fails where more calls arrived within a limit's time, its ends included, than the limit permits.
func (a *tally) check(t *testing.T, limits ...quality.Limit) {
	t.Helper()
	a.mu.Lock()
	defer a.mu.Unlock()
	slices.SortFunc(a.arrivals, time.Time.Compare)
	for _, limit := range limits {
		for i := limit.Calls; i < len(a.arrivals); i++ {
			if apart := a.arrivals[i].Sub(a.arrivals[i-limit.Calls]); apart <= limit.Per {
				t.Fatalf("calls %d to %d of %d arrive within %s, against %v", i-limit.Calls, i, len(a.arrivals), apart, limit)
			}
		}
	}
}

// upTo is a random time that is at least a microsecond.
func upTo(random *rand.Rand, most time.Duration) time.Duration {
	return time.Microsecond + time.Duration(random.Int64N(int64(most)))
}

// Wherever between its writing and its answer the service counts a call, it never counts three in one second: random
// crowds of callers, connections and answers of random slowness, arrivals anywhere in between, and calls that fail.
func TestLimiterPace(t *testing.T) {
	for seed := range uint64(60) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 1))
			limiter := api.NewLimiter(twoASecond)
			var arrived tally
			var all sync.WaitGroup
			for range 1 + random.IntN(6) {
				own := rand.New(rand.NewPCG(random.Uint64(), 2))
				slowest := []time.Duration{time.Millisecond, 100 * time.Millisecond, time.Second, 3 * time.Second}[own.IntN(4)]
				all.Go(func() {
					for range 8 {
						if own.IntN(3) == 0 {
							time.Sleep(upTo(own, 2*time.Second))
						}
						turn, err := limiter.Wait(t.Context())
						if err != nil {
							t.Error(err)
							return
						}
						if own.IntN(3) == 0 {
							time.Sleep(upTo(own, 2*time.Second)) // connecting
						}
						turn.Sent()
						latency := upTo(own, slowest)
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
			arrived.check(t, twoASecond)
		})
	}
}

// A call that its caller gave up on may still be on its way: it counts when it arrives, not when it was given up.
func TestLimiterCountsCallsThatWereGivenUp(t *testing.T) {
	for seed := range uint64(60) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 3))
			var arrived tally
			c := clientOn(func(r *http.Request) (*http.Response, error) {
				if random.IntN(3) == 0 { // connecting
					select {
					case <-time.After(upTo(random, 2*time.Second)):
					case <-r.Context().Done():
						return nil, r.Context().Err()
					}
				}
				wrote(r)
				travel := upTo(random, api.ArrivalGrace-time.Millisecond) // there; the answer takes as long
				arrived.arrive(time.Now().Add(travel))
				select {
				case <-time.After(2 * travel):
					return answer(http.StatusOK, good), nil
				case <-r.Context().Done():
					return nil, r.Context().Err()
				}
			})
			for range 12 { // one query supersedes the other
				ctx, cancel := context.WithTimeout(t.Context(), upTo(random, 3*time.Second))
				if random.IntN(2) == 0 {
					time.AfterFunc(upTo(random, api.ArrivalGrace), cancel)
				}
				_, _ = c.Distribution(ctx, stalls())
				cancel()
			}
			arrived.check(t, twoASecond)
		})
	}
}

// wrote says, as http.Transport does, that a request went out.
func wrote(r *http.Request) {
	if trace := httptrace.ContextClientTrace(r.Context()); trace != nil && trace.WroteRequest != nil {
		trace.WroteRequest(httptrace.WroteRequestInfo{})
	}
}

// pace makes n calls, as many at once as callers, and lists when they started, counted from the first.
func pace(t *testing.T, n, callers int, connecting, latency time.Duration) []time.Duration {
	var starts []time.Duration
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(twoASecond)
		began := time.Now()
		var mu sync.Mutex
		var all sync.WaitGroup
		for range callers {
			all.Go(func() {
				for range n / callers {
					turn, err := limiter.Wait(t.Context())
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					starts = append(starts, time.Since(began))
					mu.Unlock()
					time.Sleep(connecting)
					if latency >= 0 {
						turn.Sent()
						time.Sleep(latency)
						turn.Answered()
					}
					turn.Done()
				}
			})
		}
		all.Wait()
	})
	return starts
}

// The limit is used up: nothing waits longer than the service's count asks for.
func TestLimiterWastesNoTime(t *testing.T) {
	const s, ms = time.Second, time.Millisecond
	for _, tt := range []struct {
		name       string
		callers    int
		connecting time.Duration
		latency    time.Duration // below zero: the connection fails
		want       []time.Duration
	}{
		{"answers at once", 1, 0, 0, []time.Duration{0, 0, s, s, 2 * s, 2 * s}},
		{"one after the other", 1, 0, 100 * ms, []time.Duration{0, 100 * ms, 1100 * ms, 1200 * ms, 2200 * ms, 2300 * ms}},
		{"two at once", 2, 0, 100 * ms, []time.Duration{0, 0, 1100 * ms, 1100 * ms, 2200 * ms, 2200 * ms}},
		// Slow answers are not waited for: a request takes only so long to arrive.
		{"slow answers", 6, 0, 10 * s, []time.Duration{0, 0, 1250 * ms, 1250 * ms, 2500 * ms, 2500 * ms}},
		{"slow answers, one after the other", 1, 0, 2 * s, []time.Duration{0, 2 * s, 4 * s, 6 * s, 8 * s, 10 * s}},
		// A call that is still connecting may arrive at any time: until it is written, its place is taken.
		{"slow connections", 6, 3 * s, 100 * ms, []time.Duration{0, 0, 4100 * ms, 4100 * ms, 8200 * ms, 8200 * ms}},
		{"very slow connections", 6, 100 * s, 0, []time.Duration{0, 0, 101 * s, 101 * s, 202 * s, 202 * s}},
		{"no connections", 6, 3 * s, -1, []time.Duration{0, 0, 4250 * ms, 4250 * ms, 8500 * ms, 8500 * ms}},
	} {
		if got := pace(t, len(tt.want), tt.callers, tt.connecting, tt.latency); !slices.Equal(got, tt.want) {
			t.Errorf("%s: calls start after %v, want %v", tt.name, got, tt.want)
		}
	}
}

// The client says what it knows of its calls: answered at once they make two a second, and those that never come
// through hold their places as long as they may still arrive.
func TestClientReportsToTheLimiter(t *testing.T) {
	const s, ms = time.Second, time.Millisecond
	for _, tt := range []struct {
		name    string
		network network
		want    []time.Duration
	}{
		{"answered at once", always(http.StatusOK, good), []time.Duration{0, 0, s, s, 2 * s, 2 * s}},
		{"refused at once", always(http.StatusBadRequest, refused("InvalidParameter", "")),
			[]time.Duration{0, 0, s, s, 2 * s, 2 * s}},
		{"not to be reached", fails(&net.DNSError{Err: "no such host", IsNotFound: true}),
			[]time.Duration{0, 0, 1250 * ms, 1250 * ms, 2500 * ms, 2500 * ms}},
	} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			var starts []time.Duration
			c := clientOn(func(r *http.Request) (*http.Response, error) {
				starts = append(starts, time.Since(began))
				return tt.network(r)
			})
			for range tt.want {
				_, _ = c.Distribution(t.Context(), stalls())
			}
			if !slices.Equal(starts, tt.want) {
				t.Errorf("%s: calls start after %v, want %v", tt.name, starts, tt.want)
			}
		})
	}
}

// An answer that comes while others wait shortens their wait.
func TestLimiterHearsOfAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(twoASecond)
		first, _ := limiter.Wait(t.Context())
		second, _ := limiter.Wait(t.Context())
		began := time.Now()
		first.Sent()
		second.Sent()
		time.AfterFunc(40*time.Millisecond, second.Answered) // the older call decides
		time.AfterFunc(70*time.Millisecond, first.Answered)
		for _, late := range []func(){first.Sent, first.Answered, first.Done} { // said again, it changes nothing
			time.AfterFunc(900*time.Millisecond, late)
		}
		if _, err := limiter.Wait(t.Context()); err != nil || time.Since(began) != 1070*time.Millisecond {
			t.Errorf("the third call starts after %s, %v", time.Since(began), err)
		}
	})
}

// queue starts n waits in order and hands over the numbers in the order in which they end.
func queue(ctx func(i int) context.Context, limiter *api.Limiter, n int) <-chan int {
	granted := make(chan int, n)
	for i := range n {
		go func() {
			if turn, err := limiter.Wait(ctx(i)); err == nil {
				turn.Answered()
				turn.Done()
				granted <- i
			}
		}()
		synctest.Wait() // this one waits before the next one comes
	}
	return granted
}

// Calls start in the order in which they were asked for.
func TestLimiterIsFair(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const n = 20
		granted := queue(func(int) context.Context { return t.Context() }, api.NewLimiter(twoASecond), n)
		for want := range n {
			if got := <-granted; got != want {
				t.Errorf("call %d starts in place of %d", got, want)
			}
		}
	})
}

// A waiter that gives up leaves at once, with the cause, and takes no place: those behind it move up.
func TestLimiterCancel(t *testing.T) {
	enough := errors.New("enough")
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(twoASecond)
		for range 2 {
			turn, _ := limiter.Wait(t.Context())
			turn.Answered()
		}
		began := time.Now()
		// Of the waiters behind those two, the first stands at the head of the queue, the others behind it.
		givenUp, giveUp := context.WithCancelCause(t.Context())
		granted := queue(func(i int) context.Context {
			if i == 0 || i == 2 {
				return givenUp
			}
			return t.Context()
		}, limiter, 5)
		time.Sleep(300 * time.Millisecond)
		ended := make(chan error, 1)
		go func() {
			_, err := limiter.Wait(givenUp)
			ended <- err
		}()
		synctest.Wait()
		giveUp(enough)
		if err := <-ended; !errors.Is(err, enough) || time.Since(began) != 300*time.Millisecond {
			t.Errorf("the wait ended with %v after %s", err, time.Since(began))
		}
		for at, want := range []int{1, 3, 4} {
			got := <-granted
			if after := time.Since(began); got != want || after != time.Duration(at/2+1)*time.Second {
				t.Errorf("place %d goes to call %d after %s, want call %d", at, got, after, want)
			}
		}
		if _, err := limiter.Wait(givenUp); !errors.Is(err, enough) {
			t.Errorf("a wait that was given up before it began ended with %v", err)
		}
	})
}

// A pause holds back also those that wait already; a shorter one does not end a longer one.
func TestLimiterPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(twoASecond)
		began := time.Now()
		limiter.Pause(3 * time.Second)
		limiter.Pause(time.Second)
		limiter.Pause(-time.Hour)
		turn, err := limiter.Wait(t.Context())
		if err != nil || time.Since(began) != 3*time.Second {
			t.Errorf("after the pause a call starts at %s, %v", time.Since(began), err)
		}
		turn.Done()
		limiter.Pause(5 * time.Second)
		time.AfterFunc(4*time.Second, func() { limiter.Pause(10 * time.Second) })
		if _, err := limiter.Wait(t.Context()); err != nil || time.Since(began) != 17*time.Second {
			t.Errorf("a pause while a call waits ends at %s, %v", time.Since(began), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		limiter.Pause(time.Minute)
		if _, err := limiter.Wait(ctx); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != 18*time.Second {
			t.Errorf("a wait in a pause ended with %v at %s", err, time.Since(began))
		}
		// Nobody waits for an hour, not even who waits already.
		time.AfterFunc(time.Second, func() { limiter.Pause(time.Hour) })
		var spent *api.SpentError
		if _, err := limiter.Wait(t.Context()); !errors.As(err, &spent) || time.Since(began) != 19*time.Second ||
			!spent.Next.Equal(time.Now().Add(time.Hour)) {
			t.Errorf("a wait in a long pause ended with %v at %s", err, time.Since(began))
		}
	})
}
