// Package regular reads files that people and other programs make. A pipe, a device or a folder at the path is an
// error: opening a pipe would wait for its other end, and a device may have no end.
package regular

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// An Error says that there is no file at a path that can be read whole.
type Error struct {
	Path string
	Why  string // such as "is a pipe, not a plain file"
	Size bool   // the file is too large; otherwise it is not a regular file
}

// Error implements error.
func (e *Error) Error() string { return e.Path + " " + e.Why }

// Read reads a whole file of at most so many bytes. The error is an fs.ErrNotExist if there is no file, and an *Error
// if it is larger or not a regular file. Read never waits, whatever is at the path.
func Read(path string, most int64) ([]byte, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ENXIO) || errors.Is(err, syscall.EOPNOTSUPP) { // it is a socket
		return nil, &Error{Path: path, Why: "is not a plain file: put one in its place"}
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// This asks about the opened file: at the path there may be another one by now.
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
