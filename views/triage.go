package views

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// Triage lists the incidents of an app, the most important first. The list grows as answers arrive.
type Triage struct {
	env     *Env
	triage  quality.Triage
	answers map[quality.Query]quality.Result // that the triage rests on
	changes int                              // of the triage: what was drawn before the last one is old
	running bool
	deeper  deepening
	left    time.Duration // estimate for the rest; zero while it is unknown
	began   time.Time
	failure string // why the triage ended early
	// dimension is that of the subject from which the triage was opened: it shows the whole app.
	dimension string
	list      incidentList
	table     widget.Table
	columns   []report.IncidentColumn
	app       triageOverview
	tight     tightness
	// nameWidth and seriesWidth are the widths of the columns of names and series.
	nameWidth, seriesWidth int
	touched                bool // whether the user moved the cursor; until then it stays on the most important incident
	drawn                  drawnIncident
	kept                   keptAnswers
	resting                resting
	w, h                   int
}

// newTriage returns the screen of a triage that is running.
func newTriage(env *Env, t quality.Triage) *Triage {
	v := &Triage{env: env, table: widget.Table{Theme: env.Theme, Glyphs: env.Glyphs}, running: true}
	v.table.Marked = v.markedKey
	v.setTriage(t, 0)
	return v
}

// setTriage shows the progress of the triage; left is an estimate for the rest.
func (v *Triage) setTriage(t quality.Triage, left time.Duration) {
	before, had := v.current() // before the incidents change
	v.triage, v.left = t, left
	v.changes++
	if t.Of > 0 && t.Done >= t.Of {
		v.judgeApp()
	}
	v.arrange()
	v.place()
	if !v.touched {
		v.table.Move(-v.table.Len())
	} else if had {
		v.goTo(before)
	}
	v.resting.key = ""
}

// goTo puts the cursor on an incident or, if that is part of another one by now, on the other.
func (v *Triage) goTo(i quality.Incident) {
	if same, found := v.same(i); found {
		v.table.Select(incidentKey(same))
	}
}

// end ends the triage; failure says why if it ended early.
func (v *Triage) end(failure string) {
	v.running, v.left, v.failure = false, 0, failure
	v.deeper.under = false
	v.place()
}

func findingKey(f quality.Finding) string {
	return strings.Join([]string{f.Query.Dimension, f.Series, f.Value}, "\x00")
}

// incidentKey tells the incidents of a triage apart: no finding shows two of them.
func incidentKey(i quality.Incident) string { return findingKey(i.Leader()) }

// SetSize implements View.
func (v *Triage) SetSize(w, h int) {
	if w == v.w && h == v.h {
		return
	}
	v.w, v.h = w, h
	v.arrange()
	v.place()
}

// Capturing implements View.
func (v *Triage) Capturing() bool { return v.list.input != nil }

// Type implements View.
func (v *Triage) Type(msg tea.Msg) Intent {
	before, had := v.current()
	if v.list.take(v.env, msg) {
		v.rearranged(before, had)
	}
	return nil
}

// current is the incident under the cursor; false if none is listed.
func (v *Triage) current() (quality.Incident, bool) {
	if at := v.table.Row(); at < len(v.list.shown) {
		return v.triage.Incidents[v.list.shown[at]], true
	}
	return quality.Incident{}, false
}
