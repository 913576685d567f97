package screentest

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// print writes a character at the cursor, or joins a combining mark to the character before it.
func (t *Terminal) print(r rune) {
	width := 1
	if r < ' ' || r > '~' {
		width = ansi.StringWidthWc(string(r))
	}
	switch {
	case r == utf8.RuneError && t.read.String() != string(utf8.RuneError):
		t.fail("this is no UTF-8")
	case r >= 0x80 && r < 0xa0:
		t.fail("a control character is written as text")
	case width == 0:
		t.join(string(r))
	default:
		t.put(string(r), width)
	}
}

// join adds a combining mark to the character before the cursor.
func (t *Terminal) join(mark string) {
	x := t.x - 1
	if t.wrap {
		x = t.x
	}
	line := t.cells()[t.y]
	if x > 0 && line[x].Text == "" {
		x--
	}
	if x >= 0 {
		line[x].Text += mark
	}
	t.last = ""
}

// put writes a character of one or two cells at the cursor.
func (t *Terminal) put(character string, width int) {
	if width > t.width {
		return
	}
	if t.wrap && t.modes[modeWrap] {
		t.x = 0
		t.index()
	}
	t.wrap = false
	if t.x+width > t.width {
		if !t.modes[modeWrap] {
			return // neither xterm nor tmux shows any of it
		}
		t.x = 0
		t.index()
	}
	if t.insert {
		t.insertCells(width, Style{})
	}
	line := t.cells()[t.y]
	t.cut(t.x)
	t.cut(t.x + width)
	line[t.x] = Cell{character, t.style}
	if width == 2 {
		line[t.x+1] = Cell{"", t.style}
	}
	t.last = character
	if t.x += width; t.x >= t.width {
		t.x, t.wrap = t.width-1, true
	}
}

// cut blanks both halves of a wide character whose right half is in a column. They keep their style, as in xterm;
// tmux takes it away.
func (t *Terminal) cut(x int) {
	line := t.cells()[t.y]
	if x > 0 && x < t.width && line[x].Text == "" {
		line[x-1].Text, line[x].Text = " ", " "
	}
}

// cutErased erases a wide character whose right half is in a column, as xterm does where one half is erased or moved.
func (t *Terminal) cutErased(x int) {
	if line := t.cells()[t.y]; x > 0 && x < t.width && line[x].Text == "" {
		line[x-1], line[x] = t.erased(), t.erased()
	}
}

// erased returns the cell that erasing leaves: a blank with the present background.
func (t *Terminal) erased() Cell { return Cell{" ", Style{Background: t.style.Background}} }

// eraseLine erases the cells of the cursor's line from one column up to another, without the last.
func (t *Terminal) eraseLine(from, to int) {
	t.cutErased(from)
	t.cutErased(to)
	for x := from; x < to; x++ {
		t.cells()[t.y][x] = t.erased()
	}
}

// eraseLines erases lines from one up to another, without the last.
func (t *Terminal) eraseLines(from, to int) {
	for y := from; y < to; y++ {
		t.cells()[y] = blanks(t.width, t.erased().Style)
	}
}

// insertCells moves the rest of the line to the right.
func (t *Terminal) insertCells(n int, style Style) {
	n = min(n, t.width-t.x)
	t.cutErased(t.x)
	t.cutErased(t.width - n)
	line := t.cells()[t.y]
	copy(line[t.x+n:], line[t.x:])
	copy(line[t.x:], blanks(n, style))
}

// deleteCells moves the rest of the line to the left.
func (t *Terminal) deleteCells(n int) {
	n = min(n, t.width-t.x)
	t.cutErased(t.x)
	t.cutErased(t.x + n)
	line := t.cells()[t.y]
	copy(line[t.x:], line[t.x+n:])
	copy(line[t.width-n:], blanks(n, t.erased().Style))
}

// scroll moves the lines from one to the end of the region up by n, or down if n is negative.
func (t *Terminal) scroll(from, n int) {
	lines := t.cells()[from : t.bottom+1]
	style := t.erased().Style
	for range min(max(n, -n), len(lines)) {
		if n > 0 {
			copy(lines, lines[1:])
			lines[len(lines)-1] = blanks(t.width, style)
		} else {
			copy(lines[1:], lines)
			lines[0] = blanks(t.width, style)
		}
	}
}

// index moves the cursor down. At the end of the region it scrolls instead.
func (t *Terminal) index() {
	t.wrap = false
	if t.y == t.bottom {
		t.scroll(t.top, 1)
	} else if t.y < t.height-1 {
		t.y++
	}
}

// reverseIndex moves the cursor up. At the start of the region it scrolls instead.
func (t *Terminal) reverseIndex() {
	t.wrap = false
	if t.y == t.top {
		t.scroll(t.top, -1)
	} else if t.y > 0 {
		t.y--
	}
}

// move sets the cursor, within the screen.
func (t *Terminal) move(x, y int) {
	t.x, t.y, t.wrap = min(max(x, 0), t.width-1), min(max(y, 0), t.height-1), false
}

// up and down move the cursor by n lines, but not across an end of the region.
func (t *Terminal) up(n int) {
	least := 0
	if t.y >= t.top {
		least = t.top
	}
	t.move(t.x, max(t.y-n, least))
}

func (t *Terminal) down(n int) {
	most := t.height - 1
	if t.y <= t.bottom {
		most = t.bottom
	}
	t.move(t.x, min(t.y+n, most))
}
