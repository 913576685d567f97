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

// explain adds the path to an error, and what to do about it if that is known.
func explain(path string, err error) error {
	var told *lang.Message
	text := ""
	switch {
	case err == nil || errors.As(err, &told) && len(told.Args) > 0:
		return err
	case errors.Is(err, errForeign):
		err = errForeign // without what wraps it, which says nothing more
		text = "the archive %s is left where it is: move it away, and the next query begins a new one, or use " +
			"--no-archive (%s)"
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

// NoRoom reports whether an error means that a disk is full or a quota used up.
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

// corrupt reports whether an error means that the file is not a sound database. If the beginning of the file is
// sound, that is found late, when others may be reading it; then the file is not renamed.
func corrupt(err error) bool {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return false
	}
	code := failed.Code() & 0xff // the extended codes carry the plain one in their low byte
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// readOnly reports whether an error means that this user may not write the file or its folder.
func readOnly(err error) bool {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		code := failed.Code() & 0xff
		return code == sqlite3.SQLITE_READONLY || code == sqlite3.SQLITE_CANTOPEN
	}
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// busy reports whether an error means that another process is using the file.
func busy(err error) bool {
	var failed *sqlite.Error
	return errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_BUSY
}

// givenUp reports whether an error means that the caller has given up, which is no trouble of the file.
func givenUp(ctx context.Context, err error) bool {
	return err != nil && ctx.Err() != nil && (errors.Is(err, context.Canceled) ||
		errors.Is(err, context.DeadlineExceeded))
}
