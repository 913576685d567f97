package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// An emulator is a terminal's screen with the functions that the renderer uses. It keeps text without styles.
type emulator struct {
	t             interface{ Fatalf(string, ...any) }
	cells         [][]string // a wide character is followed by ""
	x, y          int
	wrap          bool // whether the next character goes to the next line
	top, bottom   int  // of the scrolling region
	last          string
	rest          []byte // of an incomplete sequence
	width, height int
}

func newEmulator(t interface{ Fatalf(string, ...any) }, width, height int) *emulator {
	e := &emulator{t: t, width: width, height: height, bottom: height - 1}
	for range height {
		e.cells = append(e.cells, blanks(width))
	}
	return e
}

func blanks(n int) []string {
	line := make([]string, n)
	for i := range line {
		line[i] = " "
	}
	return line
}

// text returns the screen without the blanks at the ends of lines.
func (e *emulator) text() string {
	var lines []string
	for _, line := range e.cells {
		lines = append(lines, strings.TrimRight(strings.Join(line, ""), " "+anchor))
	}
	return strings.Join(lines, "\n")
}

func (e *emulator) write(text []byte) {
	text = append(e.rest, text...)
	e.rest = nil
	for len(text) > 0 {
		sequence, width, n, state := ansi.DecodeSequence(text, 0, nil)
		if state != 0 || len(sequence) == 0 {
			e.rest = append(e.rest, text...)
			return
		}
		text = text[n:]
		if width > 0 {
			e.put(string(sequence), width)
			continue
		}
		e.control(string(sequence))
	}
}

func (e *emulator) put(character string, width int) {
	if e.wrap || e.x+width > e.width {
		e.x, e.wrap = 0, false
		e.down()
	}
	e.split(e.x)
	e.split(e.x + width)
	e.cells[e.y][e.x] = character
	if width > 1 {
		e.cells[e.y][e.x+1] = ""
	}
	e.last = character
	if e.x += width; e.x >= e.width {
		e.x, e.wrap = e.width-1, true
	}
}

// split blanks a wide character whose second cell is at x, before one half of it is overwritten.
func (e *emulator) split(x int) {
	if x > 0 && x < e.width && e.cells[e.y][x] == "" {
		e.cells[e.y][x-1], e.cells[e.y][x] = " ", " "
	}
}

func (e *emulator) down() {
	if e.y == e.bottom {
		e.scroll(e.top, 1)
	} else if e.y < e.height-1 {
		e.y++
	}
}

// scroll moves the lines from a line to the bottom up by n, or down if n is negative.
func (e *emulator) scroll(from, n int) {
	lines := e.cells[from : e.bottom+1]
	for range max(n, -n) {
		if n > 0 {
			copy(lines, lines[1:])
			lines[len(lines)-1] = blanks(e.width)
		} else {
			copy(lines[1:], lines)
			lines[0] = blanks(e.width)
		}
	}
}

func (e *emulator) control(s string) {
	switch {
	case s == "\r":
		e.x, e.wrap = 0, false
	case s == "\n":
		e.x = 0 // without a terminal as input, the renderer expects this
		e.down()
	case s == "\b":
		e.x, e.wrap = max(0, e.x-1), false
	case s == "\t":
		e.x = min(e.width-1, (e.x/8+1)*8)
	case s == "\x1bM":
		if e.y == e.top {
			e.scroll(e.top, -1)
		} else {
			e.y = max(0, e.y-1)
		}
	case strings.HasPrefix(s, "\x1b["):
		e.csi(s[2:len(s)-1], s[len(s)-1])
	}
}

func (e *emulator) csi(parameters string, final byte) {
	if strings.ContainsAny(parameters, "?<>=$") || final == 'm' || final == 'p' || final == 'u' {
		return
	}
	var numbers []int
	for _, p := range strings.Split(parameters, ";") {
		n, _ := strconv.Atoi(p)
		numbers = append(numbers, n)
	}
	n, line := max(1, numbers[0]), e.cells[e.y]
	second := 1
	if len(numbers) > 1 {
		second = max(1, numbers[1])
	}
	if final != 'b' {
		e.wrap = false
	}
	switch final {
	case 'A':
		e.y = max(0, e.y-n)
	case 'B':
		e.y = min(e.height-1, e.y+n)
	case 'C':
		e.x = min(e.width-1, e.x+n)
	case 'D':
		e.x = max(0, e.x-n)
	case 'G', '`':
		e.x = min(e.width-1, n-1)
	case 'd':
		e.y = min(e.height-1, n-1)
	case 'H', 'f':
		e.y, e.x = min(e.height-1, n-1), min(e.width-1, second-1)
	case 'J', 'K':
		e.erase(numbers[0], final == 'J')
	case 'X':
		e.split(e.x)
		e.split(min(e.width, e.x+n))
		copy(line[e.x:], blanks(min(n, e.width-e.x)))
	case 'P':
		e.split(e.x)
		e.split(min(e.width, e.x+n))
		copy(line[e.x:], line[min(e.width, e.x+n):])
		copy(line[max(e.x, e.width-n):], blanks(n))
	case '@':
		e.split(e.x)
		copy(line[min(e.width, e.x+n):], line[e.x:])
		copy(line[e.x:], blanks(min(n, e.width-e.x)))
		if e.x+n < e.width && line[e.width-1] != "" && ansi.StringWidth(line[e.width-1]) > 1 {
			line[e.width-1] = " " // its second cell was pushed out
		}
	case 'L':
		e.scroll(e.y, -n)
	case 'M':
		e.scroll(e.y, n)
	case 'S':
		e.scroll(e.top, n)
	case 'T':
		e.scroll(e.top, -n)
	case 'b':
		for range n {
			e.put(e.last, ansi.StringWidth(e.last))
		}
	case 'r':
		e.top, e.bottom, e.x, e.y = n-1, e.height-1, 0, 0
		if len(numbers) > 1 && numbers[1] > 0 {
			e.bottom = second - 1
		}
	case 'I':
		e.x = min(e.width-1, (e.x/8+n)*8)
	default:
		e.t.Fatalf("the emulator does not know the sequence CSI %s %c", parameters, final)
	}
}

func (e *emulator) erase(how int, screen bool) {
	from, to := e.x, e.width
	switch how {
	case 1:
		from, to = 0, e.x+1
	case 2:
		from = 0
	}
	e.split(from)
	e.split(to)
	copy(e.cells[e.y][from:to], blanks(to-from))
	for y := range e.cells {
		if screen && (how == 2 || how == 0 && y > e.y || how == 1 && y < e.y) {
			e.cells[y] = blanks(e.width)
		}
	}
}
