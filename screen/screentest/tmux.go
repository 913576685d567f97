package screentest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/charmbracelet/x/term"
)

// A Tmux is a tmux of a test's own with one pane, in which nothing runs: the test writes to the pane's terminal.
type Tmux struct {
	t        testing.TB
	commands io.Writer
	replies  *bufio.Scanner
	tty      *os.File
	read     *bufio.Reader // what tmux answers to the pane
	width    int
	height   int
}

// StartTmux starts a tmux that ends with the test. If there is none, it skips the test, but fails it in CI.
func StartTmux(t testing.TB) *Tmux {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("tmux is missing")
		}
		t.Skip("needs tmux: apt-get install tmux")
	}
	client := exec.CommandContext(context.WithoutCancel(t.Context()), // it ends at kill-server
		"tmux", "-L", "screentest", "-f", "/dev/null", "-u", "-C", "new-session", "-x", "80", "-y", "24",
		"exec sleep 1000000")
	client.Env = append(os.Environ(), "TMUX_TMPDIR="+t.TempDir(), "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TMUX=")
	commands, err := client.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	output, err := client.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Start(); err != nil {
		t.Fatal(err)
	}
	m := &Tmux{t: t, commands: commands, replies: bufio.NewScanner(output)}
	t.Cleanup(func() {
		m.Ask("kill-server")
		commands.Close()
		client.Wait()
	})
	m.reply() // to new-session
	m.Ask("refresh-client -f no-output")
	m.Ask("set-option -g window-size manual")
	m.Ask("set-option -g destroy-unattached on") // it ends with this process, whatever ends that
	m.tty, err = os.OpenFile(m.Ask("display-message -p '#{pane_tty}'")[0], os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.tty.Close() })
	if _, err := term.MakeRaw(m.tty.Fd()); err != nil {
		t.Fatal(err)
	}
	m.read = bufio.NewReader(m.tty)
	return m
}

// Ask carries out a command of tmux and returns the lines of its output.
func (m *Tmux) Ask(command string) []string {
	fmt.Fprintln(m.commands, command)
	return m.reply()
}

func (m *Tmux) reply() []string {
	m.t.Helper()
	var lines []string
	end := ""
	for m.replies.Scan() {
		line := m.replies.Text()
		switch rest, begins := strings.CutPrefix(line, "%begin "); {
		case end == "" && begins:
			end = rest
		case end != "" && line == "%end "+end:
			return lines
		case end != "" && line == "%error "+end:
			m.t.Fatalf("tmux says %q", lines)
		case end != "":
			lines = append(lines, line)
		}
	}
	return nil
}

// Resize sets the size of the pane.
func (m *Tmux) Resize(width, height int) {
	if width != m.width || height != m.height {
		m.width, m.height = width, height
		m.Ask(fmt.Sprintf("resize-window -x %d -y %d", width, height))
	}
}

// Write writes output to the pane, and waits until tmux has read it. It returns the line and the column of the cursor,
// counted from 1. The column is one beyond the last if the next character is to go to the next line.
func (m *Tmux) Write(output string) (line, column int) {
	m.t.Helper()
	fmt.Fprint(m.tty, output, "\x1b[6n")
	answers, err := m.read.ReadString('R')
	if err != nil {
		m.t.Fatal(err)
	}
	place := answers[strings.LastIndexByte(answers, '\x1b'):] // output may have asked something, too
	if _, err := fmt.Sscanf(place, "\x1b[%d;%dR", &line, &column); err != nil {
		m.t.Fatalf("tmux answers %q", answers)
	}
	return line, column
}

// Shown returns what the pane shows. Of a line, tmux does not tell the blanks behind the last cell that was written:
// they are taken to look as on another terminal, if they are blanks there.
func (m *Tmux) Shown(like *Terminal) *Terminal {
	m.t.Helper()
	seen := New(m.width, m.height)
	for y, line := range m.Ask("capture-pane -p -e -N") {
		fmt.Fprintf(seen, "\x1b[%d;1H%s", y+1, line)
		if seen.err != nil {
			m.t.Fatal("what tmux shows: ", seen.err)
		}
		for x := seen.x; x < seen.width && !seen.wrap; x++ {
			if cell := like.Cell(x, y); cell.Text == " " {
				seen.cells()[y][x] = cell
			}
		}
	}
	return seen
}
