package api

import (
	"context"
	"slices"
	"sync"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A callLog knows when the calls started that the longer limits count: those of this process and, with a ledger, those
// of all others. It is safe for concurrent use. Shorter limits are left to the turns, which know more of each call.
type callLog struct {
	limits []quality.Limit // of at least leastKept

	mu        sync.Mutex
	ledger    Ledger      // nil where this process counts alone
	started   []time.Time // oldest first
	unwritten []time.Time // those of started that the ledger has not taken yet
	reading   error       // of the last attempt to read the ledger
	writing   error       // of the last attempt to write it
}

// keepIn sets the ledger.
func (c *callLog) keepIn(ledger Ledger) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ledger = ledger
}

// used returns the ledger, or nil if there is none or no limit needs one.
func (c *callLog) used() Ledger {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.limits) == 0 {
		return nil
	}
	return c.ledger
}

// span is how far back calls count.
func (c *callLog) span() time.Duration {
	var longest time.Duration
	for _, limit := range c.limits {
		longest = max(longest, limit.Per)
	}
	return longest
}

// add notes a call that starts now; write hands it to the ledger.
func (c *callLog) add(now time.Time) {
	if len(c.limits) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now = now.Round(0) // the wall clock alone: the ledger's instants have no other
	c.started = append(c.counted(c.span(), now), now)
	if c.ledger != nil {
		c.unwritten = append(c.unwritten, now)
	}
}

// counted lists the calls that a limit per so much time counts at the instant now; the lock is held. It leaves out
// calls that lie in the future: the clock that noted them was wrong, perhaps by years.
func (c *callLog) counted(per time.Duration, now time.Time) []time.Time {
	var list []time.Time
	for _, at := range c.started {
		if at.Add(keptGrace).Add(per).After(now) && !at.After(now.Add(time.Minute)) {
			list = append(list, at)
		}
	}
	return list
}

// left is how many calls a limit still permits.
func (c *callLog) left(limit quality.Limit, now time.Time) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return max(0, limit.Calls-len(c.counted(limit.Per, now)))
}

// free returns the instant from which a limit permits one more call, if it permits none now. Without a ledger it has
// nothing to add to what the turns know.
func (c *callLog) free(limit quality.Limit, now time.Time) (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ledger == nil {
		return time.Time{}, false
	}
	counted := c.counted(limit.Per, now)
	if len(counted) < limit.Calls {
		return time.Time{}, false
	}
	return counted[len(counted)-limit.Calls].Add(keptGrace).Add(limit.Per), true
}

// read reads the calls of all runs. If that fails, the calls that were known before still count, and so do those of
// this process.
func (c *callLog) read(ctx context.Context) {
	ledger := c.used()
	if ledger == nil || ctx.Err() != nil {
		return
	}
	bounded, cancel := context.WithTimeout(ctx, ledgerTimeout)
	defer cancel()
	noted, err := ledger.Spent(bounded, time.Now().Add(-c.span()).Add(-keptGrace))
	if ctx.Err() != nil {
		return // the caller gave up, which is no trouble of the ledger
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.reading = err; err != nil {
		return
	}
	c.started = slices.Concat(noted, c.unwritten)
	slices.SortFunc(c.started, time.Time.Compare)
}

// write hands the ledger the calls that it has not taken yet, also if the caller has given up: they have started.
func (c *callLog) write(ctx context.Context) {
	ledger := c.used()
	if ledger == nil {
		return
	}
	bounded, cancel := context.WithTimeout(context.WithoutCancel(ctx), ledgerTimeout)
	defer cancel()
	for {
		at, ok := c.next()
		if !ok {
			return
		}
		err := ledger.Spend(bounded, at)
		c.wrote(err)
		if err != nil {
			return
		}
	}
}

// next returns the oldest call that the ledger has not taken yet.
func (c *callLog) next() (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.unwritten) == 0 {
		return time.Time{}, false
	}
	return c.unwritten[0], true
}

// wrote notes how handing over the oldest of these calls ended.
func (c *callLog) wrote(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.writing = err; err == nil {
		c.unwritten = c.unwritten[1:]
	}
}

// trouble says why calls are not counted across runs; nil where they are.
func (c *callLog) trouble() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.reading != nil:
		return &lang.Message{Text: "calls of other runs are not counted: %s", Args: []any{c.reading}}
	case c.writing != nil:
		return &lang.Message{Text: "other runs do not count the calls of this one: %s", Args: []any{c.writing}}
	}
	return nil
}
