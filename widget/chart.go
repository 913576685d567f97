package widget

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"

	"rtcscope/cells"
	"rtcscope/theme"
)

// A Line is one row of values in a chart, one for each of its moments; NaN is a moment without a value.
type Line struct {
	Values []float64
	Style  lipgloss.Style
	Dash   Dash
	Name   string // one letter, drawn at the right end of the line; empty for none
}

// A Chart draws lines over the moments of a time axis. It is the only user of ntcharts, and of that it uses the
// braille grid alone: the ready-made charts loop for ever on NaN, panic at small sizes, draw missing values as zero
// and label times in UTC.
type Chart struct {
	Lines    []Line   // the least important first: where lines share a cell, the last of them is drawn
	Band     Band     // drawn behind the lines
	Labels   []string // one for each moment, in ASCII
	FromZero bool     // the axis of values starts at zero, not just below the lowest value
	Low      float64  // the axis of values covers Low to High at least, so that several charts can share one
	High     float64  // equal to Low where the lines alone decide
	Cursor   int      // the moment to mark with a vertical line and its label, counted from 1; 0 for none
	Rule     lipgloss.Style
	Glyphs   theme.Glyphs
}

// A Band is a range of values at each moment, drawn by its two edges; NaN is a moment without one.
type Band struct {
	Low, High []float64
	Style     lipgloss.Style
}

// edges are the lines of the band's edges as far as they lie on an axis.
func (b Band) edges(y axis) []Line {
	var lines []Line
	for _, values := range [][]float64{b.Low, b.High} {
		edge := make([]float64, len(values))
		for at, v := range values {
			if edge[at] = v; v < y.low || v > y.high {
				edge[at] = math.NaN()
			}
		}
		lines = append(lines, Line{Values: edge, Style: b.Style, Dash: Edge})
	}
	return lines
}

// The smallest chart that is drawn; a smaller one is left blank.
const (
	minChartWidth  = 16
	minChartHeight = 3
)

// Draw makes exactly h lines of at most w cells. The last two are the time axis and its labels.
func (c Chart) Draw(w, h int) []string {
	lines := make([]string, max(0, h))
	low, high := c.bounds()
	if w < minChartWidth || h < minChartHeight || len(c.Labels) == 0 || math.IsNaN(low) {
		return lines
	}
	if c.FromZero {
		low, high = math.Min(low, 0), math.Max(high, 0)
	}
	plotH := h - 2
	y := newAxis(low, high, max(1, plotH/2))
	c.Lines = append(c.Band.edges(y), c.Lines...)
	labels := c.yLabels(y, plotH)
	labelW := 0
	for _, l := range labels {
		labelW = max(labelW, cells.Width(l))
	}
	letters := c.letters(plotH, y)
	lettersW := lettersWidth(letters)
	plotW := w - labelW - 2 - lettersW
	if plotW < 2 {
		return lines
	}
	plot := c.plot(plotW, plotH, y)
	for i := range plotH {
		lines[i] = c.Rule.Render(" "+cells.Right(labels[i], labelW, "")+c.Glyphs.VLine) + plot[i]
		if letters[i] != nil {
			lines[i] += strings.Repeat(" ", plotW-cells.Width(plot[i])) + " " + c.lettersText(letters[i])
		}
	}
	ticks, names := c.xAxis(plotW, y)
	lines[plotH] = c.Rule.Render(strings.Repeat(" ", labelW+1) + c.Glyphs.Corner + ticks)
	lines[plotH+1] = c.Rule.Render(strings.TrimRight(cells.Cut(strings.Repeat(" ", max(0, labelW-1))+names, w, ""), " "))
	return lines
}

func (c Chart) bounds() (low, high float64) {
	low, high = math.NaN(), math.NaN()
	for _, line := range c.Lines {
		l, h := Bounds(line.Values)
		if math.IsNaN(low) || l < low {
			low = l
		}
		if math.IsNaN(high) || h > high {
			high = h
		}
	}
	low, high = c.Band.widen(low, high)
	if c.High > c.Low && !math.IsNaN(low) {
		low, high = math.Min(low, c.Low), math.Max(high, c.High)
	}
	return low, high
}

// widen makes room for the band beside lines from low to high. A band that is much wider would flatten them: it gets
// half of their span on each side.
func (b Band) widen(low, high float64) (float64, float64) {
	least, _ := Bounds(b.Low)
	_, most := Bounds(b.High)
	if math.IsNaN(least) || math.IsNaN(most) || math.IsNaN(low) {
		return low, high
	}
	room := (high - low) / 2
	if room == 0 {
		room = math.Inf(1)
	}
	return math.Min(low, math.Max(least, low-room)), math.Max(high, math.Min(most, high+room))
}

// newGrid makes the grid of dots of a plot: time runs from left to right, values from bottom to top.
func (c Chart) newGrid(w, h int, y axis) *graph.BrailleGrid {
	return graph.NewBrailleGrid(w, h, 0, float64(max(1, len(c.Labels)-1)), y.low, y.high)
}

// dot is the place of a value at a moment. A single moment stands in the middle.
func (c Chart) dot(g *graph.BrailleGrid, at int, v float64) canvas.Point {
	x := float64(at)
	if len(c.Labels) == 1 {
		x = 0.5
	}
	return g.GridPoint(canvas.Float64Point{X: x, Y: v})
}

// A cell of the plot is two dots wide and four high.
const (
	dotsAcross = 2
	dotsDown   = 4
)

