package views

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// Triage lists what got worse in an app, the worst first. The list grows as answers arrive.
type Triage struct {
	env     *Env
	triage  quality.Triage
	answers map[quality.Query]quality.Result // that the triage rests on
	running bool
	loose   bool // an answer is not held
	deeper  deepening
	left    time.Duration // estimate for the rest; zero while it is unknown
	began   time.Time
	failure string // why the triage ended early
	// dimension is that of the subject from which the triage was opened: it shows the whole app.
	dimension string
	table     widget.Table
	columns   []report.FindingColumn
	touched   bool // whether the user moved the cursor; until then it stays on the worst finding
	w, h      int
}

// newTriage returns the screen of a triage that is running.
func newTriage(env *Env, t quality.Triage) *Triage {
	v := &Triage{env: env, table: widget.Table{Theme: env.Theme, Glyphs: env.Glyphs}, running: true}
	v.table.SortID = "severity"
	v.setTriage(t, 0)
	return v
}

// setTriage shows the progress of the triage; left is an estimate for the rest.
func (v *Triage) setTriage(t quality.Triage, left time.Duration) {
	key, had := v.table.Key() // before the findings change
	v.triage, v.left = t, left
	v.arrange()
	v.place()
	if !v.touched && len(t.Findings) > 0 {
		key, had = findingKey(t.Findings[0]), true
	}
	if had {
		v.table.Select(key)
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

// SetSize implements View.
func (v *Triage) SetSize(w, h int) {
	if w == v.w && h == v.h {
		return
	}
	v.w, v.h = w, h
	v.arrange()
	v.place()
}

// place gives the table the height that the other lines leave.
func (v *Triage) place() {
	v.table.SetSize(v.w, max(2, v.h-1-len(v.progress())-v.factHeight()))
}

func (v *Triage) factHeight() int {
	if v.h < 12 {
		return 0
	}
	return factHeight + 1
}

// Capturing implements View.
func (v *Triage) Capturing() bool { return false }

// Type implements View.
func (v *Triage) Type(tea.Msg) Intent { return nil }

func (v *Triage) current() (quality.Finding, bool) {
	if at := v.table.Row(); at < len(v.triage.Findings) {
		return v.triage.Findings[at], true
	}
	return quality.Finding{}, false
}
