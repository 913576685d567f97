package widget

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"

	"rtcscope/cells"
)

// A plotCell is one cell of a plot: a glyph and the index of the line that drew it.
type plotCell struct {
	glyph string // empty for a blank cell
	owner int    // ownerRule for what belongs to no line
}

// ownerRule is the owner of cells that belong to no line: uprights and their texts.
const ownerRule = -1

// covered is the glyph of the second cell of a wide character. It draws nothing.
const covered = "\x00"

// brailleBlank is the empty braille pattern. A space is drawn in its place: it costs fewer bytes, and some fonts
// draw the empty pattern as eight circles.
const brailleBlank = '\u2800'

// plot draws the lines into rows of cells. Each line has its own grid; where two lines share a cell, the later one is
// drawn. Points are drawn over all lines, and uprights where nothing else is.
func (c Chart) plot(x moments, y axis) []string {
	grid := make([][]plotCell, y.rows)
	for i := range grid {
		grid[i] = make([]plotCell, x.width)
	}
	for at, line := range c.Lines {
		for row, runes := range c.grid(line, x, y) {
			for col, r := range runes {
				if r != 0 && r != brailleBlank && row < y.rows && col < x.width {
					grid[row][col] = plotCell{string(c.glyph(r, line.Dash)), at}
				}
			}
		}
	}
	c.points(grid, x, y)
	c.uprights(grid, x)
	rows := make([]string, y.rows)
	for i := range rows {
		rows[i] = c.row(grid[i])
	}
	return rows
}

// points draws the point of each value of the lines that have one.
func (c Chart) points(grid [][]plotCell, x moments, y axis) {
	if !x.roomy() {
		return // the line bends at each value, and points would be all that is seen
	}
	for i, line := range c.Lines {
		for at := range line.Values {
			if line.Point != "" && c.held(line, at) {
				grid[y.dot(line.Values[at])/dotsDown][x.cell(at)] = plotCell{line.Point, i}
			}
		}
	}
}

// held reports whether a line has a value at a moment.
func (c Chart) held(line Line, at int) bool {
	return at >= 0 && at < len(line.Values) && at < len(c.Labels) && !math.IsNaN(line.Values[at]) &&
		!math.IsInf(line.Values[at], 0)
}

// grid draws one line: a stroke between neighbouring moments that both have values, and a dot for a value between two
// gaps. The ends of a run are drawn whatever the line's dash is, because a short run could fall into one of its holes.
func (c Chart) grid(line Line, x moments, y axis) [][]rune {
	g := graph.NewBrailleGrid(x.width, y.rows, 0, 1, 0, 1)
	right, bottom := dotsAcross*x.width-1, dotsDown*y.rows-1
	point := func(at int) canvas.Point { return canvas.Point{X: x.dot(at), Y: y.dot(line.Values[at])} }
	for at := range line.Values {
		if !c.held(line, at) {
			continue
		}
		p := point(at)
		alone := !c.held(line, at-1)
		if alone || !c.held(line, at+1) {
			g.Set(p)
		}
		switch {
		case c.held(line, at+1):
			for _, q := range line.Dash.thin(graph.GetLinePoints(p, point(at+1))) {
				g.Set(q)
			}
		case alone && line.Dash == Edge:
			for _, by := range []int{-edgePeriod, edgePeriod} { // four dots would look like a value
				if x := p.X + by; x >= 0 && x <= right {
					g.Set(canvas.Point{X: x, Y: p.Y})
				}
			}
		case alone:
			// A value between two gaps gets four dots: one alone is easily overlooked.
			for _, d := range []canvas.Point{{X: 1}, {Y: 1}, {X: 1, Y: 1}} {
				g.Set(canvas.Point{X: min(p.X+d.X, right), Y: min(p.Y+d.Y, bottom)})
			}
		}
	}
	return g.BraillePatterns()
}

// row writes one row of cells, styled once for each run of cells that belong to the same line.
func (c Chart) row(list []plotCell) string {
	var b strings.Builder
	for from := 0; from < len(list); {
		to := from
		var run strings.Builder
		for to < len(list) && (list[to].glyph == "") == (list[from].glyph == "") && list[to].owner == list[from].owner {
			switch list[to].glyph {
			case "":
				run.WriteByte(' ')
			case covered:
			default:
				run.WriteString(list[to].glyph)
			}
			to++
		}
		if list[from].glyph == "" {
			b.WriteString(run.String())
		} else {
			b.WriteString(c.styleOf(list[from].owner).Render(run.String()))
		}
		from = to
	}
	return strings.TrimRight(b.String(), " ")
}

func (c Chart) styleOf(owner int) lipgloss.Style {
	if owner == ownerRule {
		return c.Rule
	}
	return c.Lines[owner].Style
}

// glyph is the braille pattern itself. For terminals without braille it is the mark of the line's dash, or for a solid
// line a mark at the height of its topmost dot.
func (c Chart) glyph(pattern rune, dash Dash) rune {
	if c.Glyphs.Braille {
		return pattern
	}
	if mark, ok := dash.mark(); ok {
		return mark
	}
	const row1, row2, row3 = 0x01 | 0x08, 0x02 | 0x10, 0x04 | 0x20
	switch dots := pattern - brailleBlank; {
	case dots&row1 != 0:
		return '\''
	case dots&row2 != 0:
		return '-'
	case dots&row3 != 0:
		return '.'
	}
	return '_'
}

// An Upright is a moment marked by a vertical line, with a word at its top.
type Upright struct {
	At   int    // the moment, counted from 1; 0 for none
	Text string // where there is room for it
}

func (u Upright) in(x moments) bool { return u.At >= 1 && u.At <= x.n }

// uprights draws the marked moments in the cells that no line takes: the cursor by a whole line, and since by a broken
// one.
func (c Chart) uprights(grid [][]plotCell, x moments) {
	if c.Cursor.in(x) {
		c.upright(grid, x, c.Cursor, 1)
	}
	if c.Since.in(x) {
		c.upright(grid, x, c.Since, 2)
	}
}

func (c Chart) upright(grid [][]plotCell, x moments, u Upright, every int) {
	at := x.cell(u.At - 1)
	for row := (len(grid) - 1) % every; row < len(grid); row += every {
		if grid[row][at].glyph == "" {
			grid[row][at] = plotCell{c.Glyphs.VLine, ownerRule}
		}
	}
	n := cells.Width(u.Text)
	if n == 0 {
		return
	}
	for _, list := range grid {
		for _, from := range []int{at + 2, at - 1 - n} {
			if free(list, from-1, from+n+1) && from >= 0 && from+n <= len(list) {
				write(list, from, u.Text)
				return
			}
		}
	}
}

// free reports whether cells are blank, as far as there are such cells.
func free(list []plotCell, from, to int) bool {
	for at := max(0, from); at < min(to, len(list)); at++ {
		if list[at].glyph != "" {
			return false
		}
	}
	return true
}

// write writes a text into cells. Its blanks are drawn as the rest is.
func write(list []plotCell, from int, text string) {
	for _, r := range cells.Safe(text) {
		w := cells.Width(string(r))
		if w == 0 {
			continue
		}
		list[from] = plotCell{string(r), ownerRule}
		for i := 1; i < w; i++ {
			list[from+i] = plotCell{covered, ownerRule}
		}
		from += w
	}
}
