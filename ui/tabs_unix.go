//go:build darwin || linux || solaris || aix

package ui

import (
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// setTabs says that the line writes tabs out as blanks, which is what Bubble Tea asks it for.
func setTabs(state *term.State) { state.Oflag = state.Oflag&^unix.TABDLY | unix.TAB3 }
