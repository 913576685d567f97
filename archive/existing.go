package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// OpenExisting opens the file for work on the archive itself, and brings it to the newest version. Unlike Open it makes
// no file and renames none: whoever asks about an archive wants that one. Of a file that is not there the error is an
// fs.ErrNotExist; one that a newer rtcscope made is a *NewerError; damaged files and those of other programs are errors.
func OpenExisting(ctx context.Context, path string) (*Store, error) {
	s, err := openExisting(ctx, path)
	if NoRoom(err) {
		// Reading goes without the files beside it, which have no place: for as long as nobody else has it open.
		s, err = openAlone(ctx, path)
		if err == nil && s.behind {
			return nil, errors.Join(explain(path, errNoMigration), s.Close())
		}
	}
	return s, explain(path, err)
}

// errNoMigration says that the file is too old to be read, and cannot be brought to the newest version.
var errNoMigration = fmt.Errorf("it cannot be brought to the newest version: %w", syscall.ENOSPC)

// A missingError is that there is no archive; it is a fs.ErrNotExist, whose own words would say so twice.
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
		const text = "the archive %s cannot be used (%w): move it away with its -wal and -shm, and the next query begins a new one"
		return nil, fmt.Errorf(text, path, err)
	}
	return s, err
}

// openAlone opens the file for one connection that has it to itself: it needs no room on the disk for reading, and does
// not change the version.
func openAlone(ctx context.Context, path string) (*Store, error) {
	db, err := dial(path, "locking_mode(EXCLUSIVE)", "temp_store(MEMORY)")
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
