package ui

import (
	"io"
	"sync"

	"github.com/charmbracelet/x/term"
)

// A terminalLine keeps the settings of the terminal's line discipline, such as echo, from before the explorer. A nil
// one, for an input that is no terminal, does nothing.
type terminalLine struct {
	fd uintptr

	mu     sync.Mutex
	before *term.State
}

func openTerminalLine(in io.Reader) *terminalLine {
	file, ok := in.(term.File)
	if !ok {
		return nil
	}
	before, err := term.GetState(file.Fd())
	if err != nil {
		return nil
	}
	return &terminalLine{fd: file.Fd(), before: before}
}

// withoutTabs keeps Bubble Tea from using tabs. Its renderer moves the cursor by tabs if the line passes them on,
// which leads to wrong cells on a screen with wide characters. No other setting changes.
func (l *terminalLine) withoutTabs() {
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
func (l *terminalLine) retake() {
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

func (l *terminalLine) restore() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = term.Restore(l.fd, l.before) // the terminal may be gone
}
