package screen

import (
	"strings"
	"testing"
)

// Scrolling pays only if what it leaves blank has not to be written again.
func TestLinesScrollOnlyWhereThatSavesBytes(t *testing.T) {
	text := func(letters string) []string {
		lines := make([]string, len(letters))
		for i, letter := range letters {
			if letter != ' ' {
				lines[i] = strings.Repeat(string(letter), 30)
			}
		}
		return lines
	}
	for _, test := range []struct {
		name, old, now string
		scrolls        int
	}{
		{"down by one", "abcdefgh", "xabcdefg", 1},
		{"up by two", "abcdefgh", "cdefghxy", 1},
		{"a part of the screen", "abcdefgh", "abdefxgh", 1},
		{"down, and copied below", "abcdefgh", "abcabcgh", 0},
		{"up, and copied above", "abcdefgh", "defdefgh", 0},
		{"two lines change places", "abcdefgh", "abdcefgh", 1},
		{"the same line often", "aaaabbbb", "aabbbbbb", 0},
		{"blank lines between", "a  b    ", "  a  b  ", 1},
	} {
		s := newSketch(t, 40, 8, false)
		s.draw(text(test.old)...)
		written := s.draw(text(test.now)...)
		if got := strings.Count(written, "\x1b[r"); got != test.scrolls {
			t.Errorf("%s: %d scrolls, want %d: %q", test.name, got, test.scrolls, written)
		}
		s.check(40, 8, text(test.now))
	}
}
