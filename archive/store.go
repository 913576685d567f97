// Package archive keeps every daily value that was fetched, in one SQLite file, and answers queries from it: the
// service is asked only for days that are not held, or were not final when they were fetched.
package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite" // also registers the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rtcscope/quality"
)

// A Key names one set of daily values: those that differ in nothing but series, value of the dimension, and day.
type Key struct {
	Endpoint, App, Product, Indicator, Dimension string
}

// KeyOf is the key of a query's values at an endpoint.
func KeyOf(endpoint string, q quality.Query) Key {
	return Key{endpoint, q.App, q.Product, q.Indicator, q.Dimension}
}

// A Store is the open file. It is safe for concurrent use, and several processes may have the file open.
type Store struct {
	db   *sql.DB
	path string
}

// busyTimeout is how long a process waits for another one's write.
const busyTimeout = 5 * time.Second

// Open opens the file, made with its folder if it is not there, readable by its owner alone. A file that is damaged
// or another program's is renamed aside: the second result says so, and a new file takes its place. A file that a
// newer rtcscope made is left alone: the error is a *NewerError.
func Open(ctx context.Context, path string) (*Store, string, error) {
	s, err := open(ctx, path)
	if !unusable(err) {
		return s, "", err
	}
	aside, renameErr := moveAside(path)
	if renameErr != nil {
		return nil, "", errors.Join(err, renameErr)
	}
	why := err
	s, err = open(ctx, path)
	return s, fmt.Sprintf("the archive %s could not be used (%v): it was renamed to %s, and a new one begun", path, why, filepath.Base(aside)), err
}

func open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("making the archive's folder: %w", err)
	}
	// SQLite would make the file with the umask's mode; its side files take the mode of the main one.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	return connect(ctx, path)
}

// connect makes a Store of a file that is there, and brings it to the newest version.
func connect(ctx context.Context, path string) (*Store, error) {
	db, err := dial(path, true)
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, path: path}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// dial gives access to a file, which it never makes. Without keys SQLite does not watch over references.
func dial(path string, keys bool) (*sql.DB, error) {
	watch := "foreign_keys(0)"
	if keys {
		watch = "foreign_keys(1)"
	}
	query := url.Values{
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds()), "synchronous(NORMAL)", watch},
		"_txlock": {"immediate"}, // a transaction that begins by reading could not become a writer beside another one
		"mode":    {"rw"},
	}
	address := url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	return db, nil
}

// Close closes the file.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing the archive: %w", err)
	}
	return nil
}

// errForeign says that a file is a database, but not this program's.
var errForeign = errors.New("it is another program's database")

// unusable says whether an error of opening is the file's own fault, so that a new one would do.
func unusable(err error) bool {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		switch failed.Code() & 0xff { // the extended codes carry the plain one in their low byte
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			return true
		}
	}
	return errors.Is(err, errForeign)
}

// moveAside renames the file, and the side files that belong to it, to a name that is free.
func moveAside(path string) (string, error) {
	for n := 1; n < 1000; n++ {
		aside := fmt.Sprintf("%s.damaged-%d", path, n)
		if _, err := os.Lstat(aside); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.Rename(path, aside); err != nil {
			return "", fmt.Errorf("renaming the archive aside: %w", err)
		}
		for _, side := range []string{"-wal", "-shm"} {
			if err := os.Rename(path+side, aside+side); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", fmt.Errorf("renaming the archive aside: %w", err)
			}
		}
		return aside, nil
	}
	return "", fmt.Errorf("renaming the archive %s aside: a thousand damaged ones stand there already", path)
}
