//go:build unix

package cli

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rtcscope/screen/screentest"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// childMark is the variable that makes the test binary run as rtcscope. So these tests run the real program in a real
// terminal, and with the race detector if the tests have it.
const childMark = "RTCSCOPE_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childMark) != "" {
		os.Exit(Run(os.Args[1:], child()))
	}
	os.Exit(m.Run())
}

// patience is how long a test waits for what has to come: long enough for a busy machine with the race detector.
const patience = time.Minute

// A terminal runs rtcscope on a pty and records what it writes.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	home   string
	master *os.File
	slave  *os.File // kept open: its modes are looked at when the program has ended
	before *term.State
	ended  chan error

	mu     sync.Mutex
	text   bytes.Buffer
	screen *screentest.Terminal // what a person sees
	unread error                // a sequence that the screen does not know
	more   chan struct{}
}

func openTerminal(t *testing.T, wrap []string, args ...string) *terminal {
	t.Helper()
	return openTerminalOf(t, pty.Winsize{Rows: 35, Cols: 120}, wrap, nil, args...)
}

// openTerminalOf is openTerminal with a size and with variables for the program.
func openTerminalOf(t *testing.T, size pty.Winsize, wrap, env []string, args ...string) *terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(master, &size); err != nil {
		t.Fatal(err)
	}
	master = pollable(t, master)
	before, err := term.GetState(slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	argv := append(append(slices.Clone(wrap), os.Args[0]), args...)
	cmd := exec.CommandContext(t.Context(), argv[0], argv[1:]...)
	home := t.TempDir()
	races, err := os.MkdirTemp("", "races") // a folder of the test has its name, of which GORACE takes no comma
	if err != nil {
		t.Fatal(err)
	}
	// What the race detector finds in the child must not stand on its screen.
	cmd.Env = append([]string{childMark + "=1", "HOME=" + home, "TERM=xterm-256color", "LANG=en_US.UTF-8",
		"PATH=" + os.Getenv("PATH"), "GORACE=exitcode=0 log_path=" + filepath.Join(races, "race")}, env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	width, height := int(size.Cols), int(size.Rows)
	if width == 0 || height == 0 {
		width, height = 200, 60 // as large as the program may take it for
	}
	x := &terminal{t: t, cmd: cmd, home: home, master: master, slave: slave, before: before, ended: make(chan error, 1),
		more: make(chan struct{}, 1), screen: screentest.New(width, height)}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { x.ended <- cmd.Wait() }()
	go x.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_, _ = master.Close(), slave.Close()
		checkRaces(t, races)
		_ = os.RemoveAll(races)
	})
	return x
}

// checkRaces fails if the race detector found something in a child. One race is known and does no harm: a program that
// is killed closes its input while Bubble Tea's reader waits for it.
func checkRaces(t *testing.T, folder string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "race*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, race := range strings.Split(string(text), "WARNING: DATA RACE")[1:] {
			if !strings.Contains(race, "cancelreader") {
				t.Errorf("the child has a data race:%s", race)
			}
		}
	}
}

// pollable returns a file whose Close ends a Read under way. After Fd, which setting the size of a pty calls, Close
// would wait for the Read.
func pollable(t *testing.T, f *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(syscall.SetNonblock(fd, true), f.Close()); err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), f.Name())
}

func (x *terminal) read() {
	buf := make([]byte, 32<<10)
	for {
		n, err := x.master.Read(buf)
		x.mu.Lock()
		x.text.Write(buf[:n])
		if _, err := x.screen.Write(buf[:n]); err != nil && x.unread == nil {
			x.unread = err
		}
		x.mu.Unlock()
		select {
		case x.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (x *terminal) written() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.text.String()
}

// until waits until the program has written a text in one piece, or the screen shows it.
func (x *terminal) until(text string) {
	x.t.Helper()
	x.wait(text, func(written string) bool {
		return strings.Contains(written, text) || strings.Contains(x.shown(), text)
	})
}

// shown returns the text of the screen.
func (x *terminal) shown() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.Text()
}

func (x *terminal) wait(what string, done func(written string) bool) {
	x.t.Helper()
	limit := time.After(patience)
	for !done(x.written()) {
		select {
		case <-x.more:
		case <-limit:
			x.t.Fatalf("waited in vain for %q; what came is\n%q\nerror: %v, the screen is\n%s", what, x.written(),
				x.unread, x.shown())
		}
	}
}

func (x *terminal) press(keys string) {
	x.t.Helper()
	if _, err := x.master.WriteString(keys); err != nil {
		x.t.Fatal(err)
	}
}

func (x *terminal) signal(s os.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.t.Fatal(err)
	}
}

