//go:build !windows

package ui

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// takeLine makes a terminal raw and returns its settings from before.
func takeLine(fd uintptr) (*term.State, error) { return term.MakeRaw(fd) }

// takeOutput does nothing: terminals of other systems understand sequences from the start.
func takeOutput(*os.File) (restore func()) { return func() {} }
