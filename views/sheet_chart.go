package views

import (
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/widget"
)

// pastLetter names the line of the compared moments in the chart of a row, where wholeLetter names the app-wide one.
const pastLetter = "p"

// lineNames returns the legend of a row's chart: a sample of each line, with its letter and its name.
func lineNames(env *Env, s *prepared, row int) []string {
	return rowLegend(env, s, row, axisSpan(env, s.Table.Axis),
		axisSpan(env, s.Table.Past.Newest(s.Table.Axis.Len())), true)
}

// lineNamesIn returns the legend of a row's chart in one line of w cells: with the days of each line or, where these
// have no room, with words for them, so that no line is left out that the words have room for.
func lineNamesIn(env *Env, s *prepared, row, w int) string {
	long := strings.Join(lineNames(env, s, row), "  ")
	if cells.Width(long) <= w {
		return long
	}
	short := rowLegend(env, s, row, env.Say.T("this range"), env.Say.T("compared"), false)
	if len(short) == 0 || cells.Width(short[0]) > w {
		return ""
	}
	return cells.Fitting(short, "  ", w, env.Glyphs.Ellipsis)
}

// rowLegend returns the legend of a row's chart with the words for its days and for the compared ones.
func rowLegend(env *Env, s *prepared, row int, days, past string, figures bool) []string {
	j := s.Judged[row]
	if !s.Table.Compared() && s.Whole < 0 && !j.State.Judged() {
		return nil
	}
	name := func(d widget.Dash, style lipgloss.Style, letter, text string) string {
		sample := d.Sample(env.Glyphs)
		if letter != "" {
			sample += " " + letter
		}
		return style.Render(sample) + " " + text
	}
	point := []rune(widget.Solid.Sample(env.Glyphs))
	point[1] = []rune(env.Glyphs.Point)[0]
	lines := []string{env.Theme.Line.Render(string(point)) + " " + days}
	if s.Table.Compared() { // the chart draws as many compared moments as the table has moments, the newest
		lines = append(lines, name(widget.Dotted, env.Theme.Past, pastLetter, past))
	}
	if s.Whole >= 0 && s.Whole != row {
		lines = append(lines, name(widget.Dashed, env.Theme.Overall, wholeLetter, env.Say.T("whole app")))
	}
	if newest := s.Table.Axis.Len() - 1; j.State.Judged() && newest >= 0 {
		text := env.Say.T("usual")
		if figures {
			text += " " + bandText(env, j, newest)
		}
		lines = append(lines, name(widget.Edge, env.Theme.Muted, "", text))
	}
	return lines
}

// bandText writes the quiet band at an index of the axis.
func bandText(env *Env, j quality.Judgement, at int) string {
	low, high := j.Band(at)
	return figureText(low) + env.Glyphs.Dash + figureText(high)
}

// sinceMark marks the moment since which a row is out of what is usual, if that lies on the axis of its chart.
func sinceMark(env *Env, s *prepared, row int) widget.Upright {
	j := s.Judged[row]
	if !j.HasWindow() || s.Table.Axis.Index(j.From) < 0 {
		return widget.Upright{}
	}
	return widget.Upright{At: s.Table.Axis.Index(j.From) + 1, Text: env.Say.T("since %s", j.From.Short())}
}

// usualBand is the quiet band of a row.
func usualBand(env *Env, s *prepared, row int) widget.Band {
	n := s.Table.Axis.Len()
	band := widget.Band{Low: make([]float64, n), High: make([]float64, n), Style: env.Theme.Muted}
	for at := range n {
		band.Low[at], band.High[at] = s.Judged[row].Band(at)
	}
	return band
}

// rowChart returns the chart of one row of a series, with the band of what is usual and a mark at since.
func rowChart(env *Env, s *prepared, at int, fromZero bool) widget.Chart {
	labels := s.Table.Axis.Labels()
	var lines []widget.Line // the least important first, since later lines are drawn over it
	if s.Whole >= 0 && s.Whole != at {
		lines = append(lines, widget.Line{Values: s.Rows[s.Whole].Cells, Style: env.Theme.Overall, Dash: widget.Dashed,
			Name: wholeLetter})
	}
	if past := s.Rows[at].Past; past != nil {
		lines = append(lines, widget.Line{Values: past[max(0, len(past)-len(labels)):], Style: env.Theme.Past,
			Dash: widget.Dotted, Name: pastLetter})
	}
	return widget.Chart{
		Lines:  append(lines, widget.Line{Values: s.Rows[at].Cells, Style: env.Theme.Line, Point: env.Glyphs.Point}),
		Labels: labels, Ticks: ticksOf(s.Table.Axis), FromZero: fromZero, Rule: env.Theme.Rule, Glyphs: env.Glyphs,
		Band: usualBand(env, s, at), Since: sinceMark(env, s, at),
	}
}
