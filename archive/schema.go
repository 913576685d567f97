package archive

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"rtcscope/lang"
)

// applicationID ("rtcs") marks the file as one of this program, in the header field that SQLite has for that.
const applicationID = 0x72746373

// migrations bring the file from each version to the next one. The version is SQLite's user_version. A migration that
// was published is never changed; a new one is added.
var migrations = []string{
	// 1: cells are stored in the order of set and day, in which they are read.
	`CREATE TABLE kept (
		id INTEGER PRIMARY KEY,
		endpoint TEXT NOT NULL, app TEXT NOT NULL, product TEXT NOT NULL, indicator TEXT NOT NULL, dimension TEXT NOT NULL,
		UNIQUE (endpoint, app, product, indicator, dimension)
	);
	CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
	CREATE TABLE value (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
	CREATE TABLE day (
		kept INTEGER NOT NULL REFERENCES kept, day INTEGER NOT NULL,
		fetched INTEGER NOT NULL, -- Unix seconds; the day was asked for then, whether it had values or not
		PRIMARY KEY (kept, day)
	) WITHOUT ROWID;
	CREATE TABLE cell (
		kept INTEGER NOT NULL, day INTEGER NOT NULL, series INTEGER NOT NULL REFERENCES series, value INTEGER NOT NULL REFERENCES value,
		v REAL NOT NULL,
		PRIMARY KEY (kept, day, series, value),
		FOREIGN KEY (kept, day) REFERENCES day ON DELETE CASCADE
	) WITHOUT ROWID;`,
	// 2: the users of windows of days: first and last are days, fetched is in Unix seconds, share is NULL if it is
	// unknown. And the calls that were made, for limits that count across runs: at is in Unix milliseconds.
	`CREATE TABLE users_window (id INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, app TEXT NOT NULL, dimension TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, fetched INTEGER NOT NULL, UNIQUE (endpoint, app, dimension, first, last));
	CREATE TABLE users (win INTEGER NOT NULL REFERENCES users_window ON DELETE CASCADE, value INTEGER NOT NULL REFERENCES value, count REAL NOT NULL, share REAL, PRIMARY KEY (win, value)) WITHOUT ROWID;
	CREATE TABLE spent (endpoint TEXT NOT NULL, at INTEGER NOT NULL); CREATE INDEX spent_at ON spent (endpoint, at);`,
	// 3: what decides whether a day, or a window of users, is asked for again: asked is when it was last asked for,
	// in Unix seconds; listed, whether that answer had a list; cells, how many values are held; odd, how many could
	// not be read. The empty days of an older file are asked for once more, because it does not say what their answer
	// was. And the oddities: answer is the first day of the answer if the oddity has no day of its own, else 0.
	`ALTER TABLE day ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE day ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE day ADD COLUMN cells INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE day ADD COLUMN odd INTEGER NOT NULL DEFAULT 0;
	UPDATE day SET asked = fetched, cells = (SELECT count(*) FROM cell WHERE cell.kept = day.kept AND cell.day = day.day);
	UPDATE day SET listed = cells > 0;
	ALTER TABLE users_window ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE users_window ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE users_window ADD COLUMN odd INTEGER NOT NULL DEFAULT 0;
	UPDATE users_window SET asked = fetched, listed = EXISTS (SELECT * FROM users WHERE win = id);
	CREATE TABLE oddity (
		kept INTEGER NOT NULL, day INTEGER NOT NULL, answer INTEGER NOT NULL, text TEXT NOT NULL, count INTEGER NOT NULL,
		PRIMARY KEY (kept, day, answer, text),
		FOREIGN KEY (kept, day) REFERENCES day ON DELETE CASCADE
	) WITHOUT ROWID;`,
}

// A NewerError is the error of a file that a newer rtcscope made.
type NewerError struct {
	Path           string
	Version, Known int
}

// Error says which versions these are, and what to do.
func (e *NewerError) Error() string { return e.message().Error() }

// Untranslated implements lang.Translatable.
func (e *NewerError) Untranslated() (text string, args []any) { return e.message().Untranslated() }

func (e *NewerError) message() *lang.Message {
	const text = "the archive %s has version %d, made by a newer rtcscope; this one knows versions up to %d: " +
		"use the newer one, or --no-archive"
	return &lang.Message{Text: text, Args: []any{e.Path, e.Version, e.Known}}
}

// migrate brings the file to the newest version. If two processes open an old file at once, one waits for the other
// and then has nothing left to do.
func (s *Store) migrate(ctx context.Context) error {
	version, err := s.version(ctx, s.db)
	if err != nil {
		return err
	}
	// The mode is set only now, because a file of another program must not be changed. In this mode readers do not
	// block writers.
	if err := s.setMode(ctx); err != nil {
		return fmt.Errorf("preparing the archive: %w", err)
	}
	if version == len(migrations) {
		return nil
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("preparing the archive: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if version, err = s.version(ctx, tx); err != nil {
		return err
	}
	for ; version < len(migrations); version++ {
		if _, err := tx.ExecContext(ctx, migrations[version]); err != nil {
			return fmt.Errorf("bringing the archive to version %d: %w", version+1, err)
		}
	}
	stamp := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)
	if _, err := tx.ExecContext(ctx, stamp); err != nil {
		return fmt.Errorf("marking the archive's version: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("preparing the archive: %w", err)
	}
	return nil
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// version returns the version of the file; zero for an empty file.
func (s *Store) version(ctx context.Context, q querier) (int, error) {
	var id, version, tables int
	err := q.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return 0, fmt.Errorf("reading the archive's version: %w", err)
	case id != applicationID && (id != 0 || version != 0 || tables > 0):
		return 0, errForeign
	case version > len(migrations):
		return 0, &NewerError{s.path, version, len(migrations)}
	}
	return version, nil
}

// setMode turns on the write-ahead log. It waits here for other processes that do the same, because SQLite does not.
func (s *Store) setMode(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, busyTimeout)
	defer cancel()
	for {
		_, err := s.db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if !busy(err) {
			return err
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-bounded.Done():
			if ctx.Err() != nil { // then bounded has ended because of it
				return context.Cause(ctx)
			}
			return err
		}
	}
}
