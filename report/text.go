package report

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
)

func (w Writer) subject(r quality.Result) string {
	q := r.Query
	text := fmt.Sprintf("%s %s  %s  %s  %s", cells.Safe(q.App), q.Product, q.Indicator, w.Say.T(q.Dimension), r.Axis())
	if past := r.PastAxis(); past.Len() > 0 {
		return text + " " + w.Say.T("against %s", past)
	}
	if axis := r.Axis(); axis.Len() > 1 {
		text += "  " + PerStep(w.Say, axis.Step(), "change: the latest day against the mean of the days before it")
	}
	return text
}

// none says why there is no table.
func (w Writer) none(r quality.Result) string {
	if n := len(r.UnreadyDays()); n > 0 {
		return w.Say.T("no values yet: %d of %d days are not ready", n, len(r.Query.AllDays()))
	}
	return w.Say.T("no values: the service answered, and holds none for this query")
}

// table writes every series with its figures and moments in aligned columns, which hold in every locale: widths are
// terminal cells, and nothing but the names of values is outside of ASCII.
func (w Writer) table(out *strings.Builder, r quality.Result) {
	fmt.Fprintf(out, "%s\n", w.subject(r))
	if len(r.Tables) == 0 {
		fmt.Fprintf(out, "\n%s\n", w.none(r))
	}
	for _, t := range r.Tables {
		t := w.rank(t)
		fmt.Fprintf(out, "\n%s  %s\n", cells.Safe(t.Series), strings.TrimSpace(t.series.Unit+" "+w.Say.T(t.series.Better.Words())))
		writeAligned(out, w.grid(r, t, ".", "-"), 1)
	}
	for _, warning := range w.Warnings(r) {
		fmt.Fprintf(out, "\n%s\n", warning)
	}
}

// markdown writes every series as a table to paste into a chat or a report.
func (w Writer) markdown(out *strings.Builder, r quality.Result) {
	fmt.Fprintf(out, "%s\n", EscapeMarkdown(w.subject(r)))
	if len(r.Tables) == 0 {
		fmt.Fprintf(out, "\n%s\n", w.none(r))
	}
	for _, t := range r.Tables {
		t := w.rank(t)
		fmt.Fprintf(out, "\n**%s** %s\n\n", EscapeMarkdown(cells.Safe(t.Series)), strings.TrimSpace(t.series.Unit+" "+w.Say.T(t.series.Better.Words())))
		for at, line := range w.grid(r, t, "", "") {
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

// grid is a series as lines of cells, its heading first.
func (w Writer) grid(r quality.Result, t ranked, gap, notHeld string) [][]string {
	heading := []string{w.Say.T(r.Query.Dimension), w.Say.T("latest"), w.Say.T("change"), w.Say.T("mean")}
	if t.Compared() {
		heading = append(heading, w.Say.T("before"), w.Say.T("since"))
	}
	for _, moment := range t.Axis.Moments() {
		title := moment.Short()
		if !t.Axis.Settled(moment, w.Now) {
			title += "*"
		}
		heading = append(heading, title)
	}
	lines := [][]string{heading}
	for i, row := range t.Rows {
		sum := t.sums[i]
		line := []string{w.name(row.Value), figure(sum.Latest, gap), signed(sum.Change, gap), figure(sum.Mean, gap)}
		if t.Compared() {
			line = append(line, figure(sum.Before, gap), since(t, row, gap))
		}
		for at, v := range row.Cells {
			mark := gap
			if r.Absence(t.Axis.At(at)) == quality.NotHeld {
				mark = notHeld
			}
			line = append(line, figure(v, mark))
		}
		lines = append(lines, line)
	}
	return lines
}

// since is the first moment of a row out of its own past band.
func since(t ranked, row quality.Row, gap string) string {
	if j, ok := t.Judge(row, t.series, quality.SinceRules()); ok && j.Lasts {
		return t.Axis.At(j.From).Short()
	}
	return gap
}

// writeAligned writes lines of cells in columns, the first so many of them with their text on the left.
func writeAligned(out *strings.Builder, lines [][]string, left int) {
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], cells.Width(cell))
		}
	}
	for _, line := range lines {
		parts := make([]string, len(line))
		for i, cell := range line {
			if i < left {
				parts[i] = cells.Left(cell, widths[i], "")
			} else {
				parts[i] = cells.Right(cell, widths[i], "")
			}
		}
		fmt.Fprintln(out, strings.TrimRight(strings.Join(parts, "  "), " "))
	}
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`)

// EscapeMarkdown makes a text mean nothing in Markdown.
func EscapeMarkdown(text string) string { return markdownEscapes.Replace(text) }
