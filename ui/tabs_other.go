//go:build !(darwin || linux || solaris || aix)

package ui

import "github.com/charmbracelet/x/term"

// setTabs does nothing on systems whose lines do not expand tabs.
func setTabs(*term.State) {}
