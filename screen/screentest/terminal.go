// Package screentest is a terminal for tests: it reads what a program writes and holds the cells that a person would
// see. Where terminals differ it does as xterm does. Its tests compare it with tmux.
//
// It knows what renderers write. A sequence that it does not know is an error, so that no test passes because part of
// the output was skipped. It does not know tab stops other than every eighth column, origin mode, left and right
// margins, character sets, and grapheme clustering (mode 2027): the width of a cell is that of its first rune, as in
// xterm and tmux.
package screentest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/parser"
)

// A Cell is what one column of a line shows. A wide character stands in the left one of its two cells; the text of
// the right one is empty. A blank is a space.
type Cell struct {
	Text  string // a character with its combining marks
	Style Style
}

// A Terminal is a screen of cells with a cursor. It implements io.Writer. It is not safe for concurrent use.
type Terminal struct {
	width, height int
	main, other   *page // the main screen, and the alternate one; nil unless it is shown
	x, y          int
	wrap          bool // whether the next character goes to the next line, because the last column is written
	style         Style
	top, bottom   int // the first and the last line of the scrolling region
	modes         map[int]bool
	insert        bool
	title         string

	parser  *ansi.Parser
	last    string       // the character just written, for REP; empty after anything else
	read    bytes.Buffer // the sequence or character that is being read
	answers bytes.Buffer
	err     error
}

// A page is one of the two screens of a terminal.
type page struct {
	cells    [][]Cell
	saved    cursor // by DECSC
	keyboard []int  // the stack of flags of the kitty keyboard protocol
}

// A cursor is what DECSC saves.
type cursor struct {
	x, y  int
	wrap  bool
	style Style
}

// New returns an empty terminal of a size in cells.
func New(width, height int) *Terminal {
	t := &Terminal{width: width, height: height, main: newPage(width, height), bottom: height - 1,
		modes: map[int]bool{modeWrap: true, modeCursor: true}, parser: ansi.NewParser()}
	t.parser.SetHandler(ansi.Handler{
		Print: t.print, Execute: t.control, HandleCsi: t.csi, HandleEsc: t.escape, HandleOsc: t.osc,
		HandleDcs: func(ansi.Cmd, ansi.Params, []byte) {},
	})
	return t
}

func newPage(width, height int) *page {
	p := &page{}
	for range height {
		p.cells = append(p.cells, blanks(width, Style{}))
	}
	return p
}

func blanks(n int, style Style) []Cell {
	line := make([]Cell, n)
	for i := range line {
		line[i] = Cell{" ", style}
	}
	return line
}

// Write reads the output of a program; sequences and characters may be cut anywhere. The first sequence that the
// terminal does not know ends it: the error of this and of all later calls names the sequence.
func (t *Terminal) Write(output []byte) (int, error) {
	for i, b := range output {
		if t.err != nil {
			return i, t.err
		}
		if t.parser.State() == parser.GroundState {
			t.read.Reset()
		}
		if b == ansi.CAN { // it ends what is cut short: a sequence, or a character, of which tmux, too, shows nothing
			t.parser.Reset()
			t.last = ""
			continue
		}
		t.read.WriteByte(b)
		within := t.parser.State()
		switch action := t.parser.Advance(b); {
		case action == parser.IgnoreAction && within != parser.OscStringState,
			action == parser.ExecuteAction && within != parser.GroundState:
			t.fail("a byte does not belong into a sequence")
		}
	}
	return len(output), t.err
}

// fail ends the terminal with an error that names what was just read.
func (t *Terminal) fail(format string, args ...any) {
	if t.err == nil {
		t.err = fmt.Errorf("%q: %s", t.read.Bytes(), fmt.Sprintf(format, args...))
	}
}

// Answers returns what the terminal has answered to questions since the last call.
func (t *Terminal) Answers() []byte {
	answers := bytes.Clone(t.answers.Bytes())
	t.answers.Reset()
	return answers
}

// Size returns the size in cells.
func (t *Terminal) Size() (width, height int) { return t.width, t.height }

// Cell returns the cell in a column of a line, both counted from 0.
func (t *Terminal) Cell(x, y int) Cell { return t.cells()[y][x] }

// Line returns the text of a line without the blanks at its end.
func (t *Terminal) Line(y int) string {
	var text strings.Builder
	for _, cell := range t.cells()[y] {
		text.WriteString(cell.Text)
	}
	return strings.TrimRight(text.String(), " ")
}

// Text returns the lines of the screen, each without the blanks at its end.
func (t *Terminal) Text() string {
	lines := make([]string, t.height)
	for y := range lines {
		lines[y] = t.Line(y)
	}
	return strings.Join(lines, "\n")
}

// Cursor returns the column and the line of the cursor, counted from 0. After the last column is written, the cursor
// stays on it.
func (t *Terminal) Cursor() (x, y int) { return t.x, t.y }

// Wrapping reports whether the last column was just written, so that the next character goes to the next line.
func (t *Terminal) Wrapping() bool { return t.wrap && t.modes[modeWrap] }

// Style returns the style in which the next character is written.
func (t *Terminal) Style() Style { return t.style }

// Region returns the first and the last line of the scrolling region.
func (t *Terminal) Region() (top, bottom int) { return t.top, t.bottom }

// Alternate reports whether the alternate screen is shown.
func (t *Terminal) Alternate() bool { return t.other != nil }

// Visible reports whether the cursor is shown.
func (t *Terminal) Visible() bool { return t.modes[modeCursor] }

// Title returns the title of the window.
func (t *Terminal) Title() string { return t.title }

// Insert reports whether characters are inserted (mode 4) instead of written over others.
func (t *Terminal) Insert() bool { return t.insert }

// Mode reports whether a private mode is set, such as 2026 for synchronized output.
func (t *Terminal) Mode(number int) bool { return t.modes[number] }

// Keyboard returns the flags of the kitty keyboard protocol on the screen that is shown.
func (t *Terminal) Keyboard() int {
	if stack := t.page().keyboard; len(stack) > 0 {
		return stack[len(stack)-1]
	}
	return 0
}

// page returns the screen that is shown.
func (t *Terminal) page() *page {
	if t.other != nil {
		return t.other
	}
	return t.main
}

func (t *Terminal) cells() [][]Cell { return t.page().cells }

// Resize changes the size in cells, and resets the scrolling region. Lines are cut at their right end or filled with
// blanks, not wrapped anew. Lines that are too many are taken from below the cursor first, then from the top, as in
// tmux on its alternate screen. A wide character that is cut becomes a blank.
func (t *Terminal) Resize(width, height int) {
	above := max(0, t.y-height+1)
	for _, p := range []*page{t.main, t.other} {
		if p == nil {
			continue
		}
		p.cells = p.cells[min(above, len(p.cells)):]
		p.cells = p.cells[:min(height, len(p.cells))]
		for len(p.cells) < height {
			p.cells = append(p.cells, blanks(width, Style{}))
		}
		for y, line := range p.cells {
			if width < len(line) && line[width].Text == "" {
				line[width-1].Text = " "
			}
			line = slices.Clone(line[:min(width, len(line))])
			p.cells[y] = append(line, blanks(max(0, width-len(line)), Style{})...)
		}
	}
	t.width, t.height, t.top, t.bottom = width, height, 0, height-1
	t.x, t.y, t.wrap = min(t.x, width-1), min(t.y-above, height-1), false
}
