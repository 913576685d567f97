package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rtcscope/lang"
)

// Check looks for damage: what SQLite can tell of its pages, indexes and references, and what this program relies on
// beyond that. Each finding can be said in every language; an archive without findings is sound. SQLite keeps no
// checksums, so Check does not notice a value that turned into another one.
func (s *Store) Check(ctx context.Context) ([]error, error) {
	var findings []error
	err := s.look(ctx, func(tx *sql.Tx) error {
		for _, check := range []func(context.Context, *sql.Tx) ([]error, error){s.checkMarks, checkPages, checkReferences,
			checkCells} {
			found, err := check(ctx, tx)
			findings = append(findings, found...)
			if damaged(err) { // the check itself ran into it
				err, findings = nil, append(findings, lang.Errorf("the file is damaged: %s", err))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(findings, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return slices.CompactFunc(findings, func(a, b error) bool { // several checks may run into the same page
		return a.Error() == b.Error()
	}), nil
}

func (s *Store) checkMarks(ctx context.Context, tx *sql.Tx) ([]error, error) {
	version, err := s.version(ctx, tx)
	var newer *NewerError
	switch {
	case errors.Is(err, errForeign) || errors.As(err, &newer):
		return []error{err}, nil
	case err != nil:
		return nil, err
	case version != len(migrations):
		return []error{lang.Errorf("the file has version %d, and should have %d", version, len(migrations))}, nil
	}
	return nil, nil
}

func checkPages(ctx context.Context, tx *sql.Tx) ([]error, error) {
	var findings []error
	rows, err := tx.QueryContext(ctx, `PRAGMA integrity_check`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return findings, err
		}
		if text != "ok" {
			findings = append(findings, lang.Errorf("the file is damaged: %s", text))
		}
	}
	return findings, rows.Err()
}

func checkReferences(ctx context.Context, tx *sql.Tx) ([]error, error) {
	var findings []error
	rows, err := tx.QueryContext(ctx, `SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var table, parent string
		var n int
		if err := rows.Scan(&table, &parent, &n); err != nil {
			return findings, err
		}
		if table == "cell" && parent == "day" {
			findings = append(findings, lang.Errorf("values on days that are not held: %d", n))
			continue
		}
		findings = append(findings, lang.Errorf("rows of %s that refer to a missing row of %s: %d", table, parent, n))
	}
	return findings, rows.Err()
}

// checkCells checks the values. SQLite turns what is not a number into NULL, and stores any type in any column.
func checkCells(ctx context.Context, tx *sql.Tx) ([]error, error) {
	var findings []error
	for _, invariant := range []struct{ count, Text string }{
		{count: `SELECT count(*) FROM cell WHERE typeof(v) <> 'real' OR abs(v) = 9e999`,
			Text: "values that are not finite numbers: %d"},
		{count: `SELECT count(*) FROM users WHERE typeof(count) <> 'real' OR abs(count) = 9e999`,
			Text: "numbers of users that are not finite numbers: %d"},
		{count: `SELECT count(*) FROM users_window WHERE first > last`,
			Text: "windows of users that end before they begin: %d"},
	} {
		var n int
		if err := tx.QueryRowContext(ctx, invariant.count).Scan(&n); err != nil {
			return findings, err
		}
		if n > 0 {
			findings = append(findings, lang.Errorf(invariant.Text, n))
		}
	}
	return findings, nil
}

// damaged reports whether an error means that the file is damaged.
func damaged(err error) bool {
	var failed *sqlite.Error
	return errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_CORRUPT
}
