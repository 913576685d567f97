//go:build unix

package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// These variables name a function. The program breaks or hangs when it asks for the time below that function.
const (
	breakBelow = "RTCSCOPE_TEST_BREAK"
	hangBelow  = "RTCSCOPE_TEST_HANG"
)

// child is the process that the test binary runs as rtcscope.
func child() Process {
	return Process{Keymap: keymap(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		Environ: os.Environ(), Home: os.Getenv("HOME"), Now: func() time.Time {
			if below(os.Getenv(breakBelow)) {
				var none []int
				_ = none[len(os.Args)]
			}
			if below(os.Getenv(hangBelow)) {
				select {}
			}
			return time.Now()
		}}
}

func below(function string) bool {
	if function == "" {
		return false
	}
	callers := make([]uintptr, 200)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	for {
		frame, more := frames.Next()
		if strings.Contains(frame.Function, function) {
			return true
		}
		if !more {
			return false
		}
	}
}

// reportIn returns the only report in a home.
func reportIn(t *testing.T, home string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(home, ".local", "state", "rtcscope", "panic-*.txt"))
	if err != nil || len(found) != 1 {
		t.Fatalf("reports: %q, %v; want one", found, err)
	}
	info, err := os.Stat(found[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the report is %v, %v; want it readable by its owner alone", info, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Wherever the explorer breaks, it restores the terminal and writes a report.
func TestABreakLeavesTheTerminalAsItWas(t *testing.T) {
	for _, tc := range []struct{ where, function, keys string }{
		{"drawing", "ui.(*Model).View", ""},
		{"a load", ".read.func", ""},
		{"a call", "archive.(*flights).do.func", ""},
		{"a key", "ui.(*Model).perform", "T"},
		{"a command", "price.func", ""},
		{"a sweep", "sweep.walk.func", "T"},
	} {
		t.Run(tc.where, func(t *testing.T) {
			t.Parallel()
			args := []string{"--demo", "--no-archive", "--app", "demo-live", "--indicator", "stall_rate", "--dimension",
				"Province"}
			if tc.where == "a command" {
				args = args[:2] // the form asks what its query costs
			}
			x := openTerminalOf(t, pty.Winsize{Rows: 35, Cols: 120}, nil, []string{breakBelow + "=" + tc.function}, args...)
			if tc.keys != "" {
				x.until("广东")
				x.press("/secretword\r")
				x.until("secretword")
				x.press(tc.keys)
			}
			if code := x.end(); code != exitBroken {
				t.Errorf("exit %d, want %d", code, exitBroken)
			}
			x.leftAsItWas()
			x.until("panic-")
			text := x.written()
			said := text[strings.Index(text, "rtcscope: an error in the program"):]
			if strings.Count(said, "\n") != 2 || !strings.Contains(said, "index out of range") {
				t.Errorf("it said %q", said)
			}
			report := reportIn(t, x.home)
			wanted := []string{"command: rtcscope\n", "version: ", tc.function}
			if tc.keys != "" {
				wanted = append(wanted, "size: 120x35", "views.Explore", "ui.answer", "tea.KeyPressMsg, typed", tc.keys+", ")
			}
			for _, want := range wanted {
				if !strings.Contains(report, want) {
					t.Errorf("the report lacks %q:\n%s", want, report)
				}
			}
			for _, secret := range []string{"广东", "demo-live", "secretword", "AKSIM", "KeyPressMsg s, "} {
				if strings.Contains(report, secret) {
					t.Errorf("the report holds %q:\n%s", secret, report)
				}
			}
		})
	}
}

func TestACommandThatBreaksSaysSo(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ command, function string }{
		{"query", ".runQuery"},
		{"query", "archive.(*flights).do.func"},
		{"triage", "sweep.walk.func"},
		{"sync", ".runSync"},
	} {
		home := t.TempDir()
		cmd := exec.CommandContext(t.Context(), os.Args[0], tc.command, "--demo")
		cmd.Env = []string{childMark + "=1", "HOME=" + home, breakBelow + "=" + tc.function}
		var said strings.Builder
		cmd.Stderr = &said
		_ = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != exitBroken || strings.Count(said.String(), "\n") > 3 ||
			!strings.Contains(said.String(), "panic-") {
			t.Errorf("%s below %s: exit %d, said %q", tc.command, tc.function, code, said.String())
		}
		if report := reportIn(t, home); !strings.Contains(report, "rtcscope "+tc.command) ||
			!strings.Contains(report, tc.function) {
			t.Errorf("the report is\n%s", report)
		}
	}
}

// The first signal asks for an end in order. The second one ends the program at once, whatever hangs.
func TestTheSecondSignalEndsAtOnce(t *testing.T) {
	t.Run("a command", func(t *testing.T) {
		t.Parallel()
		for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
			cmd := exec.CommandContext(t.Context(), os.Args[0], "query", "--demo")
			cmd.Env = []string{childMark + "=1", "HOME=" + t.TempDir(), hangBelow + "=.runQuery"}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			// The first signal may come before it is handled, so signals are sent until one ends the process.
			for open, signals := true, 0; open; signals++ {
				_ = cmd.Process.Signal(sig)
				select {
				case <-ended:
					open = false
				case <-time.After(50 * time.Millisecond):
					if signals > 200 {
						t.Fatalf("%v does not end it", sig)
					}
				}
			}
			status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
			early := status.Signaled() && status.Signal() == sig // before it was minded
			if code := cmd.ProcessState.ExitCode(); code != exitSignal+int(sig) && !early {
				t.Errorf("%v: exit %d, want %d", sig, code, exitSignal+int(sig))
			}
		}
	})
	for name, second := range map[string]func(*terminal){
		"SIGTERM":       func(x *terminal) { x.signal(syscall.SIGTERM) },
		"ctrl+c twice":  func(x *terminal) { x.press("\x03"); x.press("\x03") },
		"as CSI 27":     func(x *terminal) { x.press("\x1b[27;5;99~"); x.press("\x1b[27;5;99~") },
		"as CSI u, too": func(x *terminal) { x.press("\x1b[99;5u"); x.press("\x1b[1089::99;5u") },
	} {
		t.Run("the explorer, "+name, func(t *testing.T) {
			t.Parallel()
			// The key T hangs, so that the explorer handles no further message.
			x := openTerminalOf(t, pty.Winsize{Rows: 35, Cols: 120}, nil, []string{hangBelow + "=ui.(*Model).perform"},
				"--demo",
				"--app", "demo-live", "--indicator", "stall_rate", "--dimension", "Province")
			x.until("广东")
			x.press("T")
			if name == "SIGTERM" {
				x.signal(syscall.SIGINT)
			}
			// Two presses that arrive in one piece count as one, so they are repeated.
			for open, presses := true, 0; open; presses++ {
				second(x)
				select {
				case err := <-x.ended:
					x.ended <- err
					open = false
				case <-time.After(50 * time.Millisecond):
					if presses > 200 {
						t.Fatal("nothing ends it")
					}
				}
			}
			if code := x.end(); code != 130 && code != 143 {
				t.Errorf("exit %d, want that of a signal", code)
			}
			x.leftAsItWas()
		})
	}
}

func TestATerminalWithoutASizeIsDrawn(t *testing.T) {
	t.Parallel()
	x := openTerminalOf(t, pty.Winsize{}, nil, []string{"COLUMNS=100", "LINES=30"}, "--demo")
	x.until("demo-live")
	x.press("q")
	if code := x.end(); code != exitDone {
		t.Errorf("exit %d", code)
	}
}

// ctrl+z and kill -TSTP restore the terminal, and resuming draws the screen again. That also holds after kill -STOP,
// which no process can prepare for.
func TestAStopGivesTheTerminalBack(t *testing.T) {
	for name, stop := range map[string]func(*terminal, int){
		"ctrl+z": func(x *terminal, _ int) { x.press("\x1a") },
		"TSTP":   func(_ *terminal, pid int) { _ = syscall.Kill(pid, syscall.SIGTSTP) },
		"STOP":   func(_ *terminal, pid int) { _ = syscall.Kill(pid, syscall.SIGSTOP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// The shell runs the program as a job, says that it stopped, and continues it after a line.
			script := `set -m; "$0" "$@"; echo "stopped here"; read go; fg >/dev/null; echo "code $?"`
			x := openTerminal(t, []string{"/bin/bash", "-c", script}, "--demo", "--app", "demo-live", "--indicator",
				"stall_rate", "--dimension", "Province")
			x.until("广东")
			stop(x, childOf(t, x.cmd.Process.Pid))
			x.until("stopped here")
			if name != "STOP" {
				x.leftAsItWas()
			}
			x.mu.Lock()
			x.text.Reset()
			x.mu.Unlock()
			x.press("\n") // a line that is raw takes \r for no end
			x.until("\x1b[?1049h")
			x.until("广东")
			x.press("q")
			x.until("code 0")
			x.end()
			if name != "STOP" { // the shell brings back how the line was when the job stopped
				x.leftAsItWas()
			}
		})
	}
}

// A stopped process that is ended goes on in the background, where an access to the terminal would stop it once more.
// One that only goes on in the background stops.
func TestAStoppedProcessEndsInTheBackground(t *testing.T) {
	for name, stop := range map[string]func(*terminal, int){
		"ctrl+z": func(x *terminal, _ int) { x.press("\x1a") },
		"STOP":   func(_ *terminal, pid int) { _ = syscall.Kill(pid, syscall.SIGSTOP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const stopped = 128 + int(syscall.SIGTTIN) // what wait says of a job until it has heard of its end
			script := `set -m; "$0" "$@"; echo "stopped here"; read go; bg >/dev/null; ` +
				`while jobs -r | grep -q .; do sleep 0.05; done; jobs; kill %1; ` +
				fmt.Sprintf(`while wait %%1; code=$?; [ $code = %d ]; do sleep 0.05; done; echo "code $code"`, stopped)
			x := openTerminal(t, []string{"/bin/bash", "-c", script}, "--demo", "--app", "demo-live", "--indicator",
				"stall_rate", "--dimension", "Province")
			x.until("广东")
			stop(x, childOf(t, x.cmd.Process.Pid))
			x.until("stopped here")
			x.press("\n")
			x.until("Stopped")
			x.wait("the exit code of the signal, from jobs or from wait", func(written string) bool {
				return strings.Contains(written, "Exit 143") || strings.Contains(written, "code 143")
			})
			x.end()
		})
	}
}

// childOf returns the only child of a process.
func childOf(t *testing.T, pid int) int {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "ps", "-eo", "pid=,ppid=").Output()
	if err != nil {
		t.Skip("no ps: ", err)
	}
	fields := strings.Fields(string(out))
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i+1] == strconv.Itoa(pid) {
			child, err := strconv.Atoi(fields[i])
			if err != nil {
				t.Fatal(err)
			}
			return child
		}
	}
	t.Fatalf("the shell %d has no child", pid)
	return 0
}
