//go:build unix

package cli

import (
	"bytes"
	"os"
	"strings"
	"syscall"
	"testing"
)

// prune says what it would delete, and deletes nothing without a yes.
func TestPruneSaysWhatItWouldDelete(t *testing.T) {
	t.Parallel()
	env, path := keptArchive(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got := invoke(t, env, "archive", "prune", "--before", "2026-11-03", "--dry-run")
	if got.code != exitDone || got.err != "" {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	for _, says := range []string{path, "live  native  https://example.com  2 days with 3 values",
		"2 days, 2026-11-01..2026-11-02, with 3 values",
		"cannot be had again", "nothing was deleted"} {
		if !strings.Contains(got.out, says) {
			t.Errorf("it does not say %q:\n%s", says, got.out)
		}
	}
	if got := invoke(t, env, "archive", "prune", "--before", "2026-11-01", "--dry-run"); got.code != exitDone ||
		got.out != "nothing before 2026-11-01 is held\n" {
		t.Errorf("of nothing: exit %d, %q", got.code, got.out)
	}
	if got := invoke(t, env, "archive", "prune", "--before", "2026-11-01", "--yes"); got.code != exitDone ||
		got.out != "nothing before 2026-11-01 is held\n" {
		t.Errorf("of nothing, for good: exit %d, %q", got.code, got.out)
	}
	if got := invoke(t, env, "archive", "prune", "--before", "2026-11-03"); got.code != exitUsage || got.out != "" ||
		!strings.Contains(got.err, "--yes") {
		t.Errorf("without a terminal: exit %d, %q, %q", got.code, got.out, got.err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the archive has changed, %v", err)
	}
}

// On a terminal prune asks, and deletes only after a yes.
func TestPruneAsksOnATerminal(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		keys string
		code int
		left string
	}{
		{"n\r", exitFailed, "4 values of 3 days"}, {"\r", exitFailed, "4 values of 3 days"},
		{"\x03", exitSignal + int(syscall.SIGINT), "4 values of 3 days"},
		{"y\r", exitDone, "1 value of 1 day"},
	} {
		env, _ := keptArchive(t)
		x := openTerminal(t, append([]string{"env"}, env...), "archive", "prune", "--before", "2026-11-03")
		x.until("y or n")
		x.press(tc.keys)
		if code := x.end(); code != tc.code || !strings.Contains(x.written(), "cannot be had again") {
			t.Errorf("%q: exit %d, want %d:\n%s", tc.keys, code, tc.code, x.written())
		}
		if got := invoke(t, env, "archive", "check"); !strings.Contains(got.out, tc.left) {
			t.Errorf("%q: left is %q, want %s", tc.keys, got.out, tc.left)
		}
	}
}
