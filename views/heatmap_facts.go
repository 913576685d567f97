package views

import (
	"fmt"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// heatFacts are the facts about the cell under the cursor. They are cached until the cursor leaves the cell, since its
// rank needs the cells of every row.
type heatFacts struct {
	known       bool
	row, at     int
	place       int // rank among the rows, 1 for the worst; equal cells share a rank
	of          int // number of rows that have a figure at the moment
	figure      bool
	counterpart int     // index of the compared moment on the same weekday or at the same time of day, -1 without one
	delta       float64 // change from the moment before
}

// facts returns the facts about the cell under the cursor.
func (m *Heatmap) facts() heatFacts {
	row := m.order[m.row]
	if m.cached.known && m.cached.row == row && m.cached.at == m.at {
		return m.cached
	}
	s, c := m.prepared, m.heat.Cell(row, m.at)
	r := heatFacts{known: true, row: row, at: m.at, place: 1, figure: !quality.IsGap(c.Worse)}
	for i := range s.Table.Rows {
		other := m.heat.Cell(i, m.at).Worse
		if quality.IsGap(other) {
			continue
		}
		r.of++
		if other > c.Worse {
			r.place++
		}
	}
	r.counterpart = s.Table.Counterpart(m.at)
	r.delta = s.Rows[row].Cells[m.at] - s.Table.StepBefore(s.Rows[row], m.at)
	m.cached = r
	return r
}

// panel returns lines with the facts about the cell under the cursor, the most important first. A fact that does not
// fit is left out.
func (m *Heatmap) panel() []string {
	return packed(m.factWords(), "  ", m.w, m.panelHeight())
}

func (m *Heatmap) factWords() []string {
	say, t, s := m.env.Say.T, m.env.Theme, m.prepared
	f := m.facts()
	row, moment := s.Rows[f.row], s.Table.Axis.At(f.at)
	v := row.Cells[f.at]
	// A long name is cut rather than the figure and its moment.
	head := momentName(m.env, moment)
	value := m.valueWords(f.row, f.at)
	if room := max(4, min(m.w/2, m.w-cells.Width(head)-cells.Width(value)-5)); room > 0 {
		head = t.Title.Render(cells.Cut(s.nameWithin(f.row, room), room, m.env.Glyphs.Ellipsis)) + "  " + head
	}
	list := []string{head, value}
	if !s.Table.Axis.Settled(moment, m.env.Now()) {
		list = append(list, t.Muted.Render(say("(not final)")))
	}
	j := s.Judged[f.row]
	if z := j.Off(f.at); !quality.IsGap(z) {
		list = append(list, "z "+zText(z))
	}
	if f.figure {
		list = append(list, say("rank %d of %d", f.place, f.of))
	}
	if !quality.IsGap(j.Usual(f.at)) {
		list = append(list, usualWords(m.env, j, f.at))
	}
	list = append(list, report.SinceWords(m.env.Say, s.Figures, f.row))
	if j.State.Judged() {
		list = append(list, s.per("judged by %d past days", j.Past))
	}
	if s.Whole >= 0 {
		list = append(list, say("whole app")+" "+m.valueWords(s.Whole, f.at))
	}
	if !quality.IsGap(f.delta) {
		list = append(list, s.per("vs day before")+" "+m.delta(v-f.delta, f.delta))
	}
	if f.counterpart >= 0 {
		past := s.Table.Past.At(f.counterpart)
		same := s.momentCell(row.Past[f.counterpart], past)
		name, value := counterpartName(m.env, past), same.Style.Render(same.Text)
		text := name + " " + value
		if by := v - row.Past[f.counterpart]; !quality.IsGap(by) {
			text = fmt.Sprintf("%s %s (%s)", say("vs %s", name), m.delta(row.Past[f.counterpart], by), value)
		}
		list = append(list, text)
	}
	if u, ok := s.Users(f.row); ok {
		list = append(list, say("users")+" "+m.env.Say.Count(u.Count))
	}
	return list
}

// valueWords returns the figure of a cell with its unit, or why it is missing.
func (m *Heatmap) valueWords(row, at int) string {
	s := m.prepared
	switch m.kind(row, at) {
	case heatNotHeld:
		return m.env.Theme.Gap.Render(m.env.Say.T("not held"))
	case heatPending:
		return m.env.Theme.Gap.Render(m.env.Say.T("still to come"))
	case heatKind(quality.HeatNoValue):
		return m.env.Theme.Gap.Render(m.env.Say.T("no value"))
	}
	c := s.graded(s.Rows[row].Cells[at])
	return m.env.Say.WithUnit(c.Style.Render(c.Text), s.Series.Unit)
}

func (m *Heatmap) delta(usual, by float64) string {
	cell := m.prepared.difference(usual, by)
	return cell.Style.Render(cell.Text)
}

// zText writes a number of ordinary deviations, with a plus for worse.
func zText(z float64) string {
	if z > -1e4 && z < 1e4 {
		return report.Signed(z, 1)
	}
	return fmt.Sprintf("%+.2g", z)
}
