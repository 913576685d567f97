package views

import (
	"slices"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// Incident is an unfolded incident of a triage: what is known of it, the chart of a row, and all rows and series that
// show it. It follows the triage while answers arrive.
type Incident struct {
	of       *Triage
	incident quality.Incident
	changes  int  // of the triage that are shown
	gone     bool // the triage does not find it any more
	all      []incidentRow
	rows     []incidentRow // those that match the filter
	list     finder
	table    widget.Table
	columns  []incidentColumn
	marked   map[string]bool // rows, by key
	resting  resting
	fromZero bool
	w, h     int
}

// newIncident unfolds an incident of a triage.
func newIncident(of *Triage, i quality.Incident) *Incident {
	v := &Incident{of: of, incident: i, changes: of.changes, marked: make(map[string]bool),
		table: widget.Table{Theme: of.env.Theme, Glyphs: of.env.Glyphs}}
	v.table.Marked = func(key string) bool { return v.marked[key] }
	v.all = of.rowsOf(i)
	v.sift()
	return v
}

// follow takes what the triage has found since. An incident that was folded into another one becomes that one; one
// that is not found any more stays as it was.
func (v *Incident) follow() {
	if v.changes == v.of.changes {
		return
	}
	v.changes = v.of.changes
	same, found := v.of.same(v.incident)
	if v.gone = !found; found {
		v.incident = same
		v.all = v.of.rowsOf(same)
		v.sift()
	}
}

// SetSize implements View.
func (v *Incident) SetSize(w, h int) {
	if w == v.w && h == v.h {
		return
	}
	v.w, v.h = w, h
	v.arrange()
}

// current is the row under the cursor or, if no row matches the filter, the incident's first one.
func (v *Incident) current() incidentRow {
	if len(v.rows) == 0 {
		return v.all[0]
	}
	return v.rows[min(v.table.Row(), len(v.rows)-1)]
}

// Rested implements Rester.
func (v *Incident) Rested(generation int) { v.resting.rested(generation) }

// charted is the row in the chart.
func (v *Incident) charted() incidentRow {
	for _, r := range v.rows { // a row that the filter hides has left the chart
		if r.key() == v.resting.key {
			return r
		}
	}
	return v.current()
}

// marks are the places of the marked rows or, if none is marked, those of the incident.
func (v *Incident) marks() placeMarks {
	var list placeMarks
	for _, r := range v.all {
		if m := (Mark{r.Query.Dimension, r.Value}); v.marked[r.key()] && !r.OfApp() && !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	if len(list) > 0 {
		return list
	}
	return placesOf(v.incident)
}

// IncidentScreen describes an unfolded incident.
func IncidentScreen() Screen { return Screen{Name: "an incident", Handles: handles(incidentActs)} }

func incidentActs() acts[*Incident] {
	return acts[*Incident]{
		keys.Left:        {do: (*Incident).left},
		keys.PrevColumn:  always(func(v *Incident) { v.table.MoveColumn(-1) }),
		keys.NextColumn:  always(func(v *Incident) { v.table.MoveColumn(1) }),
		keys.Right:       always(func(v *Incident) { v.table.MoveColumn(1) }),
		keys.Open:        {do: (*Incident).open, why: (*Incident).noRows},
		keys.Mark:        {do: always((*Incident).mark).do, why: (*Incident).noRows},
		keys.Filter:      always(func(v *Incident) { v.list.open(v.of.env, v.current().key()) }),
		keys.Unmark:      {do: always(func(v *Incident) { clear(v.marked) }).do, why: (*Incident).nothingMarked},
		keys.Zero:        always(func(v *Incident) { v.fromZero = !v.fromZero }),
		keys.Copy:        {do: (*Incident).copy},
		keys.CopyRow:     {do: (*Incident).copyRow, why: (*Incident).noRows},
		keys.CopyCommand: {do: (*Incident).copyCommand, why: (*Incident).noRows},
		ActionLive:       {do: (*Incident).openLive, why: (*Incident).noRows},
		keys.Back:        {do: (*Incident).back},
	}.withSheet((*Incident).sheet, (*Incident).noRows).withMoves((*Incident).move, (*Incident).noRows)
}
