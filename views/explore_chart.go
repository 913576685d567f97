package views

import (
	"fmt"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// A drawnChart caches the chart: the screen is drawn after every message, but the chart's row changes rarely.
type drawnChart struct {
	of    chartOf
	lines []string
}

// chartOf is all that a chart depends on.
type chartOf struct {
	prepared *prepared
	row      string
	theme    string
	whole    bool
	fromZero bool
	w, h     int
}

// chartLines draws the chart of the row on which the cursor rests.
func (e *Explore) chartLines() []string {
	h := e.chartHeight()
	if h == 0 {
		return nil
	}
	of := chartOf{prepared: e.prepared, row: e.charted, theme: e.env.Theme.Name, whole: e.whole, fromZero: e.fromZero,
		w: e.w, h: h}
	if e.prepared.Len() == 0 {
		return make([]string, h) // no row is chosen
	}
	if e.drawn.of != of {
		e.drawn = drawnChart{of: of, lines: e.drawChart(h)}
	}
	return e.drawn.lines
}

// drawChart draws the title, the chart, and the row's figures beside it.
func (e *Explore) drawChart(h int) []string {
	at := e.prepared.row(e.charted)
	if e.whole && e.prepared.Whole >= 0 {
		at = e.prepared.Whole
	}
	if at < 0 {
		return make([]string, h)
	}
	g := e.env.Glyphs
	title := e.prepared.name(at) + " · "
	if !g.Braille {
		title = e.prepared.name(at) + " "
	}
	chart, rows := rowChart(e.env, e.prepared, at, e.fromZero), h-1
	if e.w < legendFrom {
		rows-- // the names of the lines stand above the chart
	}
	rest := " " + e.prepared.Series.Unit + "  " + e.axisNote(chart.ShowsZero(rows))
	title += titled(e.env, e.prepared.Series, e.w-cells.Width(title+rest)-ruleEnds)
	lines := []string{e.env.Theme.Rule.Render(cells.Rule(title+rest, e.w, g.HLine, g.Ellipsis))}
	chartW := e.w
	var legend []string
	if e.w >= legendFrom {
		chartW -= legendWidth
		legend = e.legend(at)
	} else {
		lines = append(lines, " "+lineNamesIn(e.env, e.prepared, at, e.w-1))
	}
	for i, line := range chart.Draw(chartW, rows) {
		if i < len(legend) {
			line = cells.Left(line, chartW, "") + "  " + legend[i]
		}
		lines = append(lines, line)
	}
	return lines
}

// axisNote says where the chart's axis begins: it may begin at zero without being asked to.
func (e *Explore) axisNote(showsZero bool) string {
	if e.fromZero || showsZero {
		return e.env.Say.T("axis from zero")
	}
	return e.env.Say.T("axis not from zero")
}

// legendNames is the width of the names of the legend's figures.
const legendNames = 10

// legend returns the figures of the chart's row.
func (e *Explore) legend(at int) []string {
	s, q := e.prepared, e.prepared.Sums[at]
	pair := func(name, value string) string { return cells.Left(s.per(name), legendNames, "") + " " + value }
	lines := lineNames(e.env, s, at)
	figure := func(v float64) string {
		if quality.IsGap(v) {
			return e.env.Glyphs.Gap
		}
		return figureText(v)
	}
	change := s.change(at)
	lines = append(lines, pair("change", change.Style.Render(change.Text)))
	if s.Judged[at].State != quality.StateFewDays || s.Against.Asked.Len() > 0 {
		lines = append(lines, e.sinceLines(at)...)
		if s.Table.Axis.Len() > 1 { // of one day, the mean is the latest value again
			lines = append(lines, pair("mean", figure(q.Mean)))
		}
		lines = append(lines, pair("before", figure(q.Before)), pair("latest", figure(q.Latest)))
	} else {
		lines = append(lines, pair("latest", figure(q.Latest)), pair("before", figure(q.Before)))
	}
	if q.WorstAt >= 0 && s.Table.Axis.Len() > 1 {
		worst := "worst day"
		if cells.Width(s.per(worst)) > legendNames {
			worst = "worst"
		}
		lines = append(lines, pair(worst, figureText(q.Worst)+" "+s.Table.Axis.At(q.WorstAt).Short()))
	}
	if u, ok := s.Users(at); ok {
		lines = append(lines, pair("users", e.env.Say.Count(u.Count)))
	}
	return append(lines, pair("days", fmt.Sprintf("%d/%d", q.Held, s.Table.Axis.Len())))
}

// sinceLines say since when a row is out of what is usual, or what its judgement says instead: on one line or, where
// that has no room, in short and in full below.
func (e *Explore) sinceLines(at int) []string {
	const room = legendWidth - 2
	name := cells.Left(e.env.Say.T("since"), legendNames, "") + " "
	words := report.SinceText(e.env.Say, e.prepared.Figures, at)
	if cells.Width(name)+cells.Width(words) <= room {
		return []string{name + words}
	}
	lines := []string{name + e.prepared.sinceCell(at)}
	for _, part := range cells.Wrap(words, room-1, 3, e.env.Glyphs.Ellipsis) {
		lines = append(lines, " "+part)
	}
	return lines
}
