package api_test

import (
	"context"
	"errors"
	"fmt"
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

// A ledger remembers calls as the one on disk does, in memory, and fails on demand.
type ledger struct {
	mu           sync.Mutex
	calls        []time.Time
	reads        int
	reading      error // what reading and writing end with
	writing      error
	whole, stuck bool   // whether it keeps whole seconds alone; whether it hangs
	spending     func() // what happens while it writes
}

func (l *ledger) Spend(ctx context.Context, at time.Time) error {
	if l.stuck {
		<-ctx.Done()
		return ctx.Err()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.spending != nil {
		l.spending()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if l.writing != nil {
		return l.writing
	}
	if l.whole {
		at = at.Truncate(time.Second)
	}
	l.calls = append(l.calls, at)
	return nil
}

func (l *ledger) Spent(ctx context.Context, since time.Time) ([]time.Time, error) {
	if l.stuck {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reads++
	if l.reading != nil {
		return nil, l.reading
	}
	slices.SortFunc(l.calls, time.Time.Compare)
	return slices.DeleteFunc(slices.Clone(l.calls), since.After), nil
}

// kept makes a limiter that shares the ledger.
func kept(l api.Ledger, limits ...quality.Limit) *api.Limiter {
	limiter := api.NewLimiter(limits...)
	limiter.KeepIn(l)
	return limiter
}

// use makes a call that is answered at once, or fails.
func use(t *testing.T, limiter *api.Limiter) error {
	t.Helper()
	turn, err := limiter.Wait(t.Context())
	if err == nil {
		turn.Answered()
		turn.Done()
	}
	return err
}

// Two limiters that share a ledger, and one of a later run, share the calls of the day.
func TestLedgerCountsTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limit := quality.Limit{Calls: 4, Per: day}
		book := new(ledger)
		one, other := kept(book, limit), kept(book, limit)
		began := time.Now()
		for i, limiter := range []*api.Limiter{one, other, other, one} {
			if err := use(t, limiter); err != nil {
				t.Fatalf("call %d: %v", i, err)
			}
			time.Sleep(time.Hour)
		}
		later := kept(book, limit)
		for name, limiter := range map[string]*api.Limiter{"one": one, "the other": other, "a later one": later} {
			var spent *api.SpentError
			if err := use(t, limiter); !errors.As(err, &spent) || !spent.Next.Equal(began.Add(day+api.KeptGrace)) {
				t.Errorf("%s: %v, want a refusal up to %s", name, err, began.Add(day+api.KeptGrace))
			}
			if left := limiter.Quota().Left; left != 0 {
				t.Errorf("%s: %d left", name, left)
			}
		}
		time.Sleep(time.Until(began.Add(day + api.KeptGrace)))
		if err := use(t, later); err != nil {
			t.Error(err)
		}
		if err := use(t, one); err == nil {
			t.Error("the call that has become free is made twice")
		}
		if len(book.calls) != 5 {
			t.Errorf("noted %v", book.calls)
		}
	})
}

// A run can know what others have spent before it makes a call.
func TestLedgerIsReadFirst(t *testing.T) {
	book := &ledger{calls: []time.Time{time.Now().Add(-25 * time.Hour), time.Now().Add(-23 * time.Hour),
		time.Now().Add(-time.Second)}}
	c := clientOn(always(http.StatusOK, good), func(cfg *api.Config) { cfg.Limits, cfg.Ledger = byDay, book })
	c.Recount(t.Context())
	if quota := c.Quota(); quota.Left != 58 || quota.Limit != byDay[1] {
		t.Errorf("%+v", quota)
	}
}

// However calls are spread over runs, all limits hold that are kept in the ledger.
func TestLedgerKeepsEveryLimit(t *testing.T) {
	for seed := range uint64(60) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 7))
			limits := []quality.Limit{{Calls: 1 + random.IntN(9), Per: time.Minute}, {Calls: 5 + random.IntN(20), Per: day}}
			book := new(ledger)
			runs := []*api.Limiter{kept(book, limits...), kept(book, limits...)}
			var arrived tally
			for range 60 {
				if random.IntN(10) == 0 { // one ends, another begins
					runs[random.IntN(2)] = kept(book, limits...)
				}
				if random.IntN(3) == 0 {
					time.Sleep(upTo(random, []time.Duration{time.Second, time.Minute, time.Hour}[random.IntN(3)]))
				}
				turn := patient(t, runs[random.IntN(2)])
				if turn == nil {
					t.Fatal("no turn")
				}
				arrived.arrive(time.Now().Add(upTo(random, api.ArrivalGrace-time.Millisecond)))
				time.Sleep(upTo(random, api.ArrivalGrace))
				turn.Sent()
				turn.Done()
			}
			arrived.check(t, limits...)
		})
	}
}

func TestLedgerOfWholeSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limit := quality.Limit{Calls: 3, Per: time.Minute}
		book := &ledger{whole: true}
		var arrived tally
		for range 12 {
			if err := use(t, kept(book, limit)); err != nil {
				t.Fatal(err)
			}
			arrived.arrive(time.Now())
			time.Sleep(700 * time.Millisecond)
		}
		arrived.check(t, limit)
	})
}

