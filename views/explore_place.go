package views

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// A Place is the state of the explore screen that is restored together with a query.
type Place struct {
	Series string
	SortID string // if empty, Order applies
	SortUp bool
	Order  report.Order
	Filter string
	Row    string
	Whole  bool // the chart shows the app-wide row, until the cursor moves
	Marks  []Mark
	Sight  widget.Sight // the part of the table that was visible
}

// Place returns the current place. While the place of an earlier visit waits for its answer, that is the one.
func (e *Explore) Place() Place {
	if e.returnTo != nil && !e.returnAny && e.returnQuery == e.asked {
		return *e.returnTo
	}
	row, _ := e.table.Key()
	return Place{Series: e.series, SortID: e.sortID, SortUp: e.sortUp, Filter: e.filter, Row: row,
		Whole: e.whole, Marks: slices.Clone(e.marks), Sight: e.table.Sight()}
}

// PlaceOf returns the place for a row that is opened from a list: as the screen is, but with the cursor on the row,
// without a filter that may hide it.
func (e *Explore) PlaceOf(open OpenRow) Place {
	p := e.Place()
	p.Series, p.Row, p.Whole, p.Filter, p.Sight = open.Series, open.Value, open.Whole, "", widget.Sight{}
	if q := e.result.Query; q.App != open.Query.App || q.Product != open.Query.Product {
		p.Marks = nil // the marked values are users of another app
	}
	if len(open.Marks) > 0 {
		p.Marks = open.Marks
	}
	return p
}

// Hold makes the cursor stay on its row when newer answers come: a screen that shows more of the row opens above.
func (e *Explore) Hold() { e.touched = true }

// Begin sets the place that the first answer to any query takes.
func (e *Explore) Begin(p Place) { e.returnTo, e.returnAny = &p, true }

// Restore sets the place that the answer to q takes.
func (e *Explore) Restore(q quality.Query, p Place) {
	e.returnQuery, e.returnTo, e.returnAny = q, &p, false
}

// restorePlace restores the place that waits for the answer r, if there is one.
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
	e.marks, e.whole = slices.Clone(p.Marks), p.Whole
	e.set(e.env, p.Filter)
	e.rebuild()
	if p.SortID == "" {
		e.table.SelectColumn(e.sortID) // so that the key s reverses the current order
	}
	if len(r.Tables) > 0 && p.Row != "" {
		e.table.Select(p.Row)
		e.touched = true
	}
	if p.Sight != (widget.Sight{}) {
		e.table.Restore(p.Sight)
	}
	if r.Conclusive() {
		e.returnTo = nil // keep it until the answer is complete: a partial one may lack the row
	}
}

// waits reports whether the screen has a place for an answer that has not begun to come: what it shows, and its
// filter, are those of another query.
func (e *Explore) waits() bool {
	return e.returnTo != nil && !e.returnAny && e.returnQuery == e.asked && e.result.Query != e.asked
}

// better returns the direction in which the shown series of a result gets better.
func (e *Explore) better(r quality.Result) quality.Direction {
	if at := e.tab(); at >= 0 {
		return e.env.Catalogue.Series(r.Tables[at].Series).Better
	}
	return quality.DirectionUnknown
}

// order returns the order of the rows, and whether it is not the default and can be named on a command line. The order
// of a single moment has no name there.
func (e *Explore) order() (report.Order, bool) {
	by, up := e.sorted()
	o := report.Order{By: by, Up: up, Down: !up}
	if o.By == report.ColumnChange && o.Down {
		return o, false // the default
	}
	return o, slices.Contains(report.OrderNames(), o.By)
}
