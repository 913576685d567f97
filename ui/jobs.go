package ui

import "io"

// processContinued is the message that the process goes on after a stop that it did not ask for, as by kill -STOP.
type processContinued struct{}

// A command is a function that Bubble Tea runs while the terminal is restored. It ignores Bubble Tea's streams.
type command func() error

// Run implements tea.ExecCommand.
func (c command) Run() error { return c() }

// SetStdin implements tea.ExecCommand.
func (command) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (command) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (command) SetStderr(io.Writer) {}
