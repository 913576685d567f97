package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/views"
)

// A comparing is what the comparison on the screen is made of.
type comparing struct {
	view    *views.Compare
	base    quality.Query // app, indicator and days of all of them
	marks   []views.Mark
	series  string
	results map[string]quality.Result // by dimension
}

// openCompare compares the marked rows or, without any, the row under the cursor, each with the whole app. Rows of other
// dimensions than the shown one are asked for.
func (m *Model) openCompare() tea.Cmd {
	shown, has := m.explore.Result()
	if !has {
		return nil
	}
	place := m.explore.Place()
	marks := m.explore.Marks()
	if len(marks) == 0 && m.explore.Empty() {
		m.note = m.opts.Env.Say.T("the filter lets no row through: mark rows, or clear it")
		return nil
	}
	if len(marks) == 0 {
		marks = []views.Mark{{Dimension: shown.Query.Dimension, Value: place.Row}}
	}
	if len(marks) > views.MostCurves {
		m.note = m.opts.Env.Say.T("one chart takes %d rows: these are the first that were marked", views.MostCurves)
		marks = marks[:views.MostCurves]
	}
	m.comparing = &comparing{base: shown.Query, marks: marks, series: place.Series, results: map[string]quality.Result{shown.Query.Dimension: shown}}
	m.comparing.view = views.NewCompare(m.opts.Env, m.comparing.curves(), len(marks))
	m.screens = append(m.screens, m.comparing.view)
	return m.ask(m.comparing.others(), m.takeCompared, nil)
}

// others are the queries of the rows of other dimensions than the shown one.
func (c *comparing) others() []quality.Query {
	var queries []quality.Query
	for _, mark := range c.marks {
		q := c.base
		q.Dimension = mark.Dimension
		if q != c.base && !slices.Contains(queries, q) {
			queries = append(queries, q)
		}
	}
	return queries
}

// curves are those whose results are there, in the order of the marks.
func (c *comparing) curves() []views.Curve {
	var list []views.Curve
	for _, mark := range c.marks {
		if r, ok := c.results[mark.Dimension]; ok {
			list = append(list, views.Curve{Result: r, Series: c.series, Value: mark.Value})
		}
	}
	return list
}

// take puts a result in the place of what was known of its dimension. It is false for one of another app, indicator or
// other days: those cannot stand in one chart.
func (c *comparing) take(r quality.Result) bool {
	q := r.Query
	if q.Dimension = c.base.Dimension; q != c.base {
		return false
	}
	c.results[r.Query.Dimension] = r
	c.view.SetCurves(c.curves(), len(c.marks))
	return true
}

// takeCompared takes up an answer for the comparison.
func (m *Model) takeCompared(e swept) {
	switch {
	case e.over:
		m.comparing.view.SetCurves(m.comparing.curves(), 0) // what did not come by now will not
	case e.outcome.Err != nil:
		f := m.opts.Explain(e.outcome.Err)
		m.note = m.opts.Env.Say.Colon(m.opts.Env.Say.T(e.outcome.Query.Dimension), cells.Safe(f.Code))
	default:
		m.comparing.take(e.outcome.Result)
	}
}

// openHeatmap shows every value of every day of the shown series.
func (m *Model) openHeatmap() {
	shown, has := m.explore.Result()
	place := m.explore.Place()
	if !has {
		return
	}
	if heatmap, ok := views.NewHeatmap(m.opts.Env, shown, place.Series, place.Row); ok {
		heatmap.Marked = m.explore.Marked
		m.unfiltered(place)
		m.screens = append(m.screens, heatmap)
	}
}

// unfiltered says that a screen shows all rows, where the table below it does not.
func (m *Model) unfiltered(place views.Place) {
	if place.Filter != "" {
		m.note = m.opts.Env.Say.T("the filter %q does not hold here: all rows are shown", place.Filter)
	}
}

// follow gives a newer result to the screens above the explore screen; it is false for one whose row is gone from it.
func (m *Model) follow(view views.View, r quality.Result) bool {
	switch view := view.(type) {
	case *views.Detail:
		return view.SetResult(r)
	case *views.Heatmap:
		return view.SetResult(r)
	case *views.Compare:
		return m.comparing.take(r)
	}
	return true
}
