package views

import (
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// ExploreScreen describes the explore screen, which users know as the table.
func ExploreScreen() Screen { return Screen{Name: "the table", Handles: handles(exploreActs)} }

func exploreActs() acts[*Explore] {
	return acts[*Explore]{
		keys.Left:       ofRows(func(e *Explore) { e.table.MoveColumn(-1) }),
		keys.Right:      ofRows(func(e *Explore) { e.table.MoveColumn(1) }),
		keys.PrevColumn: ofRows(func(e *Explore) { e.table.MoveColumn(-1) }),
		keys.NextColumn: ofRows(func(e *Explore) { e.table.MoveColumn(1) }),
		keys.NextSeries: {do: byUser(func(e *Explore) { e.turn(1) }), why: (*Explore).noSeries},
		keys.PrevSeries: {do: byUser(func(e *Explore) { e.turn(-1) }), why: (*Explore).noSeries},
		keys.Sort:       ofRows(func(e *Explore) { e.sort(e.table.Column()) }),
		keys.SortBy:     {do: (*Explore).openSortBy, why: (*Explore).noRows},
		keys.Columns: {do: func(e *Explore) Intent { return Open{View: newColumns(e.env, e.layout)} },
			why: (*Explore).noRows},
		keys.Filter:      ofRows((*Explore).openFilter),
		keys.Mark:        ofRow((*Explore).mark),
		keys.Unmark:      {do: func(*Explore) Intent { return Unmark{} }, why: (*Explore).noMarks},
		keys.Chart:       {do: byUser((*Explore).toggleChart), why: (*Explore).noChart},
		keys.Zero:        ofRow(func(e *Explore) { e.fromZero = !e.fromZero }),
		keys.Open:        {do: (*Explore).open, why: (*Explore).noRow},
		keys.Back:        {do: (*Explore).back},
		keys.Refresh:     {do: func(*Explore) Intent { return Reload{} }},
		ActionLive:       {do: func(e *Explore) Intent { e.Hold(); return TurnLive{} }},
		keys.Copy:        copying(keys.Copy),
		keys.CopyTable:   copying(keys.CopyTable),
		keys.CopyRow:     copying(keys.CopyRow),
		keys.CopyCell:    copying(keys.CopyCell),
		keys.CopyTabs:    copying(keys.CopyTabs),
		keys.CopyCommand: copying(keys.CopyCommand),
		keys.Export:      copying(keys.Export),
	}.withFields().withMoves((*Explore).move, (*Explore).noRow)
}

// byUser wraps what a key does on the screen. After it, an answer no longer moves the cursor or restores a place.
func byUser(do func(*Explore)) func(*Explore) Intent {
	return func(e *Explore) Intent {
		e.touched, e.returnTo = true, nil
		do(e)
		return e.moved()
	}
}

// ofRows returns an act that needs rows.
func ofRows(do func(*Explore)) act[*Explore] {
	return act[*Explore]{do: byUser(do), why: (*Explore).noRows}
}

// ofRow returns an act that needs a row under the cursor.
func ofRow(do func(*Explore)) act[*Explore] {
	return act[*Explore]{do: byUser(do), why: (*Explore).noRow}
}

func copying(a keys.Action) act[*Explore] {
	return act[*Explore]{do: func(e *Explore) Intent { return e.copyOrExport(a) }, why: (*Explore).noRows}
}

func (e *Explore) noRows() string {
	if e.prepared == nil {
		return refuseRows
	}
	return ""
}

// noRow refuses where no row is under the cursor.
func (e *Explore) noRow() string {
	if e.prepared != nil && e.prepared.Len() == 0 && e.filter != "" {
		return refuseFilter
	}
	return e.noRows()
}

func (e *Explore) noSeries() string {
	if len(e.result.Tables) < 2 {
		return refuseSeries
	}
	return ""
}

// Refusals implements View.
func (e *Explore) Refusals() Refusals { return exploreActs().refusals(e) }

// Act implements View. While the filter is typed, Open keeps it and Back restores the one before.
func (e *Explore) Act(a keys.Action) (Intent, bool) {
	if undone, ended := e.end(e.env, a); ended {
		if undone {
			e.arrange()
			e.table.Select(e.row)
		}
		e.place()
		return e.moved(), true
	}
	return exploreActs().act(e, a)
}

func (e *Explore) move(a keys.Action) Intent {
	return byUser(func(e *Explore) {
		if by := scroll(a, e.table.Page(), e.table.Len()); !e.whole || by != 1 {
			e.table.Move(by) // below the app-wide row is the row that had the cursor
		}
		e.whole = false
	})(e)
}

func (e *Explore) noChart() string {
	if why := e.noRow(); why != "" || e.h >= chartFrom {
		return why
	}
	return refuseChart
}

func (e *Explore) toggleChart() {
	e.chart = !e.chart
	e.place()
}

func (e *Explore) open() Intent {
	if e.whole && e.prepared.Whole >= 0 {
		return Refuse{refuseApp}
	}
	if key, ok := e.table.Key(); ok {
		e.touched, e.returnTo = true, nil
		return OpenDetail{e.series, key}
	}
	return Refuse{refuseCursor}
}

// back clears the filter or, without one, leaves.
func (e *Explore) back() Intent {
	if e.filter == "" || e.waits() {
		return Leave{}
	}
	return byUser(func(e *Explore) {
		e.set(e.env, "")
		e.arrange()
		e.place()
	})(e)
}

// openSortBy asks for the column to sort by.
func (e *Explore) openSortBy() Intent {
	items := make([]widget.Item, len(e.prepared.columns))
	for i, c := range e.prepared.columns {
		items[i] = widget.Item{ID: c.ID, Label: c.title, Also: inEach(c.Title)}
	}
	return Open{View: newSortBy(e.env, items, e.sortID, func(id string) Intent {
		return byUser(func(e *Explore) {
			e.table.SelectColumn(id)
			e.sort(id)
		})(e)
	})}
}

// Subject implements HasSubject. Its query is the one under way or, if none is, that of the result.
func (e *Explore) Subject() Subject {
	at := Subject{Query: e.asked, Result: e.result, HasResult: e.has, OfTable: true, Loading: e.table.Dimmed,
		Series: e.series, Filter: e.filter, Marking: e}
	if e.has && !e.table.Dimmed {
		at.Query = e.result.Query // the last query may have failed
	}
	at.Value, at.HasRow = e.table.Key()
	at.HasRow = at.HasRow && e.prepared != nil && e.prepared.Len() > 0
	if e.filter != "" && e.prepared != nil {
		for row := range min(e.prepared.Len(), mostCurves+1) {
			at.Filtered = append(at.Filtered, e.prepared.Key(row))
		}
	}
	return at
}

// LiveQueries implements Lively.
func (e *Explore) LiveQueries() []quality.Query { return liveQueries(e.result) }

// Ask tells the screen which query is asked.
func (e *Explore) Ask(q quality.Query) { e.asked = q }

// Asked returns the last query that was asked.
func (e *Explore) Asked() quality.Query { return e.asked }

// Hints implements View. Their order depends on what is known of the answer and on what the person did, but not on the
// row under the cursor: a move does not draw the footer anew.
func (e *Explore) Hints() []Hint {
	if e.input != nil {
		return typingHints()
	}
	if e.prepared == nil {
		return hints(keys.Refresh, keys.Range, keys.Dimension, keys.Indicator, keys.App, ActionTriage, ActionOverview,
			keys.Product, keys.Saved, keys.HistoryBack, keys.HistoryForward, keys.Back)
	}
	var list []Hint
	switch {
	case len(sortMarks(e.marks, e.result).here) > 0:
		list = hints(ActionCompare, keys.Copy, ActionHeatmap, keys.Export, keys.Mark, keys.Unmark, ActionWhy, ActionTriage,
			keys.Open)
	case e.worse():
		list = hints(ActionWhy, ActionTriage, ActionCompare, keys.Copy, ActionHeatmap, keys.Export, keys.Open)
	default: // the change is elsewhere, if there is one
		list = hints(ActionTriage, keys.Dimension, keys.Open, ActionHeatmap, ActionCompare, keys.Copy, keys.Export,
			ActionWhy)
	}
	if e.filter != "" {
		list = append(list, Hint{keys.Back, "all"})
	}
	return append(list, hints(keys.Filter, keys.Dimension, keys.Range, keys.Mark, ActionOverview, keys.Saved,
		keys.CopyCommand, keys.HistoryBack, keys.HistoryForward, keys.Indicator, keys.Comparison, keys.Sort,
		keys.NextSeries, keys.App, keys.Refresh, keys.Chart)...)
}

// worse reports whether rows got worse, each by itself or all together.
func (e *Explore) worse() bool {
	worst := e.prepared.worst()
	return worst.row >= 0 || worst.withApp
}
