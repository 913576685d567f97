package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
)

// An incidentLayout is how many lines the parts of an unfolded incident have, below its title.
type incidentLayout struct{ facts, chart, table int }

// above is the number of lines above the table.
func (l incidentLayout) above() int { return 1 + l.facts + l.chart }

// The least numbers of lines of the verdict, of the table with its heading, and of the chart with its title.
const (
	leastFacts    = 2
	leastTable    = 4
	leastRowChart = 7
)

// layout shares the lines out: first a few to the verdict and the table, then the whole verdict, the chart, what the
// incident rests on, all rows and, of what is left, more to the chart.
func (v *Incident) layout() incidentLayout {
	rest := max(0, v.h-1)
	l := incidentLayout{table: min(leastTable, 1+len(v.all), max(2, rest-leastFacts))} // whatever is filtered
	rest -= l.table
	take := func(lines int) int {
		taken := max(0, min(rest, lines))
		rest -= taken
		return taken
	}
	l.facts = take(len(v.verdict()))
	if rest >= leastRowChart {
		l.chart = take(leastRowChart)
	}
	l.facts += take(len(v.basis()))
	l.table += take(1 + len(v.all) - l.table)
	if l.chart > 0 {
		l.chart += take(chartMost - l.chart)
	}
	return l
}

// verdict is the verdict on the incident below its title.
func (v *Incident) verdict() []string { return verdictLines(v.of.env, v.incident, v.w) }

// basis says in few words what the incident rests on.
func (v *Incident) basis() []string {
	env := v.of.env
	return []string{" " + env.Theme.Muted.Render(cells.Cut(basisText(env, v.incident), v.w-2, env.Glyphs.Ellipsis))}
}

// place gives the table its height.
func (v *Incident) place() { v.table.SetSize(v.w, max(2, v.layout().table)) }

// Lines implements View.
func (v *Incident) Lines() []string {
	v.follow()
	env, l := v.of.env, v.layout()
	v.table.SetSize(v.w, max(2, l.table))
	facts := append(v.verdict(), v.basis()...)
	if last := len(facts) - 1; l.chart == 0 {
		facts[last] = cells.Fitting([]string{facts[last], env.Theme.Muted.Render(noRoomForChart(env))}, "  ", v.w,
			env.Glyphs.Ellipsis)
	}
	lines := append([]string{v.title()}, facts[:l.facts]...)
	if l.chart > 0 {
		lines = append(lines, v.of.chart(v.charted().Finding, l.chart, v.fromZero)...)
	}
	table := v.table.Draw()
	if at := v.table.Head(); len(v.rows) == 0 && len(table) > at {
		table[at] = "  " + env.Theme.Muted.Render(env.Say.T(refuseFilter))
	}
	return cells.Fit(append(lines, table...), v.w, v.h, env.Glyphs.Ellipsis)
}

// title says what the incident is and how far the triage is.
func (v *Incident) title() string {
	env, i, say := v.of.env, v.incident, v.of.env.Say
	if v.Capturing() {
		return v.list.typing(env, v.w, len(v.rows), len(v.all))
	}
	right := v.list.words(env, len(v.rows), len(v.all))
	switch {
	case right != "":
	case v.gone:
		right = env.Theme.Warn.Render(say.T("not found any more: as it was"))
	case v.of.running:
		right = env.Theme.Muted.Render(say.T("%d of %d queries", int(v.of.ended(v.of.triage)*float64(v.of.triage.Of)),
			v.of.triage.Of))
	}
	head := severityCell(env, i, "")
	text := titleText(env, i, v.w-cells.Width(right)-6)
	if cells.Width(text) > v.w/2 && right != "" && !v.gone && v.list.filter == "" {
		text, right = titleText(env, i, v.w-6), "" // the list says how far the triage is, too
	}
	return cells.Ends(" "+head.Style.Bold(true).Render(head.Text+text), right, v.w, env.Glyphs.Ellipsis)
}

// findings are the rows as findings.
func (v *Incident) findings() []quality.Finding {
	list := make([]quality.Finding, len(v.rows))
	for at, r := range v.rows {
		list[at] = r.Finding
	}
	return slices.Clip(list)
}
