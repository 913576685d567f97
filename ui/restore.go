package ui

import (
	"io"
	"time"

	"rtcscope/guard"
	"rtcscope/screen"
)

// restoreTime bounds each of two attempts to restore the terminal: the terminal may block writes.
const restoreTime = 300 * time.Millisecond

// taken implements Screen.
type taken struct {
	guard    *guard.Guard
	renderer *screen.Renderer
	line     *terminalLine
	out      io.Writer
	trace    *trace
}

// Report implements Screen.
func (t *taken) Report() []string { return t.trace.report() }

// Restore implements Screen. The explorer, which may come back from a stop at this moment, does not take the terminal
// again. If the renderer hangs in a write, Restore writes to the terminal itself.
func (t *taken) Restore() {
	if !t.within(t.renderer.End) {
		t.within(func() { _, _ = io.WriteString(t.out, screen.Abandon) })
	}
	t.line.end()
}

// within runs f, which may hang, and reports whether it ended within restoreTime.
func (t *taken) within(f func()) bool {
	done := make(chan struct{})
	t.guard.Go(func() {
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
