package ui

import (
	"io"
	"sync"

	"github.com/charmbracelet/x/term"
)

// A line keeps the settings of the terminal's line discipline, such as echo, from before the explorer. A nil line, for an
// input that is no terminal, does nothing.
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

// withoutTabs keeps Bubble Tea from using tabs. Its renderer moves the cursor by tabs if the line passes them on, which
// leads to wrong cells on a screen with wide characters. No other setting changes.
func (l *line) withoutTabs() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	state := *l.before
	setTabs(&state)
	_ = term.SetState(l.fd, &state) // a failure leads to wrong cells only
}

// retake reads the settings anew after a shell had the terminal.
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
