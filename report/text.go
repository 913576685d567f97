package report

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

func (w Writer) subject(r quality.Result) string {
	q := r.Query
	indicator := q.Indicator
	if known, ok := w.Catalogue.Indicator(q.Indicator); ok && !w.Say.English() {
		indicator = w.Say.T(known.Label) + " " + indicator
	}
	text := fmt.Sprintf("%s %s  %s  %s  %s", cells.Safe(q.App), q.Product, indicator, w.Say.T(q.Dimension), r.Axis())
	if q.OfLive() {
		text += "  " + LiveWords(w.Say, q.Live)
	}
	if r.Against().Compares() {
		return text + " " + changeWords(w.Say, r)
	}
	return strings.TrimRight(text+"  "+changeWords(w.Say, r), " ")
}

// none says why there is no table.
func (w Writer) none(r quality.Result) string {
	if r.Query.OfLive() {
		return w.Say.T("no live figures: the service answered, and holds none for this query")
	}
	if n := len(r.UnreadyDays()); n > 0 {
		return w.Say.T("no values yet: %d of %d days are not ready", n, len(r.Query.AllDays()))
	}
	text := w.Say.T("no values: the service answered, and holds none for this query")
	return w.Say.Join(text, Completes(w.Say, r.Query.Range, w.Now))
}

// table writes each series as a table with aligned columns. Widths are terminal cells, and all but the names of values
// is ASCII, so that it reads in every locale.
func (w Writer) table(out *strings.Builder, r quality.Result) {
	w.sentence(out, w.subject(r))
	if len(r.Tables) == 0 {
		fmt.Fprintln(out)
		w.sentence(out, w.none(r))
	}
	var gone []fitted
	for at := range r.Tables {
		t := w.rank(r, at)
		fmt.Fprintln(out)
		w.sentence(out, SeriesNamed(w.Say, t.Series)+"  "+w.meaning(t.Series))
		if more := w.aligned(out, w.grid(t, ".", "-"), w.fittedColumns(t), ""); len(more) > len(gone) {
			gone = more
		}
	}
	for _, note := range append(w.leftOutNotes(gone), w.Warnings(r)...) {
		fmt.Fprintln(out)
		w.sentence(out, note)
	}
}

// leftOutNotes is leftOutColumns as a list.
func (w Writer) leftOutNotes(gone []fitted) []string {
	if text := w.leftOutColumns(gone); text != "" {
		return []string{text}
	}
	return nil
}

// fittedColumns says how the printed columns give way: the oldest day is the first that is left out.
func (w Writer) fittedColumns(t ranked) []fitted {
	columns := PrintedColumns(t.Figures, w.Now)
	list := make([]fitted, len(columns))
	for i, c := range columns {
		list[i] = fitted{title: w.heading(t, c), left: c.Kind == KindName, gives: c.Gives, run: c.Kind == KindCell}
		if list[i].run {
			list[i].gives = c.Gives + len(columns) - i
		}
	}
	return list
}

// markdown writes each series as a table for a chat or a report.
func (w Writer) markdown(out *strings.Builder, r quality.Result) {
	fmt.Fprintf(out, "%s\n", EscapeMarkdown(w.subject(r)))
	if len(r.Tables) == 0 {
		fmt.Fprintf(out, "\n%s\n", w.none(r))
	}
	for at := range r.Tables {
		t := w.rank(r, at)
		fmt.Fprintf(out, "\n**%s** %s\n\n", EscapeMarkdown(SeriesNamed(w.Say, t.Series)), w.meaning(t.Series))
		for at, line := range w.grid(t, "", "") {
			for i := range line {
				line[i] = EscapeMarkdown(line[i])
			}
			fmt.Fprintf(out, "| %s |\n", strings.Join(line, " | "))
			if at == 0 {
				fmt.Fprintf(out, "| --- |%s\n", strings.Repeat(" ---: |", len(line)-1))
			}
		}
	}
	for _, warning := range w.Warnings(r) {
		fmt.Fprintf(out, "\n%s\n", warning)
	}
}

// meaning is the unit of a series, and which way it is better.
func (w Writer) meaning(s quality.Series) string {
	return strings.TrimSpace(s.Unit + " " + w.Say.T(s.Better.Words()))
}

// grid is a series as lines of cells, the heading first. gap stands for a missing value, notHeld for one that nobody
// holds any more.
func (w Writer) grid(t ranked, gap, notHeld string) [][]string {
	columns := PrintedColumns(t.Figures, w.Now)
	heading := make([]string, len(columns))
	for i, c := range columns {
		heading[i] = w.heading(t, c)
	}
	lines := [][]string{heading}
	for _, row := range t.order {
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = w.cell(c, t.Figures, row, gap, notHeld)
		}
		lines = append(lines, line)
	}
	return lines
}

// heading names a printed column.
func (w Writer) heading(t ranked, c Column) string {
	switch c.Kind {
	case KindName:
		return w.Say.T(t.Result.Query.Dimension)
	case KindCell:
		return c.Title
	}
	return w.Say.T(c.Title)
}

// cell is a row's value in a printed column.
func (w Writer) cell(c Column, f *quality.Figures, row int, gap, notHeld string) string {
	switch c.Kind {
	case KindName:
		return w.Say.Name(f.Rows[row].Value)
	case KindChange:
		return signed(c.Number(f, row), gap)
	case KindSince:
		return SinceCell(w.Say, f, row)
	case KindCell:
		if f.Result.Absence(f.Table.Axis.At(c.Moment(f, row))) == quality.NotHeld {
			gap = notHeld
		}
	}
	return figure(c.Number(f, row), gap)
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[",
	`\[`)

// EscapeMarkdown escapes the characters that Markdown gives a meaning.
func EscapeMarkdown(text string) string { return markdownEscapes.Replace(text) }
