package views

import (
	"rtcscope/quality"
	"rtcscope/report"
)

// handing returns the intent to copy a finding.
func handing(env *Env, h report.Handout, partial quality.Progress) Intent {
	return Copy{h.Markdown(env.Say), partial}
}

// handout returns a finding about rows of the series, with the command that prints them.
func (s *prepared) handout(rows ...int) report.Handout {
	h := writerOf(s.env).RowHandout(s.Figures, rows)
	h.Command = s.commandOf(rows)
	return h
}

// commandOf returns the shell command that prints rows. The app-wide row is no row of a printed table: it is printed
// with the app's other series.
func (s *prepared) commandOf(rows []int) string {
	q, commands := s.Result.Query, s.env.Commands
	var names []string
	for _, row := range rows {
		if row != s.Whole {
			names = append(names, s.Table.Rows[row].Value)
		}
	}
	switch len(names) {
	case 0:
		return commands.Overview(q)
	case 1:
		return commands.Row(q, s.Table.Series, names[0])
	}
	return commands.Rows(q, s.Table.Series, names...)
}

// handedMoments is the number of moments in the table of a finding.
const handedMoments = 7

// momentsAround returns the indexes of the axis that the table of a finding shows: from the first up to the second,
// which it leaves out.
func (s *prepared) momentsAround(at int) (from, to int) {
	n := s.Table.Axis.Len()
	from = min(max(0, at-handedMoments/2), max(0, n-handedMoments))
	return from, min(n, from+handedMoments)
}

// momentsTable gives a finding the figures of rows at the moments around an index of the axis.
func (s *prepared) momentsTable(h report.Handout, rows []int, around int) report.Handout {
	axis := s.Table.Axis
	from, to := s.momentsAround(around)
	h.Heading, h.Right, h.Rows = []string{s.env.Say.T(s.Result.Query.Dimension)}, []bool{false}, nil
	for at := from; at < to; at++ {
		h.Heading, h.Right = append(h.Heading, report.MomentTitle(axis, at, s.env.Now())), append(h.Right, true)
	}
	for _, row := range rows {
		line := []string{s.name(row)}
		for at := from; at < to; at++ {
			line = append(line, s.plainAt(s.Rows[row].Cells[at], axis.At(at)))
		}
		h.Rows = append(h.Rows, line)
	}
	return h
}

// plainAt returns the figure of a moment without the mark of its grade, or the sign that it is missing.
func (s *prepared) plainAt(v float64, m quality.Moment) string {
	if quality.IsGap(v) {
		return s.momentCell(v, m).Text
	}
	return figureText(v)
}

// pastLine returns the compared figures of a row at the moments around an index of the axis.
func (s *prepared) pastLine(row, around int) []string {
	past := s.Table.Past
	line := []string{s.env.Say.T("against %s", writerOf(s.env).Span(past))}
	skip := max(0, past.Len()-s.Table.Axis.Len()) // if there are more compared moments, take the newest
	from, to := s.momentsAround(around)
	for at := from + skip; at < min(to+skip, past.Len()); at++ {
		line = append(line, s.plainAt(s.Rows[row].Past[at], past.At(at)))
	}
	return line
}
