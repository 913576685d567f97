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

// leastBar is the room around a bar of progress, mostBar the width of the longest, and fairBar that of one beside all
// that there is to say.
const (
	leastBar = 6
	fairBar  = 20
	mostBar  = 40
)

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
	notes := v.runningNotes()
	width := max(4, min(mostBar, v.w-leastBar-max(cells.Width(notes[0]), v.widestNote())))
	note := cells.Fitting(notes, "  ", max(cells.Width(notes[0]), v.w-width-leastBar), g.Ellipsis)
	width = max(4, min(width, v.w-leastBar-cells.Width(note)))
	done := int(float64(width) * min(1, v.ended(t)))
	full := g.Sparks[len(g.Sparks)-1]
	return []string{" " + v.env.Theme.Accent.UnsetBold().Render(strings.Repeat(full, done)) +
		v.env.Theme.Muted.Render(strings.Repeat(g.Gap, width-done)) + " " + note}
}

// runningNotes say how far a triage is, how long the rest takes, and what is still to come.
func (v *Triage) runningNotes() []string {
	say, t := v.env.Say.T, v.triage
	notes := []string{say("%d of %d queries", t.Done, t.Of)}
	n := t.Provisional()
	switch {
	case v.deeper.under:
		notes[0] = v.questionText()
	case n > 0:
		notes[0] = v.provisionalNote(t.Done, n)
	}
	if v.left >= time.Second/2 {
		notes = append(notes, v.leftNote(v.left))
	}
	switch {
	case v.deeper.under:
	case n > 0:
		notes = append(notes, v.toComeNote())
	case t.Of > 0 && t.Done >= t.Of:
		notes = append(notes, say("users are still to come"))
	}
	return notes
}

// widestNote is the room that notes take while answers come, so that the bar beside them has one length. A queue of
// questions has no such notes.
func (v *Triage) widestNote() int {
	const longest = 99 * time.Second
	if v.deeper.under {
		return 0
	}
	w := cells.Width(v.provisionalNote(v.triage.Of, v.triage.Of)) + len("  ") + cells.Width(v.leftNote(longest))
	if all := w + len("  ") + cells.Width(v.toComeNote()); v.w-leastBar-all >= fairBar {
		return all
	}
	return w
}

func (v *Triage) toComeNote() string { return v.env.Say.T("the days before are still to come") }

func (v *Triage) provisionalNote(done, n int) string {
	return v.env.Say.T("%d of %d queries, %d provisional", done, v.triage.Of, n)
}

func (v *Triage) leftNote(left time.Duration) string {
	return v.env.Say.T("about %d s left", int(left.Round(time.Second)/time.Second))
}
