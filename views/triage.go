package views

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/widget"
)

// Triage lists what got worse in an app, worst first, while the answers come in.
type Triage struct {
	env     *Env
	triage  quality.Triage
	running bool
	left    time.Duration // about how long the rest takes; zero while nobody knows
	began   time.Time
	failure string // why it ended early
	table   widget.Table
	columns []findingColumn
	touched bool // the cursor was moved: until then it stays on the worst finding
	w, h    int
}

// NewTriage makes the screen of a triage that has just begun.
func NewTriage(env *Env, t quality.Triage) *Triage {
	v := &Triage{env: env, table: widget.Table{Theme: env.Theme, Glyphs: env.Glyphs}, running: true}
	v.table.SortID = "severity"
	v.SetTriage(t, 0)
	return v
}

// SetTriage shows how far it has come; left is about how long the rest takes.
func (v *Triage) SetTriage(t quality.Triage, left time.Duration) {
	key, had := v.table.Key() // before the findings change under the table
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

// End says that nothing more comes; failure says why, where it came to no end of its own.
func (v *Triage) End(failure string) {
	v.running, v.left, v.failure = false, 0, failure
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

// place gives the table what the other lines leave.
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
