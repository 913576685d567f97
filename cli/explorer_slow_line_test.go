//go:build unix

package cli

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// slowly sends keys byte by byte with pauses, as a slow line does.
func (x *terminal) slowly(keys string, pause time.Duration) {
	x.t.Helper()
	for i := range len(keys) {
		x.press(keys[i : i+1])
		<-time.After(pause)
	}
}

// overALine opens the demo's form in a session of SSH, with the chooser of dimensions.
func overALine(t *testing.T, name string) *terminal {
	t.Helper()
	x := openTerminal(t, []string{"/usr/bin/env", name}, "--demo")
	x.until("demo-live")
	x.press("d")
	x.until("\x1b[7mProvince")
	return x
}

func TestAnArrowThatASlowLineSplitsIsAnArrow(t *testing.T) {
	for _, name := range []string{"SSH_TTY=/dev/pts/9", "SSH_CONNECTION=10.0.0.1 50000 10.0.0.2 22"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := overALine(t, name)
			for _, key := range []string{"\x1b[B", "\x1bOB"} {
				x.slowly(key, 120*time.Millisecond)
			}
			x.press("\x1b[A") // whole
			x.until("\x1b[7mCountry")
			before := len(x.written())
			x.press("\x1b") // alone: it closes the list; a key right behind it would be one with alt
			x.wait("the form's keys", func(written string) bool {
				return strings.Contains(written[before:], "run")
			})
			x.press("q")
			if code := x.end(); code != exitDone {
				t.Errorf("exit %d", code)
			}
			x.leftAsItWas()
			for _, wrong := range []string{"no earlier query", "is no key"} {
				if strings.Contains(x.written(), wrong) {
					t.Errorf("a part of an arrow was taken for a key: %q", wrong)
				}
			}
		})
	}
}

// The joining of keys does not hinder the program from being suspended, resumed and ended.
func TestASlowLineIsSuspendedAndEnds(t *testing.T) {
	for name, end := range map[string]func(*terminal){
		"ctrl+c":       func(x *terminal) { x.press("\x03") },
		"half a key":   func(x *terminal) { x.press("\x1b["); x.press("\x03") },
		"Russian":      func(x *terminal) { x.press("\x1b[1089;5u") },
		"SIGTERM":      func(x *terminal) { _ = x.cmd.Process.Signal(syscall.SIGTERM) },
		"window close": func(x *terminal) { _, _ = x.slave.Close(), x.master.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := overALine(t, "SSH_TTY=/dev/pts/9")
			x.press("\x1a")
			x.until("\x1b[?1049l")
			// No shell would let this process go on, so the system does not stop it.
			x.wait("the screen again", func(written string) bool {
				return strings.LastIndex(written, "\x1b[?1049h") > strings.LastIndex(written, "\x1b[?1049l")
			})
			x.slowly("\x1b[B", 120*time.Millisecond)
			x.until("\x1b[7mCountry")
			end(x)
			x.end()
		})
	}
}
