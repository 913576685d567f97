package ui

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/guard"
)

// restoreTime bounds each of two attempts to restore the terminal: the terminal may block writes.
const restoreTime = 300 * time.Millisecond

// leaveScreen turns off all modes that the renderer turns on. It is written if Bubble Tea cannot do so itself.
const leaveScreen = ansi.ResetModifyOtherKeys + "\x1b[<u" + ansi.ResetModeMouseButtonEvent +
	ansi.ResetModeMouseAnyEvent +
	ansi.ResetModeMouseExtSgr + ansi.ResetModeBracketedPaste + ansi.ResetModeSynchronizedOutput +
	ansi.ResetModeUnicodeCore +
	ansi.ResetStyle + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable

// screen implements Screen.
type screen struct {
	guard   *guard.Guard
	program *tea.Program
	line    *terminalLine
	out     io.Writer
	trace   *trace
}

// Report implements Screen.
func (s *screen) Report() []string { return s.trace.report() }

// Restore implements Screen. Bubble Tea restores the terminal, since it knows which modes are on. If that hangs,
// Restore writes to the terminal itself.
func (s *screen) Restore() {
	if !s.within(s.program.Kill) {
		s.within(func() { _, _ = io.WriteString(s.out, leaveScreen) })
	}
	s.line.restore()
}

// within runs f, which may hang, and reports whether it ended within restoreTime.
func (s *screen) within(f func()) bool {
	done := make(chan struct{})
	s.guard.Go(func() {
		f()
		close(done)
	})
	select {
	case <-done:
		return true
	case <-time.After(restoreTime):
		return false
	}
}
