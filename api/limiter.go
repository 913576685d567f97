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

// arrivalGrace is how long after its sending a request is taken to have reached the service, answered or not.
const arrivalGrace = 250 * time.Millisecond

// A Limiter lets at most two calls start in any second, as the service counts them. The service counts a call when
// it arrives, which is some time between its sending and its answer; so a call's second begins with its answer, or
// arrivalGrace after its sending where the answer takes longer. A token bucket (golang.org/x/time/rate) counts
// sendings: two calls that arrive late and one that arrives early then make three in one second.
type Limiter struct {
	turn chan struct{} // held by the waiter who is next, so that calls start in the order they were asked for

	mu      sync.Mutex
	recent  []*Turn // the last callsPerWindow calls, oldest first
	paused  time.Time
	changed chan struct{} // closed and replaced when waiting may have become shorter
}

// A Turn is the permission for one call.
type Turn struct {
	limiter *Limiter
	counted time.Time // the latest instant at which the service may have counted the call
}

// NewLimiter makes a limiter. A process needs just one: the limit is the account's.
func NewLimiter() *Limiter {
	return &Limiter{turn: make(chan struct{}, 1), changed: make(chan struct{})}
}

// Wait blocks until a call may start, or until ctx ends. The caller says Answered when the call's answer is there.
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

// take grants a turn at the instant now, or says how long to wait at most and what may end the wait sooner.
func (l *Limiter) take(now time.Time) (*Turn, time.Duration, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	free := l.paused
	if len(l.recent) == callsPerWindow {
		if t := l.recent[0].counted.Add(window); t.After(free) {
			free = t
		}
	}
	if wait := free.Sub(now); wait > 0 {
		return nil, wait, l.changed
	}
	turn := &Turn{limiter: l, counted: now.Add(arrivalGrace)}
	if len(l.recent) == callsPerWindow {
		l.recent = l.recent[1:]
	}
	l.recent = append(l.recent, turn)
	return turn, 0, nil
}

// Answered tells the limiter that the service has certainly counted the call.
func (t *Turn) Answered() {
	l := t.limiter
	l.mu.Lock()
	defer l.mu.Unlock()
	if now := time.Now(); now.Before(t.counted) {
		t.counted = now
		close(l.changed)
		l.changed = make(chan struct{})
	}
}

// Pause holds every later call back for d: the service said that the account calls too often.
func (l *Limiter) Pause(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := time.Now().Add(d); until.After(l.paused) {
		l.paused = until
	}
}
