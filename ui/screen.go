package ui

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/guard"
)

// restoreTime bounds the giving back of the terminal, which may not take what is written to it any more.
const restoreTime = 300 * time.Millisecond

// leaveScreen ends all that the renderer turns on. It is written only where Bubble Tea cannot do so itself.
const leaveScreen = ansi.ResetModifyOtherKeys + "\x1b[<u" + ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent +
	ansi.ResetModeMouseExtSgr + ansi.ResetModeBracketedPaste + ansi.ResetModeSynchronizedOutput + ansi.ResetModeUnicodeCore +
	ansi.ResetStyle + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable

// screen implements Screen.
type screen struct {
	guard   *guard.Guard
	program *tea.Program
	line    *line
	out     io.Writer
	trace   *trace
}

// Report implements Screen.
func (s *screen) Report() []string { return s.trace.report() }

// Restore implements Screen. First of all Bubble Tea does it, which knows what is on; where it hangs, it is done past it.
func (s *screen) Restore() {
	if !s.within(s.program.Kill) {
		s.within(func() { _, _ = io.WriteString(s.out, leaveScreen) })
	}
	s.line.restore()
}

// within runs what may hang, and says whether it ended in time.
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
