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

// framesPerSecond halves the idle cost of Bubble Tea's default; a key press is drawn as soon as with it.
const framesPerSecond = 30

// Terminal is where the explorer runs.
type Terminal struct {
	In          io.Reader
	Out         io.Writer
	Environment []string
	Colourless  bool
	Ending      Ending // nil where nobody ends the process but the explorer

	guard *guard.Guard // of the explorer in it; nil lets panics pass
}

// An Ending is whoever may end the process in the middle of the explorer: at a second signal, or after a panic.
type Ending interface {
	// Opened says that the terminal is the explorer's from now on.
	Opened(Screen)
	// Asked says that the end was asked for: whoever asks again has it at once.
	Asked()
	// Again asks for the end by ctrl+c, more than once.
	Again()
	// Closed says that the terminal was given back.
	Closed()
}

// A Screen is the explorer as seen by an Ending.
type Screen interface {
	// Restore gives the terminal back, whatever hangs, within restoreTime.
	Restore()
	// Report says what was on the screen and which messages came last: names alone, no values and no typed text.
	Report() []string
}

// nobody is an Ending that never ends anything.
type nobody struct{}

func (nobody) Opened(Screen) {}
func (nobody) Asked()        {}
func (nobody) Again()        {}
func (nobody) Closed()       {}

// Left is how the explorer was left: what it may be opened on again.
type Left struct {
	Query  quality.Query // the last one that was answered or, without any, that of the form
	Asked  bool          // it was answered
	At     time.Time     // when it was asked
	Layout views.Layout
	Chart  bool
}

// left is how the model is at its end.
func (m *Model) left() Left {
	l := Left{Query: m.form.Query(), Layout: m.explore.Layout(), Chart: m.explore.Chart()}
	if shown, has := m.explore.Result(); has {
		l.Query, l.Asked, l.At = shown.Query, true, m.askedAt(shown.Query)
	}
	return l
}

// ErrHangup is the end of an explorer whose terminal went away.
var ErrHangup = errors.New("the terminal went away")

// Run shows the explorer until the person quits, ctx ends, or the terminal goes away. In every case the terminal is
// left as it was.
func Run(ctx context.Context, opts Options, terminal Terminal) (Left, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends every fetch: Bubble Tea does not wait for commands
	if terminal.Ending == nil {
		terminal.Ending = nobody{}
	}
	g := opts.Guard

	model := New(ctx, opts)
	seen := &trace{}
	line := openLine(terminal.In)
	defer line.restore()
	line.withoutTabs()
	jobs := newJobs(g, line)
	leaving := newLeaving(g, terminal.Ending)
	watched := terminal
	watched.In, watched.guard = leaving.input(terminal.In), g
	program := newProgram(guarded{model, g, seen}, watched, tea.WithFilter(filter(terminal.Environment, jobs, leaving.begin)))

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
			program.Kill() // nobody is left to draw for
		case <-ctx.Done():
			program.Quit()
		}
	})

	_, err := program.Run()
	close(leaving.left)
	g.Hold()
	select {
	case <-gone:
		return model.left(), ErrHangup
	default:
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return model.left(), fmt.Errorf("running the terminal screen: %w", err)
	}
	return model.left(), nil
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
		// Bubble Tea minds two of the four signals that end a program, and draws the stack of a panic: both are minded
		// for the whole process.
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
	}
	if terminal.Colourless {
		options = append(options, tea.WithColorProfile(colorprofile.Ascii))
	}
	program = tea.NewProgram(model, append(options, more...)...)
	return program
}

// escWait is how long, on a line that may be slow, esc waits for what would make another key of it.
const escWait = 300 * time.Millisecond

// overSSH says whether the terminal is at the other end of a line.
func overSSH(environment []string) bool {
	return slices.ContainsFunc(environment, func(entry string) bool {
		name, value, _ := strings.Cut(entry, "=")
		return value != "" && (name == "SSH_TTY" || name == "SSH_CONNECTION")
	})
}

// filter looks at every message before Bubble Tea does.
func filter(environment []string, jobs *jobs, quitting func()) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch msg := msg.(type) {
		case tea.WindowSizeMsg:
			return sizeOr(msg, environment)
		case tea.QuitMsg:
			quitting()
		case tea.SuspendMsg:
			return tea.Exec(jobs.stop(), nil)()
		case continued:
			return tea.Exec(jobs.retake(), nil)()
		}
		return msg
	}
}
