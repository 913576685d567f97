package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rtcscope/cells"
)

// A File is the file to which an export goes if no path says otherwise.
type File struct {
	Folder, Name string
	Format       string // the ending of its name
}

// Written is a file that was written.
type Written struct {
	Path  string // whole, from the root
	Taken string // the path that was asked for, if a file has it already; else empty
}

// ExportTo writes a text to a new file, as Export does. The path may be that of a folder, or of a file, whose ending
// is added if it lacks it; ~ at its beginning is the home folder. A file that exists is never replaced: the new one
// gets a number behind its name. Errors can be said in the language of the person.
func ExportTo(path, home string, file File, text []byte) (Written, error) {
	if path == "" {
		written, err := Export(file.Folder, file.Name, file.Format, text)
		return Written{Path: whole(written)}, err
	}
	path, err := expanded(path, home)
	if err != nil {
		return Written{}, err
	}
	info, missing := os.Stat(path)
	if isFolder := missing == nil && info.IsDir(); isFolder || os.IsPathSeparator(path[len(path)-1]) {
		if !isFolder {
			return Written{}, noFolder(path)
		}
		written, err := Export(path, file.Name, file.Format, text)
		return Written{Path: whole(written)}, err
	}
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return Written{}, noFolder(dir)
	}
	ending := "." + file.Format
	if base := len(name) - len(ending); base > 0 && strings.EqualFold(name[base:], ending) {
		name, ending = name[:base], name[base:]
	}
	if strings.ContainsFunc(name, cells.Hidden) {
		return Written{}, notExported("%s has characters that cannot be seen: take another name", name+ending)
	}
	numbered := func(n int) string {
		if n == 1 {
			return name + ending
		}
		return fmt.Sprintf("%s-%d%s", name, n, ending)
	}
	written, err := export(dir, numbered, text)
	if err != nil {
		return Written{}, err
	}
	to := Written{Path: whole(written)}
	if asked := whole(filepath.Join(dir, numbered(1))); asked != to.Path {
		to.Taken = asked
	}
	return to, nil
}

// expanded is a path with the home folder in place of a tilde.
func expanded(path, home string) (string, error) {
	rest, tilde := strings.CutPrefix(path, "~")
	switch {
	case !tilde:
		return path, nil
	case rest != "" && !os.IsPathSeparator(rest[0]):
		return "", notExported("%s: only ~/, your own home folder, is known here: write the path from / on", path)
	case home == "":
		return "", notExported("%s: there is no home folder, since HOME is not set: write the path from / on", path)
	}
	return home + string(filepath.Separator) + rest, nil
}

func noFolder(path string) error {
	return notExported("there is no folder %s: make it first, or take another path", path)
}

// whole is a path from the root. It is the path itself if the folder that the program was started in is gone.
func whole(path string) string {
	if path == "" {
		return ""
	}
	if from, err := filepath.Abs(path); err == nil {
		return from
	}
	return path
}
