package api_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
)

// A board is one in memory, which fails on demand.
type board struct {
	mu      sync.Mutex
	calls   []api.Posted
	changes int
	broken  error
}

func (b *board) Change(change func([]api.Posted) []api.Posted) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.changes++
	if b.broken != nil {
		return b.broken
	}
	b.calls = change(slices.Clone(b.calls))
	return nil
}

// onBoard makes a limiter that shares the board.
func onBoard(b *board, limits ...quality.Limit) *api.Limiter {
	l := api.NewLimiter(limits...)
	l.ShareOn(b, limits...)
	return l
}

// However the calls of several processes fall, and wherever between writing and answer the service counts them, it
// never counts three in one second.
func TestProcessesShareTheLimit(t *testing.T) {
	for seed := range uint64(40) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 11))
			var b board
			var arrived tally
			var all sync.WaitGroup
			for range 2 + random.IntN(4) {
				limiter := onBoard(&b, twoASecond)
				for range 1 + random.IntN(2) {
					own := rand.New(rand.NewPCG(random.Uint64(), 12))
					all.Go(func() {
						for range 6 {
							turn, err := limiter.Wait(t.Context())
							if err != nil {
								t.Error(err)
								return
							}
							turn.Sent()
							latency := upTo(own, 600*time.Millisecond)
							arrived.arrive(time.Now().Add(time.Duration(own.Int64N(int64(min(latency, api.ArrivalGrace))))))
							time.Sleep(latency)
							turn.Answered()
							turn.Done()
						}
					})
				}
			}
			all.Wait()
			arrived.check(t, twoASecond)
		})
	}
}

// Together the processes use up what is permitted: nobody waits for longer than the service's count asks for.
func TestSharingWastesNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b board
		began := time.Now()
		var all sync.WaitGroup
		for range 4 {
			limiter := onBoard(&b, twoASecond)
			all.Go(func() {
				for range 10 {
					turn, _ := limiter.Wait(t.Context())
					turn.Sent()
					time.Sleep(20 * time.Millisecond)
					turn.Answered()
					turn.Done()
				}
			})
		}
		all.Wait()
		if took := time.Since(began); took > 20*1020*time.Millisecond {
			t.Errorf("40 calls take %s", took)
		}
	})
}

// A call that is still under way when another process looks is looked at again: its answer shortens the wait.
func TestSharingHearsOfAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b board
		began := time.Now()
		one, other := onBoard(&b, twoASecond), onBoard(&b, twoASecond)
		for range 2 {
			turn, _ := one.Wait(t.Context())
			time.AfterFunc(40*time.Millisecond, turn.Answered)
		}
		if err := use(t, other); err != nil || time.Since(began) != 1040*time.Millisecond {
			t.Errorf("the other starts after %s, %v", time.Since(began), err)
		}
	})
}

// A call that is written late, as on a new connection, takes none off the board that still counts.
func TestSharingForgetsNoCallEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b board
		began := time.Now()
		if err := use(t, onBoard(&b, twoASecond)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(500 * time.Millisecond)
		slow, err := onBoard(&b, twoASecond).Wait(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(300 * time.Millisecond)
		slow.Sent()
		if err := use(t, onBoard(&b, twoASecond)); err != nil || time.Since(began) < time.Second {
			t.Errorf("a third call starts after %s, %v", time.Since(began), err)
		}
	})
}

// A process that ended in the middle of its calls, however it ended, holds their places for as long as they may count.
func TestDeadProcessesBlockNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b board
		dead := onBoard(&b, twoASecond)
		for range 2 {
			if _, err := dead.Wait(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		began := time.Now()
		if err := use(t, onBoard(&b, twoASecond)); err != nil || time.Since(began) != time.Second+api.ArrivalGrace {
			t.Errorf("after %s: %v", time.Since(began), err)
		}
	})
}

// What cannot be shared stops no call, and the process keeps its own limit.
func TestSharingThatFails(t *testing.T) {
	future := func(d time.Duration) api.Posted {
		return api.Posted{ID: 1, Started: time.Now().Add(d), Counted: time.Now().Add(d)}
	}
	for _, tt := range []struct {
		name  string
		board func() *board
	}{
		{"a broken board", func() *board { return &board{broken: errors.New("read-only")} }},
		{"a clock that was wrong", func() *board {
			return &board{calls: []api.Posted{future(time.Hour),
				future(time.Hour)}}
		}},
		{"old calls", func() *board { return &board{calls: []api.Posted{future(-time.Hour), future(-time.Second)}} }},
	} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			limiter := onBoard(tt.board(), twoASecond)
			for range 4 {
				if err := use(t, limiter); err != nil {
					t.Error(err)
				}
			}
			if time.Since(began) != time.Second {
				t.Errorf("%s: four calls take %s", tt.name, time.Since(began))
			}
		})
	}
}

// Only short limits of few calls are kept on a board: the ledger has the long ones.
func TestWhatIsNotShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b board
		limiter := onBoard(&b, quality.Limit{Calls: 10, Per: time.Minute}, quality.Limit{Calls: 65, Per: time.Second})
		if err := use(t, limiter); err != nil || b.changes != 0 {
			t.Errorf("%d changes, %v", b.changes, err)
		}
	})
}

// A process that is slower of its own accord, as sync is, counts its own calls for that, and all calls for the
// account.
func TestSharingTheAccountsLimitAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b board
		slow := api.NewLimiter(twoASecond, quality.Limit{Calls: 1, Per: time.Second})
		slow.ShareOn(&b, twoASecond)
		began := time.Now()
		if err := use(t, onBoard(&b, twoASecond)); err != nil {
			t.Fatal(err)
		}
		if err := use(t, slow); err != nil || time.Since(began) != 0 {
			t.Errorf("the slow one starts after %s, %v", time.Since(began), err)
		}
	})
}
