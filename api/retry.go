package api

import (
	"context"
	"math/rand/v2"
	"time"

	"rtcscope/lang"
)

const (
	// maxRetries is how often a call that failed in passing is tried again; a refusal for calling too often has a
	// budget of time in its place.
	maxRetries = 2
	// faultBackOff is the shortest wait before the first retry of a failure; each later one is twice as long.
	faultBackOff = 300 * time.Millisecond
	// flowBudget is how long a call is refused for calling too often before it fails, counted anew from every success
	// of the process: as long as some calls come through, the others will.
	flowBudget = time.Minute
)

// tries is what became of a call so far.
type tries struct {
	faults   int       // failures in passing
	refusals int       // for calling too often
	refused  time.Time // the first of these
}

// again waits until a failed call may be made again, or returns the error that ends it.
func (c *Client) again(ctx context.Context, failed *Error, t *tries) error {
	if failed.Kind == KindFlow {
		return c.refused(failed, t)
	}
	if t.faults++; t.faults > maxRetries {
		return failed
	}
	wait := faultBackOff << (t.faults - 1)
	wait += rand.N(wait / 2) // jitter, so that clients that failed together do not return together
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// refused holds back every call of the process, for the account is shared, until the refused one may be made again; the
// waiting itself is the limiter's. It ends a call whose budget would not last until then. On BytePlus that is the
// second refusal: its limit of a day looks like that of a minute, and does not pass by waiting.
func (c *Client) refused(failed *Error, t *tries) error {
	now := time.Now()
	if t.refusals++; t.refusals == 1 {
		t.refused = now
	}
	next, succeeded := c.limiter.refuse(now, failed.after)
	lasts := next // of a wait that the service asked for, without what jitter adds: a minute is within the budget
	if failed.after > 0 {
		lasts = now.Add(failed.after)
	}
	began := t.refused
	if succeeded.After(began) {
		began = succeeded
	}
	switch {
	case failed.after > flowBudget:
		failed.Remark = nextCall(next)
		return failed
	case c.oneRetry && t.refusals > 1:
		return failed
	case lasts.Sub(began) > flowBudget:
		failed.Remark = &lang.Message{Text: "refused %d times, and no call came through for %s",
			Args: []any{t.refusals, now.Sub(began).Round(time.Second)}}
		return failed
	}
	return nil
}
