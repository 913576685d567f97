package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"rtcscope/cells"
	"rtcscope/lang"
)

const (
	maxFileName  = 120 // bytes; some file systems take 255, others less once they encrypt names
	maxExtension = 16
	maxExports   = 10_000 // of one name in one folder
)

// Export writes the text to a new file of the folder and returns its path. The file is called name.ext or, where that
// is taken, name-2.ext and so on; it appears whole or not at all, and only its owner may read it.
func Export(dir, name, ext string, text []byte) (path string, err error) {
	if dir == "" {
		dir = "."
	}
	temp, err := writeTemp(dir, text)
	if err != nil {
		return "", err
	}
	path, err = place(temp, dir, name, ext, os.Link)
	// After a link the first name goes; after a renaming there is none.
	if gone := os.Remove(temp); err == nil && gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		return path, notExported("removing %s, after exporting to %s: %s", temp, path, reason(gone))
	}
	return path, err
}

// writeTemp writes the text to a file that nobody looks for, in the folder itself: a link cannot leave its file system.
func writeTemp(dir string, text []byte) (path string, err error) {
	file, err := os.CreateTemp(dir, ".export-*")
	if err != nil {
		return "", notExported("making a file in the folder %s: %s", dir, reason(err))
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(file.Name())
			err = notExported("writing %d bytes to a file in the folder %s: %s", len(text), dir, reason(err))
		}
	}()
	if _, err := file.Write(text); err != nil {
		return "", err
	}
	if err := file.Sync(); err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}

// place gives the file the first name that is free.
func place(temp, dir, name, ext string, link func(from, to string) error) (string, error) {
	for n := 1; n <= maxExports; n++ {
		path := filepath.Join(dir, fileName(name, ext, n))
		err := link(temp, path)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = rename(temp, path)
		}
		if err == nil {
			return path, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", notExported("naming the new file %s: %s", path, reason(err))
		}
	}
	return "", notExported("naming a new file in the folder %s: %d files are already called like %s", dir, maxExports, fileName(name, ext, 1))
}

// rename is for file systems without links, such as those of memory cards. Renaming overwrites: the name is taken
// first by an empty file, which only the one who made it may overwrite.
func rename(from, to string) error {
	mine, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = mine.Close(); err == nil {
		err = os.Rename(from, to)
	}
	if err != nil {
		_ = os.Remove(to)
	}
	return err
}

// fileName is the n-th name for an export: safe in every file system and at a shell's prompt.
func fileName(name, ext string, n int) string {
	end := ""
	if n > 1 {
		end = fmt.Sprintf("-%d", n)
	}
	if ext = cut(safe(ext), maxExtension); ext != "" {
		end += "." + ext
	}
	name = cut(safe(name), maxFileName-len(end))
	if name == "" {
		name = "export"
	}
	return name + end
}

// safe is a text without what a file system or a person's terminal may take for something else.
func safe(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || cells.Hidden(r) {
			return '-'
		}
		return r
	}, text)
	text = strings.TrimLeft(text, ".- ") // no hidden file, and no option of a command
	return strings.TrimRight(text, ". ")
}

// cut is the text in at most so many bytes, ending with a whole character.
func cut(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return strings.TrimRight(text[:size], ". ")
}

// notExported is an error that can be said in the person's language.
func notExported(text string, args ...any) error { return &lang.Message{Text: text, Args: args} }

// reason is an error of a file without its path, which may be that of a file with no name yet.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
