package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// The size of a terminal that does not report one.
const (
	usualWidth  = 80
	usualHeight = 24
)

// longestSide is the greatest accepted value of COLUMNS and LINES, since the whole screen is drawn.
const longestSide = 1000

// sizeOr returns a size that is not empty. If the terminal does not know its size, as a serial console or docker exec,
// it takes COLUMNS and LINES, or else 80 by 24.
func sizeOr(size tea.WindowSizeMsg, environment []string) tea.WindowSizeMsg {
	if size.Width <= 0 {
		size.Width = sideOf(environment, "COLUMNS", usualWidth)
	}
	if size.Height <= 0 {
		size.Height = sideOf(environment, "LINES", usualHeight)
	}
	return size
}

func sideOf(environment []string, name string, usual int) int {
	if n, err := strconv.Atoi(variable(environment, name)); err == nil && n > 0 && n <= longestSide {
		return n
	}
	return usual
}

// variable returns a variable of an environment. As for os.Getenv, a later entry takes precedence.
func variable(environment []string, name string) string {
	found := ""
	for _, pair := range environment {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			found = value
		}
	}
	return found
}
