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

// A multiplexer is a tmux of the test's own with one pane, in which nothing runs: the test writes to its terminal.
type multiplexer struct {
	t        *testing.T
	commands io.Writer
	replies  *bufio.Scanner
	tty      *os.File
	read     *bufio.Reader // what tmux answers to the pane
	size     [2]int
}

// startTmux skips the test if there is no tmux, except in CI.
func startTmux(t *testing.T) *multiplexer {
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
	m := &multiplexer{t: t, commands: commands, replies: bufio.NewScanner(output)}
	t.Cleanup(func() {
		m.ask("kill-server")
		commands.Close()
		client.Wait()
	})
	m.reply() // to new-session
	m.ask("refresh-client -f no-output")
	m.ask("set-option -g window-size manual")
	m.ask("set-option -g destroy-unattached on") // it ends with this process, whatever ends that
	m.tty, err = os.OpenFile(m.ask("display-message -p '#{pane_tty}'")[0], os.O_RDWR, 0)
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

// ask carries out a command of tmux and returns the lines of its output.
func (m *multiplexer) ask(command string) []string {
	fmt.Fprintln(m.commands, command)
	return m.reply()
}

func (m *multiplexer) reply() []string {
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

// resize sets the size of the pane.
func (m *multiplexer) resize(width, height int) {
	if size := [2]int{width, height}; size != m.size {
		m.size = size
		m.ask(fmt.Sprintf("resize-window -x %d -y %d", width, height))
	}
}

// write writes output to the pane and returns where the cursor of tmux is then, as tmux tells it.
func (m *multiplexer) write(output string) string {
	m.t.Helper()
	fmt.Fprint(m.tty, output, "\x1b[6n")
	place, err := m.read.ReadString('R')
	if err != nil {
		m.t.Fatal(err)
	}
	return place
}

// shown returns what tmux shows. It does not tell the blanks behind the last cell of a line that was written, only
// those that were erased before: they are like those of want.
func (m *multiplexer) shown(want *Terminal) *Terminal {
	m.t.Helper()
	seen := New(want.width, want.height)
	for y, line := range m.ask("capture-pane -p -e -N") {
		fmt.Fprintf(seen, "\x1b[%d;1H%s", y+1, line)
		if seen.err != nil {
			m.t.Fatal("what tmux shows: ", seen.err)
		}
		for x := seen.x; x < seen.width && !seen.wrap; x++ {
			if cell := want.Cell(x, y); cell.Text == " " {
				seen.cells()[y][x] = cell
			}
		}
	}
	return seen
}
