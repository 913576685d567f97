package api

import (
	"context"
	"slices"
	"sync"
	"time"

	"rtcscope/quality"
)

// arrivalGrace is how long after it was written to the network a request is taken to have reached the service.
const arrivalGrace = 250 * time.Millisecond

// maxWait is the longest that a limit makes a call wait; one that could start only later fails at once.
const maxWait = 2 * time.Minute

// A Limiter lets no more calls start than any of its limits permits, as the service counts them. The service counts a
// call when it arrives, which is some time between its writing and its answer; so a call's window begins with its
// answer, or arrivalGrace after its writing where the answer takes longer, and a call that is still connecting holds
// its place open. A token bucket (golang.org/x/time/rate) counts starts: two calls that arrive late and one that
// arrives early then make three in one second.
//
// Whether the service counts each API by itself is not documented: here all calls count together. A limit by the day
// is taken to hold for any 24 hours, which keeps it also if the service means calendar days, in whatever zone.
type Limiter struct {
	limits []quality.Limit
	most   int           // the most calls that any limit permits
	turn   chan struct{} // held by the waiter who is next, so that calls start in the order they were asked for

	mu      sync.Mutex
	recent  []*Turn // the last calls, at most so many as most, oldest first
	pace    pace
	changed chan struct{} // closed and replaced when waiting may have become shorter
	log     callLog
	sharing sharing
}

// A Turn is the permission for one call. Its holder says Sent and Answered as they happen, and Done at the end.
type Turn struct {
	limiter *Limiter
	counted time.Time // the latest instant at which the service may have counted the call; zero while that is open
	posted  Posted    // what other processes know of it; zero where there are none
}

// NewLimiter makes a limiter that keeps all of the limits; without any, nothing but Pause holds calls back. A limit of
// no calls or no time is no limit. A process needs just one limiter: the limits are the account's.
func NewLimiter(limits ...quality.Limit) *Limiter {
	l := &Limiter{turn: make(chan struct{}, 1), changed: make(chan struct{})}
	for _, limit := range limits {
		if limit.Calls > 0 && limit.Per > 0 {
			l.limits = append(l.limits, limit)
			l.most = max(l.most, limit.Calls)
		}
	}
	l.pace.spacing = spacingOf(l.limits)
	l.log.limits = slices.DeleteFunc(slices.Clone(l.limits), func(l quality.Limit) bool { return l.Per < leastKept })
	return l
}

// Wait blocks until a call may start, or until ctx ends. Where a limit would make it wait longer than two minutes, it
// returns a *SpentError at once.
func (l *Limiter) Wait(ctx context.Context) (*Turn, error) {
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { <-l.turn }()
	for {
		l.log.read(ctx)
		if err := ctx.Err(); err != nil {
			return nil, context.Cause(ctx)
		}
		now := time.Now()
		wait, changed, err := l.wait(now)
		if err != nil {
			return nil, err
		}
		if wait <= 0 {
			var posted Posted
			if posted, wait = l.sharing.post(now); wait <= 0 {
				turn := l.take(now, posted)
				l.log.write(ctx)
				return turn, nil
			}
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-changed:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}

// openWait bounds the wait for a call that is still connecting; its end, or its writing, ends the wait sooner.
const openWait = time.Minute

// KeepIn makes the limiter count the calls of all runs that share the ledger, for limits of at least a minute. It is
// called before the first Wait. Trouble with the ledger stops no call.
func (l *Limiter) KeepIn(ledger Ledger) { l.log.keepIn(ledger) }

// wait says how long the next call has to wait at most, at the instant now, and what may end the wait sooner. Only the
// holder of the turn asks, so that nothing but a pause can come between that and take.
func (l *Limiter) wait(now time.Time) (time.Duration, <-chan struct{}, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	free, by, open := l.free(now)
	if free.Sub(now) > maxWait {
		return 0, nil, &SpentError{Limit: by, Next: free}
	}
	if l.pace.paused.Sub(now) > flowBudget+longestPause {
		return 0, nil, &SpentError{Next: l.pace.paused}
	}
	if slow := l.pace.free(now); slow.After(free) {
		free = slow
	}
	wait := free.Sub(now)
	if open {
		wait = max(wait, openWait)
	}
	return wait, l.changed, nil
}

// take grants a turn at the instant now.
func (l *Limiter) take(now time.Time, posted Posted) *Turn {
	l.mu.Lock()
	defer l.mu.Unlock()
	turn := &Turn{limiter: l, posted: posted}
	if l.most > 0 {
		if len(l.recent) == l.most {
			l.recent = l.recent[1:]
		}
		l.recent = append(l.recent, turn)
	}
	l.pace.started(now)
	l.log.add(now)
	return turn
}

// free is the instant from which all limits permit one more call, and the limit that decides it. It is open while a
// call whose place is needed is still connecting.
func (l *Limiter) free(now time.Time) (free time.Time, by quality.Limit, open bool) {
	later := func(t time.Time, limit quality.Limit) {
		if t.After(free) {
			free, by = t, limit
		}
	}
	for _, limit := range l.limits {
		// Of any more calls in a row than the limit permits, the last starts when the window of the first is over.
		if len(l.recent) < limit.Calls {
			continue
		}
		counted := l.recent[len(l.recent)-limit.Calls].counted
		if counted.IsZero() {
			open = true
			continue
		}
		later(counted.Add(limit.Per), limit)
	}
	for _, limit := range l.log.limits {
		if t, full := l.log.free(limit, now); full {
			later(t, limit)
		}
	}
	return free, by, open
}

// Sent says that the request was written to the network.
func (t *Turn) Sent() { t.count(arrivalGrace, false) }

// Answered says that the service answered: it has certainly counted the call.
func (t *Turn) Answered() { t.count(0, false) }

// Done ends the turn. A call that was given up before it was answered may still arrive.
func (t *Turn) Done() { t.count(arrivalGrace, true) }

// count sets the latest instant of arrival to at most after from now; with onlyOpen, if it is not known yet.
func (t *Turn) count(after time.Duration, onlyOpen bool) {
	if posted, changed := t.note(after, onlyOpen); changed && posted.ID != 0 {
		t.limiter.sharing.repost(posted)
	}
}

// note is count for this process; it returns what the others should know, if that is news.
func (t *Turn) note(after time.Duration, onlyOpen bool) (posted Posted, changed bool) {
	l := t.limiter
	l.mu.Lock()
	defer l.mu.Unlock()
	at := time.Now().Add(after)
	if !t.counted.IsZero() && (onlyOpen || !at.Before(t.counted)) {
		return t.posted, false
	}
	t.counted = at
	l.wake()
	before := t.posted.Counted
	if at.Sub(before).Abs() < repostFrom {
		return t.posted, false
	}
	t.posted.Counted = at.Round(0)
	return t.posted, true
}

// wake makes whoever waits look again; the lock is held.
func (l *Limiter) wake() {
	close(l.changed)
	l.changed = make(chan struct{})
}
