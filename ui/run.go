package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"rtcscope/guard"
	"rtcscope/quality"
	"rtcscope/views"
)

// Terminal is the terminal in which the explorer runs.
type Terminal struct {
	In          io.Reader
	Out         io.Writer
	Environment []string
	Colourless  bool
	Ending      Ending // nil if only the explorer ends the process

	guard *guard.Guard // nil lets panics pass
}

// An Ending may end the process while the explorer runs: on a second signal, or after a panic.
type Ending interface {
	// Opened is called when the explorer takes the terminal.
	Opened(Screen)
	// Asked is called when the explorer begins to end. A further request ends the process at once.
	Asked()
	// Again is called on a second ctrl+c, or if the end hangs: it ends the process.
	Again()
	// Closed is called when the terminal is restored.
	Closed()
}

// A Screen lets an Ending restore the terminal and report on the explorer.
type Screen interface {
	// Restore restores the terminal within 0.6 seconds, even if the explorer hangs.
	Restore()
	// Report lists the open views and the last messages by name. It holds no values and no typed text.
	Report() []string
}

// noEnding is an Ending that does nothing.
type noEnding struct{}

func (noEnding) Opened(Screen) {}
func (noEnding) Asked()        {}
func (noEnding) Again()        {}
func (noEnding) Closed()       {}

// LastState is the state of the explorer at its end, from which it can be opened again.
type LastState struct {
	Query  quality.Query // the last answered query or, if there is none, the query of the form
	Asked  bool          // whether Query was answered
	At     time.Time     // when Query was asked
	Layout views.Layout
	Chart  bool
}

// lastState returns the state of the model.
func (m *Model) lastState() LastState {
	l := LastState{Query: m.form.Query(), Layout: m.explore.Layout(), Chart: m.explore.Chart()}
	if shown, has := m.explore.Result(); has {
		l.Query, l.Asked, l.At = shown.Query, true, m.askedAt(shown.Query)
	}
	l.Query = l.Query.Daily()
	return l
}

// ErrHangup is the error of Run if the terminal hung up.
var ErrHangup = errors.New("the terminal went away")

// Run shows the explorer until the user quits, ctx ends, or the terminal hangs up. It always restores the terminal.
func Run(ctx context.Context, opts Options, terminal Terminal) (LastState, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends every fetch: Bubble Tea does not wait for commands
	if terminal.Ending == nil {
		terminal.Ending = noEnding{}
	}
	g := opts.Guard
	model := New(ctx, opts)
	line, err := openTerminalLine(terminal.In)
	if err != nil {
		return model.lastState(), err
	}
	defer line.restore()
	defer terminal.takeOutput()()

	size, profile := terminal.size(), terminal.profile()
	opts.Env.OnTerminal(profile <= colorprofile.ANSI)
	model.Update(size) //nolint:contextcheck // a size asks for nothing; the first frame is whole
	renderer := newRenderer(terminal, profile, size, g)
	seen := &trace{}
	jobs := newJobs(ctx.Done(), g, line, renderer)
	shutdown := newShutdown(g, terminal.Ending)
	watched := terminal
	watched.In, watched.guard = shutdown.input(terminal.In), g
	filter := &filter{environment: terminal.Environment, size: terminal.size, jobs: jobs, renderer: renderer, guard: g,
		quitting: shutdown.begin}
	program := newProgram(guarded{model, g, seen, renderer}, watched, size, tea.WithFilter(filter.take))
	filter.send = program.Send

	renderer.Open()
	terminal.Ending.Opened(&taken{guard: g, renderer: renderer, line: line, out: terminal.Out, trace: seen})
	defer terminal.Ending.Closed()
	g.Go(func() { jobs.watch(ctx, program.Send) })
	g.Go(func() { watchSize(ctx, func() { program.Send(resized(terminal.size())) }) })
	gone := make(chan struct{})
	if tty, ok := terminal.In.(*os.File); ok {
		g.Go(func() { watchHangup(ctx, g, tty, gone) })
	}
	g.Go(func() {
		select {
		case <-gone:
			program.Kill() // there is no terminal to draw on
		case <-ctx.Done():
			program.Quit()
		}
	})

	_, err = program.Run()
	renderer.Close()
	line.restore()
	close(shutdown.finished)
	g.Hold()
	select {
	case <-gone:
		return model.lastState(), ErrHangup
	default:
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return model.lastState(), fmt.Errorf("running the terminal screen: %w", err)
	}
	return model.lastState(), nil
}
