package api

import (
	"context"
	"math/rand/v2"
	"time"

	"rtcscope/lang"
)

const (
	// maxRetries is how often a call is repeated after a passing failure. A call that is refused for calling too
	// often has a budget of time instead.
	maxRetries = 2
	// faultBackOff is the shortest wait before the first retry of a failed call; each further wait is twice as long.
	faultBackOff = 300 * time.Millisecond
	// flowBudget is how long a call may be refused for calling too often before it fails. It starts anew with every
	// success of the process: while some calls succeed, the others will.
	flowBudget = time.Minute
)

// failures counts how often a call has failed so far.
type failures struct {
	faults       int       // passing failures
	refusals     int       // for calling too often
	firstRefused time.Time // when the first of these came
}

// permitRetry returns nil if a failed call is to be repeated, or the error that ends it. After a passing failure it
// waits first. A call that was refused for calling too often waits in the limiter, when it is sent again.
func (c *Client) permitRetry(ctx context.Context, failed *Error, t *failures) error {
	if failed.Kind == KindFlow {
		return c.slowDown(failed, t)
	}
	if t.faults++; t.faults > maxRetries {
		return failed
	}
	wait := faultBackOff << (t.faults - 1)
	wait += rand.N(wait / 2) // so that clients that failed together do not return together
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// slowDown makes all calls of the process wait until the refused one may be repeated, because they share the account;
// the limiter does the waiting. It ends a call whose budget is used up before that. On BytePlus it ends it at the
// second refusal: the limit of a day looks like that of a minute, and waiting does not help.
func (c *Client) slowDown(failed *Error, t *failures) error {
	now := time.Now()
	if t.refusals++; t.refusals == 1 {
		t.firstRefused = now
	}
	next, succeeded := c.limiter.refuse(now, failed.after)
	lasts := next // without the jitter of a wait that the service asked for: a minute is within the budget
	if failed.after > 0 {
		lasts = now.Add(failed.after)
	}
	began := t.firstRefused
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
