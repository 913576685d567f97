package screen

import (
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A cell is one place on the screen. A character that is two cells wide has its text in the left one; the right one
// has width 0 and the same style.
type cell struct {
	text  string
	style style
	width int8
}

var blank = cell{text: " ", width: 1}

// A line is one line of the screen, in cells, and the text that it was made of. Lines of the same text are the same.
type line struct {
	text  string
	cells []cell
}

func blankLine(width int) line {
	cells := make([]cell, width)
	for i := range cells {
		cells[i] = blank
	}
	return line{cells: cells}
}

// newLine turns text with colours into exactly width cells. What is too long is cut before the first character that
// does not fit as a whole. Sequences other than those of colours are left out.
func newLine(text string, width int, styles *styles) line {
	l := blankLine(width)
	l.text = text
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	var look uv.Style
	var state byte
	last, x := unknown, 0
	for rest := text; len(rest) > 0; {
		sequence, cells, n, next := ansi.DecodeSequence(rest, state, parser)
		rest, state = rest[n:], next
		switch {
		case cells > 0:
			if x+cells > width {
				return l
			}
			last = x
			x += l.set(x, sequence, cells, styles.id(look), styles)
		case ansi.HasCsiPrefix(sequence):
			if parser.Command() == 'm' {
				uv.ReadStyle(parser.Params(), &look)
			}
		case last != unknown && sequence[0] >= utf8.RuneSelf && l.cells[last].text != " ": // a mark on a letter
			l.cells[last].text += sequence
		}
	}
	return l
}

// set writes a character at x and returns its width.
func (l line) set(x int, text string, width int, id style, styles *styles) int {
	switch {
	case text == " ":
		l.cells[x] = cell{text: text, style: styles.ofBlank(id), width: 1}
	case width <= 2:
		l.cells[x] = cell{text: text, style: id, width: int8(width)}
	}
	if width == 2 {
		l.cells[x+1] = cell{style: id}
	}
	return width
}

// same reports whether two lines of the same width show the same.
func (l line) same(other line) bool {
	if len(l.cells) == 0 || &l.cells[0] == &other.cells[0] {
		return true
	}
	for i, c := range l.cells {
		if c != other.cells[i] {
			return false
		}
	}
	return true
}
