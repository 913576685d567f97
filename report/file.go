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
	maxFileName  = 120 // bytes; file systems take 255, or fewer if they encrypt names
	maxExtension = 16
	maxExports   = 10_000 // with the same name in one folder
)

// Export writes a text to a new file in a folder and returns its path. The file is called name.ext or, if that exists,
// name-2.ext and so on. It appears as a whole or not at all, and only its owner can read it.
func Export(dir, name, ext string, text []byte) (path string, err error) {
	if dir == "" {
		dir = "."
	}
	return export(dir, func(n int) string { return fileName(name, ext, n) }, text)
}

// export writes a text to a new file in a folder under the first free name.
func export(dir string, name func(n int) string, text []byte) (path string, err error) {
	temp, err := writeTemp(dir, text)
	if err != nil {
		return "", err
	}
	path, err = place(temp, dir, name, os.Link)
	// After a link the first name is still there; after a renaming it is gone.
	if gone := os.Remove(temp); err == nil && gone != nil && !errors.Is(gone, fs.ErrNotExist) {
		return path, notExported("removing %s, after exporting to %s: %s", temp, path, reason(gone))
	}
	return path, err
}

// writeTemp writes the text to a hidden file in the folder itself, because a link cannot leave its file system.
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

// place gives the file the first free name: that of 1, of 2 and so on.
func place(temp, dir string, name func(n int) string, link func(from, to string) error) (string, error) {
	for n := 1; n <= maxExports; n++ {
		path := filepath.Join(dir, name(n))
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
	return "", notExported("naming a new file in the folder %s: %d files are already called like %s", dir, maxExports,
		name(1))
}

// rename is for file systems without links, as on memory cards. Because renaming overwrites, an empty file that this
// process created takes the name first.
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

// fileName is the n-th name of an export. It is safe in every file system and on the command line.
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

// safe is a text without characters that are special to file systems or terminals.
func safe(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || cells.Hidden(r) {
			return '-'
		}
		return r
	}, text)
	text = strings.TrimLeft(text, ".- ") // neither a hidden file nor an option
	return strings.TrimRight(text, ". ")
}

// cut is the beginning of a text in at most size bytes, cut between characters.
func cut(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return strings.TrimRight(text[:size], ". ")
}

// notExported is an error that can be said in the language of the person.
func notExported(text string, args ...any) error { return &lang.Message{Text: text, Args: args} }

// reason is an error of a file without the path, which may be that of the hidden file.
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
