//go:build !(darwin || linux || solaris || aix)

package ui

import "github.com/charmbracelet/x/term"

// setTabs has nothing to say where lines know no tabs.
func setTabs(*term.State) {}
