package archive

import (
	"context"
	"errors"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rtcscope/lang"
)

// explain gives an error the path and the way out, where there is one to tell.
func explain(path string, err error) error {
	var told *lang.Message
	text := ""
	switch {
	case err == nil || errors.As(err, &told) && len(told.Args) > 0:
		return err
	case errors.Is(err, errForeign):
		err = errForeign // without what wraps it, which speaks English alone
		text = "the archive %s is left where it is: move it away, and the next query begins a new one, or use --no-archive (%s)"
	case NoRoom(err):
		text = "the archive %s has no room: its disk or its quota is full; " +
			"free some room there, or delete old days with rtcscope archive prune (%s)"
	case busy(err) || errors.Is(err, errLocked):
		text = "the archive %s is held by another program, and was waited for in vain: go on when that one has ended (%s)"
	default:
		return err
	}
	return &lang.Message{Text: text, Args: []any{path, err}}
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
