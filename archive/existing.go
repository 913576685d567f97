package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// OpenExisting opens the file for work on the archive itself, and brings it to the newest version. Unlike Open it
// neither makes nor renames a file. The error is an fs.ErrNotExist if there is no file, and a *NewerError if a newer
// rtcscope made it. Damaged files and those of other programs are errors, too.
func OpenExisting(ctx context.Context, path string) (*Store, error) {
	s, err := openExisting(ctx, path)
	if NoRoom(err) {
		// As long as nobody else has the file open, reading works without the files beside it, for which there is no
		// room.
		s, err = openAlone(ctx, path)
		if err == nil && s.behind {
			return nil, errors.Join(explain(path, errNoMigration), s.Close())
		}
	}
	return s, explain(path, err)
}

// errNoMigration is the error of a file that is too old to be read and cannot be brought to the newest version.
var errNoMigration = fmt.Errorf("it cannot be brought to the newest version: %w", syscall.ENOSPC)

// A missingError says that there is no archive. It wraps fs.ErrNotExist without its words, which would repeat that.
type missingError struct{ path string }

func (e missingError) Error() string {
	return fmt.Sprintf("there is no archive %s yet: the first query that fetches daily values makes it", e.path)
}

func (e missingError) Unwrap() error { return fs.ErrNotExist }

func openExisting(ctx context.Context, path string) (*Store, error) {
	f, err := openRegular(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missingError{path}
	}
	if err != nil {
		return nil, err
	}
	_ = f.Close() // nothing was written
	var s *Store
	if err = lookAt(path); err == nil {
		s, err = connect(ctx, path)
	}
	if unusable(err) {
		const text = "the archive %s cannot be used (%w): move it away with its -wal and -shm, and the next query begins " +
			"a new one"
		return nil, fmt.Errorf(text, path, err)
	}
	return s, err
}

// openAlone opens the file with a single connection that locks it. Reading then needs no room on the disk. It does
// not change the version.
func openAlone(ctx context.Context, path string) (*Store, error) {
	db, err := dial(path, busyTimeout, "locking_mode(EXCLUSIVE)", "temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &Store{db: db, path: path, alone: true}
	version, err := s.version(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s.behind = version < len(migrations)
	return s, nil
}
