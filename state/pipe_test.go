//go:build unix

package state_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"rtcscope/state"
)

// Load does not wait for a pipe, and does not read a huge file to its end.
func TestPipesAndHugeFilesStopNothing(t *testing.T) {
	pipe, huge := place(t), place(t)
	for _, path := range []string{pipe, huge} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.WriteFile(huge, nil, 0o600),
		os.Truncate(huge, 1<<30)); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{pipe: "is no file", huge: "larger than 16 MiB"} {
		if s, note := state.Load(path); note == nil || !strings.Contains(note.Error(), says) ||
			!strings.Contains(note.Error(), path) || !reflect.DeepEqual(s, state.State{}) {
			t.Errorf("%+v, %v", s, note)
		}
		if _, err := state.Save(path, state.State{}); err == nil {
			t.Errorf("%s was written over", path)
		}
	}
}

// A pipe at the lock's path is locked like a file: nobody waits for its other end.
func TestAPipeForTheLockStopsNothing(t *testing.T) {
	path := place(t)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), syscall.Mkfifo(path+".lock", 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := state.Save(path, state.State{}); err != nil {
		t.Error(err)
	}
}
