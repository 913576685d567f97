package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// diskMark is the variable that marks a process which may mount file systems of its own.
const diskMark = "RTCSCOPE_TEST_DISK"

// ownDisks runs the test again in a process that may mount file systems for itself. In that process it returns false.
func ownDisks(t *testing.T) bool {
	t.Helper()
	if os.Getenv(diskMark) != "" {
		return false
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	child.Env = append(os.Environ(), diskMark+"=1")
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	var out bytes.Buffer
	child.Stdout, child.Stderr = &out, &out
	if err := child.Start(); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	if err := child.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return true
}

// disk mounts a small file system.
func disk(t *testing.T, at string, size string) string {
	t.Helper()
	if err := syscall.Mount("tmpfs", at, "tmpfs", 0, "size="+size); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(at, syscall.MNT_DETACH) }) // it goes with the process
	return at
}

// fillDisk fills the disk of a folder.
func fillDisk(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, "others"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}

// keepUntilFull keeps days of a hundred values each until the disk is full, and returns how many it kept.
func keepUntilFull(t *testing.T, path string, first quality.Day) (days int) {
	t.Helper()
	store, _, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	key := archive.Key{Endpoint: "https://example.com", App: "live", Product: "native", Indicator: "stall_rate",
		Dimension: "Province"}
	for err == nil {
		day := first + quality.Day(days)
		var points []quality.Point
		for v := range 100 {
			points = append(points, quality.Point{Series: "s", Value: fmt.Sprint("value ", v), Day: day, V: float64(v)})
		}
		err = store.Keep(t.Context(), key, quality.Range{From: day, To: day}, quality.Daily{Points: points, Listed: true},
			time.Now())
		days++
	}
	if !archive.NoRoom(err) {
		t.Fatal(err)
	}
	return days - 1
}

// On a full disk the archive can be read, and prune says what it needs, and frees room by way of another disk.
func TestPruneOnAFullDisk(t *testing.T) {
	if ownDisks(t) {
		return
	}
	home, full, memory := t.TempDir(), disk(t, t.TempDir(), "1m"), "/dev/shm"
	disk(t, memory, "8k")
	env := []string{"XDG_DATA_HOME=" + full}
	path := filepath.Join(full, "rtcscope", "archive.db")
	first := quality.DayOf(time.Now()) - 300
	days := keepUntilFull(t, path, first)
	fillDisk(t, full)
	for _, side := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(path + side); side == "-shm" && err == nil {
			if err := os.Remove(path + side); err != nil { // whoever had it open is gone, and its index too
				t.Fatal(err)
			}
		}
	}
	fillDisk(t, full)
	held := fmt.Sprintf("%d values of %d days", 100*days, days)
	if got := invokeAt(t, home, time.Now(), env, "archive", "check"); got.code != exitDone ||
		!strings.Contains(got.out, held) {
		t.Fatalf("check: exit %d, %q %s; want %s", got.code, got.out, got.err, held)
	}
	prune := []string{"archive", "prune", "--before", (first + quality.Day(days) - 2).String()}
	if got := invokeAt(t, home, time.Now(), env, append(prune, "--dry-run")...); got.code != exitDone ||
		!strings.Contains(got.out, fmt.Sprintf("%d days with", days-2)) {
		t.Errorf("dry run: exit %d, %q %s", got.code, got.out, got.err)
	}
	got := invokeAt(t, home, time.Now(), append(env, "TMPDIR="+full), append(prune, "--yes")...)
	for _, says := range []string{path, "disk", "MB there", "TMPDIR", full} {
		if got.code != exitFailed || !strings.Contains(got.err, says) {
			t.Errorf("without another disk: exit %d, %q does not say %q", got.code, got.err, says)
		}
	}
	if got := invokeAt(t, home, time.Now(), env, "archive", "check"); !strings.Contains(got.out, held) {
		t.Errorf("after that: %q %s; want %s", got.out, got.err, held)
	}
	before := used(t, full)
	got = invokeAt(t, home, time.Now(), append(env, "TMPDIR="+home), append(prune, "--yes")...)
	if got.code != exitDone || !strings.Contains(got.out,
		fmt.Sprintf("deleted %d days with %d values", days-2, 100*(days-2))) || !strings.Contains(got.err, home) {
		t.Fatalf("exit %d, %q %s", got.code, got.out, got.err)
	}
	if after := used(t, full); after > before/2 {
		t.Errorf("the disk's %d bytes in use became %d", before, after)
	}
	if got := invokeAt(t, home, time.Now(), env, "archive", "check"); got.code != exitDone ||
		!strings.Contains(got.out, "sound: 200 values of 2 days") {
		t.Errorf("left is %q %s", got.out, got.err)
	}
	if left, err := filepath.Glob(filepath.Join(home, "rtcscope-prune-*")); err != nil || len(left) > 0 {
		t.Errorf("copies are left: %v %v", left, err)
	}
}

// used returns how many bytes the archive takes on its disk.
func used(t *testing.T, dir string) (sum int64) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, "rtcscope"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		sum += info.Size()
	}
	return sum
}

// If a disk has room to delete but none to free the space, the count includes what was deleted before it was full.
func TestPruneOnAnAlmostFullDisk(t *testing.T) {
	if ownDisks(t) {
		return
	}
	home, full := t.TempDir(), disk(t, t.TempDir(), "4m")
	env := []string{"XDG_DATA_HOME=" + full, "TMPDIR=" + home}
	path, room := filepath.Join(full, "rtcscope", "archive.db"), filepath.Join(full, "others")
	if err := os.WriteFile(room, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	first := quality.DayOf(time.Now()) - 300
	keepUntilFull(t, path, first)
	if err := os.Remove(room); err != nil {
		t.Fatal(err)
	}
	// it ends with the log in the file
	if got := invokeAt(t, home, time.Now(), env, "archive", "check"); got.code != exitDone {
		t.Fatalf("check: exit %d, %q %s", got.code, got.out, got.err)
	}
	fillDisk(t, full)
	info, err := os.Stat(room)
	if err == nil {
		err = os.Truncate(room, info.Size()-250<<10)
	}
	if err != nil {
		t.Fatal(err)
	}
	got := invokeAt(t, home, time.Now(), env, "archive", "prune", "--yes", "--before", (first + 5).String())
	if got.code != exitDone || !strings.Contains(got.err, "is full") ||
		!strings.Contains(got.out, "deleted 5 days with 500 values") {
		t.Errorf("exit %d, %q %s", got.code, got.out, got.err)
	}
}
