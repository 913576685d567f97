package regular

import (
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// Lock is a lock on a file of its own, which is made, readable by its owner alone, when it is taken first. It is the
// kernel's, so it goes with the process however that ends. Whatever stands at the path, taking it does not wait for more
// than the lock: opening a pipe would wait for its other end.
func Lock(path string) *flock.Flock {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|syscall.O_NONBLOCK), flock.SetPermissions(0o600))
}
