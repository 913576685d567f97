package ui

import (
	"fmt"
	"io"
	"sync"

	"github.com/charmbracelet/x/term"
)

// A terminalLine has the settings of the terminal's line discipline, such as echo: those from before the explorer, and
// raw ones meanwhile. A nil one, for an input that is no terminal, does nothing.
type terminalLine struct {
	fd uintptr

	mu     sync.Mutex
	before *term.State
	ended  bool // whether the settings were restored for good
}

func openTerminalLine(in io.Reader) (*terminalLine, error) {
	file, ok := in.(term.File)
	if !ok || !term.IsTerminal(file.Fd()) {
		return nil, nil //nolint:nilnil // the nil line works
	}
	l := &terminalLine{fd: file.Fd()}
	return l, l.take()
}

// take reads the settings and makes them raw.
func (l *terminalLine) take() error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		return nil
	}
	before, err := takeLine(l.fd)
	if err != nil {
		return fmt.Errorf("reading keys one by one from the terminal: %w", err)
	}
	l.before = before
	return nil
}

// retake makes the settings raw again. They are those of the explorer, so it does not read them.
func (l *terminalLine) retake() error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		return nil
	}
	if _, err := takeLine(l.fd); err != nil {
		return fmt.Errorf("reading keys one by one from the terminal: %w", err)
	}
	return nil
}

// restore restores the settings. Without the terminal it does nothing: another program has them, and the system would
// stop the process.
func (l *terminalLine) restore() {
	if l == nil || !l.foreground() {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.before != nil {
		_ = term.Restore(l.fd, l.before) // the terminal may be gone
	}
}

// end restores the settings for good.
func (l *terminalLine) end() {
	if l == nil {
		return
	}
	l.mu.Lock()
	l.ended = true
	l.mu.Unlock()
	l.restore()
}

// foreground reports whether the process has the terminal, or whether that is not known.
func (l *terminalLine) foreground() bool { return l == nil || foreground(l.fd) }
