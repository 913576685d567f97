package archive

import (
	"context"
	"fmt"
	"time"
)

// ledgerSpan is how long calls are remembered: an hour longer than the longest limit that the configuration takes.
const ledgerSpan = 49 * time.Hour

// A Ledger notes the calls made to one endpoint in an archive, by all processes that have it open and over all runs:
// for limits that count by the hour or the day. It is safe for concurrent use.
type Ledger struct {
	endpoint string
	open     func(context.Context) (*Store, error) // the Store is nil without an archive
}

// Ledger returns the ledger of an endpoint.
func (s *Store) Ledger(endpoint string) Ledger {
	return Ledger{endpoint, func(context.Context) (*Store, error) { return s, nil }}
}

// Spend notes a call at an instant, to the millisecond. It drops calls of all endpoints that are more than 49 hours
// older.
func (l Ledger) Spend(ctx context.Context, at time.Time) error {
	store, err := l.open(ctx)
	if store == nil {
		return err
	}
	if err := store.spend(ctx, l.endpoint, at); err != nil {
		return explain(store.path, fmt.Errorf("noting a call in the archive: %w", err))
	}
	return nil
}

func (s *Store) spend(ctx context.Context, endpoint string, at time.Time) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if _, err := tx.ExecContext(ctx, `INSERT INTO spent (endpoint, at) VALUES (?, ?)`, endpoint,
		at.UnixMilli()); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM spent WHERE at < ?`, at.Add(-ledgerSpan).UnixMilli()); err != nil {
		return err
	}
	return tx.Commit()
}

// Spent lists the calls from an instant on, that instant included, oldest first. If the clock was set back, some may
// lie in the future.
func (l Ledger) Spent(ctx context.Context, since time.Time) ([]time.Time, error) {
	store, err := l.open(ctx)
	if store == nil {
		return nil, err
	}
	list, err := store.spent(ctx, l.endpoint, since)
	if err != nil {
		return nil, explain(store.path, fmt.Errorf("reading the calls in the archive: %w", err))
	}
	return list, nil
}

func (s *Store) spent(ctx context.Context, endpoint string, since time.Time) ([]time.Time, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT at FROM spent WHERE endpoint = ? AND at >= ? ORDER BY at`,
		endpoint, since.UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []time.Time
	for rows.Next() {
		var at int64
		if err := rows.Scan(&at); err != nil {
			return nil, err
		}
		list = append(list, time.UnixMilli(at))
	}
	return list, rows.Err()
}
