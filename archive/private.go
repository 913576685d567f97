package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// restrict takes the archive away from all but its owner: older programs, and copies, may have left it readable by
// others. It says what could not be changed; empty where all is well.
func (s *Store) restrict() string {
	var notes []string
	for _, name := range append([]string{""}, sides...) {
		notes = append(notes, takeAway(s.path+name, false, os.Chmod))
	}
	if dir := filepath.Dir(s.path); filepath.Base(dir) == ownFolder {
		notes = append(notes, takeAway(dir, true, os.Chmod))
	}
	return joined(notes...)
}

// ownFolder is the name of the folder that Path gives the archive: this program's, unlike any other folder.
const ownFolder = "rtcscope"

// takeAway takes from others what they may do with a file or a folder. A folder that is reached by a link is left as it
// is: somebody else may have chosen its mode.
func takeAway(name string, folder bool, chmod func(string, fs.FileMode) error) string {
	stat := os.Stat
	if folder {
		stat = os.Lstat
	}
	info, err := stat(name)
	if err != nil || info.IsDir() != folder || info.Mode().Perm()&0o077 == 0 {
		return "" // what is not there needs no mode, and what cannot be looked at fails when it is opened
	}
	if err := chmod(name, info.Mode().Perm()&^0o077); err != nil {
		var failed *fs.PathError
		if errors.As(err, &failed) {
			err = failed.Err
		}
		return fmt.Sprintf("others can read %s (mode %#o), and that cannot be changed: %v", name, info.Mode().Perm(), err)
	}
	return ""
}

// joined joins what there is to say.
func joined(notes ...string) string {
	var said []string
	for _, note := range notes {
		if note != "" {
			said = append(said, note)
		}
	}
	return strings.Join(said, "; ")
}
