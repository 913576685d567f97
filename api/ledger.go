package api

import (
	"context"
	"time"
)

// A Ledger remembers across runs and processes when calls were made, for one account at one endpoint. Several
// processes may use it at once, and both methods return soon after ctx ends. Reading and noting are two steps: two
// processes that start a call in the same instant can exceed a limit by one.
type Ledger interface {
	// Spend notes a call that starts at an instant. After an error the caller tries again with the same instant.
	Spend(ctx context.Context, at time.Time) error
	// Spent lists when the calls of all processes started since an instant, oldest first. It is exact to the second
	// at least.
	Spent(ctx context.Context, since time.Time) ([]time.Time, error)
}

const (
	// leastKept is the shortest limit that is counted across runs: a shorter one is free again before the next run
	// starts.
	leastKept = time.Minute
	// keptGrace is how long after its start a call of another run may reach the service.
	keptGrace = time.Second
	// ledgerTimeout bounds one use of the ledger, so that a slow disk does not hold up calls.
	ledgerTimeout = 2 * time.Second
)
