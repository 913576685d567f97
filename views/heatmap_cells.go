package views

import (
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/widget"
)

// The widths of a cell of the grid, with one for the cursor's frame, or for the mark of a moment that is not final:
// the least, and the one beyond which cells would lie too far apart.
const (
	heatCellWidth = 3
	heatCellMost  = 26
)

// The widths of a shade: the least, and the greatest, since each glyph takes three bytes.
const (
	heatShade     = 2
	heatShadeMost = 4
)

// gridFrom returns the column of the first moment's cell.
func (m *Heatmap) gridFrom() int { return heatGutter + m.namesWidth() + 1 }

// cellWidth returns the width of all cells of the grid: few moments share the whole screen.
func (m *Heatmap) cellWidth() int {
	const end = 2 // for the mark that ends the row under the cursor
	room := m.w - m.gridFrom() - end
	return min(max(heatCellWidth, room/max(1, m.prepared.Table.Axis.Len())), heatCellMost)
}

// momentsFit returns the number of moments that fit.
func (m *Heatmap) momentsFit() int { return max(1, (m.w-m.gridFrom())/m.cellWidth()) }

// lastMoment returns the index after the last visible moment.
func (m *Heatmap) lastMoment() int { return min(m.prepared.Table.Axis.Len(), m.first+m.momentsFit()) }

// momentAt returns the moment whose cell, or whose heading, is drawn in a column of the screen. It returns false where
// there is none.
func (m *Heatmap) momentAt(x int) (int, bool) {
	at := m.first + (x-m.gridFrom())/m.cellWidth()
	return at, x >= m.gridFrom() && at < m.lastMoment()
}

// momentTitle names a moment in two lines: by month and day or hour and minute, below the weekday, or in narrow cells
// by the day or the minute, below the month or the hour where one begins.
func (m *Heatmap) momentTitle(at int) (above, below string) {
	axis := m.prepared.Table.Axis
	moment := axis.At(at)
	if short := moment.Short(); cells.Width(short) < m.cellWidth()-1 {
		if weekday := moment.Weekday(); weekday != "" {
			above = m.env.Say.T(weekday)
		}
		return above, short
	}
	group, number := moment.Halves()
	if before, _ := axis.At(at - 1).Halves(); at > m.first && before == group {
		group = ""
	}
	return group, number
}

// A heatCell is how wide the parts of a cell of the grid are. Between cells there is a frame at least.
type heatCell struct {
	shade  int
	figure int // with the blank before it; 0 where figures have no room
	rest   int // blanks after the frame
}

// cellParts shares the width of a cell out: the shade first, then the figure.
func (m *Heatmap) cellParts() heatCell {
	width := m.cellWidth() - 1
	c := heatCell{shade: min(width, heatShadeMost)}
	if figure := 1 + m.figureW; width-figure >= heatShade {
		c = heatCell{shade: min(max(heatShade, width/3), width-figure, heatShadeMost), figure: figure}
	}
	c.rest = width - c.shade - c.figure
	return c
}

// rowCells draws the visible moments of a row. The cell under the cursor has a frame, for screens without colours.
func (m *Heatmap) rowCells(row int, chosen bool) string {
	var b strings.Builder
	last, parts := m.lastMoment(), m.cellParts()
	frame := func(glyph string, is bool) {
		if is {
			b.WriteString(m.env.Theme.Accent.Render(glyph))
		} else {
			b.WriteByte(' ')
		}
	}
	for at := m.first; at < last; at++ {
		here := chosen && at == m.at
		if before := chosen && at == m.at+1 && at > m.first; before && parts.rest == 0 {
			frame("]", true) // neighbours share a frame
		} else {
			frame("[", here)
		}
		b.WriteString(m.cell(row, at, parts))
		if parts.rest > 0 {
			frame("]", here)
			b.WriteString(strings.Repeat(" ", parts.rest-1))
		}
	}
	if parts.rest == 0 {
		frame("]", chosen && m.at == last-1)
	}
	return b.String()
}

