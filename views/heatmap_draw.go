package views

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
)

const (
	heatCellWidth = 3 // two cells of the shade and one between
	heatGutter    = 2 // cursor and mark before the names
)

// The least heights of a screen that shows a part.
const (
	heatPanelFrom  = 8  // the cell's facts take two lines
	heatWholeFrom  = 9  // the app-wide row
	heatFactsFrom  = 12 // the cell's facts take three lines
	heatLegendFrom = 14 // the months, and the legend of cells without a shade
)

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

func (m *Heatmap) panelHeight() int {
	switch {
	case m.h >= heatFactsFrom:
		return 3
	case m.h >= heatPanelFrom:
		return 2
	}
	return 1
}

func (m *Heatmap) showsWhole() bool { return m.prepared.Whole >= 0 && m.h >= heatWholeFrom }

// headHeight returns the height of title, moments and app-wide row, which do not scroll.
func (m *Heatmap) headHeight() int {
	n := 2
	if m.h >= heatLegendFrom {
		n++
	}
	if m.showsWhole() {
		n++
	}
	return n
}

func (m *Heatmap) scaleHeight() int {
	if m.h >= heatLegendFrom {
		return 2
	}
	return 1
}

// page returns the number of visible rows.
func (m *Heatmap) page() int { return max(1, m.h-m.headHeight()-m.scaleHeight()-m.panelHeight()) }

// namesWidth returns the width of the column of names, at most a third of the screen. Other names than the service's
// take room that the moments leave.
func (m *Heatmap) namesWidth() int {
	service := max(1, min(m.serviceW, m.w/3))
	spare := m.w - heatGutter - 1 - heatCellWidth*m.prepared.Table.Axis.Len()
	return max(service, min(m.nameW, m.w/3, spare))
}

// gridFrom returns the column of the first moment's cell.
func (m *Heatmap) gridFrom() int { return heatGutter + m.namesWidth() + 1 }

// momentsFit returns the number of moments that fit. One cell after each is for the cursor's frame, or for the mark of
// a moment that is not final.
func (m *Heatmap) momentsFit() int { return max(1, (m.w-m.gridFrom())/heatCellWidth) }

// lastMoment returns the index after the last visible moment.
func (m *Heatmap) lastMoment() int { return min(m.prepared.Table.Axis.Len(), m.first+m.momentsFit()) }

// A drawnHeatmap caches the drawing: the screen is drawn after every message.
type drawnHeatmap struct {
	of    heatState
	lines []string
}

// A heatState is all on which a drawing depends.
type heatState struct {
	prepared            *prepared
	meaning             quality.HeatMeaning
	row, at, top, first int
	w, h                int
	settled             quality.Moment // the newest settled moment
	marks               string         // of the visible rows
	theme               string
}

func (m *Heatmap) state() heatState {
	now := heatState{prepared: m.prepared, meaning: m.meaning, row: m.row, at: m.at,
		top: m.rows.Top(), first: m.first, w: m.w, h: m.h,
		settled: m.prepared.Table.Axis.NewestSettled(m.env.Now()), theme: m.env.Theme.Name}
	for at := m.rows.Top(); at < min(len(m.order), m.rows.Top()+m.page()); at++ {
		now.marks += m.mark(m.order[at])
	}
	return now
}

// Lines implements View.
func (m *Heatmap) Lines() []string {
	if m.prepared == nil {
		return m.waiting()
	}
	if now := m.state(); m.drawn.lines == nil || m.drawn.of != now {
		if now.theme != m.drawn.of.theme {
			m.kinds = nil
		}
		m.drawn = drawnHeatmap{of: now, lines: m.draw()}
	}
	return slices.Clone(m.drawn.lines) // the caller may change them
}

// waiting returns the lines that stand in place of the grid until the answer arrives.
func (m *Heatmap) waiting() []string {
	text := m.env.Theme.Muted.Render(m.env.Say.T("asking the service"))
	if m.failure != "" {
		text = m.env.Theme.Error.Render(cells.Safe(m.failure))
	}
	title := " " + m.env.Theme.Title.Render(m.env.Say.T("Heatmap")) + "  " + cells.Safe(m.origin.Series)
	return cells.Fit([]string{title, "", "   " + text}, m.w, m.h, m.env.Glyphs.Ellipsis)
}

func (m *Heatmap) draw() []string {
	s, ellipsis := m.prepared, m.env.Glyphs.Ellipsis
	lines := append([]string{m.title()}, m.heading()...)
	if m.showsWhole() {
		lines = append(lines, strings.Repeat(" ", heatGutter)+m.name(s.Whole, m.env.Theme.Label)+m.rowCells(s.Whole, false))
	}
	for i := range m.page() {
		line := ""
		if at := m.rows.Top() + i; at < len(m.order) {
			line = m.rowLine(at)
		}
		lines = append(lines, line)
	}
	lines = append(lines, m.scale()...)
	lines = append(lines, m.panel()...)
	return cells.Fit(lines, m.w, m.h, ellipsis)
}

