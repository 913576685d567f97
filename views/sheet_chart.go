package views

import (
	"charm.land/lipgloss/v2"

	"rtcscope/widget"
)

// lineNames returns the legend of a row's chart: a sample of each line with its name.
func lineNames(env *Env, s *prepared) []string {
	if !s.Table.Compared() && s.Whole < 0 {
		return nil
	}
	name := func(d widget.Dash, style lipgloss.Style, text string) string {
		return style.Render(d.Sample(env.Glyphs)) + " " + text
	}
	lines := []string{name(widget.Solid, env.Theme.Line, axisSpan(env, s.Table.Axis))}
	if s.Table.Compared() { // the chart draws as many compared moments as the table has moments, the newest
		lines = append(lines, name(widget.Dotted, env.Theme.Past, axisSpan(env, s.Table.Past.Newest(s.Table.Axis.Len()))))
	}
	if s.Whole >= 0 {
		lines = append(lines, name(widget.Dashed, env.Theme.Overall, env.Say.T("whole app")))
	}
	return lines
}

// rowChart returns the chart of one row of a series.
func rowChart(env *Env, s *prepared, at int, fromZero bool) widget.Chart {
	labels := s.Table.Axis.Labels()
	var lines []widget.Line // the least important first, since later lines are drawn over it
	if s.Whole >= 0 {
		lines = append(lines, widget.Line{Values: s.Rows[s.Whole].Cells, Style: env.Theme.Overall, Dash: widget.Dashed})
	}
	if past := s.Rows[at].Past; past != nil {
		lines = append(lines, widget.Line{Values: past[max(0, len(past)-len(labels)):], Style: env.Theme.Past,
			Dash: widget.Dotted})
	}
	return widget.Chart{
		Lines:  append(lines, widget.Line{Values: s.Rows[at].Cells, Style: env.Theme.Line}),
		Labels: labels, FromZero: fromZero, Rule: env.Theme.Rule, Glyphs: env.Glyphs,
	}
}
