package api

import (
	"context"
	"slices"
	"sync"
	"time"

	"rtcscope/quality"
)

// arrivalGrace is how long after it was written to the network a request may reach the service.
const arrivalGrace = 250 * time.Millisecond

// maxWait is the longest time that a limit makes a call wait. A call that would have to wait longer fails at once.
const maxWait = 2 * time.Minute

// A Limiter lets no more calls start than each of its limits permits, as the service counts them. The service counts
// a call when it arrives, at some time between the writing of the request and the answer. So the limiter takes a call
// to be counted at its answer, or arrivalGrace after its writing if the answer takes longer; while it is still
// connecting, it counts. A token bucket (golang.org/x/time/rate) counts starts: if two calls arrive late and the next
// early, the service sees three in one second.
//
// It is not documented whether the service counts each action by itself: here all calls count together. A limit by
// the day holds for any 24 hours, which keeps it also if the service means calendar days, in whatever zone.
type Limiter struct {
	limits []quality.Limit
	most   int           // calls that the largest limit permits
	turn   chan struct{} // held by the waiter who is next, so that calls start in order

	mu      sync.Mutex
	recent  []*Turn // the last calls, at most as many as most, oldest first
	pace    pace
	changed chan struct{} // closed and replaced when a wait may have become shorter
	log     callLog
	sharing sharing
}

// A Turn is the permission for one call. Its holder calls Sent and Answered when they happen, and Done at the end.
type Turn struct {
	limiter *Limiter
	counted time.Time // the latest instant at which the service may have counted the call; zero while it is unknown
	posted  Posted    // what other processes know of the call; zero if none share the limits
}

// NewLimiter makes a limiter that keeps all of the limits. Without limits only refusals hold calls back. A limit of
// no calls or no time is ignored. A process needs just one limiter, because the limits are those of the account.
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

// Wait blocks until a call may start, or until ctx ends. If a limit would make it wait longer than two minutes, it
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

// openWait bounds the wait for a call that is still connecting. The wait ends earlier when that call is written or
// ends.
const openWait = time.Minute

// KeepIn makes the limiter count the calls of all runs that share the ledger, for limits of at least a minute. It is
// called before the first Wait. Trouble with the ledger stops no call.
func (l *Limiter) KeepIn(ledger Ledger) { l.log.keepIn(ledger) }

// wait returns how long the next call has to wait at most, and a channel that is closed when the wait may be shorter.
// Only the holder of the turn calls it, so that nothing but a pause comes between wait and take.
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

// free returns the instant from which all limits permit one more call, and the limit that decides it. It is open
// while a call that counts for that is still connecting.
func (l *Limiter) free(now time.Time) (free time.Time, by quality.Limit, open bool) {
	later := func(t time.Time, limit quality.Limit) {
		if t.After(free) {
			free, by = t, limit
		}
	}
	for _, limit := range l.limits {
		// A call may start when the one that lies as many calls back as the limit permits no longer counts.
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

// Sent notes that the request was written to the network.
func (t *Turn) Sent() { t.count(arrivalGrace, false) }

// Answered notes that the service answered, and so has counted the call.
func (t *Turn) Answered() { t.count(0, false) }

// Done ends the turn. A call that was given up before it was answered may still arrive.
func (t *Turn) Done() { t.count(arrivalGrace, true) }

// count sets the latest instant of arrival to at most after from now; with onlyOpen, only if it is unknown.
func (t *Turn) count(after time.Duration, onlyOpen bool) {
	if posted, changed := t.note(after, onlyOpen); changed && posted.ID != 0 {
		t.limiter.sharing.repost(posted)
	}
}

// note is count for this process. It returns what to post for the others, and whether that is worth posting.
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

// wake makes waiting calls look again; the lock is held.
func (l *Limiter) wake() {
	close(l.changed)
	l.changed = make(chan struct{})
}
