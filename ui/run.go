package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

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
}

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

// Run shows the explorer until the person quits, ctx ends, a signal asks the process to end, or the terminal goes
// away. In every case the terminal is left as it was.
func Run(ctx context.Context, opts Options, terminal Terminal) (Left, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends every fetch: Bubble Tea does not wait for commands

	model := New(ctx, opts)
	program := newProgram(model, terminal)

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, endSignals()...)
	defer signal.Stop(signals)
	gone := make(chan struct{})
	if tty, ok := terminal.In.(*os.File); ok {
		go watchHangup(ctx, tty, gone)
	}
	go func() {
		select {
		case <-signals:
			program.Quit()
		case <-gone:
			program.Kill() // nobody is left to draw for
		case <-ctx.Done():
			program.Quit()
		}
	}()

	_, err := program.Run()
	select {
	case <-gone:
		return model.left(), nil
	default:
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return model.left(), fmt.Errorf("running the terminal screen: %w", err)
	}
	return model.left(), nil
}

func newProgram(model tea.Model, terminal Terminal, more ...tea.ProgramOption) *tea.Program {
	options := []tea.ProgramOption{
		tea.WithInput(terminal.In), tea.WithOutput(terminal.Out), tea.WithEnvironment(terminal.Environment),
		tea.WithFPS(framesPerSecond),
		// Bubble Tea minds two of the four signals that end a program; Run minds them all.
		tea.WithoutSignalHandler(),
	}
	if terminal.Colourless {
		options = append(options, tea.WithColorProfile(colorprofile.Ascii))
	}
	return tea.NewProgram(model, append(options, more...)...)
}
