package api

import (
	"context"
	"slices"
	"time"

	"rtcscope/cells"
	"rtcscope/quality"
)

// A Ledger remembers when calls were made, across runs and processes. It is that of one account at one endpoint. Both
// methods may be called at once by several processes, and return soon after ctx ends. Between reading what was spent
// and noting one's own call, another process may do the same: two that start a call in the same instant can exceed a
// limit by one.
type Ledger interface {
	// Spend notes a call that starts at the instant at. After an error the same instant comes again.
	Spend(ctx context.Context, at time.Time) error
	// Spent lists when the calls of all processes since an instant started, oldest first, to the second at least.
	Spent(ctx context.Context, since time.Time) ([]time.Time, error)
}

const (
	// leastKept is the shortest limit that is counted over all runs: between two runs goes more than a second, and
	// noting every call in a file is worth it only for limits that one run can use up for the next.
	leastKept = time.Minute
	// keptGrace is how long after its start a call of another run is taken to have reached the service.
	keptGrace = time.Second
	// ledgerTimeout bounds one use of the ledger: a slow disk must not hold up the calls.
	ledgerTimeout = 2 * time.Second
)

// memory is what a limiter knows of all calls that its longer limits count, its own and those of other runs. Limits
// that other runs do not matter to are kept by the calls' turns alone, which know more of each call.
type memory struct {
	limits    []quality.Limit // of at least leastKept
	ledger    Ledger          // nil where only this process counts
	spent     []time.Time     // when calls started, oldest first
	unwritten []time.Time     // those among spent that the ledger has yet to take
	reading   string          // what went wrong at the last reading of the ledger
	writing   string          // the same of the last writing
}

// keeps is how far back calls count.
func (m *memory) keeps() time.Duration {
	var longest time.Duration
	for _, limit := range m.limits {
		longest = max(longest, limit.Per)
	}
	return longest
}

func (m *memory) add(now time.Time) {
	if len(m.limits) == 0 {
		return
	}
	now = now.Round(0) // its wall clock: the ledger's instants have no other
	m.spent = append(m.within(m.keeps(), now), now)
	if m.ledger != nil {
		m.unwritten = append(m.unwritten, now)
	}
}

// within lists the calls whose window of a limit per so much time holds the instant now. Calls of the future are not
// among them: their clock was wrong, and it could be wrong by years.
func (m *memory) within(per time.Duration, now time.Time) []time.Time {
	var list []time.Time
	for _, at := range m.spent {
		if at.Add(keptGrace).Add(per).After(now) && !at.After(now.Add(time.Minute)) {
			list = append(list, at)
		}
	}
	return list
}

// free is the instant from which a limit permits one more call, where it permits none now. Without a ledger the turns
// know it better.
func (m *memory) free(limit quality.Limit, now time.Time) (time.Time, bool) {
	if m.ledger == nil {
		return time.Time{}, false
	}
	spent := m.within(limit.Per, now)
	if len(spent) < limit.Calls {
		return time.Time{}, false
	}
	return spent[len(spent)-limit.Calls].Add(keptGrace).Add(limit.Per), true
}

// KeepIn makes the limiter count the calls of all runs that share the ledger, for limits of at least a minute; it is
// called before the first Wait. Trouble with the ledger stops no call.
func (l *Limiter) KeepIn(ledger Ledger) {
	l.mu.Lock()
	l.memory.ledger = ledger
	l.mu.Unlock()
}

// Recount reads what all runs have spent, so that Quota is right before the first call.
func (l *Limiter) Recount(ctx context.Context) { l.recall(ctx) }

// keeper is the ledger, where there is one and a limit to use it for.
func (l *Limiter) keeper() Ledger {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.memory.limits) == 0 {
		return nil
	}
	return l.memory.ledger
}

// recall reads what all runs have spent. Where that fails, what was known before still counts, and so do the calls of
// this process.
func (l *Limiter) recall(ctx context.Context) {
	ledger := l.keeper()
	if ledger == nil || ctx.Err() != nil {
		return
	}
	bounded, cancel := context.WithTimeout(ctx, ledgerTimeout)
	defer cancel()
	spent, err := ledger.Spent(bounded, time.Now().Add(-l.memory.keeps()).Add(-keptGrace))
	if ctx.Err() != nil {
		return // given up by the caller: no trouble of the ledger's
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		l.memory.reading = cells.Safe("reading: " + err.Error())
		return
	}
	l.memory.reading = ""
	l.memory.spent = slices.Concat(spent, l.memory.unwritten)
	slices.SortFunc(l.memory.spent, time.Time.Compare)
}

// record writes the calls that the ledger has yet to take: the one that starts now, and those that it did not take
// before. A call that its caller gives up has started all the same.
func (l *Limiter) record(ctx context.Context) {
	ledger := l.keeper()
	if ledger == nil {
		return
	}
	bounded, cancel := context.WithTimeout(context.WithoutCancel(ctx), ledgerTimeout)
	defer cancel()
	for {
		l.mu.Lock()
		waiting := l.memory.unwritten
		l.mu.Unlock()
		if len(waiting) == 0 {
			break
		}
		if err := ledger.Spend(bounded, waiting[0]); err != nil {
			l.mu.Lock()
			l.memory.writing = cells.Safe("writing: " + err.Error())
			l.mu.Unlock()
			return
		}
		l.mu.Lock()
		l.memory.unwritten = waiting[1:]
		l.mu.Unlock()
	}
	l.mu.Lock()
	l.memory.writing = ""
	l.mu.Unlock()
}

// LedgerTrouble says why the ledger could not be read or written when it was last tried, in English and safe to show;
// empty where it could. As long as it lasts, runs may not know of each other's calls.
func (l *Limiter) LedgerTrouble() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.memory.reading != "" {
		return l.memory.reading
	}
	return l.memory.writing
}
