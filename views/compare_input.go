package views

import (
	"slices"

	"rtcscope/quality"
)

// A compareInput is what a comparison is made of: rows of one app, one indicator and the same days.
type compareInput struct {
	base    quality.Query
	asked   quality.Query // base, as it was asked last: with live figures or with days
	marks   []Mark
	series  string
	results map[string]quality.Result // by dimension
}

// queries returns one query for each dimension of the rows.
func (m *compareInput) queries() []quality.Query { return m.queriesOf(m.base) }

func (m *compareInput) queriesOf(base quality.Query) []quality.Query {
	var queries []quality.Query
	for _, mark := range m.marks {
		q := base
		q.Dimension = mark.Dimension
		if !slices.Contains(queries, q) {
			queries = append(queries, q)
		}
	}
	return queries
}

// missing returns the queries that have no result yet.
func (m *compareInput) missing() []quality.Query {
	return slices.DeleteFunc(m.queries(), func(q quality.Query) bool {
		_, has := m.results[q.Dimension]
		return has
	})
}

// curves returns the curves that have a result, in the order of the marks.
func (m *compareInput) curves() []curve {
	var list []curve
	newest := m.newestAxis()
	for _, mark := range m.marks {
		if r, ok := m.results[mark.Dimension]; ok {
			list = append(list, curve{Result: onto(r, newest), Series: m.series, Value: mark.Value})
		}
	}
	return list
}

// newestAxis returns the newest axis of live results: they may be asked for on both sides of a full minute. Days all
// have the axis of the query.
func (m *compareInput) newestAxis() quality.Axis {
	var newest quality.Axis
	for _, r := range m.results {
		if a := r.Axis(); len(r.Tables) > 0 && (newest.Len() == 0 || newest.Last().Before(a.Last())) {
			newest = a
		}
	}
	return newest
}

// take replaces the result of a dimension. It returns false for a result of another app, indicator or other days,
// which cannot share the chart. The first live result after days, or the first of days after live ones, replaces all.
func (m *compareInput) take(r quality.Result) bool {
	q := r.Query
	switch q.Dimension = m.base.Dimension; q {
	case m.base:
	case m.asked:
		m.base = q
		clear(m.results)
	default:
		return false
	}
	m.results[r.Query.Dimension] = r
	return true
}
