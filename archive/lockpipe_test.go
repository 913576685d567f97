//go:build unix

package archive_test

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"rtcscope/archive"
)

// A pipe in the place of a lock is locked as a file is: its other end is not waited for.
func TestPipesForTheLocksStopNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	if err := errors.Join(syscall.Mkfifo(path+".lock", 0o600), syscall.Mkfifo(path+".sync", 0o600)); err != nil {
		t.Fatal(err)
	}
	s, note, err := archive.Open(t.Context(), path)
	if err != nil || note != "" {
		t.Fatal(note, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	unlock, err := archive.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Lock(path); !errors.Is(err, archive.ErrLocked) {
		t.Errorf("a second lock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}
}