func (m *Heatmap) title() string {
	say, t, s := m.env.Say.T, m.env.Theme, m.prepared
	unit := strings.TrimSpace(s.Series.Unit + " " + say(s.Series.Better.Words()))
	left, right := " "+t.Title.Render(say("Heatmap"))+"  ", say("%d of %d", m.row+1, len(m.order))
	if !s.Table.Compared() && s.Table.Before.Len() == 0 && m.meaning == quality.HeatPast {
		right = s.per("judged by the older half of these days") + "  " + right
	}
	left += titled(m.env, s.Series, m.w-cells.Width(left+unit+right)-3) + "  " + t.Muted.Render(unit)
	return cells.Ends(left, right, m.w, m.env.Glyphs.Ellipsis)
}

// heading names the moments: by the day of the month or the minute and, in the line above, by the month or hour where
// one begins.
func (m *Heatmap) heading() []string {
	g, t := m.env.Glyphs, m.env.Theme
	now, axis := m.env.Now(), m.prepared.Table.Axis
	above := " "
	if m.rows.Top() > 0 { // there are rows above
		above = t.Accent.Render(g.Above)
	}
	start := above + " " + t.Label.Render(cells.Left(m.env.Say.T(m.result.Query.Dimension), m.namesWidth(), g.Ellipsis))
	var groups, numbers strings.Builder
	groups.WriteString(strings.Repeat(" ", m.gridFrom()))
	numbers.WriteString(start)
	if m.first > 0 {
		numbers.WriteString(g.Left)
	} else {
		numbers.WriteString(" ")
	}
	last := m.lastMoment()
	for at := m.first; at < last; at++ {
		moment := axis.At(at)
		group, number := moment.Halves()
		if before, _ := axis.At(at - 1).Halves(); at > m.first && before == group {
			group = "  "
		}
		groups.WriteString(t.Muted.Render(group) + " ")
		style := t.Label
		if at == m.at {
			style = t.Accent
		}
		after := " "
		switch {
		case at == last-1 && last < axis.Len():
			after = g.Right
		case !axis.Settled(moment, now):
			after = "*"
		}
		numbers.WriteString(style.Render(number) + after)
	}
	if m.h < heatLegendFrom {
		return []string{numbers.String()}
	}
	return []string{strings.TrimRight(groups.String(), " "), numbers.String()}
}

// name draws a row's name in the column of names.
func (m *Heatmap) name(row int, style lipgloss.Style) string {
	w := m.namesWidth()
	text := cells.Cut(m.prepared.nameWithin(row, w), w, m.env.Glyphs.Ellipsis)
	return style.Render(text) + strings.Repeat(" ", max(0, w-cells.Width(text)))
}

func (m *Heatmap) rowLine(at int) string {
	row, cursor, style := m.order[at], " ", lipgloss.NewStyle()
	if at == m.row {
		cursor, style = m.env.Glyphs.Cursor, m.env.Theme.Selected
	}
	return cursor + m.mark(row) + m.name(row, style) + m.rowCells(row, at == m.row)
}

// mark returns the mark before a row's name.
func (m *Heatmap) mark(row int) string {
	if m.marking != nil && m.marking.Marked(m.prepared.Table.Rows[row].Value) {
		return m.env.Glyphs.Mark
	}
	return " "
}

// rowCells draws the visible moments of a row. The cell under the cursor has a frame, for screens without colours.
func (m *Heatmap) rowCells(row int, chosen bool) string {
	var b strings.Builder
	last := m.lastMoment()
	for at := m.first; at <= last; at++ {
		switch {
		case chosen && at == m.at:
			b.WriteString(m.env.Theme.Accent.Render("["))
		case chosen && at == m.at+1:
			b.WriteString(m.env.Theme.Accent.Render("]"))
		default:
			b.WriteString(" ")
		}
		if at < last {
			b.WriteString(m.drawnKind(m.kind(row, at)))
		}
	}
	return b.String()
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

// drawnKind renders a cell of a kind, once per kind, since a screen has hundreds of cells. A shade takes two glyphs, a
// missing value one.
func (m *Heatmap) drawnKind(k heatKind) string {
	if text, ok := m.kinds[k]; ok {
		return text
	}
	g, t := m.env.Glyphs, m.env.Theme
	var text string
	switch {
	case k >= 0:
		text = m.shadeStyle(quality.HeatLevel(k)).Render(strings.Repeat(g.Shades[k], 2))
	case k == heatKind(quality.HeatBetter):
		text = t.Better.Render(strings.Repeat(g.Lighter, 2))
	case k == heatKind(quality.HeatUnjudged):
		text = t.Gap.Render(" " + g.Unjudged)
	case k == heatNotHeld:
		text = t.Gap.Render(" " + g.NotHeld)
	case k == heatPending:
		text = t.Gap.Render(" " + g.Pending)
	default:
		text = t.Gap.Render(" " + g.NoValue)
	}
	if m.kinds == nil {
		m.kinds = make(map[heatKind]string)
	}
	m.kinds[k] = text
	return text
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
