package ui

import "io"

// continued says that the process goes on after a stop that it did not see coming, as by kill -STOP.
type continued struct{}

// A command is what Bubble Tea carries out with the terminal given back; its streams are the process's own.
type command func() error

// Run implements tea.ExecCommand.
func (c command) Run() error { return c() }

// SetStdin implements tea.ExecCommand.
func (command) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (command) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (command) SetStderr(io.Writer) {}
