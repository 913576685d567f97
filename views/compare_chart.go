package views

import (
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// wholeLetter names the app-wide line. The values have the letters A to F.
const wholeLetter = "W"

func letterOf(at int) string { return string(rune('A' + at)) }

// modeName returns the mode's name in the title.
func (c *Compare) modeName() string {
	say := c.env.Say.T
	switch c.mode {
	case modeMultiples:
		return say("small charts, one axis")
	case modeIndexed:
		return c.per("first held day = 100")
	case modeMinus:
		return say("minus the whole app")
	case modePeriods:
		return c.per("with the compared days")
	}
	return say("overlaid")
}

// per translates a text about days into the words of the axis.
func (c *Compare) per(text string, args ...any) string {
	return report.PerStep(c.env.Say, c.axis().Step(), text, args...)
}

// look returns the dash and the style of a value's line.
func (c *Compare) look(at int) (widget.Dash, lipgloss.Style) {
	dashes, styles := widget.Dashes(), c.env.Theme.Lines
	if len(styles) == 0 {
		return dashes[at%len(dashes)], c.env.Theme.Line
	}
	return dashes[at%len(dashes)], styles[at%len(styles)]
}

// cells returns the figures that the mode draws for a row: unchanged, indexed, or minus the app-wide ones.
func (c *Compare) cells(values []float64) []float64 {
	switch c.mode {
	case modeIndexed:
		return quality.Indexed(values)
	case modeMinus:
		_, whole := c.whole()
		if whole == nil {
			return nil
		}
		return quality.Minus(values, whole.Cells)
	}
	return values
}

// wholeLine returns the app-wide line with a name, or false if there is none.
func (c *Compare) wholeLine(name string) (widget.Line, bool) {
	_, whole := c.whole()
	if whole == nil {
		return widget.Line{}, false
	}
	values := c.cells(whole.Cells)
	return widget.Line{Values: values, Style: c.env.Theme.Overall, Dash: widget.Dashed, Name: name, Point: name,
		Title: c.env.Say.T("whole app")}, true
}

// line returns the line of a value, or false if it is hidden or has no row.
func (c *Compare) line(at int) (widget.Line, bool) {
	l := c.lines[at]
	if l.row < 0 || c.hidden[l.id] {
		return widget.Line{}, false
	}
	dash, style := c.look(at)
	return widget.Line{Values: c.cells(l.prepared.Rows[l.row].Cells), Style: style, Dash: dash, Name: letterOf(at),
		Point: letterOf(at), Title: c.nameWithin(at, widget.WidestTitle)}, true
}

// pastLine returns the line of a value's compared moments. If there are more of them than moments on the axis, it has
// the newest. Dotted lines differ in colour only, so each is named by its value's letter in lower case.
func (c *Compare) pastLine(at int) (widget.Line, bool) {
	l := c.lines[at]
	if l.row < 0 || c.hidden[l.id] {
		return widget.Line{}, false
	}
	past := l.prepared.Rows[l.row].Past
	if past == nil {
		return widget.Line{}, false
	}
	_, style := c.look(at)
	values := past[max(0, len(past)-l.prepared.Table.Axis.Len()):]
	return widget.Line{Values: values, Style: style, Dash: widget.Dotted, Name: strings.ToLower(letterOf(at)),
		Title: c.env.Say.T("compared") + " " + c.name(at)}, true
}

// chart returns a chart with axis, moments and cursor, and without lines.
func (c *Compare) chart() widget.Chart {
	return widget.Chart{Labels: c.axis().Labels(), Ticks: ticksOf(c.axis()), FromZero: c.zero, Rule: c.env.Theme.Rule,
		Glyphs: c.env.Glyphs, Cursor: widget.Upright{At: c.momentAt() + 1, Text: c.moment.Short()}}
}

// sinceMark marks the moment since which a value is out of what is usual, by its letter.
func (c *Compare) sinceMark(at int) widget.Upright {
	l := c.lines[at]
	if l.row < 0 || c.hidden[l.id] {
		return widget.Upright{}
	}
	mark := sinceMark(c.env, l.prepared, l.row)
	if mark.At > 0 {
		mark.Text = letterOf(at) + " " + mark.Text
	}
	return mark
}

// chartLines draws the current mode in h lines. The note says which values are left out; it is empty if none are.
func (c *Compare) chartLines(h int) (lines []string, note string) {
	if c.mode == modeMultiples {
		return c.multiples(h)
	}
	chart := c.chart()
	chart.Since = c.sinceMark(c.at)
	if c.mode == modePeriods {
		for at := range c.lines {
			if past, ok := c.pastLine(at); ok {
				chart.Lines = append(chart.Lines, past)
			}
		}
	}
	if whole, ok := c.wholeLine(wholeLetter); ok {
		chart.Lines = append(chart.Lines, whole)
	}
	// The value under the cursor is drawn last, over the others.
	for i := range c.lines {
		if line, ok := c.line((c.at + 1 + i) % len(c.lines)); ok {
			chart.Lines = append(chart.Lines, line)
		}
	}
	return chart.Draw(c.w, h), ""
}

// The least size of a small chart with its title.
const (
	smallWidth  = 30
	smallHeight = 6
)

// multiples draws a small chart for each visible value, all on the same scale, in as many columns as fit. If some rows
// of charts do not fit, it draws those around the cursor, and the note says so.
func (c *Compare) multiples(h int) (lines []string, note string) {
	shown, cursor := c.charted()
	if len(shown) == 0 {
		return make([]string, h), ""
	}
	across := min(len(shown), max(1, c.w/smallWidth))
	down := (len(shown) + across - 1) / across
	fit := min(down, max(1, h/smallHeight))
	top := min(max(0, cursor/across-fit/2), down-fit)
	if fit < down {
		note = c.env.Say.T("charts %d to %d of %d", top*across+1, min(len(shown), (top+fit)*across), len(shown))
	}
	w, each := c.w/across, h/fit
	low, high := c.bounds(shown)
	for row := top; row < top+fit; row++ {
		band := make([]string, each)
		for _, at := range shown[row*across : min(len(shown), (row+1)*across)] {
			for i, text := range c.small(at, w-1, each, low, high) {
				band[i] += cells.Left(text, w-1, c.env.Glyphs.Ellipsis) + " "
			}
		}
		lines = append(lines, band...)
	}
	return cells.Fit(lines, c.w, h, c.env.Glyphs.Ellipsis), note
}

// charted returns the indexes of the values that have a line, and the position of the cursor's value among them.
func (c *Compare) charted() (shown []int, cursor int) {
	for at := range c.lines {
		if _, ok := c.line(at); ok {
			if at == c.at {
				cursor = len(shown)
			}
			shown = append(shown, at)
		}
	}
	return shown, cursor
}

// bounds returns the least and the greatest figure of the lines and of the app-wide line.
func (c *Compare) bounds(shown []int) (low, high float64) {
	whole, _ := c.wholeLine("")
	low, high = widget.Bounds(whole.Values)
	for _, at := range shown {
		line, _ := c.line(at)
		l, h := widget.Bounds(line.Values)
		if quality.IsGap(low) || l < low {
			low = l
		}
		if quality.IsGap(high) || h > high {
			high = h
		}
	}
	return low, high
}

// small draws the chart of one value with its title.
func (c *Compare) small(at, w, h int, low, high float64) []string {
	chart := c.chart()
	chart.Low, chart.High, chart.Since = low, high, c.sinceMark(at)
	if whole, known := c.wholeLine(""); known {
		chart.Lines = append(chart.Lines, whole)
	}
	line, _ := c.line(at)
	line.Name = ""
	chart.Lines = append(chart.Lines, line)
	mark := " "
	if at == c.at {
		mark = c.env.Glyphs.Cursor
	}
	title := mark + line.Style.Render(letterOf(at)+" "+line.Dash.Sample(c.env.Glyphs)) + " " + c.name(at)
	return append([]string{title}, chart.Draw(w, h-1)...)
}
