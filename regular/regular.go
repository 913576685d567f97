// Package regular reads files that people and other programs put in place. A pipe, a device or a folder in their place is
// an error: opening a pipe would wait for its other end, and a device may never end.
package regular

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// An Error says that what stands at a path is not a file that can be read whole.
type Error struct {
	Path string
	Why  string // such as "is a pipe, not a plain file"
	Size bool   // it is too large; otherwise it is no regular file
}

// Error implements error.
func (e *Error) Error() string { return e.Path + " " + e.Why }

// Read reads a whole file of at most so many bytes. A file that is not there is an fs.ErrNotExist; something else than a
// regular file, and a larger one, is an *Error. It does not wait, whatever stands at the path.
func Read(path string, most int64) ([]byte, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ENXIO) || errors.Is(err, syscall.EOPNOTSUPP) { // of a socket
		return nil, &Error{Path: path, Why: "is not a plain file: put one in its place"}
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// Of what was opened, not of the path: that may be another file by now.
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{Path: path, Why: fmt.Sprintf("is %s, not a plain file: put one in its place", kind(info.Mode()))}
	}
	text, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > most {
		why := fmt.Sprintf("is larger than %d KiB, which no file of this kind is", most>>10)
		return nil, &Error{Path: path, Why: why, Size: true}
	}
	return text, nil
}

func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}
