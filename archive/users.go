package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"rtcscope/quality"
)

// A UsersKey names the users of one app by one dimension over one range. The service counts every user of a range
// once, so the counts of two ranges say nothing of a third.
type UsersKey struct {
	Endpoint, App, Dimension string
	Range                    quality.Range
}

// LoadUsers returns the users that are held, by value, and what is known of them; both are zero if they are not held.
func (s *Store) LoadUsers(ctx context.Context, k UsersKey) (map[string]quality.Users, Held, error) {
	fail := func(err error) (map[string]quality.Users, Held, error) {
		return nil, Held{}, fmt.Errorf("reading the archive: %w", err)
	}
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fail(err)
	}
	defer func() { _ = tx.Rollback() }()
	id, h, err := loadWindow(ctx, tx, k)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, Held{}, nil
	}
	if err != nil {
		return fail(err)
	}
	rows, err := tx.QueryContext(ctx,
		`SELECT value.name, users.count, users.share FROM users JOIN value ON value.id = users.value WHERE users.win = ?`,
		id)
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
	return users, h, nil
}

// loadWindow reads what is known of a window of users.
func loadWindow(ctx context.Context, tx *sql.Tx, k UsersKey) (id int64, h Held, err error) {
	var fetched, asked int64
	err = tx.QueryRowContext(ctx, `SELECT id, fetched, asked, listed, odd, (SELECT count(*) FROM users WHERE win = id)
		FROM users_window WHERE endpoint = ? AND app = ? AND dimension = ? AND first = ? AND last = ?`,
		k.Endpoint, k.App, k.Dimension, int(k.Range.From), int(k.Range.To)).Scan(&id, &fetched, &asked, &h.Listed, &h.Odd,
		&h.Rows)
	if err != nil {
		return 0, Held{}, err
	}
	h.Fetched, h.Asked = time.Unix(fetched, 0), time.Unix(asked, 0)
	return id, h, nil
}

// windowOf returns what an answer says of a window; at is when it was asked for.
func windowOf(answer quality.Counted, at time.Time) Held {
	return Held{Fetched: at, Asked: at, Listed: answer.Listed, Rows: len(answer.Of), Odd: answer.Odd()}
}

// KeepUsers keeps the users that an answer tells of; at is when it was asked for. They replace those that are held,
// unless the answer tells less than these do.
func (s *Store) KeepUsers(ctx context.Context, k UsersKey, answer quality.Counted, at time.Time) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if err := keepUsers(ctx, tx, k, answer, at); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	return nil
}

func keepUsers(ctx context.Context, tx *sql.Tx, k UsersKey, answer quality.Counted, at time.Time) error {
	id, before, err := loadWindow(ctx, tx, k)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	told := windowOf(answer, at)
	if tellsLess(k.Range.To, before, told) {
		_, err := tx.ExecContext(ctx, `UPDATE users_window SET asked = ?, listed = ? WHERE id = ?`, at.Unix(), told.Listed,
			id)
		return err
	}
	if err := tx.QueryRowContext(ctx, `
		INSERT INTO users_window (endpoint, app, dimension, first, last, fetched, asked, listed, odd)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (endpoint, app, dimension, first, last)
		DO UPDATE SET fetched = excluded.fetched, asked = excluded.asked, listed = excluded.listed, odd = excluded.odd
		RETURNING id`,
		k.Endpoint, k.App, k.Dimension, int(k.Range.From), int(k.Range.To), at.Unix(), at.Unix(), told.Listed,
		told.Odd).Scan(&id); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM users WHERE win = ?`, id); err != nil {
		return err
	}
	names := make([]string, 0, len(answer.Of))
	for name := range answer.Of {
		names = append(names, name)
	}
	values, err := idsOf(ctx, tx, "value", names)
	if err != nil {
		return err
	}
	var rows []any
	for name, u := range answer.Of {
		share := sql.NullFloat64{Float64: u.Share, Valid: !quality.IsGap(u.Share)}
		rows = append(rows, id, values[name], u.Count, share)
	}
	return insert(ctx, tx, `users (win, value, count, share)`, 4, rows)
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

// usersWindows lists the ranges of which users are held, whatever the range of the key.
func (s *Store) usersWindows(ctx context.Context, k UsersKey) ([]quality.Range, error) {
	rows, err := s.db.QueryContext(ctx,
		`SELECT first, last FROM users_window WHERE endpoint = ? AND app = ? AND dimension = ? ORDER BY last, first`,
		k.Endpoint, k.App, k.Dimension)
	if err != nil {
		return nil, fmt.Errorf("reading the archive: %w", err)
	}
	defer rows.Close()
	var list []quality.Range
	for rows.Next() {
		var r quality.Range
		if err := rows.Scan(&r.From, &r.To); err != nil {
			return nil, fmt.Errorf("reading the archive: %w", err)
		}
		list = append(list, r)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("reading the archive: %w", err)
	}
	return list, nil
}
