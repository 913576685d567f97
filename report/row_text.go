package report

import (
	"rtcscope/cells"
	"rtcscope/quality"
)

// RowHandout is a finding about rows of a series, without a command: the sentence and a table of their figures.
func (w Writer) RowHandout(f *quality.Figures, rows []int) Handout {
	h := Handout{Basis: w.basis(f)}
	if len(rows) == 1 {
		h.Lead, h.Said = w.rowName(f, rows[0]), w.RowText(f, rows[0])
	} else {
		h.Lead, h.Said = w.rowNames(f, rows), w.rowsText(f, rows)
	}
	h.About = w.About(f.Result.Query, f.Table.Series, f.Table.Axis.String())
	h.Heading, h.Rows, h.Right = w.rowTable(f, rows)
	return h
}

// RowText says how a row is in its series: its value, its change from the compared moments, its newest value, since
// when it is out of what is usual, and its users. It says what is not known, too.
func (w Writer) RowText(f *quality.Figures, row int) string {
	series, sum := w.SeriesInFull(f.Series), f.Sums[row]
	if sum.Held == 0 {
		return w.Say.Colon(series, SinceText(w.Say, f, row))
	}
	parts := append([]string{w.valueText(series, f, row)}, w.countText(f, row)...)
	if f.Against.FellBack() {
		parts = append(parts, againstLacks(w.Say, f.Against, w.Span))
	}
	parts = append(parts, SinceWords(w.Say, f, row))
	if users := w.rowUsers(f, row); users != "" {
		parts = append(parts, users)
	}
	return w.Say.List(parts...)
}

// valueText says the value of a row, and its change. The value is the mean of the range if that is compared, or else
// the newest one, which then changes from the days before it.
func (w Writer) valueText(series string, f *quality.Figures, row int) string {
	say, sum, axis := w.Say.T, f.Sums[row], f.Table.Axis
	mean := func() string { return say("%s mean %s", series, w.unitFigure(f, sum.Mean)) }
	switch {
	case axis.Len() == 1:
		return w.changeText(w.atText(series, f, f.Latest, sum.Latest), f, row)
	case f.Table.Compared():
		return w.Say.List(w.changeText(mean(), f, row), w.newestText(f, row))
	case quality.IsGap(sum.Latest):
		return w.Say.List(mean(), w.newestText(f, row))
	}
	return w.Say.List(w.changeText(w.atText(series, f, f.Latest, sum.Latest), f, row),
		say("mean %s", w.unitFigure(f, sum.Mean)))
}

// atText says the value of one moment.
func (w Writer) atText(series string, f *quality.Figures, at int, v float64) string {
	return w.Say.T("%s %s on %s", series, w.unitFigure(f, v), w.momentText(f.Table.Axis, at))
}

// newestText says the newest value of a row, or that it has none.
func (w Writer) newestText(f *quality.Figures, row int) string {
	moment := w.momentText(f.Table.Axis, f.Latest)
	if v := f.Sums[row].Latest; !quality.IsGap(v) {
		return w.Say.T("latest %s (%s)", w.unitFigure(f, v), moment)
	}
	return w.Say.T("no value on %s", moment)
}

// momentText is a moment in short; one whose values may still change is said to be so.
func (w Writer) momentText(a quality.Axis, at int) string {
	if m := a.At(at); !a.Settled(m, w.Now) {
		return w.Say.T("%s, not final", m.Short())
	}
	return a.At(at).Short()
}

// changeText says after the value of a row how it changed, and from what.
func (w Writer) changeText(value string, f *quality.Figures, row int) string {
	change, from := f.Sums[row].Change, w.changesFrom(f)
	if from.Len() == 0 {
		return value
	}
	span, format := w.Span(from), "%s, %s against %s"
	switch a := f.Against; {
	case a.Compares() && a.Held < from.Len():
		span = w.Say.T("%s (%s)", span, PerStep(w.Say, from.Step(), "%d of %d days", a.Held, from.Len()))
	case !a.Compares() && from.Len() > 1:
		format = "%s, %s against the mean of %s"
	}
	switch text := signed(change, ""); {
	case text == "0.00":
		return w.Say.T("%s, no change against %s", value, span)
	case text != "":
		return w.Say.T(format, value, text, span)
	case w.pending(f, from) > 0:
		return w.Say.T("%s, %s still to come", value, span)
	}
	return w.Say.T("%s, too few values of %s to compare", value, span)
}

// changesFrom is the moments that changes lead from; without any if there are none.
func (w Writer) changesFrom(f *quality.Figures) quality.Axis {
	switch axis := f.Table.Axis; {
	case f.Table.Compared():
		return f.Table.Past
	case axis.Len() == 1:
		return f.Against.Before
	case f.Latest < 1:
		return quality.Axis{}
	default:
		return quality.NewAxis(axis.Step(), axis.First().Start(), f.Latest, 0)
	}
}

// countText says how many moments the value of a row rests on, unless it is all of them.
func (w Writer) countText(f *quality.Figures, row int) (parts []string) {
	axis, held := f.Table.Axis, f.Sums[row].Held
	come := axis.Len() - w.pending(f, axis)
	if come < axis.Len() {
		parts = append(parts, PerStep(w.Say, axis.Step(), "%d of %d days so far", come, axis.Len()))
	}
	if held < come {
		parts = append(parts, PerStep(w.Say, axis.Step(), "%d of %d days with values", held, come))
	}
	return parts
}

