package views

import (
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

const (
	overviewHead   = 2 // lines above the series: the title and the heading
	overviewGutter = 2 // cursor and mark of a worse series before the names
	overviewNotes  = 2 // the greatest number of lines about what is missing
	overviewFacts  = 2 // lines about the series under the cursor
)

// The least height that is left for the chart of the series under the cursor, and the widths of columns.
const (
	overviewChartFrom = 5
	overviewTrend     = 7  // days of the shortest trend
	overviewDays      = 28 // the most days of a trend
)

// page returns the number of visible series: all of them, unless the screen is low.
func (o *Overview) page() int {
	return min(max(1, len(o.series)), max(1, o.h-overviewHead-len(o.notes())))
}

// rest is the height below the series and the notes.
func (o *Overview) rest() int { return o.h - overviewHead - o.page() - len(o.notes()) }

// Lines implements View.
func (o *Overview) Lines() []string {
	lines := []string{o.title()}
	if len(o.all) == 0 {
		lines = append(append(lines, ""), o.empty()...)
		return cells.Fit(lines, o.w, o.h, o.env.Glyphs.Ellipsis)
	}
	columns := o.columns()
	lines = append(lines, o.heading(columns))
	if len(o.series) == 0 {
		lines = append(lines, strings.Repeat(" ", o.gutter())+o.env.Theme.Muted.Render(o.env.Say.T(refuseFilter)))
		return cells.Fit(append(lines, o.notes()...), o.w, o.h, o.env.Glyphs.Ellipsis)
	}
	for at := o.top; at < min(len(o.series), o.top+o.page()); at++ {
		lines = append(lines, o.line(columns, at))
	}
	lines = append(lines, o.notes()...)
	if o.rest() > overviewFacts {
		lines = append(lines, o.facts()...)
	}
	return cells.Fit(lines, o.w, o.h, o.env.Glyphs.Ellipsis)
}

// title names the app and the days, and says in how many series it is worse.
func (o *Overview) title() string {
	say, ellipsis := o.env.Say.T, o.env.Glyphs.Ellipsis
	parts := []string{" " + o.env.Theme.Title.Render(say("Overview")), cells.Safe(o.query.App) + " " + o.query.Product,
		ShortSpan(o.env, o.query.Range)}
	if o.result.Query == o.query {
		parts = append(parts, strings.TrimSpace(Against(o.env, o.result.Against())))
	} else if past, compared := o.query.Past(); compared {
		parts = append(parts, say("against %s", ShortSpan(o.env, past)))
	}
	right := ""
	if len(o.all) > 0 {
		right = say("%d of %d series worse", countWorse(o.figures()), len(o.all))
	}
	if o.Capturing() {
		return o.list.typing(o.env, o.w, len(o.series), len(o.all))
	}
	usual, order := orderWords(o.env, overviewOrders(), o.list.order)
	return headed(o.env, cells.Fitting(parts, "  ", o.w-1-cells.Width(right), ellipsis), right, o.w, usual,
		o.list.words(o.env, len(o.series), len(o.all)), order, markedWords(o.env, len(o.list.marked)))
}

func countWorse(lines []*quality.Figures) (worse int) {
	for _, f := range lines {
		if f.Judged[f.Whole].State == quality.StateWorse {
			worse++
		}
	}
	return worse
}

// empty says why there is no series.
func (o *Overview) empty() []string {
	text, style := o.env.Say.T("asking the service"), o.env.Theme.Muted
	switch {
	case o.failure != "":
		text, style = o.failure, o.env.Theme.Error
	case o.result.Query == o.query:
		text = o.env.Say.T("no values: the service answered, and holds none for this query")
	}
	var lines []string
	for _, part := range cells.Wrap(text, o.w-4, max(1, o.h-2), o.env.Glyphs.Ellipsis) {
		lines = append(lines, "  "+style.Render(part))
	}
	return lines
}

// notes say what is missing, in one or two lines; none if nothing is.
func (o *Overview) notes() []string {
	said := report.Writer{Say: o.env.Say, Catalogue: o.env.Catalogue, Now: o.env.Now()}.OverviewNotes(o.result)
	if o.failure != "" {
		said = append([]string{o.failure}, said...)
	}
	if len(said) == 0 || len(o.all) == 0 {
		return nil
	}
	lines := cells.Wrap(o.env.Say.Join(said...), max(1, o.w-2), overviewNotes, o.env.Glyphs.Ellipsis)
	for i := range lines {
		lines[i] = " " + o.env.Theme.Warn.Render(lines[i])
	}
	return lines
}

// An overviewColumn is a column of the list, after that of the names.
type overviewColumn struct {
	title string
	width int
	right bool
	cell  func(*prepared) widget.Cell
}

// columns are those that the width of the screen has room for.
func (o *Overview) columns() []overviewColumn {
	figures := []overviewColumn{
		{"latest", figureWidth, true, func(s *prepared) widget.Cell { return s.graded(s.Sums[s.Whole].Latest) }},
		{"change", figureWidth, true, func(s *prepared) widget.Cell { return s.change(s.Whole) }},
		{"since", 0, false, func(s *prepared) widget.Cell {
			return widget.Cell{Text: report.OverviewSince(o.env.Say, s.Figures), Style: o.stateStyle(s)}
		}},
		{"usual", 0, true, func(s *prepared) widget.Cell { return s.bandCell() }},
	}
	used := o.gutter() + o.nameWidth()
	for i, c := range figures {
		figures[i].width = max(c.width, cells.Width(o.env.Say.T(c.title)))
		for _, s := range o.all {
			figures[i].width = max(figures[i].width, cells.Width(c.cell(s).Text))
		}
		used += figures[i].width + 1
	}
	trend := min(o.w-used-2, overviewDays)
	if trend < overviewTrend {
		return figures
	}
	return append(figures, overviewColumn{"trend", trend + 1, false, func(s *prepared) widget.Cell {
		return widget.Cell{Text: " " + widget.Spark(newest(s.Figures, trend), s.span, o.env.Glyphs),
			Style: o.env.Theme.Spark}
	}})
}

// newest returns the newest values of the app, at most so many, those of the days before the range among them.
func newest(f *quality.Figures, most int) []float64 {
	row := f.Rows[f.Whole]
	values := append(append([]float64{}, row.Before...), row.Cells...)
	return values[max(0, len(values)-most):]
}

// bandCell draws the quiet band at the latest value.
func (s *prepared) bandCell() widget.Cell {
	if low, _ := report.OverviewBand(s.Figures); quality.IsGap(low) {
		return s.gap()
	}
	return widget.Cell{Text: bandText(s.env, s.Judged[s.Whole], s.Latest), Style: s.env.Theme.Muted}
}

func (o *Overview) stateStyle(s *prepared) lipgloss.Style {
	switch s.Judged[s.Whole].State {
	case quality.StateWorse:
		return o.env.Theme.Worse
	case quality.StateBetter:
		return o.env.Theme.Better
	}
	return o.env.Theme.Muted
}

// seriesName names a series: as it came where there is room, with the words of another language before it, and else
// in words.
func (o *Overview) seriesName(s *prepared) string {
	if o.w < overviewNames {
		return report.SeriesWords(o.env.Say, s.Series)
	}
	name, words := cells.Safe(s.Table.Series), 0
	for _, other := range o.all {
		words = max(words, cells.Width(report.SeriesTitle(o.env.Say, other.Series)))
	}
	if words == 0 {
		return name
	}
	return cells.Left(report.SeriesTitle(o.env.Say, s.Series), words, o.env.Glyphs.Ellipsis) + " " + name
}

// overviewNames is the width of the narrowest screen that names series as they came.
const overviewNames = 110

// nameWidth is the width of the column of names.
func (o *Overview) nameWidth() int {
	width := 1
	for _, s := range o.all {
		width = max(width, cells.Width(o.seriesName(s)))
	}
	return min(width, max(8, o.w/2))
}

func (o *Overview) heading(columns []overviewColumn) string {
	ellipsis := o.env.Glyphs.Ellipsis
	line := strings.Repeat(" ", o.gutter()) + cells.Left(o.env.Say.T("series"), o.nameWidth(), ellipsis)
	for _, c := range columns {
		title := o.env.Say.T(c.title)
		if c.title == "trend" {
			title = " " + title
		}
		line += " " + pad(title, c.width, c.right, ellipsis)
	}
	return o.env.Theme.Label.Render(cells.Cut(line, o.w, ellipsis))
}

// gutter is the width before the names. Marks of a person have a column while there are any.
func (o *Overview) gutter() int {
	if len(o.list.marked) > 0 {
		return overviewGutter + 1
	}
	return overviewGutter
}

func pad(text string, w int, right bool, ellipsis string) string {
	if right {
		return cells.Right(text, w, ellipsis)
	}
	return cells.Left(text, w, ellipsis)
}

// line draws a series. One that is worse has a mark, for screens without colours, and so has one that a person marked.
func (o *Overview) line(columns []overviewColumn, at int) string {
	s, g, t := o.series[at], o.env.Glyphs, o.env.Theme
	cursor, mark, style := " ", " ", lipgloss.NewStyle()
	if s.Judged[s.Whole].State == quality.StateWorse {
		mark, style = "!", t.Worse
	}
	if at == o.at {
		cursor, style = g.Cursor, t.Selected
	}
	marked := ""
	switch {
	case o.isMarked(s):
		marked = g.Mark
	case len(o.list.marked) > 0:
		marked = " "
	}
	line := cursor + t.Worse.Render(mark) + marked + style.Render(cells.Left(o.seriesName(s), o.nameWidth(), g.Ellipsis))
	for _, c := range columns {
		cell := c.cell(s)
		line += " " + cell.Style.Render(pad(cell.Text, c.width, c.right, g.Ellipsis))
	}
	if at == o.at {
		line = ended(o.env, line, 0, o.w)
	}
	return line
}

// facts say of the series under the cursor how it is and what is usual, and draw it.
func (o *Overview) facts() []string {
	s, g := o.current(), o.env.Glyphs
	unit := "  " + s.Series.Unit + " " + o.env.Say.T(s.Series.Better.Words())
	title := strings.TrimSpace(titled(o.env, s.Series, o.w-cells.Width(unit)-ruleEnds) + unit)
	lines := []string{o.env.Theme.Rule.Render(cells.Rule(title, o.w, g.HLine, g.Ellipsis)),
		" " + cells.Cut(o.factText(s), o.w-1, g.Ellipsis)}
	if h := o.rest() - len(lines); h >= overviewChartFrom {
		lines = append(lines, rowChart(o.env, s, s.Whole, false).Draw(o.w, min(h, 16))...)
	}
	return lines
}
