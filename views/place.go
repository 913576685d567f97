package views

import (
	"maps"

	"rtcscope/quality"
)

// A Place is where a person is on the explore screen: what to come back to besides the query.
type Place struct {
	Series string
	SortID string
	SortUp bool
	Filter string
	Row    string
	Marked map[string]bool
}

// Place is where the screen is now.
func (e *Explore) Place() Place {
	row, _ := e.table.Key()
	return Place{Series: e.series, SortID: e.sortID, SortUp: e.sortUp, Filter: e.filter, Row: row, Marked: maps.Clone(e.marked)}
}

// Restore puts the screen back to a place as soon as the answer to q is given to it.
func (e *Explore) Restore(q quality.Query, p Place) { e.returning, e.returnTo = q, &p }

// comeBack takes up the place that was left, if r is the answer that it belongs to.
func (e *Explore) comeBack(r quality.Result) {
	p := e.returnTo
	if p == nil || r.Query != e.returning {
		return
	}
	e.series, e.sortID, e.sortUp = p.Series, p.SortID, p.SortUp
	e.marked = maps.Clone(p.Marked)
	e.setFilter(p.Filter)
	e.rebuild()
	if len(r.Tables) > 0 {
		e.table.Select(p.Row)
		e.touched = true
	}
	if r.AnsweredDays() == r.Query.Range.Len() {
		e.returnTo = nil // the whole answer is here; its parts may not have had the row
	}
}

// mark marks the row under the cursor, or takes its mark away, and goes on to the next row.
func (e *Explore) mark() {
	key, ok := e.table.Key()
	if !ok {
		return
	}
	if e.marked == nil {
		e.marked = make(map[string]bool)
	}
	if e.marked[key] {
		delete(e.marked, key)
	} else {
		e.marked[key] = true
	}
	e.table.Move(1)
}
