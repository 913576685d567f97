package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
)

// The least height of the chart of an incident with its title, and the greatest.
const (
	chartRoom = 8
	chartMost = 16
)

// A resting is what a chart shows that follows the cursor once that rests: redrawing it at every move would cost a
// slow line more than the list.
type resting struct {
	key   string // of what is in the chart; empty for what is under the cursor
	moves int    // number of cursor moves: only the rest after the last one counts
}

// moved asks for a call of rested. The chart keeps what it shows until then.
func (r *resting) moved(shown string) Intent {
	if r.key == "" {
		r.key = shown
	}
	r.moves++
	return Rest{r.moves}
}

func (r *resting) rested(generation int) {
	if generation == r.moves {
		r.key = ""
	}
}

// Rested implements Rester.
func (v *Triage) Rested(generation int) { v.resting.rested(generation) }

// charted is the incident in the chart.
func (v *Triage) charted() (quality.Incident, bool) {
	for _, at := range v.list.shown {
		if i := v.triage.Incidents[at]; incidentKey(i) == v.resting.key {
			return i, true
		}
	}
	return v.current()
}

// A drawnIncident caches the chart of a finding, since the screen is drawn after every message.
type drawnIncident struct {
	key, theme       string
	changes, w, h    int
	fromZero, filled bool
	lines            []string
}

// chart draws the series of a finding in h lines: the row against what is usual for it, the compared days and the
// whole app. It is blank while the answer is not known.
func (v *Triage) chart(f quality.Finding, h int, fromZero bool) []string {
	as := drawnIncident{key: findingKey(f), theme: v.env.Theme.Name, changes: v.changes, w: v.w, h: h, fromZero: fromZero,
		filled: true}
	if d := v.drawn; d.key == as.key && d.theme == as.theme && d.changes == as.changes && d.w == as.w && d.h == h &&
		d.fromZero == fromZero &&
		d.filled {
		return slices.Clone(d.lines) // the caller may change them
	}
	as.lines = v.drawChart(f, h, fromZero)
	v.drawn = as
	return slices.Clone(as.lines)
}

func (v *Triage) drawChart(f quality.Finding, h int, fromZero bool) []string {
	s, row, ok := v.preparedOf(f)
	if !ok {
		return make([]string, max(0, h))
	}
	g, t := v.env.Glyphs, v.env.Theme
	left, unit := " "+t.Title.Render(s.name(row))+"  ", " "+s.Series.Unit
	room := v.w - cells.Width(left+unit) - 3
	names := lineNamesIn(v.env, s, row, max(0, room-cells.Width(cells.Safe(s.Table.Series))))
	left += titled(v.env, s.Series, room-cells.Width(names)) + unit
	return append([]string{cells.Ends(left, names, v.w, g.Ellipsis)},
		rowChart(v.env, s, row, fromZero).Draw(v.w, h-1)...)
}

// keptAnswers are the answers whose rows were drawn since the triage changed.
type keptAnswers struct {
	changes int
	of      map[quality.Query]*sheets
}

// sheetsOf are the series of an answer, judged as the triage judges them. They are kept until it changes: the cursor
// goes from row to row of few answers.
func (v *Triage) sheetsOf(r quality.Result) *sheets {
	if v.kept.of == nil || v.kept.changes != v.changes {
		v.kept = keptAnswers{v.changes, make(map[quality.Query]*sheets)}
	}
	if v.kept.of[r.Query] == nil {
		v.kept.of[r.Query] = sheetsOf(v.env, v.Judged(r))
	}
	return v.kept.of[r.Query]
}

// preparedOf is the answer that shows a finding, and the finding's row; false where there is no such answer.
func (v *Triage) preparedOf(f quality.Finding) (s *prepared, row int, ok bool) {
	r, ok := v.answers[v.queryOf(f)]
	at := slices.IndexFunc(r.Tables, func(t quality.Table) bool { return t.Series == f.Series })
	if !ok || at < 0 {
		return nil, 0, false
	}
	s = v.sheetsOf(r).at(at)
	if row = s.row(f.Value); f.OfApp() {
		row = s.Whole
	}
	return s, row, row >= 0
}
