package views

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// command returns the shell command that prints the query and the series.
func (m *Heatmap) command() string {
	return m.env.Commands.Series(m.result.Query, m.prepared.Table.Series)
}

// finding returns the cell under the cursor as three lines of Markdown for a chat: the facts, the caveats, and the
// command that shows it again.
func (m *Heatmap) finding() string {
	return strings.Join([]string{m.findingLine(), m.caveatLine(), report.CodeSpan(m.command())}, "\n")
}

func (m *Heatmap) findingLine() string {
	say, s, f := m.env.Say.T, m.prepared, m.facts()
	unit := ""
	if s.Series.Unit != "" {
		unit = " " + s.Series.Unit
	}
	q := m.result.Query
	parts := []string{fmt.Sprintf("**%s** %s %s (%s %s, %s): %s", report.EscapeMarkdown(s.name(f.row)),
		report.CodeSpan(cells.Safe(s.Table.Series)), s.Table.Axis.At(f.at),
		report.CodeSpan(cells.Safe(q.App)), q.Product, say(q.Dimension), m.plainWords(f.row, f.at))}
	if !s.Table.Axis.Settled(s.Table.Axis.At(f.at), m.env.Now()) {
		parts[0] += " " + say("(not final)")
	}
	j := s.Judged[f.row]
	if usual := j.Usual(f.at); !quality.IsGap(usual) {
		parts = append(parts, say("usual %s", figureText(usual))+unit)
	}
	if z := j.Off(f.at); !quality.IsGap(z) {
		parts = append(parts, "z "+zText(z))
	}
	if j.HasWindow() {
		parts = append(parts, report.SinceWords(m.env.Say, s.Figures, f.row))
	}
	if f.figure {
		parts = append(parts, say("rank %d of %d from the worst", f.place, f.of)+" ("+m.meaningWords()+")")
	}
	if s.Whole >= 0 {
		parts = append(parts, say("whole app")+" "+m.plainWords(s.Whole, f.at))
	}
	return m.env.Say.List(parts...)
}

// caveatLine says on how many values and users the figures rest.
func (m *Heatmap) caveatLine() string {
	say, s, f := m.env.Say.T, m.prepared, m.facts()
	var parts []string
	if incomplete := report.Incomplete(m.env.Say, m.result.Progress); incomplete != "" {
		parts = append(parts, incomplete)
	}
	j := s.Judged[f.row]
	if j.State.Judged() {
		parts = append(parts, s.per("judged by %d past days", j.Past))
	} else {
		parts = append(parts, report.SinceText(m.env.Say, s.Figures, f.row))
	}
	if u, ok := s.Users(f.row); ok {
		parts = append(parts, say("users")+" "+m.env.Say.Count(u.Count))
	} else {
		parts = append(parts, say("unweighted"))
	}
	return m.env.Say.List(append(parts, say("z is a heuristic: ordinary deviations worse than usual"))...)
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
	return strings.TrimSpace(figureText(v) + " " + m.prepared.Series.Unit)
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
