package archive

import (
	"context"
	"fmt"
	"time"
)

// ledgerMemory is how long calls are remembered: an hour longer than the longest limit that the configuration takes.
const ledgerMemory = 49 * time.Hour

// A Ledger notes the calls made to one endpoint, by all processes that have the file open and over all runs: for limits
// that count by the hour or the day. It is safe for concurrent use.
type Ledger struct {
	store    *Store
	endpoint string
}

// Ledger is the ledger of an endpoint.
func (s *Store) Ledger(endpoint string) Ledger { return Ledger{s, endpoint} }

// Spend notes a call at an instant, to the millisecond, and forgets calls of all endpoints that lie more than 49 hours
// before it.
func (l Ledger) Spend(ctx context.Context, at time.Time) error {
	fail := func(err error) error { return fmt.Errorf("noting a call in the archive: %w", err) }
	tx, err := l.store.db.BeginTx(ctx, nil)
	if err != nil {
		return fail(err)
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if _, err := tx.ExecContext(ctx, `INSERT INTO spent (endpoint, at) VALUES (?, ?)`, l.endpoint, at.UnixMilli()); err != nil {
		return fail(err)
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM spent WHERE at < ?`, at.Add(-ledgerMemory).UnixMilli()); err != nil {
		return fail(err)
	}
	if err := tx.Commit(); err != nil {
		return fail(err)
	}
	return nil
}

// Spent lists the calls from an instant on, that one included, oldest first. If the clock was set back, some may lie in
// the future.
func (l Ledger) Spent(ctx context.Context, since time.Time) ([]time.Time, error) {
	fail := func(err error) ([]time.Time, error) {
		return nil, fmt.Errorf("reading the calls in the archive: %w", err)
	}
	rows, err := l.store.db.QueryContext(ctx, `SELECT at FROM spent WHERE endpoint = ? AND at >= ? ORDER BY at`, l.endpoint, since.UnixMilli())
	if err != nil {
		return fail(err)
	}
	defer rows.Close()
	var list []time.Time
	for rows.Next() {
		var at int64
		if err := rows.Scan(&at); err != nil {
			return fail(err)
		}
		list = append(list, time.UnixMilli(at))
	}
	if err := rows.Err(); err != nil {
		return fail(err)
	}
	return list, nil
}
