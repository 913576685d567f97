package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
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

// Run shows the explorer until the person quits, ctx ends, a signal asks the process to end, or the terminal goes
// away. In every case the terminal is left as it was.
func Run(ctx context.Context, opts Options, terminal Terminal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends every fetch: Bubble Tea does not wait for commands

	program := newProgram(New(ctx, opts), terminal)

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
		return nil
	default:
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("running the terminal screen: %w", err)
	}
	return nil
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
