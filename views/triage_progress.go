package views

import (
	"slices"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/report"
)

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
		if !v.low() {
			most = noteLines
		}
		said := slices.Concat(notes, w.TriageLeftOut(&t), w.TriagePast(&t))
		if len(t.Incidents) == 0 {
			said = notes[:1] // the others stand in the list's place
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
		note = v.questionText()
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
