package api

import (
	"context"
	"sync"
	"time"
)

// The service's limit for a whole account, from the API page.
const (
	callsPerWindow = 2
	window         = time.Second
)

// arrivalGrace is how long after it was written to the network a request is taken to have reached the service.
const arrivalGrace = 250 * time.Millisecond

// A Limiter lets at most two calls start in any second, as the service counts them. The service counts a call when
// it arrives, which is some time between its writing and its answer; so a call's second begins with its answer, or
// arrivalGrace after its writing where the answer takes longer, and a call that is still connecting holds its place
// open. A token bucket (golang.org/x/time/rate) counts starts: two calls that arrive late and one that arrives early
// then make three in one second.
type Limiter struct {
	turn chan struct{} // held by the waiter who is next, so that calls start in the order they were asked for

	mu      sync.Mutex
	recent  []*Turn // the last callsPerWindow calls, oldest first
	paused  time.Time
	changed chan struct{} // closed and replaced when waiting may have become shorter
}

// A Turn is the permission for one call. Its holder says Sent and Answered as they happen, and Done at the end.
type Turn struct {
	limiter *Limiter
	counted time.Time // the latest instant at which the service may have counted the call; zero while that is open
}

// NewLimiter makes a limiter. A process needs just one: the limit is the account's.
func NewLimiter() *Limiter {
	return &Limiter{turn: make(chan struct{}, 1), changed: make(chan struct{})}
}

// Wait blocks until a call may start, or until ctx ends.
func (l *Limiter) Wait(ctx context.Context) (*Turn, error) {
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { <-l.turn }()
	for {
		if err := ctx.Err(); err != nil {
			return nil, context.Cause(ctx)
		}
		turn, wait, changed := l.take(time.Now())
		if turn != nil {
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
func (l *Limiter) take(now time.Time) (*Turn, time.Duration, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	free := l.paused
	if len(l.recent) == callsPerWindow {
		oldest := l.recent[0].counted
		if oldest.IsZero() {
			return nil, openWait, l.changed
		}
		if t := oldest.Add(window); t.After(free) {
			free = t
		}
	}
	if wait := free.Sub(now); wait > 0 {
		return nil, wait, l.changed
	}
	turn := &Turn{limiter: l}
	if len(l.recent) == callsPerWindow {
		l.recent = l.recent[1:]
	}
	l.recent = append(l.recent, turn)
	return turn, 0, nil
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
