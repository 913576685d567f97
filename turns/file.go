// Package turns keeps the board on which the processes of one user post when they called the service. It is a small
// file, which is locked while it is read and written. The lock is the kernel's, so it ends with its process, and
// nothing has to be started or stopped.
package turns

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"rtcscope/api"
	"rtcscope/xdg"
)

const (
	// patience is how long Change waits for the lock. A process holds it for some 50 microseconds, unless it was
	// stopped.
	patience = 20 * time.Millisecond
	again    = time.Millisecond
	// maxSize bounds what is read. A board holds a line of 60 bytes for each call of the last second.
	maxSize = 64 << 10
)

var errBusy = errors.New("another process holds its lock")

// A File is the board of one endpoint. It implements api.Board.
type File struct {
	path string
}

// Path returns where the board of an endpoint is; empty if there is no place for one.
func Path(getenv func(string) string, home, endpoint string) string {
	sum := fnv.New64a()
	sum.Write([]byte(endpoint)) // never returns an error
	return xdg.File(xdg.State(), getenv, home, fmt.Sprintf("calls-%016x", sum.Sum64()))
}

// At returns the board at a path, which need not exist.
func At(path string) *File { return &File{path: path} }

// Change implements api.Board.
func (f *File) Change(change func([]api.Posted) []api.Posted) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("sharing calls through %s: %w", f.path, err)
		}
	}()
	if info, err := os.Stat(f.path); err == nil && !info.Mode().IsRegular() {
		return errors.New("it is not a plain file") // opening a pipe would wait for its other end
	} else if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
			return err
		}
	}
	lock := flock.New(f.path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
	for began := time.Now(); ; time.Sleep(again) {
		held, err := lock.TryLock()
		if err != nil {
			return err
		}
		if held {
			break
		}
		if time.Since(began) > patience {
			_ = lock.Close()
			return errBusy
		}
	}
	defer func() { _ = lock.Close() }()
	file, err := os.OpenFile(f.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return rewrite(file, change)
}

// rewrite changes the file in place. Its content is short-lived, and parse ignores a line that was written in part.
func rewrite(file *os.File, change func([]api.Posted) []api.Posted) error {
	text := make([]byte, 4096)
	n, err := file.ReadAt(text, 0)
	for err == nil && len(text) < maxSize {
		text = append(text, make([]byte, len(text))...)
		var more int
		more, err = file.ReadAt(text[n:], int64(n))
		n += more
	}
	calls := parse(string(text[:n]))
	var out bytes.Buffer
	for _, c := range change(calls) {
		fmt.Fprintf(&out, "%x %d %d\n", c.ID, c.Started.UnixNano(), c.Counted.UnixNano())
	}
	if bytes.Equal(out.Bytes(), text[:n]) {
		return nil
	}
	if _, err := file.WriteAt(out.Bytes(), 0); err != nil {
		return err
	}
	return file.Truncate(int64(out.Len()))
}

// parse reads the lines and leaves out those that are not whole.
func parse(text string) (calls []api.Posted) {
	for text != "" {
		line, rest, whole := strings.Cut(text, "\n")
		text = rest
		var id uint64
		var started, counted int64
		if _, err := fmt.Sscanf(line, "%x %d %d", &id, &started, &counted); err == nil && whole {
			calls = append(calls, api.Posted{ID: id, Started: time.Unix(0, started), Counted: time.Unix(0, counted)})
		}
	}
	return calls
}
