package views

import (
	"rtcscope/quality"
	"rtcscope/report"
)

// command returns the shell command that prints the row.
func (d *Detail) command() string {
	return d.env.Commands.Row(d.result.Query, d.prepared.Table.Series, d.prepared.Table.Rows[d.row].Value)
}

// handout returns the row as a finding, with its newest moments and those that they are compared with.
func (d *Detail) handout() report.Handout {
	s := d.prepared
	h := s.handout(d.row)
	if s.Table.Axis.Len() < 2 {
		return h
	}
	newest := s.Table.Axis.Len() - 1
	h = s.momentsTable(h, []int{d.row}, newest)
	if s.Table.Compared() {
		h.Rows = append(h.Rows, s.pastLine(d.row, newest))
	}
	return h
}

// sheet returns the list of moments, the newest first, with their compared moments.
func (d *Detail) sheet() report.Sheet {
	s := d.prepared
	axis, values, past := s.Table.Axis, s.Rows[d.row].Cells, s.Rows[d.row].Past
	at := func(row int) int { return axis.Len() - 1 - row }
	moment := func(row int) string { return axis.At(at(row)).ID() }
	columns := []sheetColumn{
		nameColumn(axis.Step().Key(), s.per("day"), func(row int) string { return axis.At(at(row)).String() }, moment),
		figureColumn(d.env, "v", d.env.Say.T("figure"), func(row int) float64 { return values[at(row)] }),
		computedColumn(d.env, "change", s.per("vs day before"), func(row int) float64 {
			if at(row) == 0 {
				return quality.Gap()
			}
			return values[at(row)] - values[at(row)-1]
		}),
	}
	if s.Table.Compared() {
		columns = append(columns, figureColumn(d.env, "before", d.env.Say.T("before"), func(row int) float64 {
			if i := at(row) + max(0, len(past)-axis.Len()); i < len(past) {
				return past[i]
			}
			return quality.Gap()
		}))
	}
	out := sheetOf(s, report.RawName(s.Figures, d.row))
	out.Source.Value = report.RawName(s.Figures, d.row)
	out.Title = s.name(d.row) + "  " + out.Title
	return fill(out, columns, axis.Len())
}
