package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionCompare opens the comparison.
const ActionCompare keys.Action = "compare"

// CompareScreen describes the comparison.
func CompareScreen() Screen {
	return Screen{Name: "the comparison", Handles: compareActs().has, Open: openCompare}
}

// A comparing is what a comparison is made of: rows of one app, one indicator and the same days.
type comparing struct {
	base    quality.Query
	marks   []Mark
	series  string
	results map[string]quality.Result // by dimension
}

// openCompare compares the marked rows or, without any, the row under the cursor, each with the whole app. Rows whose
// dimension is not at hand are asked for.
func openCompare(env *Env, at Subject) Intent {
	if at.Wrong != "" {
		return Refuse{at.Wrong}
	}
	marks, note := at.marks(), ""
	switch {
	case len(marks) == 0 && at.Has:
		return Refuse{refuseRow}
	case len(marks) == 0:
		return Refuse{refuseRows}
	case len(marks) > MostCurves:
		note = env.Say.T("one chart takes %d rows: these are the first that were marked", MostCurves)
		marks = marks[:MostCurves]
	}
	made := &comparing{base: at.shown(), marks: marks, series: at.Series, results: make(map[string]quality.Result)}
	if at.Has {
		made.results[at.Result.Query.Dimension] = at.Result
	}
	c := NewCompare(env, made.curves(), len(marks))
	c.made = made
	return Open{View: c, Ask: made.missing(), Note: note}
}

// queries are those of all dimensions of the rows.
func (m *comparing) queries() []quality.Query {
	var queries []quality.Query
	for _, mark := range m.marks {
		q := m.base
		q.Dimension = mark.Dimension
		if !slices.Contains(queries, q) {
			queries = append(queries, q)
		}
	}
	return queries
}

// missing are the queries whose results are not at hand.
func (m *comparing) missing() []quality.Query {
	return slices.DeleteFunc(m.queries(), func(q quality.Query) bool {
		_, has := m.results[q.Dimension]
		return has
	})
}

// curves are those whose results are there, in the order of the marks.
func (m *comparing) curves() []Curve {
	var list []Curve
	for _, mark := range m.marks {
		if r, ok := m.results[mark.Dimension]; ok {
			list = append(list, Curve{Result: r, Series: m.series, Value: mark.Value})
		}
	}
	return list
}

// take puts a result in the place of what was known of its dimension. It is false for one of another app, indicator or
// other days: those cannot stand in one chart.
func (m *comparing) take(r quality.Result) bool {
	q := r.Query
	if q.Dimension = m.base.Dimension; q != m.base {
		return false
	}
	m.results[r.Query.Dimension] = r
	return true
}

// Follow implements Following.
func (c *Compare) Follow(r quality.Result) bool {
	if !c.made.take(r) {
		return false
	}
	c.SetCurves(c.made.curves(), len(c.made.marks))
	return true
}

// Answered implements Asking.
func (c *Compare) Answered(o Outcome) Intent {
	if o.Failure != nil {
		return Say{c.env.Say.Colon(c.env.Say.T(o.Query.Dimension), cells.Safe(o.Failure.Code))}
	}
	c.Follow(o.Result)
	return nil
}

// Ended implements Asking: what did not come by now will not.
func (c *Compare) Ended(*Failure) { c.SetCurves(c.made.curves(), 0) }
