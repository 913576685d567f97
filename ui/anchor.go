package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// anchor ends each line of a screen that has wide characters. Bubble Tea's renderer optimises lines that end in
// blanks: it shifts the rest of the line or clears to its end, and miscounts cells after a wide character. It writes a
// line that ends in anything but a blank cell by cell.
const anchor = "\u00a0"

// anchored pads lines to the width and replaces a blank at the end of a line by the anchor, in the blank's style.
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

// endOfText returns the offset of the escape sequences at the end of a line.
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

// wideIn reports whether lines hold a character that is two cells wide.
func wideIn(lines []string) bool {
	for _, line := range lines {
		for _, r := range line {
			// U+1100 begins the first block with wide characters. Most lines are ASCII, rules and braille.
			if r >= 0x1100 && ansi.StringWidth(string(r)) > 1 {
				return true
			}
		}
	}
	return false
}
