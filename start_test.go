//go:build linux && !race

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// What the program costs before it has done anything is paid at every start, and for as long as it runs. What a limit
// allows is about a tenth above what was measured: whoever exceeds one finds out what for, and says so beside it.
const (
	mostBytes      = 19_800_000 // of the stripped program; SQLite has a fifth, HTTP and TLS have another; live figures, 0.3 MB
	mostInitAllocs = 1_800      // of all packages before main
	mostInitBytes  = 370_000    // what they hold then; the catalogue of Chinese texts has a third
	mostOfOne      = time.Millisecond
	mostOfAll      = 5 * time.Millisecond
	mostMemory     = 28 << 10 // KiB, with the first answer of a demo on the screen
)

// built returns the program as it is given to people.
func built(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rtcscope")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, ".").
		CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return path
}

func TestTheProgramStartsWithLittle(t *testing.T) {
	path := built(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes", info.Size())
	if info.Size() > mostBytes {
		t.Errorf("the stripped program has %d bytes, want at most %d", info.Size(), mostBytes)
	}
	t.Run("inits", func(t *testing.T) { checkInits(t, path) })
	t.Run("memory", func(t *testing.T) { checkMemory(t, path) })
}

// An initialized package is what GODEBUG=inittrace=1 says of one.
type initialized struct {
	took          time.Duration
	bytes, allocs int
}

// inits starts the program and reads what its packages do before main.
func inits(t *testing.T, path string) map[string]initialized {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), path, "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	all := make(map[string]initialized)
	for line := range strings.Lines(errs.String()) {
		var name, at, unit string
		var clock float64
		var i initialized
		if _, err := fmt.Sscanf(line, "init %s %s ms, %g ms clock, %d bytes, %d %s", &name, &at, &clock, &i.bytes, &i.allocs,
			&unit); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		i.took = time.Duration(clock * float64(time.Millisecond))
		all[name] = i
	}
	if len(all) < 50 {
		t.Fatalf("%d packages", len(all))
	}
	return all
}

// checkInits takes of each package the fastest of several starts: another process may have had the processor in one.
func checkInits(t *testing.T, path string) {
	best := inits(t, path)
	for range 14 {
		for name, i := range inits(t, path) {
			if b, ok := best[name]; !ok || i.took < b.took {
				best[name] = i
			}
		}
	}
	var sum initialized
	for name, i := range best {
		sum = initialized{sum.took + i.took, sum.bytes + i.bytes, sum.allocs + i.allocs}
		if i.took > mostOfOne {
			t.Errorf("the init of %s takes %s, want at most %s", name, i.took, mostOfOne)
		}
	}
	t.Logf("%d packages: %+v", len(best), sum)
	if sum.took > mostOfAll || sum.bytes > mostInitBytes || sum.allocs > mostInitAllocs {
		t.Errorf("the inits take %s, %d bytes in %d allocations, want at most %s, %d in %d", sum.took, sum.bytes, sum.allocs,
			mostOfAll, mostInitBytes, mostInitAllocs)
	}
}

// checkMemory looks at the most memory that the explorer has had once the first answer is on the screen.
func checkMemory(t *testing.T, path string) {
	cmd := exec.CommandContext(t.Context(), path, "--demo", "--app", "demo-live", "--indicator", "stall_rate", "--dimension",
		"Province")
	cmd.Env = []string{"HOME=" + t.TempDir(), "TERM=xterm-256color", "LANG=en_US.UTF-8", "PATH=" + os.Getenv("PATH")}
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 35, Cols: 120})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	shown := make(chan struct{})
	go func() {
		var all []byte
		buf := make([]byte, 32<<10)
		for waiting := true; ; {
			n, err := terminal.Read(buf)
			if all = append(all, buf[:n]...); waiting && bytes.Contains(all, []byte("广东")) {
				close(shown)
				waiting = false
			}
			if err != nil {
				return
			}
		}
	}()
	select {
	case <-shown:
	case <-time.After(time.Minute):
		t.Error("no answer is shown")
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	_, _ = terminal.Write([]byte("\x03"))
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	kib, err := strconv.Atoi(strings.Fields(line + " 0")[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d KiB", kib)
	if kib > mostMemory {
		t.Errorf("the explorer takes %d KiB for its first answer, want at most %d", kib, mostMemory)
	}
}
