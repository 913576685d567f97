package screen

import (
	"strconv"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// unknown is the place of a cursor that terminals may have in different columns.
const unknown = -1

// A pen writes cells to a buffer with the fewest bytes. It moves by absolute addresses alone: what a terminal takes
// for wider or narrower than it is displaces nothing that is written after the next move.
type pen struct {
	buffer []byte
	styles *styles
	simple bool // whether the terminal knows no sequences beyond those of a VT100
	width  int

	x, y  int
	style style
}

// lost forgets where the cursor is.
func (p *pen) lost() { p.x, p.y = unknown, unknown }

func (p *pen) sequence(s string) { p.buffer = append(p.buffer, s...) }

// csi writes a control sequence with one parameter.
func (p *pen) csi(n int, final byte) {
	p.buffer = append(p.buffer, ansi.ESC, '[')
	p.buffer = strconv.AppendInt(p.buffer, int64(n), 10)
	p.buffer = append(p.buffer, final)
}

// to moves the cursor to a cell.
func (p *pen) to(x, y int) {
	switch {
	case x == p.x && y == p.y:
		return
	case y == p.y && x == 0:
		p.buffer = append(p.buffer, '\r')
	case y == p.y && p.x != unknown && !p.simple:
		p.csi(x+1, 'G')
	case x == 0 && y == 0:
		p.sequence("\x1b[H")
	case x == 0:
		p.csi(y+1, 'H')
	default:
		p.buffer = append(p.buffer, ansi.ESC, '[')
		p.buffer = strconv.AppendInt(p.buffer, int64(y+1), 10)
		p.buffer = append(p.buffer, ';')
		p.buffer = strconv.AppendInt(p.buffer, int64(x+1), 10)
		p.buffer = append(p.buffer, 'H')
	}
	p.x, p.y = x, y
}

// moveCost is about how many bytes a move within a line takes.
const moveCost = 5

func (p *pen) restyle(to style) {
	p.sequence(p.styles.change(p.style, to))
	p.style = to
}

// restyleBlank changes the style for a blank, on which the colour of letters does not show.
func (p *pen) restyleBlank(to style) {
	if p.styles.ofBlank(p.style) != to {
		p.restyle(to)
	}
}

// put writes a character at the cursor. Nothing is written for the right half of a wide one.
func (p *pen) put(c cell) {
	if c.width == 0 {
		return
	}
	if c.text == " " {
		p.restyleBlank(c.style)
	} else {
		p.restyle(c.style)
	}
	p.sequence(c.text)
	p.x += int(c.width)
	if p.x >= p.width || !single(c.text) {
		// At the right edge the cursor waits for the next character before it goes on, and terminals differ in how wide
		// they take several characters in one place for.
		p.x = unknown
	}
}

// single reports whether a text is one character.
func single(text string) bool {
	return len(text) == 1 || utf8.RuneCountInString(text) == 1
}

// eraseRight blanks the line from the cursor on.
func (p *pen) eraseRight() {
	p.restyleBlank(plain)
	p.sequence("\x1b[K")
}

// erase blanks n cells from the cursor on. The cursor stays.
func (p *pen) erase(n int) {
	p.restyleBlank(plain)
	p.csi(n, 'X')
}

// clear blanks the screen and takes nothing for known.
func (p *pen) clear() {
	p.sequence(ansi.ResetStyle + "\x1b[H\x1b[2J")
	p.style, p.x, p.y = plain, 0, 0
}

// scroll moves the lines from top to before bottom up by n, or down where n is negative, and leaves blank lines.
func (p *pen) scroll(top, bottom, n int) {
	p.restyle(plain)
	p.buffer = append(p.buffer, ansi.ESC, '[')
	p.buffer = strconv.AppendInt(p.buffer, int64(top+1), 10)
	p.buffer = append(p.buffer, ';')
	p.buffer = strconv.AppendInt(p.buffer, int64(bottom), 10)
	p.buffer = append(p.buffer, 'r')
	p.lost()
	if n > 0 {
		p.to(0, bottom-1)
	} else {
		p.to(0, top)
	}
	for range n {
		p.buffer = append(p.buffer, '\n')
	}
	for range -n {
		p.buffer = append(p.buffer, ansi.ESC, 'M')
	}
	p.sequence("\x1b[r") // takes the cursor home
	p.x, p.y = 0, 0
}
