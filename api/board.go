package api

import (
	"math/rand/v2"
	"slices"
	"time"

	"rtcscope/quality"
)

// A Board is where the processes of one user tell each other of their calls to one endpoint, so that together they keep
// its short limits. It may be changed at any time by any process.
type Board interface {
	// Change hands over the calls that are posted, in no order, and posts what it gets back in their place; no other
	// process changes them meanwhile. It returns within some milliseconds: an error says that this could not be done, and the call
	// is then made without it.
	Change(change func([]Posted) []Posted) error
}

// Posted is a call as it stands on a Board, by the wall clock.
type Posted struct {
	ID      uint64
	Started time.Time
	Counted time.Time // the latest instant at which the service may have counted it
}

const (
	// mostPosted is the most calls in its time of a limit that is kept together: where more are permitted, none are
	// refused, and a board of them would cost more than it is good for.
	mostPosted = 64
	// clockSlack is how far in the future a posted call may lie before its clock is taken to have been wrong.
	clockSlack = 2 * time.Second
	// repostFrom is the least change of an instant that is worth posting again.
	repostFrom = 5 * time.Millisecond
)

// sharing is what a limiter keeps together with other processes.
type sharing struct {
	board  Board
	limits []quality.Limit
	keeps  time.Duration // how far back calls count
}

// ShareOn makes the limiter keep those of the account's limits that are shorter than a minute together with all
// processes that use the board; it is called before the first Wait. Trouble with the board stops no call: the process then counts
// alone. A process that ends, however it ends, holds its place no longer than its call may count.
func (l *Limiter) ShareOn(board Board, limits ...quality.Limit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sharing = sharing{board: board}
	for _, limit := range limits {
		if limit.Per < leastKept && limit.Per > 0 && limit.Calls > 0 && limit.Calls <= mostPosted {
			l.sharing.limits = append(l.sharing.limits, limit)
			l.sharing.keeps = max(l.sharing.keeps, limit.Per)
		}
	}
	if len(l.sharing.limits) == 0 {
		l.sharing.board = nil
	}
}

// post asks for the other processes' leave to start a call at now and posts it, or says how long to wait before asking
// again.
func (s *sharing) post(now time.Time) (posted Posted, wait time.Duration) {
	if s.board == nil {
		return Posted{}, 0
	}
	now = now.Round(0)
	posted = Posted{ID: rand.Uint64(), Started: now, Counted: now.Add(arrivalGrace)}
	err := s.board.Change(func(calls []Posted) []Posted {
		calls = s.current(calls, now)
		if wait = s.wait(calls, now); wait > 0 {
			return calls
		}
		return append(calls, posted)
	})
	if err != nil {
		return Posted{}, 0
	}
	return posted, wait
}

// repost tells the others more of a call.
func (s *sharing) repost(posted Posted) {
	now := time.Now().Round(0)                         // the instant at which the call counts may lie ahead
	_ = s.board.Change(func(calls []Posted) []Posted { // what cannot be told costs the others a moment
		calls = slices.DeleteFunc(s.current(calls, now), func(c Posted) bool { return c.ID == posted.ID })
		return append(calls, posted)
	})
}

// current are the calls that still count at now. Those of the future were posted by a clock that was wrong.
func (s *sharing) current(calls []Posted, now time.Time) []Posted {
	return slices.DeleteFunc(calls, func(c Posted) bool {
		return !c.Counted.Add(s.keeps).After(now) || c.Counted.After(now.Add(clockSlack))
	})
}

// wait is how long it takes until all limits may permit one more call. A call that is not answered yet may turn out to
// have been counted as early as it started: then it is worth a look whether it has.
func (s *sharing) wait(calls []Posted, now time.Time) (wait time.Duration) {
	for _, limit := range s.limits {
		if len(calls) < limit.Calls {
			continue
		}
		counted, earliest := make([]time.Time, len(calls)), make([]time.Time, len(calls))
		for i, c := range calls {
			counted[i], earliest[i] = c.Counted, c.Counted
			if c.Counted.After(now) {
				earliest[i] = c.Started
			}
		}
		slices.SortFunc(counted, time.Time.Compare)
		slices.SortFunc(earliest, time.Time.Compare)
		of := len(calls) - limit.Calls
		until := counted[of].Add(limit.Per).Sub(now)
		if soon := earliest[of].Add(limit.Per).Sub(now); soon > 0 {
			until = min(until, soon)
		}
		wait = max(wait, until)
	}
	return wait
}
