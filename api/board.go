package api

import (
	"math/rand/v2"
	"slices"
	"time"

	"rtcscope/quality"
)

// A Board is where the processes of one user post their calls to one endpoint, so that together they keep its short
// limits. Any process may change it at any time.
type Board interface {
	// Change passes the posted calls, in no order, to change and posts what that returns instead; no other process
	// changes them meanwhile. It returns within some milliseconds. If it returns an error, the call is made without
	// the board.
	Change(change func([]Posted) []Posted) error
}

// Posted is a call on a Board. Its times are those of the wall clock.
type Posted struct {
	ID      uint64
	Started time.Time
	Counted time.Time // the latest instant at which the service may have counted it
}

const (
	// mostPosted is the most calls that a limit may permit to be kept together. Calls are hardly refused under a
	// larger limit, and a board of so many would cost more than it saves.
	mostPosted = 64
	// clockSlack is how far a posted call may lie in the future. Beyond it, the clock of its process was wrong.
	clockSlack = 2 * time.Second
	// repostFrom is the smallest change of a time that is posted again.
	repostFrom = 5 * time.Millisecond
)

// sharing are the limits that a limiter keeps together with other processes.
type sharing struct {
	board  Board
	limits []quality.Limit
	keeps  time.Duration // how far back calls count
}

// ShareOn makes the limiter keep the account's limits that are shorter than a minute together with all processes that
// use the board. It is called before the first Wait. Trouble with the board stops no call: the process then counts
// alone. A call of a process that has ended counts no longer than any other.
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

// post posts a call that starts now, or returns how long to wait before asking again because other processes use up a
// limit.
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

// repost posts what is now known of a call.
func (s *sharing) repost(posted Posted) {
	now := time.Now().Round(0)                         // not posted.Counted, which may lie ahead
	_ = s.board.Change(func(calls []Posted) []Posted { // on an error the others wait a little longer
		calls = slices.DeleteFunc(s.current(calls, now), func(c Posted) bool { return c.ID == posted.ID })
		return append(calls, posted)
	})
}

// current returns the calls that still count now. A call that lies in the future was posted by a clock that was
// wrong.
func (s *sharing) current(calls []Posted, now time.Time) []Posted {
	return slices.DeleteFunc(calls, func(c Posted) bool {
		return !c.Counted.Add(s.keeps).After(now) || c.Counted.After(now.Add(clockSlack))
	})
}

// wait returns how long it takes until all limits may permit one more call. A call that is not answered yet may have
// been counted as early as it started, so the wait ends then for another look.
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
