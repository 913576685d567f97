package archive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rtcscope/archive"
)

// An archive that others may read, with its log and the index of that, is its owner's alone once it was opened, and so
// is its folder.
func TestAnArchiveThatOthersMayReadIsTakenAway(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "rtcscope")
	path := filepath.Join(folder, "archive.db")
	first := mustOpen(t, path) // it has the side files open, and an older program made them
	if err := first.Ledger("e").Spend(t.Context(), mustDay(t, "2026-11-01").Start()); err != nil {
		t.Fatal(err)
	}
	names := []string{path, path + "-wal", path + "-shm"}
	for _, name := range names {
		if err := os.Chmod(name, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, path)
	for _, name := range names {
		if mode := modeOf(t, name); mode != 0o600 {
			t.Errorf("%s has mode %o, want 600", filepath.Base(name), mode)
		}
	}
	if mode := modeOf(t, folder); mode != 0o700 {
		t.Errorf("the folder has mode %o, want 700", mode)
	}
}

// A folder that is not this program's keeps its mode.
func TestAnotherFolderKeepsItsMode(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "rtcscope")
	if err := os.Symlink(folder, link); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{folder, link} {
		mustOpen(t, filepath.Join(dir, "archive.db"))
		if mode := modeOf(t, folder); mode != 0o755 {
			t.Errorf("by %s the folder got mode %o", dir, mode)
		}
	}
}

func modeOf(t *testing.T, name string) os.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// What cannot be changed is said, with its name and why.
func TestAModeThatCannotBeChangedIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	write(t, path, nil)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	note := archive.TakeAway(path, func(string, os.FileMode) error {
		return &os.PathError{Op: "chmod", Path: path,
			Err: os.ErrPermission}
	})
	for _, says := range []string{path, "0644", "permission denied", "others can read"} {
		if !strings.Contains(note, says) {
			t.Errorf("the note %q does not say %q", note, says)
		}
	}
}
