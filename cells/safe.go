// Package cells is about text in the cells of a terminal: it makes text safe to draw, and measures, cuts and wraps it.
// Widths are counted by x/ansi: never in bytes, and never by the locale.
package cells

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest bounds a name or a message where it is drawn, in characters; the longest country name has about 30.
const Longest = 200

// Safe makes a name or a message from elsewhere harmless to draw, as Visible does, and cuts what is overlong. Several
// names may become one text: a Safe text is for the eye, and no identity.
func Safe(text string) string {
	text = Visible(text)
	if len(text) <= Longest {
		return text
	}
	n := 0
	for at := range text {
		if n++; n > Longest {
			return text[:at] + "…"
		}
	}
	return text
}

// Visible makes text harmless to draw: control, escape, bidirectional and other invisible characters are written out
// as \u{…}, and of the marks on one letter those stay that a script can have there. Text of several lines becomes one.
func Visible(text string) string {
	if plain(text) {
		return text
	}
	var w writer
	for _, r := range text {
		w.put(r, Hidden(r))
	}
	return w.String()
}

// Lines is Visible for text of several lines: it keeps the ends of its lines, and the tabs between columns.
func Lines(text string) string {
	if plain(text) {
		return text
	}
	var w writer
	for _, r := range text {
		w.put(r, r != '\n' && r != '\t' && Hidden(r))
	}
	return w.String()
}

// Screen is Visible for a drawn line: its colours stay. It is the last step before a line goes to a terminal, and
// holds back what a step before it forgot.
func Screen(line string) string {
	if drawn(line) {
		return line
	}
	var w writer
	for at := 0; at < len(line); {
		if n := colour(line[at:]); n > 0 {
			w.WriteString(line[at : at+n])
			at += n
			continue
		}
		r, n := utf8.DecodeRuneInString(line[at:])
		w.put(r, r != ending && Hidden(r))
		at += n
	}
	return w.String()
}

// ending is a space that may end a line, so that the terminal keeps the cells before it.
const ending = '\u00a0'

// drawn says whether a line has nothing but colours, and characters that draw themselves.
func drawn(line string) bool {
	for at := 0; at < len(line); {
		if n := colour(line[at:]); n > 0 {
			at += n
			continue
		}
		r, n := utf8.DecodeRuneInString(line[at:])
		if r != ending && !itself(r) && (Hidden(r) || unicode.In(r, unicode.M)) {
			return false
		}
		at += n
	}
	return true
}

// colour is the length of the escape sequence for a colour that the text begins with, the one that drawn lines have; 0
// where it begins with something else.
func colour(text string) int {
	if !strings.HasPrefix(text, "\x1b[") {
		return 0
	}
	n := len("\x1b[")
	for n < len(text) && (text[n] >= '0' && text[n] <= '9' || text[n] == ';' || text[n] == ':') {
		n++
	}
	if n == len(text) || text[n] != 'm' {
		return 0
	}
	return n + 1
}

// plain says whether the text is of printable ASCII alone.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// Hidden says whether a character draws nothing of its own, moves what stands around it, or stands for bytes that are
// no character. Terminals disagree on the width of variation selectors, of an emoji's skin and of the voice marks of
// halfwidth katakana, so they count too: a line that is wider than it was taken to be moves the whole screen.
func Hidden(r rune) bool {
	switch {
	case itself(r):
		return false
	case r == utf8.RuneError, r == blankBraille, 0x1f3fb <= r && r <= 0x1f3ff, r == '\uff9e', r == '\uff9f':
		return true
	}
	return !unicode.IsPrint(r) && !unicode.In(r, unicode.M) || unicode.Is(unicode.Variation_Selector, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// itself says of most of what is drawn that it draws itself: ASCII, lines, blocks, braille, Chinese.
func itself(r rune) bool {
	return ' ' <= r && r <= '~' || 0x2500 <= r && r < 0x2900 && r != blankBraille || 0x4e00 <= r && r < 0xa000
}

// blankBraille is the empty pattern: a character that looks like a space.
const blankBraille = '\u2800'

// The most marks that stay on one letter. Scripts stack their own: Burmese four and five. Those that go with any script
// make three in polytonic Greek, two in Vietnamese; more of them reach into the lines above and below.
const (
	mostMarks   = 5
	mostAnyMark = 3
)

// A writer writes characters out, and minds the marks on the last letter.
type writer struct {
	strings.Builder
	letter     bool // something stands there that can carry a mark
	last       rune // the last mark on it, 0 without one
	marks, any int  // on it; and those of them that go with any script
}

func (w *writer) put(r rune, hidden bool) {
	switch mark := r > '~' && unicode.In(r, unicode.M); {
	case hidden, mark && !w.letter:
		fmt.Fprintf(w, `\u{%x}`, r)
		w.letter = false
	case mark:
		w.mark(r)
	default:
		w.WriteRune(r)
		w.letter, w.last, w.marks, w.any = r > ' ', 0, 0, 0
	}
}

func (w *writer) mark(r rune) {
	anywhere := unicode.Is(unicode.Inherited, r)
	if r == w.last || w.marks == mostMarks || anywhere && w.any == mostAnyMark {
		return
	}
	w.WriteRune(r)
	w.last = r
	w.marks++
	if anywhere {
		w.any++
	}
}
