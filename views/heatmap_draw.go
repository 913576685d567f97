package views

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/widget"
)

// heatGutter is the width of cursor and mark before the names.
const heatGutter = 2

// The least heights of a screen that shows a part.
const (
	heatPanelFrom  = 8  // the cell's facts take two lines
	heatWholeFrom  = 9  // the app-wide row
	heatFactsFrom  = 12 // the cell's facts take three lines
	heatLegendFrom = 14 // the months, and the legend of cells without a shade
)

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
	marked              int            // rows
	list                string         // see heatList
	theme               string
}

func (m *Heatmap) state() heatState {
	now := heatState{prepared: m.prepared, meaning: m.meaning, row: m.row, at: m.at,
		top: m.rows.Top(), first: m.first, w: m.w, h: m.h,
		settled: m.prepared.Table.Axis.NewestSettled(m.env.Now()), theme: m.env.Theme.Name,
		marked: m.countMarked(), list: m.list.stateOf()}
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
	if now := m.state(); m.drawn.lines == nil || m.drawn.of != now || m.Capturing() {
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
	if len(m.order) == 0 {
		lines[m.headHeight()] = strings.Repeat(" ", heatGutter) + m.env.Theme.Muted.Render(m.env.Say.T(refuseFilter))
		return cells.Fit(append(lines, m.scale()...), m.w, m.h, ellipsis)
	}
	lines = append(lines, m.scale()...)
	lines = append(lines, m.panel()...)
	return cells.Fit(lines, m.w, m.h, ellipsis)
}

func (m *Heatmap) title() string {
	say, t, s := m.env.Say.T, m.env.Theme, m.prepared
	if m.Capturing() {
		return m.list.typing(m.env, m.w, len(m.order), len(s.Table.Rows))
	}
	unit := strings.TrimSpace(s.Series.Unit + " " + say(s.Series.Better.Words()))
	left, right := " "+t.Title.Render(say("Heatmap"))+"  ", say("%d of %d", min(m.row+1, len(m.order)), len(m.order))
	if !s.Table.Compared() && s.Table.Before.Len() == 0 && m.meaning == quality.HeatPast {
		right = s.per("judged by the older half of these days") + "  " + right
	}
	usual, state := m.listState()
	left += titled(m.env, s.Series, m.w-cells.Width(left+unit+right+strings.Join(state, "  "))-3) + "  " +
		t.Muted.Render(unit)
	return headed(m.env, left, right, m.w, usual, state...)
}

// heading names the moments, in two lines.
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
	last, width := m.lastMoment(), m.cellWidth()
	for at := m.first; at < last; at++ {
		moment := axis.At(at)
		group, number := m.momentTitle(at)
		groups.WriteString(cells.Left(t.Muted.Render(group), width, ""))
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
		numbers.WriteString(cells.Left(style.Render(number)+after, width, ""))
	}
	if m.h < heatLegendFrom {
		return []string{numbers.String()}
	}
	return []string{strings.TrimRight(groups.String(), " "), strings.TrimRight(numbers.String(), " ")}
}

// name draws a row's name in the column of names.
func (m *Heatmap) name(row int, style lipgloss.Style) string {
	w := m.namesWidth()
	text := cells.Cut(m.prepared.nameWithin(row, w), w, m.env.Glyphs.Ellipsis)
	return widget.Selected(style, text, m.prepared.lead(row, text)) + strings.Repeat(" ", max(0, w-cells.Width(text)))
}

func (m *Heatmap) rowLine(at int) string {
	row, cursor, style := m.order[at], " ", lipgloss.NewStyle()
	if at == m.row {
		cursor, style = m.env.Glyphs.Cursor, m.env.Theme.Selected
	}
	line := cursor + m.mark(row) + m.name(row, style) + m.rowCells(row, at == m.row)
	if at == m.row {
		line = ended(m.env, line, 0, m.w)
	}
	return line
}

// mark returns the mark before a row's name.
func (m *Heatmap) mark(row int) string {
	if m.marking != nil && m.marking.Marked(m.prepared.Table.Rows[row].Value) {
		return m.env.Glyphs.Mark
	}
	return " "
}
