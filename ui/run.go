package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"rtcscope/escape"
	"rtcscope/guard"
	"rtcscope/quality"
	"rtcscope/views"
)

// framesPerSecond is half of Bubble Tea's default. It halves the idle cost, and key presses are drawn as fast.
const framesPerSecond = 30

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
	seen := &trace{}
	line := openTerminalLine(terminal.In)
	defer line.restore()
	line.withoutTabs()
	jobs := newJobs(g, line)
	shutdown := newShutdown(g, terminal.Ending)
	watched := terminal
	watched.In, watched.guard = shutdown.input(terminal.In), g
	program := newProgram(guarded{model, g, seen}, watched,
		tea.WithFilter(filter(terminal.Environment, jobs, shutdown.begin)))

	terminal.Ending.Opened(&screen{guard: g, program: program, line: line, out: terminal.Out, trace: seen})
	defer terminal.Ending.Closed()
	g.Go(func() { jobs.watch(ctx, program.Send) })
	gone := make(chan struct{})
	if tty, ok := terminal.In.(*os.File); ok {
		g.Go(func() { watchHangup(ctx, tty, gone) })
	}
	g.Go(func() {
		select {
		case <-gone:
			program.Kill() // there is no terminal to draw on
		case <-ctx.Done():
			program.Quit()
		}
	})

	_, err := program.Run()
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

// newProgram makes the Bubble Tea program of a model.
func newProgram(model tea.Model, terminal Terminal, more ...tea.ProgramOption) *tea.Program {
	var program *tea.Program
	in := terminal.In
	if file, ok := in.(escape.File); ok && overSSH(terminal.Environment) {
		in = escape.NewReader(file, escWait, terminal.guard, func(msg tea.Msg) { program.Send(msg) })
	}
	options := []tea.ProgramOption{
		tea.WithInput(in), tea.WithOutput(terminal.Out), tea.WithEnvironment(terminal.Environment),
		tea.WithFPS(framesPerSecond),
		// The process handles signals and panics itself: Bubble Tea handles two of the four signals only, and would
		// draw the stack of a panic.
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
	}
	if terminal.Colourless {
		options = append(options, tea.WithColorProfile(colorprofile.Ascii))
	}
	program = tea.NewProgram(model, append(options, more...)...)
	return program
}

// escWait is how long to wait over SSH whether an esc is the key or begins an escape sequence.
const escWait = 300 * time.Millisecond

// overSSH reports whether the terminal is connected over SSH.
func overSSH(environment []string) bool {
	return slices.ContainsFunc(environment, func(entry string) bool {
		name, value, _ := strings.Cut(entry, "=")
		return value != "" && (name == "SSH_TTY" || name == "SSH_CONNECTION")
	})
}

// filter returns a function that sees every message before Bubble Tea. It handles sizes, the end, and job control.
func filter(environment []string, jobs *jobs, quitting func()) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch msg := msg.(type) {
		case tea.WindowSizeMsg:
			return sizeOr(msg, environment)
		case tea.QuitMsg:
			quitting()
		case tea.SuspendMsg:
			return tea.Exec(jobs.stop(), nil)()
		case processContinued:
			return tea.Exec(jobs.retake(), nil)()
		}
		return msg
	}
}
