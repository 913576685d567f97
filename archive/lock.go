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

// ErrLocked says that another process holds the lock.
var ErrLocked = errors.New("another rtcscope is filling it at this moment: wait until that one has ended")

// Lock lets one process at a time fill the archive at path. The error is ErrLocked while another one does. The lock is
// the kernel's, so it goes with the process however that ends. It is on a file of its own beside the archive: reading
// and keeping single answers go on meanwhile.
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
		// The file stays: if it went, one process could lock the old one and another a new one.
		if err := lock.Unlock(); err != nil {
			return fmt.Errorf("unlocking the archive: %w", err)
		}
		return nil
	}, nil
}

// How a process guards the file: together with others that open it, or alone, to set it aside or to replace it.
const (
	shared = false
	alone  = true
)

// errLocked says that another process has held the file all the time.
var errLocked = errors.New("another rtcscope is opening or replacing it")

// hold keeps others from replacing the file while it is opened, and from opening it while it is replaced. It waits for
// them as long as for another one's write, and no longer than its context. It is on a file of its own, for the
// archive's is replaced, and it goes with the process however that ends.
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
	// The file stays: if it went, one process could lock the old one and another a new one.
	return func() { _ = lock.Unlock() }, nil
}
