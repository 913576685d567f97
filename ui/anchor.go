package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// anchor ends a line on a screen with wide characters. The renderer below Bubble Tea shifts the rest of a line that ends
// in blanks, or clears up to its end, and counts a cell too few or too many behind a wide character; a line that ends in
// anything but a blank it writes cell by cell.
const anchor = "\u00a0"

// anchored fills lines up to the width, and puts the anchor in the place of a blank at their end, styled as that was.
func anchored(lines []string, width int) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = anchorLine(line, width)
	}
	return out
}

func anchorLine(line string, width int) string {
	if room := width - ansi.StringWidth(line); room > 0 {
		return line + strings.Repeat(" ", room-1) + anchor
	}
	end := endOfText(line)
	if end == 0 || line[end-1] != ' ' {
		return line
	}
	return line[:end-1] + anchor + line[end:]
}

// endOfText is where the sequences begin that a line ends with.
func endOfText(line string) int {
	end := 0
	var state byte
	for at := 0; at < len(line); {
		_, width, n, next := ansi.DecodeSequence(line[at:], state, nil)
		if at += n; width > 0 {
			end = at
		}
		state = next
	}
	return end
}

// wideIn says whether lines hold a character that is two cells wide.
func wideIn(lines []string) bool {
	for _, line := range lines {
		for _, r := range line {
			// Before the first wide block there is none; most lines are ASCII, rules and braille.
			if r >= 0x1100 && ansi.StringWidth(string(r)) > 1 {
				return true
			}
		}
	}
	return false
}
