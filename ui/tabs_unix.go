//go:build darwin || linux || solaris || aix

package ui

import (
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// setTabs lets the line expand tabs to blanks. Bubble Tea uses no tabs then.
func setTabs(state *term.State) { state.Oflag = state.Oflag&^unix.TABDLY | unix.TAB3 }