// Trouble with the ledger stops no call, and is said; the calls of this run still count, and are noted as soon as that
// is possible.
func TestLedgerThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limit := quality.Limit{Calls: 3, Per: day}
		book := &ledger{calls: []time.Time{time.Now()}}
		limiter := kept(book, limit)
		limiter.Recount(t.Context())
		if quota := limiter.Quota(); quota.Left != 2 || quota.Trouble != nil {
			t.Errorf("%+v", quota)
		}
		book.reading, book.writing = errors.New("the disk is \x1b[31mslow"), errors.New("the disk is full")
		if err := use(t, limiter); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(limiter.Quota().Trouble); got != `calls of other runs are not counted: the disk is \u{1b}[31mslow` {
			t.Errorf("trouble: %q", got)
		}
		if zh := (lang.Printer{Language: lang.Chinese}).Error(
			limiter.Quota().Trouble); zh != `未计入其他进程的调用：the disk is \u{1b}[31mslow` {
			t.Errorf("in Chinese: %q", zh)
		}
		// Readable again, it does not make the run forget the call that it did not take.
		book.reading = nil
		if err := use(t, limiter); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(limiter.Quota().Trouble); got != "other runs do not count the calls of this one: the disk is "+
			"full" {
			t.Errorf("trouble: %q", got)
		}
		if err := use(t, limiter); err == nil || len(book.calls) != 1 {
			t.Errorf("a call too many: %v, noted %v", err, book.calls)
		}
		book.writing = nil
		time.Sleep(day + api.KeptGrace)
		if err := use(t, limiter); err != nil || limiter.Quota().Trouble != nil || len(book.calls) != 4 {
			t.Errorf("%v, trouble %v, noted %v", err, limiter.Quota().Trouble, book.calls)
		}
	})
	synctest.Test(t, func(t *testing.T) { // one that never worked
		book := &ledger{reading: errors.New("no such file"), writing: errors.New("no such file")}
		c := clientOn(always(http.StatusOK, good), func(cfg *api.Config) { cfg.Limits, cfg.Ledger = byDay, book })
		for range 60 {
			if _, err := c.Distribution(t.Context(), stalls()); err != nil {
				t.Fatal(err)
			}
		}
		_, err := c.Distribution(t.Context(), stalls())
		if failed := failure(t, err); failed.Code != "CallsSpent" ||
			!strings.Contains(fmt.Sprint(c.Quota().Trouble), "no such file") {
			t.Errorf("%v, trouble %v", failed, c.Quota().Trouble)
		}
	})
}

// A ledger that hangs costs a call some seconds at most, and a caller that gives up nothing.
func TestLedgerThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := kept(&ledger{stuck: true}, byDay...)
		began := time.Now()
		if err := use(t, limiter); err != nil || time.Since(began) > 5*time.Second ||
			!errors.Is(limiter.Quota().Trouble, context.DeadlineExceeded) {
			t.Errorf("after %s: %v, trouble %v", time.Since(began), err, limiter.Quota().Trouble)
		}
		began = time.Now()
		ctx, cancel := context.WithTimeoutCause(t.Context(), time.Second, errors.New("enough"))
		defer cancel()
		if _, err := limiter.Wait(ctx); err == nil || err.Error() != "enough" || time.Since(began) != time.Second {
			t.Errorf("given up after %s: %v", time.Since(began), err)
		}
	})
}

// A call that was permitted is noted even if its caller gives up just then.
func TestLedgerNotesCallsThatWereGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		book := &ledger{spending: cancel}
		turn, err := kept(book, byDay...).Wait(ctx)
		if err != nil || len(book.calls) != 1 {
			t.Fatalf("%v, noted %v", err, book.calls)
		}
		turn.Done()
	})
}

// A limit by the second is not worth a disk.
func TestLedgerIsLeftAloneWithoutLongLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		book := new(ledger)
		limiter := kept(book, twoASecond, quality.Limit{Calls: 9, Per: time.Minute - 1})
		for range 5 {
			if err := use(t, limiter); err != nil {
				t.Fatal(err)
			}
		}
		if len(book.calls) != 0 || book.reads != 0 {
			t.Errorf("%d calls noted, %d times read", len(book.calls), book.reads)
		}
	})
}

// Calls that a wrong clock put into the future do not lock the account out until then.
func TestLedgerOfTheFuture(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		book := &ledger{calls: []time.Time{time.Now().AddDate(50, 0, 0), time.Now().Add(time.Hour)}}
		limiter := kept(book, quality.Limit{Calls: 1, Per: day})
		if left := limiter.Quota().Left; left != 1 {
			t.Errorf("%d left", left)
		}
		if err := use(t, limiter); err != nil {
			t.Error(err)
		}
		if err := use(t, limiter); err == nil {
			t.Error("a second call is permitted")
		}
	})
}
