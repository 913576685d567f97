package views

import (
	"rtcscope/quality"
	"rtcscope/report"
)

// command returns the shell command that prints the query and the series.
func (m *Heatmap) command() string {
	return m.env.Commands.Series(m.result.Query, m.prepared.Table.Series)
}

// handout returns the cell under the cursor as a finding, with the marked rows or that of the cell at the moments
// around it.
func (m *Heatmap) handout() report.Handout {
	s, f, say := m.prepared, m.facts(), m.env.Say.T
	rows := m.handedRows()
	h := s.momentsTable(s.handout(rows...), rows, f.at)
	h.Lead, h.Said = s.name(f.row), m.cellText()
	if s.Judged[f.row].State.Judged() {
		h.Basis = append(h.Basis, s.per("judged by %d past days", s.Judged[f.row].Past))
	}
	if f.figure {
		h.Basis = append(h.Basis, say("%s (%s)", say("rank %d of %d from the worst", f.place, f.of), m.meaningWords()))
	}
	if _, weighed := s.Users(f.row); !weighed {
		h.Basis = append(h.Basis, say("unweighted"))
	}
	h.Basis = append(h.Basis, say("z is a heuristic: ordinary deviations worse than usual"))
	return h
}

// handedRows returns the marked rows with that of the cursor or, if none is marked, that alone.
func (m *Heatmap) handedRows() []int {
	rows := []int{m.order[m.row]}
	for _, row := range m.order {
		if row != rows[0] && m.marking != nil && m.marking.Marked(m.prepared.Table.Rows[row].Value) {
			rows = append(rows, row)
		}
	}
	return rows
}

// cellText says of the cell under the cursor what it is, how it changed, and what is usual.
func (m *Heatmap) cellText() string {
	say, s, f := m.env.Say.T, m.prepared, m.facts()
	moment := s.Table.Axis.At(f.at)
	when := moment.String()
	if !s.Table.Axis.Settled(moment, m.env.Now()) {
		when += " " + say("(not final)")
	}
	w := writerOf(m.env)
	parts := []string{say("%s %s on %s", w.SeriesInFull(s.Series), m.plainWords(f.row, f.at), when)}
	if f.counterpart >= 0 {
		if by := s.Rows[f.row].Cells[f.at] - s.Rows[f.row].Past[f.counterpart]; !quality.IsGap(by) {
			parts[0] = say("%s, %s against %s", parts[0], report.Signed(by, 2), counterpartName(m.env,
				s.Table.Past.At(f.counterpart)))
		}
	}
	j := s.Judged[f.row]
	if usual := j.Usual(f.at); !quality.IsGap(usual) {
		parts = append(parts, usualWords(m.env, j, f.at))
	}
	if z := j.Off(f.at); !quality.IsGap(z) {
		parts = append(parts, "z "+zText(z))
	}
	parts = append(parts, report.SinceWords(m.env.Say, s.Figures, f.row))
	if u, ok := s.Users(f.row); ok {
		parts = append(parts, say("%s users", m.env.Say.Count(u.Count)))
	}
	if s.Whole >= 0 {
		parts = append(parts, say("whole app")+" "+m.plainWords(s.Whole, f.at))
	}
	return m.env.Say.List(parts...)
}

// plainWords returns the figure of a cell without the marks of its grade, which have a meaning in Markdown.
func (m *Heatmap) plainWords(row, at int) string {
	v := m.prepared.Rows[row].Cells[at]
	switch kind := m.kind(row, at); {
	case kind == heatNotHeld:
		return m.env.Say.T("not held")
	case kind == heatPending:
		return m.env.Say.T("still to come")
	case quality.IsGap(v):
		return m.env.Say.T("no value")
	}
	return m.env.Say.WithUnit(figureText(v), m.prepared.Series.Unit)
}

// sheet returns every value at every moment, in the order of the screen, below the app-wide row.
func (m *Heatmap) sheet() report.Sheet {
	s, rows := m.prepared, m.order
	if s.Whole >= 0 {
		rows = append([]int{s.Whole}, rows...)
	}
	columns := []sheetColumn{nameColumn("value", m.env.Say.T(m.result.Query.Dimension),
		func(row int) string { return s.name(rows[row]) },
		func(row int) string { return report.RawName(s.Figures, rows[row]) })}
	columns = append(columns, momentColumns(m.env, s.Table.Axis,
		func(row, at int) float64 { return s.Rows[rows[row]].Cells[at] })...)
	return fill(sheetOf(s, "heatmap"), columns, len(rows))
}
