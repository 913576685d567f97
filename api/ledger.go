package api

import (
	"context"
	"time"
)

// A Ledger remembers across runs and processes when calls were made, for one account at one endpoint. Several processes
// may use it at once, and both methods return soon after ctx ends. Reading and noting are two steps: two processes that
// start a call in the same instant can exceed a limit by one.
type Ledger interface {
	// Spend notes a call that starts at the instant at. After an error the same instant comes again.
	Spend(ctx context.Context, at time.Time) error
	// Spent lists when the calls of all processes since an instant started, oldest first, to the second at least.
	Spent(ctx context.Context, since time.Time) ([]time.Time, error)
}

const (
	// leastKept is the shortest limit that is counted across runs: a shorter one is free again before the next run starts.
	leastKept = time.Minute
	// keptGrace is how long after its start a call of another run is taken to have reached the service.
	keptGrace = time.Second
	// ledgerTimeout bounds one use of the ledger: a slow disk must not hold up the calls.
	ledgerTimeout = 2 * time.Second
)
