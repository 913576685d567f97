package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rtcscope/lang"
)

// restrict makes the archive unreadable to all but its owner; older programs, and copies, may have left it readable.
// It returns what could not be changed.
func (s *Store) restrict() []*lang.Message {
	var notes []*lang.Message
	for _, name := range append([]string{""}, sides...) {
		notes = append(notes, takeAway(s.path+name, false, os.Chmod))
	}
	if dir := filepath.Dir(s.path); filepath.Base(dir) == ownFolder {
		notes = append(notes, takeAway(dir, true, os.Chmod))
	}
	return notes
}

// ownFolder is the name of the folder that Path puts the archive in. No other program uses it.
const ownFolder = "rtcscope"

// takeAway removes the permissions of others for a file or a folder. It does not change a folder that is reached by a
// link, because somebody else may have chosen its mode.
func takeAway(name string, folder bool, chmod func(string, fs.FileMode) error) *lang.Message {
	stat := os.Stat
	if folder {
		stat = os.Lstat
	}
	info, err := stat(name)
	if err != nil || info.IsDir() != folder || info.Mode().Perm()&0o077 == 0 {
		return nil // opening it will fail if it exists
	}
	if err := chmod(name, info.Mode().Perm()&^0o077); err != nil {
		var failed *fs.PathError
		if errors.As(err, &failed) {
			err = failed.Err
		}
		return &lang.Message{Text: "others can read %s (mode %s), and that cannot be changed: %s",
			Args: []any{name, fmt.Sprintf("%#o", info.Mode().Perm()), err}}
	}
	return nil
}

// joined joins messages into one; it is nil if all are.
func joined(notes ...*lang.Message) *lang.Message {
	var all *lang.Message
	for _, note := range notes {
		switch {
		case note == nil:
		case all == nil:
			all = note
		default:
			all = &lang.Message{Text: "%s. %s", Args: []any{all, note}}
		}
	}
	return all
}
