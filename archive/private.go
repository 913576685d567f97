package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rtcscope/lang"
)

// restrict takes the archive away from all but its owner: older programs, and copies, may have left it readable by
// others. It says what could not be changed.
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

// ownFolder is the name of the folder that Path gives the archive: this program's, unlike any other folder.
const ownFolder = "rtcscope"

// takeAway takes from others what they may do with a file or a folder. A folder that is reached by a link is left as it
// is: somebody else may have chosen its mode.
func takeAway(name string, folder bool, chmod func(string, fs.FileMode) error) *lang.Message {
	stat := os.Stat
	if folder {
		stat = os.Lstat
	}
	info, err := stat(name)
	if err != nil || info.IsDir() != folder || info.Mode().Perm()&0o077 == 0 {
		return nil // what is not there needs no mode, and what cannot be looked at fails when it is opened
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

// joined joins what there is to say; nil where that is nothing.
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
