// Package cells handles text in the cells of a terminal: it makes text safe to draw, and measures, cuts and wraps it.
// x/ansi counts the widths. They depend neither on the number of bytes nor on the locale.
package cells

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest is the number of characters to which Safe cuts a name or a message. The longest name of a country has about
// 30.
const Longest = 200

// Safe makes a name or a message from elsewhere safe to draw, as Visible does, and cuts it to Longest characters.
// Different names may become the same text, so a Safe text identifies nothing.
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

// Visible makes text safe to draw. It writes control, escape, bidirectional and other invisible characters as \u{…},
// line breaks among them, and drops marks on a letter beyond the number that scripts use.
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

// Lines is Visible for text of several lines: it keeps line breaks and tabs.
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

// Screen is Visible for a drawn line: it keeps the colours. It is the last step before a line goes to a terminal, and
// catches what an earlier step missed.
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

// ending is a space at the end of a line that keeps the terminal from dropping the cells before it.
const ending = '\u00a0'

// drawn reports whether a line consists of colours and harmless characters only.
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

// colour is the length of the escape sequence for colours that the text begins with, or 0 if it begins with something
// else.
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

// plain reports whether the text consists of the most frequent harmless characters.
func plain(text string) bool {
	for _, r := range text {
		if !itself(r) {
			return false
		}
	}
	return true
}

// Hidden reports whether a character draws nothing itself, moves its neighbours, or stands for bytes that are not
// UTF-8. It is also true of variation selectors, skin tones of emoji and voice marks of halfwidth katakana: terminals
// disagree on their widths, and a line that is wider than it was counted moves the whole screen.
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

// itself reports whether a character is among the most frequent harmless ones: ASCII, lines, blocks, braille, Chinese.
func itself(r rune) bool {
	return ' ' <= r && r <= '~' || 0x2500 <= r && r < 0x2900 && r != blankBraille || 0x4e00 <= r && r < 0xa000
}

// blankBraille is the empty braille pattern, which looks like a space.
const blankBraille = '\u2800'

// The numbers of marks that are kept on one letter. A script may stack four or five marks of its own, as Burmese
// does. Of the marks that all scripts share, polytonic Greek stacks three and Vietnamese two; more of them would
// reach into the lines above and below.
const (
	mostMarks   = 5
	mostAnyMark = 3
)

// A writer builds a safe text. It counts the marks on the last letter.
type writer struct {
	strings.Builder
	letter     bool // the last character can carry a mark
	last       rune // the last mark on it, or 0
	marks, any int  // the marks on it, and those of them that all scripts share
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
