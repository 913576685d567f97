// Package archive keeps all daily values that were fetched in one SQLite file, and answers queries from it. It asks
// the service only for days that are not held, or were not final when they were fetched.
package archive

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite" // also registers the driver "sqlite"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A Key names one set of daily values, which differ in series, value of the dimension, and day.
type Key struct {
	Endpoint, App, Product, Indicator, Dimension string
}

// KeyOf returns the key of the values of a query at an endpoint.
func KeyOf(endpoint string, q quality.Query) Key {
	return Key{endpoint, q.App, q.Product, q.Indicator, q.Dimension}
}

// A Store is an open archive. It is safe for concurrent use, and several processes may have the file open.
type Store struct {
	db     *sql.DB
	path   string
	wait   time.Duration // for the write of another process, by a pruning
	alone  bool          // it has locked the file, on a disk without room, and can only read
	behind bool          // its version is older than the newest, and stays so
}

// busyTimeout is how long a process waits for the write of another one.
const busyTimeout = 5 * time.Second

// Open opens the file, and makes it and its folder if they do not exist, readable by the owner alone. It renames a
// damaged file and begins a new one. The second result says so, or that others can read the archive and that this
// cannot be changed. If several processes find a damaged file, one renames it and the others open the new one. Open
// does not touch a database of another program, nor a file that a newer rtcscope made; the error of the latter is a
// *NewerError.
func Open(ctx context.Context, path string) (*Store, string, error) {
	s, note, err := openNoted(ctx, path)
	if note != nil {
		return s, note.Error(), err
	}
	return s, "", err
}

// openNoted is Open with a message that can be translated; it may be nil.
func openNoted(ctx context.Context, path string) (*Store, *lang.Message, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, explain(path, fmt.Errorf("making the archive's folder: %w", err))
	}
	s, err := openShared(ctx, path)
	var note *lang.Message
	if unusable(err) {
		s, note, err = openOrSetAside(ctx, path)
	}
	if err != nil {
		return nil, nil, explain(path, err)
	}
	return s, joined(append([]*lang.Message{note}, s.restrict()...)...), nil
}

// openShared opens the file while no other process renames it. If nothing can be locked it opens the file all the
// same, because only a process that renames needs the lock.
func openShared(ctx context.Context, path string) (*Store, error) {
	if unlock, err := hold(ctx, path, shared); err == nil {
		defer unlock()
	} else if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return open(ctx, path)
}

func open(ctx context.Context, path string) (*Store, error) {
	if err := lookAt(path); err != nil {
		return nil, err
	}
	// SQLite would make the file with the mode of the umask. The files beside it take the mode of the main one.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	return connect(ctx, path)
}

// connect opens a file that exists, and brings it to the newest version.
func connect(ctx context.Context, path string) (*Store, error) {
	done, err := recognize(ctx, path)
	if err != nil {
		return nil, err
	}
	defer done()
	// Foreign keys stay off: SQLite would look up three rows for each value that is kept, which doubles the time of
	// that. A transaction that deletes a row deletes those that refer to it, too; Check finds rows that refer to none.
	db, err := dial(path, busyTimeout, "foreign_keys(0)", "synchronous(NORMAL)")
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, path: path, wait: busyTimeout}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// recognize reads the version before anything else, and keeps the file open until the caller calls done. If the file
// is damaged or another program's, its log is kept: SQLite would copy the log into the file and delete it.
func recognize(ctx context.Context, path string) (done func(), err error) {
	db, err := dial(path, busyTimeout)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	keepLog := func(keep int) error {
		c, err := db.Conn(ctx)
		if err != nil {
			return fmt.Errorf("opening the archive: %w", err)
		}
		defer func() { _ = c.Close() }() // this returns it to the pool
		return c.Raw(func(raw any) error {
			_, err := raw.(sqlite.FileControl).FileControlPersistWAL("main", keep)
			return err
		})
	}
	if info, statErr := os.Stat(path + sides[0]); statErr == nil && info.Size() > 0 {
		err = keepLog(1)
	}
	if err == nil {
		_, err = (&Store{db: db, path: path}).version(ctx, db)
	}
	if !unusable(err) && !errors.Is(err, errForeign) {
		err = errors.Join(err, keepLog(0))
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return func() { _ = db.Close() }, nil // nothing was written
}

// dial opens connections to a file, which it never makes. They wait so long for the write of another process.
func dial(path string, wait time.Duration, pragmas ...string) (*sql.DB, error) {
	query := url.Values{
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds())},
		"_txlock": {"immediate"}, // a transaction that began by reading could not write beside another writer
		"mode":    {"rw"},
	}
	address := url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}
	return openWith(address.String(), pragmas...)
}

// openWith opens connections to an address of SQLite.
func openWith(address string, pragmas ...string) (*sql.DB, error) {
	d, err := packing()
	if err != nil {
		return nil, fmt.Errorf("preparing SQLite: %w", err)
	}
	return sql.OpenDB(connector{d, address, pragmas}), nil
}

// A connector runs pragmas on each new connection. The driver would run them without a context, and some read the
// file and so may wait for another process.
type connector struct {
	driver  *sqlite.Driver
	address string
	pragmas []string
}

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver { return c.driver }

// Connect implements driver.Connector.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	conn, err := c.driver.Open(c.address)
	if err != nil {
		return nil, err
	}
	for _, pragma := range c.pragmas {
		if _, err := conn.(driver.ExecerContext).ExecContext(ctx, "PRAGMA "+pragma, nil); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	return conn, nil
}

// Close closes the file.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing the archive: %w", err)
	}
	return nil
}
