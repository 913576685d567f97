package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// OpenExisting opens the file for work on the archive itself, and brings it to the newest version. Unlike Open it makes
// no file and renames none: whoever asks about an archive wants that one. Of a file that is not there the error is an
// fs.ErrNotExist; one that a newer rtcscope made is a *NewerError; damaged files and those of other programs are errors.
func OpenExisting(ctx context.Context, path string) (*Store, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no archive %s yet: the first query that fetches daily values makes it (%w)", path, fs.ErrNotExist)
	case err != nil:
		return nil, fmt.Errorf("opening the archive: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("the archive %s is not a plain file: move it away, and the next query begins a new one", path)
	}
	s, err := connect(ctx, path)
	if unusable(err) {
		return nil, fmt.Errorf("the archive %s cannot be used (%w): move it away, and the next query begins a new one", path, err)
	}
	return s, err
}
