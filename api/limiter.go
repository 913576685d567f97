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
	paused  time.Time
	changed chan struct{} // closed and replaced when waiting may have become shorter
	memory  memory
}

// A Turn is the permission for one call. Its holder says Sent and Answered as they happen, and Done at the end.
type Turn struct {
	limiter *Limiter
	counted time.Time // the latest instant at which the service may have counted the call; zero while that is open
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
	l.memory.limits = slices.DeleteFunc(slices.Clone(l.limits), func(l quality.Limit) bool { return l.Per < leastKept })
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
		l.recall(ctx)
		if err := ctx.Err(); err != nil {
			return nil, context.Cause(ctx)
		}
		turn, wait, changed, err := l.take(time.Now())
		if err != nil {
			return nil, err
		}
		if turn != nil {
			l.record(ctx)
			return turn, nil
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

// take grants a turn at the instant now, or says how long to wait at most and what may end the wait sooner.
func (l *Limiter) take(now time.Time) (*Turn, time.Duration, <-chan struct{}, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	free, by, open := l.free(now)
	if free.Sub(now) > maxWait {
		return nil, 0, nil, &SpentError{Limit: by, Next: free}
	}
	if l.paused.After(free) {
		free = l.paused
	}
	wait := free.Sub(now)
	if open {
		wait = max(wait, openWait)
	}
	if wait > 0 {
		return nil, wait, l.changed, nil
	}
	turn := &Turn{limiter: l}
	if l.most > 0 {
		if len(l.recent) == l.most {
			l.recent = l.recent[1:]
		}
		l.recent = append(l.recent, turn)
	}
	l.memory.add(now)
	return turn, 0, nil, nil
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
	for _, limit := range l.memory.limits {
		if t, full := l.memory.free(limit, now); full {
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
	l := t.limiter
	l.mu.Lock()
	defer l.mu.Unlock()
	at := time.Now().Add(after)
	if !t.counted.IsZero() && (onlyOpen || !at.Before(t.counted)) {
		return
	}
	t.counted = at
	close(l.changed)
	l.changed = make(chan struct{})
}

// Pause holds every later call back for d: the service said that the account calls too often.
func (l *Limiter) Pause(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := time.Now().Add(d); until.After(l.paused) {
		l.paused = until
	}
}
