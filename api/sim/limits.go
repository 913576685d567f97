package sim

import (
	"slices"
	"sync"
	"time"
)

// limiter allows n calls in any window, which is a second unless Options say
// otherwise. It counts the calls of the account, which all apps share. Refused
// calls do not count, so that a client that calls on is let in once its earlier
// calls are a second old. With strict they count, and a client that calls on
// keeps everybody out.
type limiter struct {
	n       int
	window  time.Duration
	strict  bool
	mu      sync.Mutex
	counted []time.Time // the calls of the last window that count
}

// newLimits are the limits of the API pages, by action: each page states its
// own, so calls of one action do not hold up those of another.
func newLimits(o Options) map[string]*limiter {
	limits := make(map[string]*limiter)
	for action, does := range operations {
		limits[action] = &limiter{n: does.perSecond}
	}
	for _, l := range limits {
		l.window, l.strict = time.Second, o.CountRefused
		if o.Window > 0 {
			l.window = o.Window
		}
		if o.PerSecond > 0 {
			l.n = o.PerSecond
		}
	}
	return limits
}

func (l *limiter) allow(at time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.counted = slices.DeleteFunc(l.counted, func(t time.Time) bool { return at.Sub(t) >= l.window })
	allowed := len(l.counted) < l.n
	if allowed || l.strict {
		l.counted = append(l.counted, at)
	}
	return allowed
}
