package archive

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"rtcscope/lang"
)

// applicationID marks the file as this program's, in the header field that SQLite has for that ("rtcs").
const applicationID = 0x72746373

// migrations bring the file from each version to the next one; the version is SQLite's user_version. A version that
// was published is never changed, only followed.
var migrations = []string{
	// 1: cells lie together by set and day, which is how they are read.
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
	// 2: users of a window of days: first and last are days, fetched is in Unix seconds, share is NULL where it is not
	// known. And the calls that were made, for limits that count across runs: at is in Unix milliseconds.
	`CREATE TABLE users_window (id INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, app TEXT NOT NULL, dimension TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, fetched INTEGER NOT NULL, UNIQUE (endpoint, app, dimension, first, last));
	CREATE TABLE users (win INTEGER NOT NULL REFERENCES users_window ON DELETE CASCADE, value INTEGER NOT NULL REFERENCES value, count REAL NOT NULL, share REAL, PRIMARY KEY (win, value)) WITHOUT ROWID;
	CREATE TABLE spent (endpoint TEXT NOT NULL, at INTEGER NOT NULL); CREATE INDEX spent_at ON spent (endpoint, at);`,
	// 3: what tells whether a day, or a window of users, need not be asked for again: asked is when it was last asked for,
	// in Unix seconds, listed whether that answer had a list, cells how many values are held, odd how many could not be
	// read. What of an older file's empty days the answer was is not known: they are asked for once more. And what was
	// odd, in words: answer is the first day of the answer in which it has no day of its own, 0 where it has one.
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

// A NewerError says that the file was made by a newer rtcscope.
type NewerError struct {
	Path           string
	Version, Known int
}

// Error says what to do about it.
func (e *NewerError) Error() string { return e.message().Error() }

// Said implements lang.Said.
func (e *NewerError) Said() (text string, args []any) { return e.message().Said() }

func (e *NewerError) message() *lang.Message {
	const text = "the archive %s has version %d, made by a newer rtcscope; this one knows versions up to %d: " +
		"use the newer one, or --no-archive"
	return &lang.Message{Text: text, Args: []any{e.Path, e.Version, e.Known}}
}

// migrate brings the file to the newest version. Of two processes that open an old file at once, one waits for the
// other and then finds nothing left to do.
func (s *Store) migrate(ctx context.Context) error {
	version, err := s.version(ctx, s.db)
	if err != nil {
		return err
	}
	// Only now: a file that is not this program's must not be changed. Readers do not block writers in this mode.
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

// version is the file's version, zero for an empty file.
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

// setMode turns on the write-ahead log. SQLite does not wait for another process that does the same at this moment,
// so the waiting is done here.
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
			if ctx.Err() != nil { // which ends both
				return context.Cause(ctx)
			}
			return err
		}
	}
}
