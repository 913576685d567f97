package api

import (
	"context"
	"slices"
	"strings"
	"time"

	"rtcscope/quality"
)

// A Ledger remembers when calls were made, across runs and processes.
type Ledger interface {
	// Spend notes a call.
	Spend(ctx context.Context, at time.Time) error
	// Spent lists the calls since an instant, oldest first.
	Spent(ctx context.Context, since time.Time) ([]time.Time, error)
}

// LimitsOf are the limits of the kind of endpoint: two calls a second for Volcengine, from the API page; ten a minute and
// sixty a day for BytePlus, from its pages of the offline quality calls. Whether that day is one of the calendar is not
// said there: any 24 hours is the stricter reading. Whether the calls of one name count alone is not said either: they
// are counted together.
func LimitsOf(e Endpoint) []quality.Limit {
	if host := strings.ToLower(e.Host); host == bytePlusHost || strings.HasSuffix(host, bytePlusDomain) {
		return []quality.Limit{{Calls: 10, Per: time.Minute}, {Calls: 60, Per: 24 * time.Hour}}
	}
	return []quality.Limit{{Calls: 2, Per: time.Second}}
}

// remembered says whether a limit's time is long enough to outlive a process: calls under such a limit go into the
// ledger. A second is not worth a write to the disk.
func remembered(l quality.Limit) bool { return l.Per >= time.Minute }

// Recount looks at what other processes spent. An error of the ledger costs the counting, not the call.
func (l *Limiter) Recount(ctx context.Context) {
	longest := time.Duration(0)
	for _, limit := range l.limits {
		if remembered(limit) {
			longest = max(longest, limit.Per)
		}
	}
	if l.ledger == nil || longest == 0 {
		return
	}
	spent, err := l.ledger.Spent(ctx, time.Now().Add(-longest))
	l.mu.Lock()
	defer l.mu.Unlock()
	if ctx.Err() != nil {
		return // nobody waits any more; that is no trouble of the ledger's
	}
	l.trouble = err
	if err == nil {
		l.spent = spent
	}
}

// spend notes a call that starts.
func (l *Limiter) spend(ctx context.Context, at time.Time) {
	if l.ledger == nil || !slices.ContainsFunc(l.limits, remembered) {
		return
	}
	err := l.ledger.Spend(context.WithoutCancel(ctx), at)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.trouble = err
	l.spent = append(l.spent, at)
}

// Quota is the limit of the longest time, if that is an hour or more, and how many of its calls are left, as far as the
// last look at the ledger told.
func (l *Limiter) Quota() (quality.Limit, int) {
	var longest quality.Limit
	for _, limit := range l.limits {
		if limit.Per >= time.Hour && limit.Per > longest.Per {
			longest = limit
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	from := time.Now().Add(-longest.Per)
	own, noted := 0, 0
	for _, turn := range l.recent {
		if turn.counted.IsZero() || turn.counted.After(from) {
			own++
		}
	}
	for _, at := range l.spent {
		if at.After(from) {
			noted++
		}
	}
	return longest, max(0, longest.Calls-max(own, noted))
}

// LedgerTrouble says why calls are not counted across runs; empty where they are.
func (l *Limiter) LedgerTrouble() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.trouble == nil {
		return ""
	}
	return l.trouble.Error()
}
