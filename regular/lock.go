package regular

import (
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// Lock makes a lock on a file that serves nothing else. Taking the lock makes the file, readable by its owner alone.
// The kernel releases the lock when the process ends, in whatever way. Opening the file never waits, not even for the
// other end of a pipe at the path.
func Lock(path string) *flock.Flock {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|syscall.O_NONBLOCK), flock.SetPermissions(0o600))
}
