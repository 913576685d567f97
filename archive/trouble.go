package archive

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A TroubleError is an error of the file with its path and what to do about it.
type TroubleError struct {
	Path string
	Way  string // what is wrong and what to do, a sentence that goes on after the path
	Err  error
}

// Error says the path, what is wrong, and the way out.
func (e *TroubleError) Error() string {
	return fmt.Sprintf("the archive %s %s (%v)", e.Path, e.Way, e.Err)
}

// Unwrap gives the error itself.
func (e *TroubleError) Unwrap() error { return e.Err }

// explain gives an error the path and the way out, where there is one to tell.
func explain(path string, err error) error {
	var told *TroubleError
	switch {
	case err == nil || errors.As(err, &told):
		return err
	case errors.Is(err, errForeign):
		return &TroubleError{path, "is left where it is: move it away, and the next query begins a new one, or use --no-archive", err}
	case NoRoom(err):
		return &TroubleError{path, "has no room: its disk or its quota is full; free some room there, or delete old days with rtcscope archive prune", err}
	case busy(err) || errors.Is(err, errLocked):
		return &TroubleError{path, fmt.Sprintf("is held by another program for more than %s: wait until that one has ended", busyTimeout), err}
	}
	return err
}

// NoRoom says whether an error is that of a disk that is full, or of a quota that is used up.
func NoRoom(err error) bool {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		switch failed.Code() {
		case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMOPEN:
			return true
		}
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// busy says whether an error is that another process has the file at this moment.
func busy(err error) bool {
	var failed *sqlite.Error
	return errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_BUSY
}

// givenUp says whether an error is that nobody waits any more, which is no trouble of the file's.
func givenUp(ctx context.Context, err error) bool {
	return err != nil && ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}
