package cells

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is the number of cells that the text takes. Escape sequences take none.
func Width(text string) int { return ansi.StringWidth(text) }

// Left cuts or pads the text to exactly w cells, the text on the left.
func Left(text string, w int, ellipsis string) string {
	text = Cut(text, w, ellipsis)
	return text + strings.Repeat(" ", max(0, w-Width(text)))
}

// Right cuts or pads the text to exactly w cells, the text on the right.
func Right(text string, w int, ellipsis string) string {
	text = Cut(text, w, ellipsis)
	return strings.Repeat(" ", max(0, w-Width(text))) + text
}

// Cut shortens the text to at most w cells. The ellipsis takes the place of the missing end.
func Cut(text string, w int, ellipsis string) string {
	if w <= 0 {
		return ""
	}
	if Width(text) <= w {
		return text
	}
	cut := ansi.Truncate(text, w, ellipsis)
	for n := w - 1; Width(cut) > w && n >= 0; n-- {
		// Truncate counts a digit and the keycap around it one by one, but Width counts both as two cells.
		cut = ansi.Truncate(text, n, ellipsis)
	}
	return cut
}

// Wrap breaks the text at spaces into at most limit lines of at most w cells. If the text is longer, the last line
// ends in the ellipsis. A word longer than a line is broken at the end of the line, and so is text that is written
// without spaces. The ellipsis replaces a character wider than a line.
func Wrap(text string, w, limit int, ellipsis string) []string {
	if w <= 0 || limit <= 0 {
		return nil
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= w:
			line += " " + word
		default:
			// Chinese has no spaces between words, so the part that fits stays on this line.
			if head := unbroken(word, w-Width(line)-1); head != "" {
				line, word = line+" "+head, word[len(head):]
			}
			lines, line = append(lines, line), word
		}
		for Width(line) > w {
			head := unbroken(line, w)
			if head == "" {
				head = firstCells(line, w)
			}
			lines, line = append(lines, Cut(head, w, ellipsis)), line[len(head):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > limit {
		lines = append(lines[:limit-1], Cut(lines[limit-1]+" "+lines[limit], w, ellipsis))
	}
	return lines
}

// firstCells is the beginning of the text that fits into w cells, but at least one character.
func firstCells(text string, w int) string {
	state, end := byte(0), 0
	for end < len(text) {
		_, _, n, next := ansi.DecodeSequence(text[end:], state, nil)
		if Width(text[:end]) > 0 && Width(text[:end+n]) > w {
			break
		}
		end, state = end+n, next
	}
	return text[:end]
}

// unbroken is the longest beginning of a text that fits into w cells and ends between two characters of Chinese,
// Japanese or Korean, neither after an opening bracket nor before a closing mark. It is empty if there is none.
func unbroken(text string, w int) string {
	if w <= 0 {
		return ""
	}
	head := firstCells(text, w)
	if Width(head) > w {
		return ""
	}
	for head != "" && len(head) < len(text) {
		last, size := utf8.DecodeLastRuneInString(head)
		next, _ := utf8.DecodeRuneInString(text[len(head):])
		if ideographic(last) && ideographic(next) && !strings.ContainsRune("（「『【《", last) &&
			!strings.ContainsRune("，。；：？！、）」』】》", next) {
			return head
		}
		head = head[:len(head)-size]
	}
	return ""
}

// ideographic reports whether a character belongs to a script that lines may break within, or to its punctuation.
func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= '\u3000' &&
		r <= '\u303f' || r >= '\uff01' && r <= '\uff60'
}

// Fitting joins the parts that fit into w cells, from the first on, with the separator between. It cuts no part but
// the first: a part of a statement could say something else.
func Fitting(parts []string, separator string, w int, ellipsis string) string {
	if len(parts) == 0 {
		return ""
	}
	text := Cut(parts[0], w, ellipsis)
	for _, part := range parts[1:] {
		if Width(text)+Width(separator)+Width(part) > w {
			break
		}
		text += separator + part
	}
	return text
}

// Fit makes exactly h lines of at most w cells each.
func Fit(lines []string, w, h int, ellipsis string) []string {
	fitted := make([]string, max(0, h))
	for i := range fitted {
		if i < len(lines) {
			fitted[i] = Cut(lines[i], w, ellipsis)
		}
	}
	return fitted
}

// Ends puts one text at the left end of a line of w cells and one at the right end. If both do not fit, the left one
// is cut, because texts on the right are states that must be seen.
func Ends(left, right string, w int, ellipsis string) string {
	right = Cut(right, w, ellipsis)
	room := w - Width(right)
	if right != "" {
		room--
	}
	if room <= 0 {
		return right
	}
	if right == "" {
		return Cut(left, w, ellipsis)
	}
	return Left(left, room, ellipsis) + " " + right
}

// Rule is a horizontal line of w cells. A title, if there is one, is plain text and stands in the line.
func Rule(title string, w int, line, ellipsis string) string {
	if title != "" {
		title = Cut(line+" "+Visible(title)+" ", w, ellipsis)
	}
	return title + strings.Repeat(line, max(0, w-Width(title)))
}
