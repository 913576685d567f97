package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
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
	lock := flock.New(path+".sync", flock.SetPermissions(0o600))
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
