package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// patience is how long the lock is waited for. It is held for the time of one small write.
const patience = 3 * time.Second

// Load reads what is remembered. A file that is not there, or cannot be used, is the zero State: the explorer starts
// without it. In the second case the note says so, and the file is kept under another name where that can be done.
func Load(path string) (s State, note string) {
	if path == "" {
		return State{}, ""
	}
	s, err := read(path)
	var unusable *unusableError
	if errors.As(err, &unusable) {
		// Under the lock, and after another look: else a good file that was written meanwhile would be put aside.
		unlock, lockErr := lock(path)
		if lockErr != nil {
			return State{}, fmt.Sprintf("%s; it stays where it is: %s", err, lockErr)
		}
		defer unlock()
		s, note, err = readOrPutAside(path)
	}
	if err != nil {
		return State{}, err.Error()
	}
	return s, note
}

// An unusableError says that a file is there and was read, but is none that this program can use.
type unusableError struct {
	path string
	err  error
}

// Error implements error.
func (e *unusableError) Error() string {
	return fmt.Sprintf("what the explorer remembers, %s, cannot be used: %s", e.path, e.err)
}

// Unwrap gives the reason.
func (e *unusableError) Unwrap() error { return e.err }

// read reads the file; one that is not there is the zero State.
func read(path string) (State, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return State{}, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no file", path) // and opening a pipe would wait for its other end
	}
	var text []byte
	if err == nil {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return State{}, fmt.Errorf("reading what the explorer remembers: %w", err)
	}
	s, err := decode(text)
	if err != nil {
		return State{}, &unusableError{path, err}
	}
	return s, nil
}

// readOrPutAside reads the file or, if it cannot be used, gives it another name and says which. The caller holds the
// lock.
func readOrPutAside(path string) (s State, note string, err error) {
	s, err = read(path)
	var unusable *unusableError
	if !errors.As(err, &unusable) {
		return s, "", err
	}
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.broken-%d", path, n)
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if err := os.Rename(path, aside); err != nil {
			return State{}, "", fmt.Errorf("%w; it stays where it is: %w", unusable, err)
		}
		return State{}, fmt.Sprintf("%s; it is kept as %s", unusable, aside), nil
	}
}

// lock keeps other processes from changing the file. It is on a file of its own, for the state's is replaced by each
// write, and it goes with the process however that ends.
func lock(path string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("making the state's folder: %w", err)
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	held := flock.New(path+".lock", flock.SetPermissions(0o600))
	if _, err := held.TryLockContext(ctx, 5*time.Millisecond); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			err = fmt.Errorf("another rtcscope has held it for %s", patience)
		}
		return nil, fmt.Errorf("locking %s: %w", path, err)
	}
	// The file stays: if it went, one process could lock the old one and another a new one.
	return func() { _ = held.Unlock() }, nil
}
