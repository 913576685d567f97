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

// leastFacts and leastTable are the least numbers of lines of facts and of the table with its heading.
const (
	leastFacts = 2
	leastTable = 3
)

// layout shares the lines out: first a few to the facts and the table, then all facts, the rows and, from what is left,
// the chart.
func (v *Incident) layout() incidentLayout {
	rest := max(0, v.h-1)
	facts := len(v.facts(rest))
	l := incidentLayout{table: min(rest, leastTable)}
	l.facts = min(facts, max(0, rest-l.table))
	rest -= l.facts + l.table
	if rest >= chartRoom {
		l.chart = chartRoom
		rest -= l.chart
	}
	more := min(rest, max(0, 1+len(v.rows)-l.table))
	l.table += more
	if rest -= more; l.chart > 0 {
		l.chart += min(rest, chartMost-chartRoom)
	}
	return l
}

// place gives the table its height.
func (v *Incident) place() { v.table.SetSize(v.w, max(2, v.layout().table)) }

// facts are the lines about the incident.
func (v *Incident) facts(most int) []string { return incidentFacts(v.of.env, v.incident, v.w, most) }

// Lines implements View.
func (v *Incident) Lines() []string {
	v.follow()
	env, l := v.of.env, v.layout()
	v.table.SetSize(v.w, max(2, l.table))
	lines := append([]string{v.title()}, v.facts(l.facts)...)
	for len(lines) < 1+l.facts {
		lines = append(lines, "")
	}
	if l.chart > 0 {
		lines = append(lines, v.of.chart(v.current().Finding, l.chart, v.fromZero)...)
	}
	return cells.Fit(append(lines, v.table.Draw()...), v.w, v.h, env.Glyphs.Ellipsis)
}

// title says what the incident is and how far the triage is.
func (v *Incident) title() string {
	env, i, say := v.of.env, v.incident, v.of.env.Say
	right := ""
	switch {
	case v.gone:
		right = env.Theme.Warn.Render(say.T("not found any more: as it was"))
	case v.of.running:
		right = env.Theme.Muted.Render(say.T("%d of %d queries", v.of.ended(v.of.triage), v.of.triage.Of))
	}
	head := severityCell(env, i.Severity, "")
	text := titleText(env, i, v.w-cells.Width(right)-6)
	if cells.Width(text) > v.w/2 && right != "" && !v.gone {
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
