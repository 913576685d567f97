package views

import (
	"charm.land/lipgloss/v2"

	"rtcscope/quality"
	"rtcscope/widget"
)

// lineNames returns the legend of a row's chart: a sample of each line with its name.
func lineNames(env *Env, s *prepared, row int) []string {
	j := s.Judged[row]
	if !s.Table.Compared() && s.Whole < 0 && !j.State.Judged() {
		return nil
	}
	name := func(d widget.Dash, style lipgloss.Style, text string) string {
		return style.Render(d.Sample(env.Glyphs)) + " " + text
	}
	lines := []string{name(widget.Solid, env.Theme.Line, axisSpan(env, s.Table.Axis))}
	if s.Table.Compared() { // the chart draws as many compared moments as the table has moments, the newest
		lines = append(lines, name(widget.Dotted, env.Theme.Past, axisSpan(env, s.Table.Past.Newest(s.Table.Axis.Len()))))
	}
	if s.Whole >= 0 && s.Whole != row {
		lines = append(lines, name(widget.Dashed, env.Theme.Overall, env.Say.T("whole app")))
	}
	if newest := s.Table.Axis.Len() - 1; j.State.Judged() && newest >= 0 {
		lines = append(lines, name(widget.Edge, env.Theme.Muted, env.Say.T("usual")+" "+bandText(env, j, newest)))
	}
	return lines
}

// bandText writes the quiet band at an index of the axis.
func bandText(env *Env, j quality.Judgement, at int) string {
	low, high := j.Band(at)
	return figureText(low) + env.Glyphs.Dash + figureText(high)
}

// sinceMark is the moment to mark in a row's chart, since which the row is out of what is usual, as an index of the
// axis. It is -1 if there is none, or if it lies before the axis.
func sinceMark(s *prepared, row int) int {
	if j := s.Judged[row]; j.HasWindow() {
		return s.Table.Axis.Index(j.From)
	}
	return -1
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
		lines = append(lines, widget.Line{Values: s.Rows[s.Whole].Cells, Style: env.Theme.Overall, Dash: widget.Dashed})
	}
	if past := s.Rows[at].Past; past != nil {
		lines = append(lines, widget.Line{Values: past[max(0, len(past)-len(labels)):], Style: env.Theme.Past,
			Dash: widget.Dotted})
	}
	return widget.Chart{
		Lines:  append(lines, widget.Line{Values: s.Rows[at].Cells, Style: env.Theme.Line}),
		Labels: labels, FromZero: fromZero, Rule: env.Theme.Rule, Glyphs: env.Glyphs,
		Band: usualBand(env, s, at), Cursor: sinceMark(s, at) + 1,
	}
}
