package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"rtcscope/regular"
)

// ErrLocked is the error of Lock while another process holds the lock.
var ErrLocked = errors.New("another rtcscope is filling it at this moment: wait until that one has ended")

// Lock lets one process at a time fill the archive at path. The error wraps ErrLocked while another process does. The
// lock is the kernel's, so it ends with the process. It is on a file beside the archive, so that reads, and the
// keeping of single answers, go on meanwhile.
func Lock(path string) (unlock func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("making the archive's folder: %w", err)
	}
	lock := regular.Lock(path + ".sync")
	switch held, err := lock.TryLock(); {
	case err != nil:
		return nil, fmt.Errorf("locking the archive: %w", err)
	case !held:
		return nil, fmt.Errorf("locking the archive %s: %w", path, ErrLocked)
	}
	return func() error {
		// The file stays: else one process could lock a deleted file and another a new one.
		if err := lock.Unlock(); err != nil {
			return fmt.Errorf("unlocking the archive: %w", err)
		}
		return nil
	}, nil
}

// These are the ways to hold the lock: shared with others that open the file, or alone, to rename or to replace it.
const (
	shared = false
	alone  = true
)

// errLocked is the error if another process held the lock all the time.
var errLocked = errors.New("another rtcscope is opening or replacing it")

// hold keeps other processes from replacing the file while this one opens it, and from opening it while this one
// replaces it. It waits for them as long as for a write, but no longer than its context. The lock is on a file beside
// the archive, because the archive is replaced. It ends with the process.
func hold(ctx context.Context, path string, alone bool) (unlock func(), err error) {
	bounded, stop := context.WithTimeout(ctx, busyTimeout)
	defer stop()
	lock := regular.Lock(path + ".lock")
	try := lock.TryRLockContext
	if alone {
		try = lock.TryLockContext
	}
	if _, err := try(bounded, 5*time.Millisecond); err != nil {
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case errors.Is(err, context.DeadlineExceeded):
			return nil, errLocked
		}
		return nil, fmt.Errorf("locking the archive: %w", err)
	}
	// The file stays: else one process could lock a deleted file and another a new one.
	return func() { _ = lock.Unlock() }, nil
}
