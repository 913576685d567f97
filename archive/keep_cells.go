package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// mostRows is how many rows one statement inserts or looks for at most: a statement costs several rows' time, and one
// that is much longer takes long to be made.
const mostRows = 64

// list writes n times the same, with commas.
func list(n int, what string) string { return what + strings.Repeat(", "+what, n-1) }

// insert inserts rows of so many columns into a table, many of them at a time.
func insert(ctx context.Context, tx *sql.Tx, into string, columns int, args []any) error {
	row := "(" + list(columns, "?") + ")"
	for len(args) > 0 {
		n := min(len(args)/columns, mostRows)
		if _, err := tx.ExecContext(ctx, `INSERT INTO `+into+` VALUES `+list(n, row), args[:n*columns]...); err != nil {
			return err
		}
		args = args[n*columns:]
	}
	return nil
}

// keepCells keeps the values of an answer. The rows of one series and day are next to each other in the file, and so
// they are inserted together.
func keepCells(ctx context.Context, tx *sql.Tx, id int64, cells grouped) (err error) {
	var series, values []string
	used := make([]bool, len(cells.values))
	for _, g := range cells.groups {
		series = append(series, g.series)
		for _, c := range g.cells {
			used[c.value] = true
		}
	}
	for i, name := range cells.values {
		if used[i] {
			values = append(values, name)
		}
	}
	seriesIDs, err := idsOf(ctx, tx, "series", series)
	if err != nil {
		return err
	}
	named, err := idsOf(ctx, tx, "value", values)
	if err != nil {
		return err
	}
	valueIDs := make([]int64, len(cells.values))
	for i, name := range cells.values {
		valueIDs[i] = named[name]
	}
	statements := cellStatements{tx: tx, bySize: make(map[int]*sql.Stmt)}
	defer func() { err = errors.Join(err, statements.close()) }()
	for _, g := range cells.groups {
		for left := g.cells; len(left) > 0; {
			n := min(len(left), mostRows)
			args := make([]any, 0, 3+2*n)
			args = append(args, id, int(g.day), seriesIDs[g.series])
			for _, c := range left[:n] {
				args = append(args, valueIDs[c.value], c.v)
			}
			if err := statements.insert(ctx, n, args); err != nil {
				return err
			}
			left = left[n:]
		}
	}
	return nil
}

// cellStatements insert cells of one series and day. Each is made once in a transaction, for a number of cells.
type cellStatements struct {
	tx     *sql.Tx
	bySize map[int]*sql.Stmt
}

func (s cellStatements) insert(ctx context.Context, cells int, args []any) error {
	statement, ok := s.bySize[cells]
	if !ok {
		var err error
		statement, err = s.tx.PrepareContext(ctx, `INSERT OR REPLACE INTO cell (kept, day, series, value, v)
			SELECT ?1, ?2, ?3, column1, column2 FROM (VALUES `+list(cells, "(?, ?)")+`)`)
		if err != nil {
			return err
		}
		s.bySize[cells] = statement
	}
	_, err := statement.ExecContext(ctx, args...)
	return err
}

func (s cellStatements) close() error {
	var errs []error
	for _, statement := range s.bySize {
		errs = append(errs, statement.Close())
	}
	return errors.Join(errs...)
}

// idsOf returns the numbers of names, and adds the names that are new, in their order.
func idsOf(ctx context.Context, tx *sql.Tx, table string, names []string) (map[string]int64, error) {
	ids := make(map[string]int64, len(names))
	if err := eachOf(names, func(some []any) error {
		return readIDs(ctx, tx, `SELECT id, name FROM `+table+` WHERE name IN (`+list(len(some), "?")+`)`, some, ids)
	}); err != nil {
		return nil, err
	}
	var fresh []string
	for _, name := range names {
		if _, known := ids[name]; !known {
			ids[name] = 0
			fresh = append(fresh, name)
		}
	}
	if err := eachOf(fresh, func(some []any) error {
		return readIDs(ctx, tx, `INSERT INTO `+table+` (name) VALUES `+list(len(some), "(?)")+` RETURNING id, name`, some,
			ids)
	}); err != nil {
		return nil, err
	}
	for _, name := range fresh {
		if ids[name] == 0 {
			return nil, fmt.Errorf("%q was not added to the names of the archive", name)
		}
	}
	return ids, nil
}

// eachOf calls do with names, as many as one statement takes at a time.
func eachOf(names []string, do func(some []any) error) error {
	for len(names) > 0 {
		some := make([]any, min(len(names), mostRows))
		for i := range some {
			some[i] = names[i]
		}
		if err := do(some); err != nil {
			return err
		}
		names = names[len(some):]
	}
	return nil
}

// readIDs carries out a statement that returns names with their numbers.
func readIDs(ctx context.Context, tx *sql.Tx, statement string, args []any, into map[string]int64) error {
	rows, err := tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		into[name] = id
	}
	return rows.Err()
}
