package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rtcscope/lang"
)

// These are reasons not to open a file, besides those of SQLite.
var (
	errForeign error = &lang.Message{Text: "it is another program's database"}
	errNoStart error = &lang.Message{Text: "it does not begin like a database"}
	errStray   error = &lang.Message{Text: "it is empty, and the log beside it is not"}
)

// unusable reports whether an error of opening means that the file is damaged, so that a new one can take its place.
func unusable(err error) bool {
	return corrupt(err) || errors.Is(err, errNoStart) || errors.Is(err, errStray)
}

// sides are the suffixes of the files that SQLite puts beside the main one: the log and its index.
var sides = []string{"-wal", "-shm"}

// lookAt checks the file before SQLite opens it. SQLite would delete the log of a file that is empty or missing, and
// copy the log into a file that begins with something else.
func lookAt(path string) error {
	f, err := openRegular(path)
	if errors.Is(err, fs.ErrNotExist) {
		return strayLog(path)
	}
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // nothing was written
	const mark = "SQLite format 3\x00"
	head := make([]byte, len(mark))
	n, err := io.ReadFull(f, head)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return strayLog(path)
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("reading the archive: %w", err)
	case string(head[:n]) != mark:
		return errNoStart
	}
	return nil
}

// openRegular opens a plain file for reading. Opening a pipe would wait for its other end.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, &lang.Message{
			Text: "the archive %s is not a plain file: move it away, and the next query begins a new one", Args: []any{path},
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the archive: %w", err)
	}
	return f, nil
}

func strayLog(path string) error {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return errStray
	}
	return nil
}

// openOrSetAside takes the lock, and renames the file if it is still damaged: another process may have renamed it
// meanwhile. Then it opens the file, or a new one.
func openOrSetAside(ctx context.Context, path string) (*Store, *lang.Message, error) {
	unlock, err := hold(ctx, path, alone)
	if err != nil {
		return nil, nil, &lang.Message{Text: "the archive %s is damaged; it stays where it is: %s", Args: []any{path, err}}
	}
	defer unlock()
	s, why := open(ctx, path)
	if !unusable(why) {
		return s, nil, why
	}
	aside, err := moveAside(path)
	if err != nil {
		return nil, nil, &lang.Message{
			Text: "the archive %s cannot be used (%s) and cannot be renamed: %s", Args: []any{path, why, err},
		}
	}
	s, err = open(ctx, path)
	return s, &lang.Message{Text: "the archive %s could not be used (%s): it was renamed to %s, and a new one begun",
		Args: []any{path, why, filepath.Base(aside)}}, err
}

// moveAside renames the file and those beside it, to names that are free for all of them. It renames the main file
// last: if the process dies before that, the next one goes on with the same names. The caller holds the lock.
func moveAside(path string) (string, error) {
	names := []string{path + sides[0], path + sides[1], path}
	for n := 1; n < 1000; n++ {
		aside := fmt.Sprintf("%s.damaged-%d", path, n)
		if taken(aside) || taken(aside+sides[0]) && taken(path+sides[0]) || taken(aside+sides[1]) && taken(path+sides[1]) {
			continue
		}
		for _, name := range names {
			_ = os.Chmod(name, 0o600) // a file of another owner is renamed all the same
			if err := os.Rename(name, aside+name[len(path):]); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", fmt.Errorf("renaming it: %w", err)
			}
		}
		return aside, nil
	}
	return "", fmt.Errorf("there are a thousand damaged ones beside it already")
}

func taken(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
