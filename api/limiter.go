package api

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"rtcscope/quality"
)

// arrivalGrace is how long after it was written to the network a request is taken to have reached the service.
const arrivalGrace = 250 * time.Millisecond

// A Limiter lets no more calls start in any time than its limits permit, as the service counts them. The service counts
// a call when it arrives, which is some time between its writing and its answer; so a call's time begins with its answer,
// or arrivalGrace after its writing where the answer takes longer, and a call that is still connecting holds its place
// open. A token bucket (golang.org/x/time/rate) counts starts: two calls that arrive late and one that arrives early
// then make three in one second.
type Limiter struct {
	limits []quality.Limit
	ledger Ledger        // remembers calls for the limits of long times; nil without
	turn   chan struct{} // held by the waiter who is next, so that calls start in the order they were asked for

	mu      sync.Mutex
	recent  []*Turn     // the last calls, as many as the largest limit counts, oldest first
	spent   []time.Time // calls in the ledger, of all processes, oldest first; as of the last look
	trouble error       // of the ledger
	paused  time.Time
	changed chan struct{} // closed and replaced when waiting may have become shorter
}

// A Turn is the permission for one call. Its holder says Sent and Answered as they happen, and Done at the end.
type Turn struct {
	limiter *Limiter
	counted time.Time // the latest instant at which the service may have counted the call; zero while that is open
}

// NewLimiter makes a limiter. A process needs just one: the limits are the account's. The ledger may be nil.
func NewLimiter(limits []quality.Limit, ledger Ledger) *Limiter {
	return &Limiter{limits: limits, ledger: ledger, turn: make(chan struct{}, 1), changed: make(chan struct{})}
}

// patience is the longest wait for a turn: whoever would have to wait longer is told so.
const patience = 2 * time.Minute

// A SpentError says that all calls of a long time are made.
type SpentError struct {
	Limit quality.Limit
	Next  time.Time // when the next call is permitted
}

// Error says how many calls there are, and when the next one is permitted.
func (e *SpentError) Error() string {
	return fmt.Sprintf("all %d calls of %s are made: the next is permitted at %s", e.Limit.Calls, shortly(e.Limit.Per), e.Next.In(quality.Zone).Format("15:04 -07:00 on 2006-01-02"))
}

// shortly writes a time without its empty units.
func shortly(d time.Duration) string {
	return strings.TrimSuffix(strings.TrimSuffix(d.String(), "0s"), "0m")
}

// Wait blocks until a call may start, or until ctx ends. Where that would take longer than patience it returns a
// *SpentError at once.
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
		l.Recount(ctx)
		now := time.Now()
		turn, wait, changed, by := l.take(now)
		if turn != nil {
			l.spend(ctx, now)
			return turn, nil
		}
		if wait > patience && by.Calls > 0 {
			return nil, &SpentError{Limit: by, Next: now.Add(wait)}
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

// take grants a turn at the instant now, or says how long to wait at most, what may end the wait sooner, and which
// limit it is for.
func (l *Limiter) take(now time.Time) (*Turn, time.Duration, <-chan struct{}, quality.Limit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	free := l.paused
	var by quality.Limit
	most := 0
	for _, limit := range l.limits {
		most = max(most, limit.Calls)
		if n := len(l.recent) - limit.Calls; n >= 0 {
			counted := l.recent[n].counted
			if counted.IsZero() {
				return nil, openWait, l.changed, limit
			}
			if t := counted.Add(limit.Per); t.After(free) {
				free, by = t, limit
			}
		}
		if n := len(l.spent) - limit.Calls; n >= 0 && remembered(limit) {
			if t := l.spent[n].Add(limit.Per); t.After(free) {
				free, by = t, limit
			}
		}
	}
	if wait := free.Sub(now); wait > 0 {
		return nil, wait, l.changed, by
	}
	turn := &Turn{limiter: l}
	if len(l.recent) >= most && most > 0 {
		l.recent = l.recent[1:]
	}
	l.recent = append(l.recent, turn)
	return turn, 0, nil, quality.Limit{}
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
