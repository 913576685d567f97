package widget

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/theme"
)

// A Line is one row of values in a chart, one for each of its moments; NaN is a moment without a value.
type Line struct {
	Values []float64
	Style  lipgloss.Style
	Dash   Dash
	Point  string // one cell, drawn at each value where there are cells between the moments; empty for none
	Name   string // one letter, drawn at the right end of the line; empty for none
	Title  string // what the letter stands for, drawn beside it where there is room; may be empty
}

// A Chart draws lines over the moments of a time axis. It is the only user of ntcharts, and of that it uses the
// braille grid alone: the ready-made charts loop for ever on NaN, panic at small sizes, draw missing values as zero
// and label times in UTC.
type Chart struct {
	Lines    []Line   // the least important first: where lines share a cell, the last of them is drawn
	Band     Band     // drawn behind the lines
	Labels   []string // one for each moment, in ASCII
	Ticks    Ticks    // the moments that may be labelled
	FromZero bool     // the axis of values starts at zero, not just below the lowest value
	Low      float64  // the axis of values covers Low to High at least, so that several charts can share one
	High     float64  // equal to Low where the lines alone decide
	Cursor   Upright  // the moment under the cursor
	Since    Upright  // the moment at which something began
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
	y, ok := c.values(h)
	if w < minChartWidth || !ok {
		return lines
	}
	plotH := h - 2
	c.Lines = append(c.Band.edges(y), c.Lines...)
	labels := yLabels(y)
	labelW, label := 0, 0
	for _, l := range labels {
		labelW = max(labelW, cells.Width(l))
	}
	for _, l := range c.Labels {
		label = max(label, len(l))
	}
	names := c.names(y, w)
	room := w - labelW - 2 - max(names.width(), label/2)
	if room < 2 {
		return lines
	}
	x := newTicked(len(c.Labels), room, label, c.Ticks)
	plot := c.plot(x, y)
	for i := range plotH {
		lines[i] = c.Rule.Render(" "+cells.Right(labels[i], labelW, "")+c.Glyphs.VLine) + plot[i]
		if len(names.rows[i]) > 0 {
			lines[i] += strings.Repeat(" ", x.width-cells.Width(plot[i])) + " " + c.namesText(names, i)
		}
	}
	ticks, text := c.timeAxis(x, labelW+2, w)
	lines[plotH] = c.Rule.Render(strings.Repeat(" ", labelW+1) + c.Glyphs.Corner + ticks)
	lines[plotH+1] = c.Rule.Render(text)
	return lines
}

// ShowsZero says whether zero is the lowest mark on the axis of values of a chart of h lines, asked for or not.
func (c Chart) ShowsZero(h int) bool {
	y, ok := c.values(h)
	marks := y.marks()
	return ok && len(marks) > 0 && math.Abs(marks[0]) < y.step*1e-6
}

// values makes the axis of values of a chart of h lines. It returns false where there is nothing to draw.
func (c Chart) values(h int) (axis, bool) {
	low, high := c.bounds()
	if h < minChartHeight || len(c.Labels) == 0 || math.IsNaN(low) {
		return axis{}, false
	}
	if c.FromZero {
		low, high = math.Min(low, 0), math.Max(high, 0)
	}
	return newAxis(low, high, h-2)
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

// A cell of the plot is two dots wide and four high.
const (
	dotsAcross = 2
	dotsDown   = 4
)

// yLabels lists the labels of the plot's rows, top row first.
func yLabels(y axis) []string {
	labels := make([]string, y.rows)
	for i, v := range y.marks() {
		labels[(y.base-i*dotsDown*y.every)/dotsDown] = y.label(v)
	}
	return labels
}

// timeAxis draws the line under the plot with a tick for each labelled moment, and the labels centred under the ticks.
// The plot begins at a cell of the line of w cells.
func (c Chart) timeAxis(x moments, from, w int) (ticks, names string) {
	line := make([]string, x.width)
	for i := range line {
		line[i] = c.Glyphs.HLine
	}
	text := []rune(strings.Repeat(" ", w))
	for _, at := range x.labelled() {
		label := []rune(c.Labels[at])
		line[x.cell(at)] = c.Glyphs.Tick
		copy(text[max(0, min(from+x.cell(at)-len(label)/2, w-len(label))):], label)
	}
	return strings.Join(line, ""), strings.TrimRight(string(text), " ")
}
