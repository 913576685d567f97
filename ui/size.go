package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// The size of a terminal that does not say its own.
const (
	usualWidth  = 80
	usualHeight = 24
)

// longestSide bounds what COLUMNS and LINES may say: a screen is drawn whole.
const longestSide = 1000

// sizeOr is the size of a screen or, where the terminal does not know it (a serial console, docker exec), what COLUMNS
// and LINES say, and without those the usual one.
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
	for _, pair := range environment {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			if n, err := strconv.Atoi(value); err == nil && n > 0 && n <= longestSide {
				return n
			}
		}
	}
	return usual
}
