package archive

import (
	"context"
	"errors"
	"io/fs"
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
	case corrupt(err):
		text = "the archive %s is damaged: look with rtcscope archive check, then move it away with its -wal and -shm, " +
			"and the next query begins a new one (%s)"
	case readOnly(err):
		text = "the archive %s cannot be written: make its file and its folder writable, or use --no-archive (%s)"
	case busy(err) || errors.Is(err, errLocked):
		text = "the archive %s is held by another program, which did not release it in time: wait until that has ended (%s)"
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

// corrupt says whether an error is that what the file holds is no sound database. That shows late, where its beginning
// is sound, and others may be reading it: it is not set aside then.
func corrupt(err error) bool {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return false
	}
	code := failed.Code() & 0xff // the extended codes carry the plain one in their low byte
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// readOnly says whether an error is that the file, or its folder, is not this user's to write.
func readOnly(err error) bool {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		code := failed.Code() & 0xff
		return code == sqlite3.SQLITE_READONLY || code == sqlite3.SQLITE_CANTOPEN
	}
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
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
