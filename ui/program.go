package ui

import (
	"io"
	"os"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"rtcscope/escape"
	"rtcscope/guard"
	"rtcscope/screen"
)

// slowestTick is the rate of a tick of Bubble Tea's that cannot be stopped, and on which it does nothing here.
const slowestTick = 1

// newProgram makes the Bubble Tea program of a model. The model draws itself: Bubble Tea's renderer draws on a tick
// and misplaces text beside wide characters.
func newProgram(model tea.Model, terminal Terminal, size tea.WindowSizeMsg, more ...tea.ProgramOption) *tea.Program {
	var program *tea.Program
	in := terminal.In
	if file, ok := in.(escape.File); ok && overSSH(terminal.Environment) {
		in = escape.NewReader(file, escWait, terminal.guard, func(msg tea.Msg) { program.Send(msg) })
	}
	options := []tea.ProgramOption{
		tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithEnvironment(terminal.Environment),
		tea.WithWindowSize(size.Width, size.Height),
		tea.WithColorProfile(colorprofile.NoTTY), // to detect one may start a program, and Bubble Tea draws nothing
		tea.WithoutRenderer(), tea.WithFPS(slowestTick),
		// The process handles signals and panics itself: Bubble Tea handles two of the four signals only, and would
		// draw the stack of a panic.
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
	}
	program = tea.NewProgram(model, append(options, more...)...)
	return program
}

// newRenderer makes the renderer of a terminal.
func newRenderer(terminal Terminal, profile colorprofile.Profile, size tea.WindowSizeMsg,
	g *guard.Guard) *screen.Renderer {
	return screen.New(terminal.Out, screen.Options{
		Type: terminal.variable("TERM"), Profile: profile, Width: size.Width, Height: size.Height, Guard: g,
		Background: !terminal.Colourless,
	})
}

// frameOf turns what the model draws into a frame.
func frameOf(v tea.View) screen.Frame {
	return screen.Frame{Lines: strings.Split(v.Content, "\n"), Mouse: v.MouseMode != tea.MouseModeNone}
}

// profile returns the colours that the terminal has.
func (t Terminal) profile() colorprofile.Profile {
	if t.Colourless {
		return colorprofile.Ascii
	}
	return colorprofile.Detect(t.Out, t.Environment)
}

// size returns the size of the terminal.
func (t Terminal) size() tea.WindowSizeMsg {
	var size tea.WindowSizeMsg
	if file, ok := t.Out.(term.File); ok {
		size.Width, size.Height, _ = term.GetSize(file.Fd()) // zero for what is no terminal
	}
	return sizeOr(size, t.Environment)
}

// takeOutput has the terminal understand sequences until restore is called.
func (t Terminal) takeOutput() (restore func()) {
	if file, ok := t.Out.(*os.File); ok {
		return takeOutput(file)
	}
	return func() {}
}

// variable returns a variable of the terminal's environment.
func (t Terminal) variable(name string) string { return variable(t.Environment, name) }

// escWait is how long to wait over SSH whether an esc is the key or begins an escape sequence.
const escWait = 300 * time.Millisecond

// overSSH reports whether the terminal is connected over SSH.
func overSSH(environment []string) bool {
	return slices.ContainsFunc(environment, func(entry string) bool {
		name, value, _ := strings.Cut(entry, "=")
		return value != "" && (name == "SSH_TTY" || name == "SSH_CONNECTION")
	})
}