// cell draws a cell of the grid without its frame: the shade and, where there is room, the figure.
func (m *Heatmap) cell(row, at int, parts heatCell) string {
	k := m.kind(row, at)
	if parts.shade == heatShade && parts.figure == 0 {
		return m.drawnKind(k)
	}
	figure := ""
	if v := m.prepared.Rows[row].Cells[at]; !quality.IsGap(v) && parts.figure > 0 {
		figure = figureText(v)
	}
	return m.kindStyle(k).Render(m.kindText(k, parts.shade) + cells.Right(figure, parts.figure, ""))
}

// widestFigure returns the width of the longest figure of the table and of the whole app.
func (m *Heatmap) widestFigure() int {
	low, high := 0.0, 0.0
	for _, row := range m.prepared.Rows {
		if l, h := widget.Bounds(row.Cells); !quality.IsGap(l) {
			low, high = min(low, l), max(high, h)
		}
	}
	return max(len(figureText(low)), len(figureText(high)))
}

// A heatKind says how a cell is drawn: as a level or, for a missing value, by why it is missing.
type heatKind int

const (
	heatNotHeld heatKind = -4 - iota
	heatPending
)

// legendKinds lists the kinds of missing values in the order of the legend.
var legendKinds = []struct {
	kind heatKind
	name string
}{
	{heatKind(quality.HeatNoValue), "no value"}, {heatNotHeld, "not held"}, {heatPending, "still to come"},
}

// kind returns how a cell is drawn.
func (m *Heatmap) kind(row, at int) heatKind {
	level := m.heat.Cell(row, at).Level
	if level != quality.HeatNoValue {
		return heatKind(level)
	}
	switch m.result.Absence(m.prepared.Table.Axis.At(at)) {
	case quality.NotHeld:
		return heatNotHeld
	case quality.Pending:
		return heatPending
	}
	return heatKind(level)
}

// drawnKind renders a cell of a kind in its least width, once per kind, since a screen has hundreds of cells.
func (m *Heatmap) drawnKind(k heatKind) string {
	if text, ok := m.kinds[k]; ok {
		return text
	}
	if m.kinds == nil {
		m.kinds = make(map[heatKind]string)
	}
	m.kinds[k] = m.kindStyle(k).Render(m.kindText(k, heatShade))
	return m.kinds[k]
}

// kindText fills a width with a shade. What has no shade has one glyph in its second cell.
func (m *Heatmap) kindText(k heatKind, w int) string {
	g := m.env.Glyphs
	one := func(glyph string) string { return " " + glyph + strings.Repeat(" ", w-heatShade) }
	switch {
	case k >= 0:
		return strings.Repeat(g.Shades[k], w)
	case k == heatKind(quality.HeatBetter):
		return strings.Repeat(g.Lighter, w)
	case k == heatKind(quality.HeatUnjudged):
		return one(g.Unjudged)
	case k == heatNotHeld:
		return one(g.NotHeld)
	case k == heatPending:
		return one(g.Pending)
	}
	return one(g.NoValue)
}

func (m *Heatmap) kindStyle(k heatKind) lipgloss.Style {
	switch {
	case k >= 0:
		return m.shadeStyle(quality.HeatLevel(k))
	case k == heatKind(quality.HeatBetter):
		return m.env.Theme.Better
	}
	return m.env.Theme.Gap
}

// shadeStyle returns the style of a shade. Colours of warnings are used only if the shades judge values.
func (m *Heatmap) shadeStyle(level quality.HeatLevel) lipgloss.Style {
	t := m.env.Theme
	switch {
	case level == 0:
		return t.Muted
	case !m.heat.Judges():
		return t.Line
	case level == 1:
		return lipgloss.NewStyle()
	case level == 2:
		return t.Warn
	}
	return t.Bad
}