// end waits for the program to end, and returns its exit code.
func (x *terminal) end() int {
	x.t.Helper()
	select {
	case err := <-x.ended:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			x.t.Fatal(err)
		}
		return x.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		x.t.Fatalf("the program stays; what came is\n%q", x.written())
	}
	return -1
}

// leftAsItWas checks the modes of the line and of the screen that the program leaves to the shell.
func (x *terminal) leftAsItWas() {
	x.t.Helper()
	after, err := term.GetState(x.slave.Fd())
	if err != nil {
		x.t.Fatal(err)
	}
	if *after != *x.before {
		x.t.Error("echo and line mode did not come back")
	}
	for name, pair := range map[string][2]string{
		"alternate screen": {"\x1b[?1049h", "\x1b[?1049l"},
		"hidden cursor":    {"\x1b[?25l", "\x1b[?25h"},
		"bracketed paste":  {"\x1b[?2004h", "\x1b[?2004l"},
		"other keys":       {"\x1b[>4;2m", "\x1b[>4m"},
	} {
		// The last bytes may still be in the pty when the program has ended.
		x.wait("the end of the "+name, func(written string) bool {
			return strings.LastIndex(written, pair[1]) >= strings.LastIndex(written, pair[0])
		})
	}
}

func TestTheTerminalIsLeftAsItWas(t *testing.T) {
	for _, way := range []struct {
		name string
		end  func(*terminal)
		code int
	}{
		{"q", func(x *terminal) { x.press("q") }, exitDone},
		{"ctrl+c", func(x *terminal) { x.press("\x03") }, exitDone},
		{"SIGTERM", func(x *terminal) { x.signal(syscall.SIGTERM) }, 143},
		{"SIGHUP", func(x *terminal) { x.signal(syscall.SIGHUP) }, 129},
		{"SIGQUIT", func(x *terminal) { x.signal(syscall.SIGQUIT) }, 131},
		{"SIGINT", func(x *terminal) { x.signal(syscall.SIGINT) }, 130},
	} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			x := openTerminal(t, nil, "--demo")
			x.until("demo-live")
			x.press("\r")
			x.until("广东")
			way.end(x)
			if code := x.end(); code != way.code {
				t.Errorf("exit %d, want %d", code, way.code)
			}
			x.leftAsItWas()
			if text := x.written(); strings.Contains(text, "\t") {
				t.Errorf("the cursor is moved by tabs: %q", text)
			}
		})
	}
}

func TestNoProcessStaysWhenTheWindowCloses(t *testing.T) {
	for name, wrap := range map[string][]string{
		"plain":          nil,
		"SIGHUP ignored": {"/bin/sh", "-c", `trap "" HUP; exec "$0" "$@"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := openTerminal(t, wrap, "--demo")
			x.until("demo-live")
			_, _ = x.slave.Close(), x.master.Close()
			x.end()
		})
	}
}

func TestItSurvivesOneCell(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, nil, "--demo")
	x.until("demo-live")
	x.press("\r")
	x.until("广东")
	for _, size := range []pty.Winsize{{Rows: 1, Cols: 1}, {Rows: 3, Cols: 9}, {Rows: 24, Cols: 80}} {
		if err := pty.Setsize(x.master, &size); err != nil {
			t.Fatal(err)
		}
		x.mu.Lock()
		x.screen.Resize(int(size.Cols), int(size.Rows))
		x.mu.Unlock()
	}
	x.mu.Lock()
	x.text.Reset()
	x.mu.Unlock()
	x.press("t") // opens the chooser of days: drawn only if the program lives
	x.until("28d")
	x.press("\x03")
	if code := x.end(); code != exitDone {
		t.Errorf("exit %d", code)
	}
}

func TestADumbTerminalIsToldWhatWorks(t *testing.T) {
	x := openTerminal(t, []string{"/usr/bin/env", "TERM=dumb"}, "--demo")
	x.until("rtcscope query")
	if code := x.end(); code != exitUsage {
		t.Errorf("exit %d, want %d", code, exitUsage)
	}
}
