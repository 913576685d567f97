package views

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// Explore shows the answer to a query: a tab for each returned series, the table of its rows, and the chart of the row
// under the cursor. It shows the last result until it is given a newer one.
type Explore struct {
	env        *Env
	w, h       int
	asked      quality.Query // the last query that was asked
	has        bool          // whether there is a result
	result     quality.Result
	series     string    // name of the chosen tab
	nextSeries string    // of the next result; empty keeps the chosen tab
	sheets     *sheets   // of the result
	prepared   *prepared // of the chosen tab; nil if the result has no series
	table      widget.Table

	sortID string
	sortUp bool
	finder

	marks       []Mark
	returnQuery quality.Query // the query whose answer returnTo waits for
	returnTo    *Place
	returnAny   bool // whether returnTo applies to the first answer of any query

	settled  quality.Moment // the newest settled moment when the columns were made; their marks depend on it
	layout   Layout
	layouts  int // number of changes of the layout
	chart    bool
	fromZero bool
	charted  string // the row in the chart; it follows the cursor once that rests
	whole    bool   // the cursor is on the app-wide row, which the chart shows, until it moves to the rows
	drawn    drawnChart
	moves    int  // number of cursor moves: only the rest after the last move counts
	touched  bool // whether the user moved the cursor among these rows; until then it stays on the first
}

// NewExplore returns an empty screen. Its default order puts the row that got worse most first: by the change against
// the compared days or, without any, of the latest moment against those before it.
func NewExplore(env *Env) *Explore {
	e := &Explore{env: env, chart: true, sortID: report.ColumnChange,
		table: widget.Table{Theme: env.Theme, Glyphs: env.Glyphs}}
	e.table.Marked = e.Marked
	e.table.OnPinned = func() bool { return e.whole }
	return e
}

// SetResult shows a result. Tab, order, filter and the row under the cursor stay if the result has them.
func (e *Explore) SetResult(r quality.Result) {
	other := !e.has || e.result.Query.Dimension != r.Query.Dimension
	if e.result.Query.App != r.Query.App || e.result.Query.Product != r.Query.Product {
		e.marks = nil // the same names, but other users
	}
	e.sheets = sheetsOf(e.env, r)
	if e.has, e.result = true, e.sheets.result; e.nextSeries != "" {
		e.series, e.nextSeries = e.nextSeries, ""
	}
	if other {
		e.input, e.touched = nil, false
		e.set(e.env, "")
	}
	e.rebuild()
	e.restorePlace(r)
	if !e.touched {
		e.table.Select(e.first())
	}
	e.place()
	e.chartCursor()
}

// ShowNext makes the next result open on a series, if it has that.
func (e *Explore) ShowNext(series string) { e.nextSeries = series }

// first returns the key of the first row, where a new table's cursor begins.
func (e *Explore) first() string {
	if e.prepared == nil || e.prepared.Len() == 0 {
		return ""
	}
	return e.prepared.Key(0)
}

// Layout returns the arrangement of the columns.
func (e *Explore) Layout() Layout { return e.layout }

// SetLayout arranges the columns.
func (e *Explore) SetLayout(l Layout) {
	e.layout = l
	e.layouts++
	e.arrange()
}

// ShowChart shows or hides the chart.
func (e *Explore) ShowChart(show bool) {
	e.chart = show
	e.place()
}

// Chart reports whether the chart is shown if there is room for it.
func (e *Explore) Chart() bool { return e.chart }

// Result returns what the screen shows, or false before the first result.
func (e *Explore) Result() (quality.Result, bool) { return e.result, e.has }

// SetDimmed sets whether the rows are dimmed, because they do not answer the query that is under way.
func (e *Explore) SetDimmed(dimmed bool) {
	if e.table.Dimmed != dimmed {
		e.table.Dimmed = dimmed
		e.table.Redraw()
	}
}

// rebuild shows the series of the chosen tab.
func (e *Explore) rebuild() {
	e.prepared = nil
	at := e.tab()
	if at < 0 {
		e.input = nil // without a table the filter is not drawn
		return
	}
	e.series = e.result.Tables[at].Series
	e.prepared = e.sheets.at(at)
	begins := e.table.Column() == ""
	e.arrange()
	if begins {
		e.table.SelectColumn(e.sortID) // so that the key s reverses the current order
	}
}

