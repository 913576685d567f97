package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"rtcscope/quality"
)

// A UsersKey names the users of one app by one dimension, over one range: the service counts every user of a range
// once, so that the totals of two ranges tell nothing of a third.
type UsersKey struct {
	Endpoint, App, Dimension string
	Range                    quality.Range
}

// LoadUsers returns the users that are held, by value, and when they were fetched: the zero time where they are not
// held.
func (s *Store) LoadUsers(ctx context.Context, k UsersKey) (map[string]quality.Users, time.Time, error) {
	fail := func(err error) (map[string]quality.Users, time.Time, error) {
		return nil, time.Time{}, fmt.Errorf("reading the archive: %w", err)
	}
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fail(err)
	}
	defer func() { _ = tx.Rollback() }()
	var id, fetched int64
	err = tx.QueryRowContext(ctx, `SELECT id, fetched FROM users_window WHERE endpoint = ? AND app = ? AND dimension = ? AND first = ? AND last = ?`,
		k.Endpoint, k.App, k.Dimension, int(k.Range.From), int(k.Range.To)).Scan(&id, &fetched)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, time.Time{}, nil
	}
	if err != nil {
		return fail(err)
	}
	rows, err := tx.QueryContext(ctx, `SELECT value.name, users.count, users.share FROM users JOIN value ON value.id = users.value WHERE users.win = ?`, id)
	if err != nil {
		return fail(err)
	}
	defer rows.Close()
	users := make(map[string]quality.Users)
	for rows.Next() {
		var name string
		var count float64
		var share sql.NullFloat64
		if err := rows.Scan(&name, &count, &share); err != nil {
			return fail(err)
		}
		u := quality.Users{Count: count, Share: quality.Gap()}
		if share.Valid {
			u.Share = share.Float64
		}
		users[name] = u
	}
	if err := rows.Err(); err != nil {
		return fail(err)
	}
	return users, time.Unix(fetched, 0), nil
}

// PutUsers keeps the users that a fetch at the instant fetched brought, in place of those that were held.
func (s *Store) PutUsers(ctx context.Context, k UsersKey, users map[string]quality.Users, fetched time.Time) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if err := putUsers(ctx, tx, k, users, fetched); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	return nil
}

func putUsers(ctx context.Context, tx *sql.Tx, k UsersKey, users map[string]quality.Users, fetched time.Time) error {
	var id int64
	if err := tx.QueryRowContext(ctx, `INSERT INTO users_window (endpoint, app, dimension, first, last, fetched) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (endpoint, app, dimension, first, last) DO UPDATE SET fetched = excluded.fetched RETURNING id`,
		k.Endpoint, k.App, k.Dimension, int(k.Range.From), int(k.Range.To), fetched.Unix()).Scan(&id); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM users WHERE win = ?`, id); err != nil {
		return err
	}
	names := make([]string, 0, len(users))
	for name := range users {
		names = append(names, name)
	}
	values, err := idsOf(ctx, tx, "value", names)
	if err != nil {
		return err
	}
	for name, u := range users {
		share := sql.NullFloat64{Float64: u.Share, Valid: !quality.IsGap(u.Share)}
		if _, err := tx.ExecContext(ctx, `INSERT INTO users (win, value, count, share) VALUES (?, ?, ?, ?)`, id, values[name], u.Count, share); err != nil {
			return err
		}
	}
	return nil
}

// Apps lists the AppIds of an endpoint of which values are held.
func (s *Store) Apps(ctx context.Context, endpoint string) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT DISTINCT app FROM kept WHERE endpoint = ? ORDER BY app`, endpoint)
	if err != nil {
		return nil, fmt.Errorf("reading the archive: %w", err)
	}
	defer rows.Close()
	var apps []string
	for rows.Next() {
		var app string
		if err := rows.Scan(&app); err != nil {
			return nil, fmt.Errorf("reading the archive: %w", err)
		}
		apps = append(apps, app)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("reading the archive: %w", err)
	}
	return apps, nil
}
