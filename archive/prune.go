package archive

import (
	"context"
	"database/sql"
	"fmt"
	"syscall"

	"rtcscope/quality"
)

// Pruned is what a pruning deleted.
type Pruned struct {
	Days    int  // calendar days
	Values  int  // daily values
	Windows int  // windows of users
	Later   bool // another process kept the file from shrinking; the next pruning does it
}

// And adds what a further pruning deleted.
func (p Pruned) And(more Pruned) Pruned {
	return Pruned{Days: p.Days + more.Days, Values: p.Values + more.Values, Windows: p.Windows + more.Windows,
		Later: more.Later}
}

// A Plan is what a pruning would delete.
type Plan struct {
	Path        string
	First, Last quality.Day // the days that would go; zero if none
	Pruned
	Apps []PlannedApp // by endpoint, app and product
}

// A PlannedApp is what would be deleted of one product of one app.
type PlannedApp struct {
	Endpoint, App, Product string
	Days, Values           int
}

// Empty reports whether nothing would be deleted.
func (p Plan) Empty() bool { return p.Days == 0 && p.Windows == 0 }

// Plan returns what Prune would delete now, all at one instant.
func (s *Store) Plan(ctx context.Context, before quality.Day) (Plan, error) {
	plan := Plan{Path: s.path}
	err := s.look(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(min(day), 0), coalesce(max(day), 0), count(DISTINCT day),
			(SELECT count(*) FROM cell WHERE day < ?1), (SELECT count(*) FROM users_window WHERE last < ?1)
			FROM day WHERE day < ?1`,
			int(before)).Scan(&plan.First, &plan.Last, &plan.Days, &plan.Values, &plan.Windows); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT k.endpoint, k.app, k.product, count(DISTINCT d.day),
				(SELECT count(*) FROM cell c JOIN kept o ON o.id = c.kept
				WHERE (o.endpoint, o.app, o.product) = (k.endpoint, k.app, k.product) AND c.day < ?1)
			FROM kept k JOIN day d ON d.kept = k.id WHERE d.day < ?1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, int(before))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var app PlannedApp
			if err := rows.Scan(&app.Endpoint, &app.App, &app.Product, &app.Days, &app.Values); err != nil {
				return err
			}
			plan.Apps = append(plan.Apps, app)
		}
		return rows.Err()
	})
	return plan, err
}

// Prune deletes the days before a day, the windows of users that end before it, and what only they refer to. Then it
// gives their space back to the disk. On an error after the deletion, the result is what was deleted.
func (s *Store) Prune(ctx context.Context, before quality.Day) (Pruned, error) {
	if s.alone {
		return Pruned{}, explain(s.path, fmt.Errorf("pruning the archive: %w", syscall.ENOSPC))
	}
	// With foreign keys on, SQLite would go through all cells for each name that is deleted.
	db, err := dial(s.path, s.wait, "foreign_keys(0)", "synchronous(NORMAL)")
	if err != nil {
		return Pruned{}, fmt.Errorf("pruning the archive: %w", err)
	}
	defer func() { _ = db.Close() }() // what was pruned is committed
	gone, err := remove(ctx, db, before)
	if err != nil {
		return Pruned{}, explain(s.path, fmt.Errorf("pruning the archive: %w", err))
	}
	if gone.Later, err = shrink(ctx, db); err != nil {
		return gone, explain(s.path, fmt.Errorf("the archive was pruned, but giving its space back failed: %w", err))
	}
	return gone, nil
}

func remove(ctx context.Context, db *sql.DB, before quality.Day) (Pruned, error) {
	var gone Pruned
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return gone, err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if err := tx.QueryRowContext(ctx, `SELECT count(DISTINCT day) FROM day WHERE day < ?`,
		int(before)).Scan(&gone.Days); err != nil {
		return gone, err
	}
	for _, step := range []struct {
		statement string
		args      []any
		went      *int
	}{
		{`DELETE FROM cell WHERE day < ?`, []any{int(before)}, &gone.Values},
		{`DELETE FROM oddity WHERE day < ?`, []any{int(before)}, nil},
		{`DELETE FROM day WHERE day < ?`, []any{int(before)}, nil},
		{`DELETE FROM users WHERE win IN (SELECT id FROM users_window WHERE last < ?)`, []any{int(before)}, nil},
		{`DELETE FROM users_window WHERE last < ?`, []any{int(before)}, &gone.Windows},
		{`DELETE FROM kept WHERE id NOT IN (SELECT kept FROM day UNION SELECT kept FROM cell)`, nil, nil},
		{`DELETE FROM series WHERE id NOT IN (SELECT series FROM cell)`, nil, nil},
		{`DELETE FROM value WHERE id NOT IN (SELECT value FROM cell UNION SELECT value FROM users)`, nil, nil},
	} {
		done, err := tx.ExecContext(ctx, step.statement, step.args...)
		if err != nil {
			return gone, err
		}
		if step.went != nil {
			n, err := done.RowsAffected()
			if err != nil {
				return gone, err
			}
			*step.went = int(n)
		}
	}
	return gone, tx.Commit()
}

// shrink gives the space of deleted pages back to the disk, and reports whether another process prevented that. It
// uses VACUUM, because a file has to be made for the incremental kind, and this one is small enough to be rewritten.
// VACUUM writes to the log. The file shrinks when the log is copied into it, while no process reads an older state; a
// process that has the file open without reading does not matter.
func shrink(ctx context.Context, db *sql.DB) (later bool, err error) {
	var free int
	if err := db.QueryRowContext(ctx, `PRAGMA freelist_count`).Scan(&free); err != nil {
		return false, err
	}
	if free > 0 {
		if _, err := db.ExecContext(ctx, `VACUUM`); err != nil {
			return busy(err), unlessBusy(err)
		}
	}
	var blocked, frames, copied int
	if err := db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&blocked, &frames, &copied); err != nil {
		return busy(err), unlessBusy(err)
	}
	return blocked != 0, nil
}

func unlessBusy(err error) error {
	if busy(err) {
		return nil
	}
	return err
}
