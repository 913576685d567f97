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
// own, so calls of one action do not hold up those of another. More than 0 a
// second is the limit of all of them.
func newLimits(perSecond int) map[string]*limiter {
	limits := map[string]*limiter{
		actionDistribution: {n: 2},
		actionQuality:      {n: 2},
		actionOperation:    {n: 2},
		actionApps:         {n: 20},
	}
	for _, l := range limits {
		if perSecond > 0 {
			l.n = perSecond
		}
	}
	return limits
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
