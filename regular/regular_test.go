//go:build unix

package regular_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rtcscope/regular"
)

func TestReadTakesRegularFilesAlone(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, size := range map[string]int{"empty": 0, "full": 2048, "large": 2049} {
		if err := os.WriteFile(at(name), []byte(strings.Repeat("x", size)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Symlink("full", at("link")), os.Symlink("pipe", at("link-to-pipe")),
		os.Mkdir(at("folder"), 0o700), syscall.Mkfifo(at("pipe"), 0o600)); err != nil {
		t.Fatal(err)
	}
	socket, err := new(net.ListenConfig).Listen(t.Context(), "unix", at("socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	for name, size := range map[string]int{"empty": 0, "full": 2048, "link": 2048} {
		if text, err := regular.Read(at(name), 2048); err != nil || len(text) != size {
			t.Errorf("%s: %d bytes, %v", name, len(text), err)
		}
	}
	for name, why := range map[string]string{"large": "2 KiB", "folder": "a folder", "pipe": "a pipe",
		"link-to-pipe": "a pipe", "socket": "not a plain file"} {
		text, err := regular.Read(at(name), 2048)
		var refused *regular.Error
		if !errors.As(err, &refused) || len(text) > 0 || !strings.Contains(err.Error(), why) ||
			!strings.Contains(err.Error(), at(name)) {
			t.Errorf("%s: %d bytes, %v", name, len(text), err)
		}
	}
	// A device that never ends, and one that is empty.
	for _, path := range []string{"/dev/zero", "/dev/null"} {
		if _, err := regular.Read(path, 2048); err == nil || !strings.Contains(err.Error(), "a device") {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := regular.Read(at("none"), 2048); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}
