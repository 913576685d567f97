package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/guard"
	"rtcscope/screen"
)

// settled is the message that the time is over in which a report of the terminal may come. Until then, the terminal is
// not given back: the shell would take the report for typing.
type settled struct{}

// resized is the message that the terminal has another size, or had one meanwhile.
type resized tea.WindowSizeMsg

// toTerminal is a message with a sequence to send to the terminal.
type toTerminal string

// redraw is the message to draw the screen anew, over what another program wrote there.
type redraw struct{}

// A filter sees every message before Bubble Tea. It handles what concerns the terminal: sizes, reports, the end, and
// job control. Bubble Tea calls it from one goroutine.
type filter struct {
	environment []string
	size        func() tea.WindowSizeMsg
	jobs        *jobs
	renderer    *screen.Renderer
	guard       *guard.Guard
	quitting    func()
	send        func(tea.Msg)

	held tea.Msg // gives the terminal back once it is settled
}

// take returns the message that Bubble Tea handles, or nil for none.
func (f *filter) take(model tea.Model, msg tea.Msg) tea.Msg {
	defer f.guard.Catch()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		size := sizeOr(msg, f.environment)
		f.renderer.Resize(size.Width, size.Height)
		return size
	case resized:
		size := f.take(model, tea.WindowSizeMsg(msg))
		f.renderer.Repaint() // what was beyond a smaller size is lost
		return size
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset {
			f.renderer.Synchronized()
		}
		return nil
	case uv.UnknownCsiEvent:
		if screen.Status(string(msg)) {
			f.renderer.Answered()
			return f.release(false)
		}
	case toTerminal:
		f.renderer.Send(string(msg))
		return nil
	case redraw:
		f.renderer.Repaint()
		return nil
	case settled:
		return f.release(true)
	case tea.QuitMsg:
		f.quitting()
		return f.hold(msg)
	case tea.SuspendMsg, processContinued:
		return f.hold(msg)
	}
	return msg
}

// hold keeps a message until the terminal is settled.
func (f *filter) hold(msg tea.Msg) tea.Msg {
	if _, quits := f.held.(tea.QuitMsg); !quits {
		f.held = msg
	}
	if ready := f.release(false); ready != nil {
		return ready
	}
	wait := f.renderer.Settle()
	f.guard.Go(func() {
		time.Sleep(wait)
		f.send(settled{})
	})
	return nil
}

// release returns the message that is kept, if the terminal is settled or need not be.
func (f *filter) release(now bool) tea.Msg {
	if f.held == nil || f.renderer.Settle() > 0 && !now {
		return nil
	}
	msg := f.held
	f.held = nil
	switch msg.(type) {
	case tea.SuspendMsg:
		return tea.Exec(f.jobs.stop(), f.resumed)()
	case processContinued:
		return tea.Exec(f.jobs.retake(), f.resumed)()
	}
	return msg
}

// resumed returns the size, which may have changed while the process was stopped. An error means that the terminal is
// gone, which watchHangup notices.
func (f *filter) resumed(error) tea.Msg { return f.size() }
