package ui

import (
	"io"
	"sync"

	"github.com/charmbracelet/x/term"
)

// A line is the terminal's line: echo, line mode and the like, as they were before the explorer. A nil line, where the
// input is no terminal, has none.
type line struct {
	fd uintptr

	mu     sync.Mutex
	before *term.State
}

func openLine(in io.Reader) *line {
	file, ok := in.(term.File)
	if !ok {
		return nil
	}
	before, err := term.GetState(file.Fd())
	if err != nil {
		return nil
	}
	return &line{fd: file.Fd(), before: before}
}

// withoutTabs makes Bubble Tea leave tabs alone: its renderer moves the cursor by them where the line passes them on, and
// they lead to wrong cells on a screen with wide characters. Nothing else of the line changes.
func (l *line) withoutTabs() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	state := *l.before
	setTabs(&state)
	_ = term.SetState(l.fd, &state) // without it there are wrong cells, not a wrong end
}

// retake looks at the line anew, after a shell had it.
func (l *line) retake() {
	if l == nil {
		return
	}
	if state, err := term.GetState(l.fd); err == nil {
		l.mu.Lock()
		l.before = state
		l.mu.Unlock()
	}
	l.withoutTabs()
}

func (l *line) restore() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = term.Restore(l.fd, l.before) // the terminal may be gone
}
