package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"rtcscope/quality"
)

// Load returns the values that are held of a range, and what is known of each held day. A day that was asked for and
// had no values is held, too.
func (s *Store) Load(ctx context.Context, k Key, r quality.Range) ([]quality.Point, map[quality.Day]Held, error) {
	return s.load(ctx, k, reading{days: r})
}

// A reading says what to read of a set.
type reading struct {
	days   quality.Range
	before quality.Day // the held days include so many days before the range, without their values
	most   int         // if more values are held, only the newest days are read that have no more; zero for no bound
	bare   bool        // no values are read, only what is known of the days
}

// bounded returns the days whose values are read.
func (w reading) bounded(held map[quality.Day]Held) quality.Range {
	if w.most == 0 {
		return w.days
	}
	sum := 0
	for day := w.days.To; day >= w.days.From; day-- {
		if sum += held[day].Rows; sum > w.most {
			return quality.Range{From: day + 1, To: w.days.To}
		}
	}
	return w.days
}

// load returns the values that a reading asks for, by day, and what is known of each of its held days.
func (s *Store) load(ctx context.Context, k Key, w reading) ([]quality.Point, map[quality.Day]Held, error) {
	fail := func(err error) ([]quality.Point, map[quality.Day]Held, error) {
		return nil, nil, fmt.Errorf("reading the archive: %w", err)
	}
	// One transaction: another process may write between the two reads.
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fail(err)
	}
	defer func() { _ = tx.Rollback() }()
	id, err := findKept(ctx, tx, k)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, make(map[quality.Day]Held), nil
	}
	if err != nil {
		return fail(err)
	}
	held, err := loadHeld(ctx, tx, id, quality.Range{From: w.days.From - w.before, To: w.days.To})
	if err != nil {
		return fail(err)
	}
	if w.bare {
		return nil, held, nil
	}
	points, err := loadCells(ctx, tx, id, w.bounded(held), held)
	if err != nil {
		return fail(err)
	}
	return points, held, nil
}

// loadSets is load for values of several indicators that one call brings together. It reads every set that holds all
// of some indicators. Sets differ in the other indicators, because the service refused some, or because the catalogue
// had fewer when they were fetched. If several sets hold a day, the one that was fetched last counts.
func (s *Store) loadSets(
	ctx context.Context, k Key, indicators []string, w reading,
) ([]quality.Point, map[quality.Day]Held, error) {
	keys, err := s.setsWith(ctx, k, indicators)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the archive: %w", err)
	}
	held := make(map[quality.Day]Held)
	points := make(map[quality.Day][]quality.Point)
	for _, key := range keys {
		its, itsHeld, err := s.load(ctx, key, w)
		if err != nil {
			return nil, nil, err
		}
		newer := make(map[quality.Day]bool)
		for day, h := range itsHeld {
			if newer[day] = h.Fetched.After(held[day].Fetched); newer[day] {
				held[day], points[day] = h, nil
			}
		}
		for _, p := range its {
			if newer[p.Day] {
				points[p.Day] = append(points[p.Day], p)
			}
		}
	}
	return slices.Concat(slices.Collect(maps.Values(points))...), held, nil
}

// setsWith lists k and the keys that differ from it in the indicators alone and include all of the given ones.
func (s *Store) setsWith(ctx context.Context, k Key, indicators []string) ([]Key, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT indicator FROM kept
		WHERE endpoint = ? AND app = ? AND product = ? AND dimension = ? AND indicator <> ? ORDER BY id`,
		k.Endpoint, k.App, k.Product, k.Dimension, k.Indicator)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	keys := []Key{k}
	for rows.Next() {
		other := k
		if err := rows.Scan(&other.Indicator); err != nil {
			return nil, err
		}
		has := strings.Split(other.Indicator, ",")
		if !slices.ContainsFunc(indicators, func(name string) bool { return !slices.Contains(has, name) }) {
			keys = append(keys, other)
		}
	}
	return keys, rows.Err()
}

func findKept(ctx context.Context, q querier, k Key) (int64, error) {
	var id int64
	err := q.QueryRowContext(ctx, `SELECT id FROM kept
		WHERE endpoint = ? AND app = ? AND product = ? AND indicator = ? AND dimension = ?`,
		k.Endpoint, k.App, k.Product, k.Indicator, k.Dimension).Scan(&id)
	return id, err
}

// loadNames reads a whole list of names, which is a few hundred long. A join would look each name up for every cell.
func loadNames(ctx context.Context, tx *sql.Tx, table string) (map[int64]string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, name FROM `+table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := make(map[int64]string)
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, err
		}
		names[id] = name
	}
	return names, rows.Err()
}

// Keep keeps what an answer says of the days of a range; at is when it was asked for. Its values replace those that
// are held of a day, unless it tells less than they do. All its days are held from then on, also those without
// values.
func (s *Store) Keep(ctx context.Context, k Key, r quality.Range, answer quality.Daily, at time.Time) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if err := keep(ctx, tx, k, r, answer, at); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	return nil
}

func keep(ctx context.Context, tx *sql.Tx, k Key, r quality.Range, answer quality.Daily, at time.Time) error {
	id, err := findKept(ctx, tx, k)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, `INSERT INTO kept (endpoint, app, product, indicator, dimension)
			VALUES (?, ?, ?, ?, ?) RETURNING id`, k.Endpoint, k.App, k.Product, k.Indicator, k.Dimension).Scan(&id)
	}
	if err != nil {
		return err
	}
	before, err := loadHeld(ctx, tx, id, r)
	if err != nil {
		return err
	}
	cells := groupsOf(answer.Points)
	told := heldOf(answer, cells, r, at)
	var replaced []quality.Day
	for _, day := range r.Days() {
		if !tellsLess(day, before[day], told[day]) {
			replaced = append(replaced, day)
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE day SET asked = ?, listed = ? WHERE kept = ? AND day = ?`, at.Unix(),
			answer.Listed, id, int(day)); err != nil {
			return err
		}
	}
	if err := keepHeld(ctx, tx, id, replaced, told); err != nil {
		return err
	}
	cells.groups = slices.DeleteFunc(cells.groups, func(g group) bool {
		_, found := slices.BinarySearch(replaced, g.day)
		return !found
	})
	return keepCells(ctx, tx, id, cells)
}
