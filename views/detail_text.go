package views

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// command returns the shell command that prints the row.
func (d *Detail) command() string {
	return d.env.Commands.Row(d.result.Query, d.prepared.Table.Series, d.prepared.Table.Rows[d.row].Value)
}

// finding returns the row as three lines of Markdown for a chat: how it changed, how complete the data are, and the
// command that shows it again.
func (d *Detail) finding() string {
	s, q, say := d.prepared, d.result.Query, d.env.Say.T
	sum := s.Sums[d.row]
	first := fmt.Sprintf("**%s** (%s) %s, %s %s, %s", report.EscapeMarkdown(s.name(d.row)), say(q.Dimension),
		report.CodeSpan(cells.Safe(s.Table.Series)), report.CodeSpan(cells.Safe(q.App)), q.Product, s.Table.Axis)
	first += againstInFull(d.env, s.Against)
	figures := []string{say("latest") + " " + d.plain(sum.Latest)}
	if !quality.IsGap(sum.Change) {
		figures = append([]string{fmt.Sprintf("%s → %s (%s)",
			d.plain(sum.Before), d.plain(s.now(sum)), report.Signed(sum.Change, 2))}, figures...)
	}
	figures = append(figures, report.SinceWords(d.env.Say, s.Figures, d.row))
	second := []string{report.Incomplete(d.env.Say, d.result.Progress),
		fmt.Sprintf("%s %d/%d", s.per("days held"), sum.Held, s.Table.Axis.Len())}
	if u, ok := s.Users(d.row); ok {
		second = append(second, say("users")+" "+d.env.Say.Count(u.Count))
	} else {
		second = append(second, say("unweighted"))
	}
	return strings.Join([]string{d.env.Say.Colon(first, d.env.Say.List(figures...)), d.env.Say.Join(second...),
		report.CodeSpan(d.command())}, "\n")
}

func (d *Detail) plain(v float64) string {
	if quality.IsGap(v) {
		return d.env.Say.T("no value")
	}
	return strings.TrimSpace(figureText(v) + " " + d.prepared.Series.Unit)
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
	out.Title = s.name(d.row) + "  " + out.Title
	return fill(out, columns, axis.Len())
}
