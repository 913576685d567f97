package api

import (
	"context"
	"math/rand/v2"
	"time"
)

// maxRetries is how often a call that failed in passing is tried again.
const maxRetries = 2

// The shortest waits before the first retry; each later one is twice as long.
const (
	flowBackOff  = time.Second
	faultBackOff = 300 * time.Millisecond
)

// backOff waits before the next attempt, or returns early with ctx's cause. A refusal for calling too often holds
// back every call of the process: the account is shared.
func (c *Client) backOff(ctx context.Context, failed *Error, attempt int) error {
	shortest := faultBackOff
	if failed.Kind == KindFlow {
		shortest = flowBackOff
	}
	wait := shortest << (attempt - 1)
	wait += rand.N(wait / 2) // jitter, so that clients that were refused together do not return together
	if failed.Kind == KindFlow {
		c.limiter.Pause(wait)
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
