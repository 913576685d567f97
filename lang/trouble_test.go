package lang_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/clipboard"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/state"
)

// sentence matches three English words in a row, which no name or path in these tests has.
var sentence = regexp.MustCompile(`[A-Za-z']{2,} [A-Za-z']{2,} [A-Za-z']{2,}`)

// On a Chinese screen, trouble with files, with the clipboard and with typed text is said in Chinese.
func TestTroubleIsSaidInChinese(t *testing.T) {
	zh := lang.Printer{Language: lang.Chinese}
	for name, errs := range map[string]func(t *testing.T) []error{
		"archive": archiveTrouble, "state": stateTrouble, "export": exportTrouble, "clipboard": clipboardTrouble,
		"typed":  typedTrouble,
		"system": systemTrouble,
	} {
		t.Run(name, func(t *testing.T) {
			for i, err := range errs(t) {
				if err == nil {
					t.Errorf("%d: there is no trouble", i)
					continue
				}
				if problem, ok := errors.AsType[*clipboard.Problem](err); ok { // the explorer's clipboard says it so
					err = &lang.Message{Text: problem.Text, Args: problem.Args}
				}
				said := zh.Error(err)
				if english := sentence.FindString(said); english != "" || !regexp.MustCompile(`\p{Han}`).MatchString(said) {
					t.Errorf("%v is said as %q, with %q", err, said, english)
				}
				if in := (lang.Printer{}).Error(err); in != err.Error() {
					t.Errorf("in English %q is said as %q", err, in)
				}
			}
		})
	}
}

func archiveTrouble(t *testing.T) (list []error) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	if err := os.WriteFile(taken, []byte("no database, but a text that is long enough to be read as one"),
		0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := archive.Open(t.Context(), filepath.Join(taken, "below", "archive.db")) // a file is no folder
	list = append(list, err)
	_, _, err = archive.Open(t.Context(), dir) // a folder is no file
	list = append(list, err)
	for _, what := range []string{"opening", "reading", "writing", "closing", "locking", "preparing"} {
		list = append(list, fmt.Errorf("%s the archive: %w", what, syscall.EDQUOT))
	}
	for _, what := range []string{"noting a call in the archive", "reading the calls in the archive"} {
		list = append(list, &lang.Message{Text: "calls of other runs are not counted: %s",
			Args: []any{fmt.Errorf("%s: %w", what, syscall.ENOSPC)}})
	}
	return append(list, &lang.Message{Text: "nothing is kept: %s",
		Args: []any{fmt.Errorf("making the archive's folder: %w",
			&fs.PathError{Op: "mkdir", Path: "/x", Err: syscall.EACCES})}})
}

func stateTrouble(t *testing.T) (list []error) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	for _, text := range []string{`{`, `null`, `{"version":0}`, `{"version":99}`, `{"version":1,"saved":[{"name":""}]}`,
		`{"version":1,"saved":[{"name":"a"},{"name":"a"}]}`} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, note := state.Load(file); note != nil {
			list = append(list, note)
		} else {
			list = append(list, fmt.Errorf("%s is taken", text))
		}
	}
	_, err := state.Save("", state.State{})
	list = append(list, err)
	_, err = state.Save(filepath.Join("/dev/null", "state.json"), state.State{})
	list = append(list, err)
	_, err = state.Save(file, state.State{Saved: []state.SavedQuery{{Name: "a"}, {Name: "a"}}})
	list = append(list, err)
	for _, q := range []state.Query{{}, {Last: "soon"}, {Last: "7d", From: "x"}, {Last: "7d", Versus: "x"}} {
		_, err := q.At(time.Now())
		list = append(list, err)
	}
	return list
}

func exportTrouble(t *testing.T) []error {
	_, missing := report.Export(filepath.Join(t.TempDir(), "none"), "a", "csv", nil)
	return []error{&lang.Message{Text: "not exported: %s", Args: []any{missing}}}
}

func clipboardTrouble(t *testing.T) (list []error) {
	for _, terminal := range []string{"linux", "screen.xterm", "xterm"} {
		getenv := func(name string) string {
			if name == "TERM" {
				return terminal
			}
			return ""
		}
		none := func(string) (string, error) { return "", errors.New("none") }
		for _, text := range []string{"", strings.Repeat("x", 80_000)} {
			_, err := clipboard.New(getenv, none).Copy(t.Context(), text)
			list = append(list, err)
		}
	}
	return list
}

func typedTrouble(*testing.T) (list []error) {
	for _, expression := range []string{"/(a", "/[a", "/a**", "/*", "/[b-a]", `/\`, "/a{2000}", "/(?<a", "/a)"} {
		_, err := quality.ParseFilter(expression)
		list = append(list, err)
	}
	now := time.Now()
	for _, text := range []string{"", "x", "0d", "9999999d"} {
		_, err := quality.ParseLast(text, now)
		list = append(list, err)
	}
	_, err := quality.ParseComparison("yesterday", now)
	return append(list, err)
}

func systemTrouble(*testing.T) (list []error) {
	for _, errno := range []syscall.Errno{syscall.EACCES, syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EMFILE,
		syscall.ENOENT} {
		list = append(list, errno, &fs.PathError{Op: "open", Path: "/x y/z", Err: errno},
			&os.LinkError{Op: "rename", Old: "/x", New: "/y", Err: errno},
			os.NewSyscallError("fsync", errno), fmt.Errorf("reading the archive: %w", errno))
	}
	return list
}
