package archive_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rtcscope/archive"
)

func TestOneHoldsTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "archive.db")
	unlock, err := archive.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Lock(path); !errors.Is(err, archive.ErrLocked) || !strings.Contains(err.Error(), "wait") {
		t.Errorf("a second lock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if unlock, err = archive.Lock(path); err != nil {
		t.Fatalf("after unlocking: %v", err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(path + ".sync"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file of the lock: %v, %v", info, err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("locking made an archive")
	}
}

func TestAKilledProcessLosesTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), lockMark+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "locked\n" {
		t.Errorf("the child says %q, %v", line, err)
	}
	if _, err := archive.Lock(path); !errors.Is(err, archive.ErrLocked) {
		t.Errorf("beside the child: %v", err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // killed, as it should be
	unlock, err := archive.Lock(path)
	if err != nil {
		t.Fatalf("after the child's end: %v", err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}
}
