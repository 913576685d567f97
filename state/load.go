package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rtcscope/lang"
	"rtcscope/regular"
)

// patience is how long to wait for the lock. Processes hold it for the time of one small write.
const patience = 3 * time.Second

// mostBytes is the greatest size of the file. A saved query takes about 200 bytes.
const mostBytes = 16 << 20

// Load reads the file. If there is none, or it cannot be used, Load returns the zero State and the explorer starts
// without it. A note says what is wrong with the file. If it is damaged, Load renames it, so that nothing in it is
// lost.
func Load(path string) (s State, note *lang.Message) {
	if path == "" {
		return State{}, nil
	}
	return load(context.Background(), path, decode)
}

// load is Load for a file of any format.
func load[T any](ctx context.Context, path string, decode func([]byte) (T, error)) (s T, note *lang.Message) {
	var none T
	s, trouble := read(path, decode)
	if trouble != nil && trouble.unusable {
		// Take the lock and read the file again, or a good file that was written meanwhile would be renamed.
		unlock, err := lock(ctx, path)
		if err != nil {
			return none, staysThere(trouble.message, err)
		}
		defer unlock()
		s, note, trouble = readOrPutAside(path, decode)
	}
	if trouble != nil {
		return none, trouble.message
	}
	return s, note
}

// A trouble says why the state could not be read.
type trouble struct {
	message  *lang.Message
	unusable bool // the file was read, but is damaged
}

func staysThere(why *lang.Message, err error) *lang.Message {
	return &lang.Message{Text: "%s; it stays where it is: %s", Args: []any{why, err}}
}

// read reads the file. It returns the zero value if there is none.
func read[T any](path string, decode func([]byte) (T, error)) (T, *trouble) {
	var none T
	text, err := regular.Read(path, mostBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if refused := (*regular.Error)(nil); errors.As(err, &refused) {
		err = &lang.Message{Text: "%s is no file", Args: []any{path}}
		if refused.Size {
			err = &lang.Message{Text: "%s is larger than %d MiB", Args: []any{path, mostBytes >> 20}}
		}
	}
	if err != nil {
		return none, &trouble{message: &lang.Message{Text: "what the explorer remembers cannot be read: %s",
			Args: []any{err}}}
	}
	s, err := decode(text)
	if err != nil {
		// A file of a newer program stays in place: that program would start with nothing.
		usable := errors.Is(err, errNewer)
		return none, &trouble{&lang.Message{Text: "what the explorer remembers, %s, cannot be used: %s",
			Args: []any{path, err}}, !usable}
	}
	return s, nil
}

// readOrPutAside reads the file. If the file is damaged, it renames it; the note gives the new name. The caller holds
// the lock.
func readOrPutAside[T any](path string, decode func([]byte) (T, error)) (s T, note *lang.Message, _ *trouble) {
	var none T
	s, wrong := read(path, decode)
	if wrong == nil || !wrong.unusable {
		return s, nil, wrong
	}
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.broken-%d", path, n)
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if err := os.Rename(path, aside); err != nil {
			return none, nil, &trouble{message: staysThere(wrong.message, err)}
		}
		return none, &lang.Message{Text: "%s; it is kept as %s", Args: []any{wrong.message, aside}}, nil
	}
}

// lock keeps other processes from changing the file. The lock is on another file, because each write replaces that of
// the state. It ends with the process at the latest.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, &lang.Message{Text: "its folder cannot be made: %s", Args: []any{err}}
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	held := regular.Lock(path + ".lock")
	if _, err := held.TryLockContext(ctx, 5*time.Millisecond); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			return nil, &lang.Message{Text: "another rtcscope has held %s for %s", Args: []any{path, patience}}
		}
		return nil, &lang.Message{Text: "%s cannot be locked: %s", Args: []any{path, err}}
	}
	// The lock's file is not removed, or one process could lock the old file and another a new one.
	return func() { _ = held.Unlock() }, nil
}
