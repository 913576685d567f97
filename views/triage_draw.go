package views

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// lowFrom is the height of a screen from which the triage says more than one line of each incident.
const lowFrom = 12

// low reports whether the screen has room for the list alone.
func (v *Triage) low() bool { return v.h < lowFrom }

// The number of incidents that the list has room for while fewer have come, and the least number of lines about the
// one under the cursor.
const (
	listedRoom = 5
	factRoom   = 6
)

// place gives the table the height that the other lines leave. The lines about the incident under the cursor get what
// the list does not need, so that they stay in place while incidents come.
func (v *Triage) place() {
	rest := v.h - 1 - len(v.progress()) - len(v.overviewLines())
	table := rest
	if !v.low() {
		table = min(1+max(listedRoom, v.Len()), rest-factRoom)
	}
	v.table.SetSize(v.w, max(2, table))
}

// Lines implements View.
func (v *Triage) Lines() []string {
	t, g := v.env.Theme, v.env.Glyphs
	lines := append(append([]string{v.status()}, v.progress()...), v.overviewLines()...)
	table := v.table.Draw()
	if v.Len() == 0 {
		table = cells.Fit(v.emptyLines(len(table)), v.w, len(table), g.Ellipsis)
	}
	lines = append(lines, table...)
	if i, has := v.current(); has && !v.low() {
		title := titleText(v.env, i, v.w-4)
		room := v.h - len(lines) - 1
		facts := incidentFacts(v.env, i, v.w, room)
		if room-len(facts) < chartRoom {
			title = cells.Fitting([]string{title, noRoomForChart(v.env)}, "  ", v.w-4, g.Ellipsis)
		}
		lines = append(append(lines, t.Rule.Render(cells.Rule(title, v.w, g.HLine, g.Ellipsis))), facts...)
		if charted, has := v.charted(); has && room-len(facts) >= chartRoom {
			lines = append(lines, v.chart(charted.Leader(), min(room-len(facts), chartMost), false)...)
		}
	}
	return cells.Fit(lines, v.w, v.h, g.Ellipsis)
}

// writerOf writes verdicts as the screens draw.
func writerOf(env *Env) report.Writer {
	return report.Writer{Catalogue: env.Catalogue, Say: env.Say, ASCII: !env.Glyphs.Braille, Now: env.Now()}
}

// verdictLines are the lines of an incident's verdict below its title, each of at most w cells.
func verdictLines(env *Env, i quality.Incident, w int) []string {
	lines := writerOf(env).DetailLines(i, w-2)
	for at, line := range lines {
		lines[at] = " " + line
	}
	return lines
}

// incidentFacts are the lines of an incident's verdict below its title, and what its leader rests on, in at most so
// many lines of w cells.
func incidentFacts(env *Env, i quality.Incident, w, most int) []string {
	basis := env.Theme.Muted.Render(cells.Cut(basisText(env, i), w-2, env.Glyphs.Ellipsis))
	lines := append(verdictLines(env, i, w), " "+basis)
	return lines[:min(max(0, most), len(lines))]
}

// basisText says in few words what an incident rests on.
func basisText(env *Env, i quality.Incident) string {
	f := i.Leader()
	return env.Say.Join(env.Say.T("evidence %s", report.Figure(f.Z, 1)),
		report.PerStep(env.Say, f.Since.Step(), "judged by %d past days", f.Past), env.Say.T("a heuristic, not a proof"))
}

// titleText says in w cells what an incident is. Clauses that do not fit are left out; where and what come first.
func titleText(env *Env, i quality.Incident, w int) string {
	v, comma := writerOf(env).Verdict(i), env.Say.T(", ")
	parts := append(strings.Split(v.Title, comma), v.Severity)
	if cells.Width(parts[0]) > w {
		state := env.Say.T("ongoing")
		if !i.Lasts {
			state = env.Say.T("over")
		}
		parts = []string{env.Say.Colon(v.Place, v.What), state, v.Severity}
	}
	return cells.Fitting(parts, comma, w, env.Glyphs.Ellipsis)
}

// emptyLines say in at most so many lines why the list is empty: what could not be asked, or how many rows were judged
// on how many days, and what could not be judged.
func (v *Triage) emptyLines(most int) []string {
	w, say, t := report.Writer{Say: v.env.Say}, v.env.Say.T, v.env.Theme
	text, style, notes := "", t.Muted, []string(nil)
	switch {
	case len(v.triage.Incidents) > 0:
		text = say(refuseFilter)
	case v.failure != "":
		text, style = cells.Visible(v.failure), t.Error
	case v.running && !v.deeper.under:
		text = say("no incident so far")
	default:
		text, style, notes = w.TriageNothing(&v.triage), t.Title, w.TriageNotes(&v.triage)
	}
	lines := []string{""}
	for at, text := range append([]string{text}, notes...) {
		if at == 1 {
			lines, style = append(lines, ""), t.Muted
		}
		for _, line := range cells.Wrap(text, v.w-4, max(1, most-len(lines)), v.env.Glyphs.Ellipsis) {
			lines = append(lines, "  "+style.Render(line))
		}
	}
	if len(lines) > most {
		lines = lines[1:] // the lines rather than the blank one
	}
	return lines
}

// status names the app and the days of the triage, and the number of incidents with their order, or shows the filter
// while it is typed.
func (v *Triage) status() string {
	q, say, ellipsis := v.triage.Query, v.env.Say.T, v.env.Glyphs.Ellipsis
	right := say("%d incidents in %d rows", len(v.triage.Incidents), v.triage.Rows)
	if v.list.input != nil {
		return v.list.typing(v.env, v.w, v.Len(), len(v.triage.Incidents))
	}
	if v.list.order != byImportance {
		right = v.list.order.words(v.env.Say) + "  " + right
	}
	var parts []string
	if filtered := v.list.words(v.env, v.Len(), len(v.triage.Incidents)); filtered != "" {
		parts = append(parts, filtered)
	}
	parts = append(parts, cells.Safe(q.App)+" "+q.Product, ShortSpan(v.env, q.Range))
	against := report.TriageAgainst(v.env.Say, &v.triage, func(days quality.Axis) string { return axisSpan(v.env, days) })
	if against != "" {
		parts = append(parts, against)
	}
	room := v.w - 2 - cells.Width(right)
	left := v.env.Theme.Title.Render(say("Triage")) + "  " + strings.Join(parts, "  ")
	if cells.Width(left) > room { // the first line of the screen says what it is
		left = cells.Fitting(parts, "  ", room, ellipsis)
	}
	return cells.Ends(" "+left, right, v.w, ellipsis)
}
