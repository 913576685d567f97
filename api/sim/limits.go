package sim

import (
	"sync"
	"time"
)

// limiter allows n calls in any second. It counts the account's calls, so all
// apps share it. Refused calls do not count: a client that keeps knocking is
// let in again as soon as its earlier calls are a second old.
type limiter struct {
	n       int
	mu      sync.Mutex
	allowed []time.Time // the calls of the last second
}

// newLimits are the limits of the API pages, by action: each page states its
// own, so calls of one action do not hold up those of another.
func newLimits() map[string]*limiter {
	return map[string]*limiter{
		actionDistribution: {n: 2},
		actionQuality:      {n: 2},
		actionOperation:    {n: 2},
		actionApps:         {n: 20},
	}
}

func (l *limiter) allow(at time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	kept := l.allowed[:0]
	for _, t := range l.allowed {
		if at.Sub(t) < time.Second {
			kept = append(kept, t)
		}
	}
	l.allowed = kept
	if len(kept) >= l.n {
		return false
	}
	l.allowed = append(kept, at)
	return true
}
