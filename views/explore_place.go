package views

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/report"
)

// A Place is where a person is on the explore screen: what to come back to besides the query.
type Place struct {
	Series string
	SortID string // empty: the order that Order names
	SortUp bool
	Order  report.Order
	Filter string
	Row    string
	Marks  []Mark
}

// Place is where the screen is now.
func (e *Explore) Place() Place {
	row, _ := e.table.Key()
	return Place{Series: e.series, SortID: e.sortID, SortUp: e.sortUp, Filter: e.filter, Row: row, Marks: slices.Clone(e.marks)}
}

// Begin puts the screen to a place as soon as the first answer is given to it, whatever its query.
func (e *Explore) Begin(p Place) { e.returnTo, e.returnAny = &p, true }

// Restore puts the screen back to a place as soon as the answer to q is given to it.
func (e *Explore) Restore(q quality.Query, p Place) {
	e.returnQuery, e.returnTo, e.returnAny = q, &p, false
}

// restorePlace takes up the place that was left, if r is the answer that it belongs to.
func (e *Explore) restorePlace(r quality.Result) {
	p := e.returnTo
	if p == nil || r.Query != e.returnQuery && !e.returnAny {
		return
	}
	e.series, e.sortID, e.sortUp = p.Series, p.SortID, p.SortUp
	if p.SortID == "" {
		e.sortID = p.Order.By
		if e.sortID == "" {
			e.sortID = report.ColumnChange
		}
		e.sortUp = p.Order.Ascends(e.better(r))
	}
	e.marks = slices.Clone(p.Marks)
	e.setFilter(p.Filter)
	e.rebuild()
	if p.SortID == "" {
		e.table.SelectColumn(e.sortID) // s at once reverses the order that is seen
	}
	if len(r.Tables) > 0 && p.Row != "" {
		e.table.Select(p.Row)
		e.touched = true
	}
	if r.AnsweredDays() == r.Query.Range.Len() {
		e.returnTo = nil // the whole answer is here; its parts may not have had the row
	}
}

// better is the direction of the series that is shown of a result.
func (e *Explore) better(r quality.Result) quality.Direction {
	if at := e.tab(); at >= 0 {
		return e.env.Catalogue.Series(r.Tables[at].Series).Better
	}
	return quality.DirectionUnknown
}

// order is the one that the screen has, as far as it can be named on a command line: not that of a single day, of the
// users, or of what depends on the screen.
func (e *Explore) order() (report.Order, bool) {
	by, up := e.sorted()
	o := report.Order{By: by, Up: up, Down: !up}
	if o.By == report.ColumnChange && o.Down {
		return o, false // the usual one
	}
	return o, slices.Contains(report.OrderNames(), o.By)
}
