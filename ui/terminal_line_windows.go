package ui

import (
	"os"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"
)

// takeLine makes a console raw, has it send keys as sequences, and returns its settings from before.
func takeLine(fd uintptr) (*term.State, error) {
	before, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	if err := sendSequences(windows.Handle(fd)); err != nil {
		_ = term.Restore(fd, before) // the error of what failed tells more
		return nil, err
	}
	return before, nil
}

// sendSequences has a console send keys as sequences.
func sendSequences(console windows.Handle) error {
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return err
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_INPUT)
}

// takeOutput has a console understand sequences until restore is called.
func takeOutput(out *os.File) (restore func()) {
	console := windows.Handle(out.Fd())
	var before uint32
	if windows.GetConsoleMode(console, &before) != nil {
		return func() {}
	}
	_ = windows.SetConsoleMode(console, before|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING|
		windows.DISABLE_NEWLINE_AUTO_RETURN)
	return func() { _ = windows.SetConsoleMode(console, before) }
}
