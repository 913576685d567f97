package views

import (
	"slices"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// factHeight is the number of lines about the finding under the cursor.
const factHeight = 6

// Lines implements View.
func (v *Triage) Lines() []string {
	t, g := v.env.Theme, v.env.Glyphs
	lines := append([]string{v.status()}, v.progress()...)
	table := v.table.Draw()
	switch empty := v.Len() == 0; {
	case empty && v.failure != "":
		for i, part := range cells.Wrap(cells.Visible(v.failure), v.w-4, len(table)-1, g.Ellipsis) {
			table[i+1] = "  " + t.Error.Render(part)
		}
	case empty:
		for i, part := range cells.Wrap(v.none(), v.w-4, len(table)-1, g.Ellipsis) {
			table[i+1] = "  " + t.Muted.Render(part)
		}
	}
	lines = append(lines, table...)
	if f, has := v.current(); has && v.factHeight() > 0 {
		title := report.FindingPlace(v.env.Say, f) + " " + cells.Safe(f.Series)
		lines = append(lines, t.Rule.Render(cells.Rule(title, v.w, g.HLine, g.Ellipsis)))
		lines = append(lines, v.facts(f)...)
	}
	return cells.Fit(lines, v.w, v.h, g.Ellipsis)
}

// facts say of a finding how much worse it got and since when, what got worse with it, and what that rests on.
func (v *Triage) facts(f quality.Finding) []string {
	say, ellipsis := v.env.Say, v.env.Glyphs.Ellipsis
	text := cells.Wrap(report.FindingText(say, f), v.w-2, 1, ellipsis)
	caveat := cells.Wrap(report.FindingCaveat(say, f), v.w-2, factHeight-len(text), ellipsis)
	if also := report.FindingAlso(say, f); also != "" {
		text = append(text, cells.Wrap(also, v.w-2, max(1, factHeight-len(text)-len(caveat)), ellipsis)...)
	}
	lines := slices.Concat(text, caveat)
	for i, line := range lines {
		lines[i] = " " + strings.ReplaceAll(line, "→", arrow(v.env))
	}
	return lines
}

// none says why the list is empty.
func (v *Triage) none() string {
	if v.running && !v.deeper.under {
		return v.env.Say.T("nothing so far")
	}
	return report.Writer{Say: v.env.Say}.TriageNothing(&v.triage)
}

// status names the app and the days of the triage, and the number of findings.
func (v *Triage) status() string {
	q, say, ellipsis := v.triage.Query, v.env.Say.T, v.env.Glyphs.Ellipsis
	parts := []string{" " + v.env.Theme.Title.Render(say("Triage")), cells.Safe(q.App) + " " + q.Product,
		shortSpan(v.env, q.Range)}
	if past, ok := q.Past(); ok {
		parts = append(parts, say("against %s", shortSpan(v.env, past)))
	}
	right := say("%d findings in %d rows", v.Len(), v.triage.Rows)
	return cells.Ends(cells.Fitting(parts, "  ", v.w-1-cells.Width(right), ellipsis), right, v.w, ellipsis)
}

// noteLines is the greatest number of lines about unanswered queries and left out rows. A low screen has one.
const noteLines = 3

// leastBar is the width of the shortest bar of progress, with the blanks around it.
const leastBar = 6

// progress draws a bar of the answered queries or, after the end, which queries are unanswered and which rows left
// out.
func (v *Triage) progress() []string {
	g, say, t := v.env.Glyphs, v.env.Say.T, v.triage
	if !v.running {
		w := report.Writer{Say: v.env.Say}
		notes := w.TriageGaps(&t)
		if v.failure != "" && v.Len() > 0 {
			notes = append([]string{cells.Visible(v.failure)}, notes...)
		}
		style := v.env.Theme.Warn
		if len(notes) == 0 {
			notes, style = []string{say("all %d queries are answered", t.Of)}, v.env.Theme.Muted
		}
		most := 1
		if v.factHeight() > 0 {
			most = noteLines
		}
		said := slices.Concat(notes, w.TriageLeftOut(&t), w.TriagePast(&t))
		if v.Len() > 1 {
			said = append(said, say("listed: the whole app, then by severity and by what it costs the app"))
		}
		lines := cells.Wrap(v.env.Say.Join(said...), max(1, v.w-2), most, g.Ellipsis)
		for i := range lines {
			lines[i] = " " + style.Render(lines[i])
		}
		return lines
	}
	answered := v.ended(t)
	note := say("%d of %d queries", t.Done, t.Of)
	if v.deeper.under {
		note = say("first verdict on %d past days; older weeks, %d of %d", v.deeper.days, answered, t.Of)
	}
	if v.left > 0 {
		left := note + "  " + say("about %d s left", int(v.left.Round(time.Second)/time.Second))
		if cells.Width(left)+leastBar <= v.w {
			note = left
		}
	}
	width := max(4, min(40, v.w-cells.Width(note)-leastBar))
	done := 0
	if t.Of > 0 {
		done = width * min(answered, t.Of) / t.Of
	}
	full := g.Sparks[len(g.Sparks)-1]
	return []string{" " + v.env.Theme.Accent.UnsetBold().Render(strings.Repeat(full, done)) +
		v.env.Theme.Muted.Render(strings.Repeat(g.Gap, width-done)) + " " + note}
}