// yLabels lists the labels of the plot's rows, top row first. A mark of the axis labels the row in which a line of
// that value is drawn.
func (c Chart) yLabels(y axis, rows int) []string {
	labels := make([]string, rows)
	g := c.newGrid(1, rows, y)
	for _, v := range y.marks() {
		at := c.dot(g, 0, v).Y / dotsDown
		if at >= 0 && at < rows && labels[at] == "" {
			labels[at] = y.label(v)
		}
	}
	return labels
}

// plot draws the lines into rows of cells. Each line has its own grid; where two lines share a cell, the later one is
// drawn.
func (c Chart) plot(w, h int, y axis) []string {
	patterns := make([][]rune, h)
	owner := make([][]int, h)
	for i := range patterns {
		patterns[i], owner[i] = make([]rune, w), make([]int, w)
	}
	for at, line := range c.Lines {
		for row, runes := range c.grid(line, w, h, y) {
			for col, r := range runes {
				if r != 0 && r != brailleBlank && row < h && col < w {
					patterns[row][col], owner[row][col] = r, at
				}
			}
		}
	}
	c.markCursor(patterns, owner, w, y)
	rows := make([]string, h)
	for i := range rows {
		rows[i] = c.row(patterns[i], owner[i])
	}
	return rows
}

// brailleBlank is the empty braille pattern. A space is drawn in its place: it costs fewer bytes, and some fonts
// draw the empty pattern as eight circles.
const brailleBlank = '\u2800'

// grid draws one line: a stroke between neighbouring moments that both have values, and a dot for a value between two
// gaps. The ends of a run are drawn whatever the line's dash is, because a short run could fall into one of its holes.
func (c Chart) grid(line Line, w, h int, y axis) [][]rune {
	g, values := c.newGrid(w, h, y), line.Values
	point := func(at int) canvas.Point { return c.dot(g, at, values[at]) }
	held := func(at int) bool {
		return at >= 0 && at < len(values) && at < len(c.Labels) && !math.IsNaN(values[at]) && !math.IsInf(values[at], 0)
	}
	for at := range values {
		if !held(at) {
			continue
		}
		p := point(at)
		if !held(at-1) || !held(at+1) {
			g.Set(p)
		}
		switch {
		case held(at + 1):
			for _, q := range line.Dash.thin(graph.GetLinePoints(p, point(at+1))) {
				g.Set(q)
			}
		case !held(at-1) && line.Dash == Edge:
			for _, by := range []int{-edgePeriod, edgePeriod} { // four dots would look like a value
				if x := p.X + by; x >= 0 && x < dotsAcross*w {
					g.Set(canvas.Point{X: x, Y: p.Y})
				}
			}
		case !held(at - 1):
			// A value between two gaps gets four dots: one alone is easily overlooked.
			for _, d := range []canvas.Point{{X: 1}, {Y: 1}, {X: 1, Y: 1}} {
				q := canvas.Point{X: min(p.X+d.X, dotsAcross*w-1), Y: min(p.Y+d.Y, dotsDown*h-1)}
				g.Set(q)
			}
		}
	}
	return g.BraillePatterns()
}

// row writes one row of cells, styled once for each run of cells that belong to the same line.
func (c Chart) row(cells []rune, owner []int) string {
	var b strings.Builder
	for from := 0; from < len(cells); {
		to := from
		var run strings.Builder
		for to < len(cells) && (cells[to] == 0) == (cells[from] == 0) && owner[to] == owner[from] {
			if owner[to] == ownerCursor {
				run.WriteString(c.Glyphs.VLine)
			} else {
				run.WriteRune(c.glyph(cells[to], c.Lines[owner[to]].Dash))
			}
			to++
		}
		switch {
		case cells[from] == 0:
			b.WriteString(run.String())
		case owner[from] == ownerCursor:
			b.WriteString(c.Rule.Render(run.String()))
		default:
			b.WriteString(c.Lines[owner[from]].Style.Render(run.String()))
		}
		from = to
	}
	return strings.TrimRight(b.String(), " ")
}

// glyph is the braille pattern itself. For terminals without braille it is the mark of the line's dash, or for a solid
// line a mark at the height of its topmost dot.
func (c Chart) glyph(pattern rune, dash Dash) rune {
	if pattern == 0 {
		return ' '
	}
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

// xAxis draws the line under the plot with a tick for each labelled moment, and the labels centred under the ticks. It
// leaves out labels that would touch. The text of the labels starts three cells left of the plot.
func (c Chart) xAxis(w int, y axis) (ticks, names string) {
	newest := len(c.Labels) - 1
	g := c.newGrid(w, 1, y)
	line := make([]string, w)
	for i := range line {
		line[i] = c.Glyphs.HLine
	}
	text := []rune(strings.Repeat(" ", w+6))
	free := 0
	kept := c.cursorLabel(g, y, w)
	for at := newest; at >= 0; at-- { // the newest is always labelled, unless the cursor is beside it
		x := c.dot(g, at, y.low).X / dotsAcross
		label := []rune(c.Labels[at])
		start := x + 3 - len(label)/2
		if c.isCursor(at) {
			start, free = kept.from, 0 // no other label stands there
		}
		if free != 0 && start+len(label)+1 > free || start < 0 || start+len(label) > w+3 {
			if at != newest {
				continue
			}
			start = max(0, w+3-len(label))
		}
		if kept.touches(start, len(label)) && !c.isCursor(at) {
			continue
		}
		copy(text[start:], label)
		line[x] = c.Glyphs.Tick
		free = start
	}
	return strings.Join(line, ""), string(text)
}