// pending counts the moments of an axis whose values are still to come.
func (w Writer) pending(f *quality.Figures, a quality.Axis) (n int) {
	for at := range a.Len() {
		if f.Result.Absence(a.At(at)) == quality.Pending {
			n++
		}
	}
	return n
}

// rowUsers says how many users a row has, and of which days if they are not those of the query. It is empty where they
// are not known.
func (w Writer) rowUsers(f *quality.Figures, row int) string {
	u, known := f.Users(row)
	if !known {
		return ""
	}
	text := w.Say.T("%s users", w.Say.Count(u.Count))
	if days := f.Result.Users.Range; days != f.Result.Query.Range {
		text = w.Say.T("%s (%s)", text, w.Span(quality.DayAxis(days)))
	}
	return text
}

// rowsText says of several rows how many are worse, and of the one that is most how it is.
func (w Writer) rowsText(f *quality.Figures, rows []int) string {
	worst, worse, unjudged := -1, 0, 0
	for _, row := range rows {
		state := f.Judged[row].State
		if !state.Judged() {
			unjudged++
		}
		if state != quality.StateWorse {
			continue
		}
		if worse++; worst < 0 || f.Worsening(row) > f.Worsening(worst) {
			worst = row
		}
	}
	text := ""
	if worse == 0 {
		text = w.Say.Colon(w.SeriesInFull(f.Series), w.Say.T("none of %d is worse", len(rows)))
	} else {
		text = w.Say.Colon(w.Say.T("%d of %d worse", worse, len(rows)),
			w.rowName(f, worst)+" "+w.RowText(f, worst))
	}
	if unjudged > 0 {
		text = w.Say.List(text, w.Say.T("%d without a verdict", unjudged))
	}
	return text
}

// About says in Markdown of which app, series and moments a finding is.
func (w Writer) About(q quality.Query, series, moments string) string {
	return w.Say.List(escapeChat(cells.Safe(q.App+" "+q.Product)), CodeSpan(cells.Safe(series)), moments)
}

// basis says what the answer lacks.
func (w Writer) basis(f *quality.Figures) []string {
	list := append([]string{Incomplete(w.Say, f.Result.Progress)}, w.Warnings(f.Result)...)
	for _, lack := range f.Result.Lacks {
		list = append(list, w.Say.T("no %s", w.Say.T(string(lack.Part))))
	}
	return list
}

// The columns of the table in a handout.
var handedColumns = []string{ColumnValue, "latest", ColumnChange, "mean", "before", "since", "users"}

// rowTable is a table of the figures of rows.
func (w Writer) rowTable(f *quality.Figures, rows []int) (heading []string, lines [][]string, right []bool) {
	var columns []Column
	for _, id := range handedColumns {
		c, _ := ColumnOf(id)
		if !c.Needs.met(f) || c.Kind == KindCount && !f.Weighed() {
			continue
		}
		title := w.Say.T(c.Title)
		switch {
		case c.Kind == KindName:
			title = w.Say.T(f.Result.Query.Dimension)
		case id == "latest" && f.Latest >= 0:
			title += " " + MomentTitle(f.Table.Axis, f.Latest, w.Now)
		}
		columns, heading, right = append(columns, c), append(heading, title), append(right, c.Right)
	}
	for _, row := range rows {
		var line []string
		for _, c := range columns {
			line = append(line, w.handedCell(c, f, row))
		}
		lines = append(lines, line)
	}
	return heading, lines, right
}

// handedCell is a row's value in a column of the table.
func (w Writer) handedCell(c Column, f *quality.Figures, row int) string {
	switch c.Kind {
	case KindName:
		return w.rowName(f, row)
	case KindSince:
		return SinceText(w.Say, f, row)
	case KindCount:
		if n := c.Number(f, row); !quality.IsGap(n) {
			return w.Say.Count(n)
		}
		return ""
	}
	return w.cell(c, f, row, "", "")
}

// rowName is the name of a row, with its dimension where the name says nothing by itself.
func (w Writer) rowName(f *quality.Figures, row int) string {
	if row == f.Whole {
		return w.Say.T(quality.WholeApp)
	}
	return placeName(w.Say, quality.Place{Dimension: f.Result.Query.Dimension, Value: f.Rows[row].Value})
}

// rowNames lists the names of rows, the first of them if there are many.
func (w Writer) rowNames(f *quality.Figures, rows []int) string {
	var names []string
	for _, row := range rows[:min(len(rows), mostNames)] {
		names = append(names, w.rowName(f, row))
	}
	if more := len(rows) - len(names); more > 0 {
		return w.Say.T("%s and %d more", w.Say.Enumerate(names...), more)
	}
	return w.Say.Enumerate(names...)
}

// SeriesInFull names a series in words, with its limit.
func (w Writer) SeriesInFull(s quality.Series) string {
	words := SeriesWords(w.Say, s)
	if s.Media == "" || s.Base.Noun == "" && s.Base.Label == "" {
		return words // which have the limit
	}
	return withLimit(w.Say, s.Limit, words)
}

// unitFigure is a figure with its unit.
func (w Writer) unitFigure(f *quality.Figures, v float64) string {
	return w.Say.WithUnit(figure(v, ""), f.Series.Unit)
}

// Span is the first and the last moment of an axis in short, or the only one.
func (w Writer) Span(a quality.Axis) string {
	switch {
	case a.Len() == 1:
		return a.First().Short()
	case w.ASCII:
		return a.First().Short() + ".." + a.Last().Short()
	}
	return a.First().Short() + "–" + a.Last().Short()
}