// arrange applies columns, order and filter to the rows and gives them to the table.
func (e *Explore) arrange() {
	if e.prepared == nil {
		return
	}
	key, had := e.table.Key() // before the order of the rows changes
	e.settled = e.prepared.Table.Axis.NewestSettled(e.env.Now())
	if of := (columnsOf{e.w, e.layouts, e.settled}); e.prepared.of != of {
		e.prepared.columns, e.prepared.of = e.prepared.makeColumns(e.w, e.layout), of
	}
	sortID, sortUp := e.sorted()
	e.prepared.arrange(sortID, sortUp, e.match)
	// The change is ordered by how much worse it is. For an indicator that is better when higher, its figures then
	// ascend.
	turned := sortID == report.ColumnChange && e.prepared.Series.Better == quality.HigherBetter
	e.table.SortID, e.table.SortUp = sortID, sortUp != turned
	e.table.SetColumns(e.prepared.widgetColumns())
	e.table.SetRows(e.prepared)
	e.table.SetPinned(nil)
	if e.prepared.Whole >= 0 {
		e.table.SetPinned(func(column int) widget.Cell {
			return e.prepared.columns[column].cell(e.prepared,
				e.prepared.Whole)
		})
	}
	if had {
		e.table.Select(key)
	}
}

// sorted returns the order in effect. If its column is not shown, such as a moment of another range or a column that
// does not fit, the order is that of the change.
func (e *Explore) sorted() (id string, up bool) {
	if e.prepared != nil && e.prepared.column(e.sortID).ID != e.sortID {
		return report.ColumnChange, false
	}
	return e.sortID, e.sortUp
}

// tab returns the index of the chosen series, of the first one if the result lacks it, or -1 without any.
func (e *Explore) tab() int {
	for at, t := range e.result.Tables {
		if t.Series == e.series {
			return at
		}
	}
	return min(0, len(e.result.Tables)-1)
}

// SetSize implements View.
func (e *Explore) SetSize(w, h int) {
	if w == e.w && h == e.h {
		return
	}
	e.w, e.h = w, h
	e.arrange()
	e.place()
}

// Capturing implements View.
func (e *Explore) Capturing() bool { return e.input != nil }

// Type implements View.
func (e *Explore) Type(msg tea.Msg) Intent {
	if !e.take(e.env, msg) {
		return nil
	}
	e.arrange()
	return e.moved()
}

// moved asks for a call of Rested if the cursor left the row of the chart. Redrawing the chart at every step would
// cost a slow line more than the whole table.
func (e *Explore) moved() Intent {
	if key, ok := e.table.Key(); !ok || key == e.charted || !e.chart {
		return nil
	}
	e.moves++
	return Rest{e.moves}
}

// Rested tells the screen that the cursor has rested since the move with that number.
func (e *Explore) Rested(generation int) {
	if generation == e.moves {
		e.chartCursor()
	}
}

func (e *Explore) chartCursor() { e.charted, _ = e.table.Key() }

// turn shows the next or previous series, on the same row.
func (e *Explore) turn(n int) {
	tabs := len(e.result.Tables)
	if tabs < 2 {
		return
	}
	key, _ := e.table.Key()
	e.series = e.result.Tables[((e.tab()+n)%tabs+tabs)%tabs].Series
	e.rebuild()
	e.table.Select(key)
	e.chartCursor()
}

// sort sorts by a column, or reverses the order if the rows are sorted by it already.
func (e *Explore) sort(id string) {
	if e.prepared == nil || id == "" {
		return
	}
	if by, up := e.sorted(); id == by {
		e.sortID, e.sortUp = by, !up
	} else {
		e.sortID, e.sortUp = id, e.prepared.column(id).Ascends(e.prepared.Series.Better)
	}
	e.arrange()
}

func (e *Explore) openFilter() {
	if e.prepared == nil {
		return
	}
	row, _ := e.table.Key()
	e.finder.open(e.env, row)
	e.place()
}
