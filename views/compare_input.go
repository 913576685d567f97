package views

import (
	"slices"

	"rtcscope/quality"
)

// A compareInput is what a comparison is made of: rows of one app, one indicator and the same days.
type compareInput struct {
	base    quality.Query
	marks   []Mark
	series  string
	results map[string]quality.Result // by dimension
}

// queries returns one query for each dimension of the rows.
func (m *compareInput) queries() []quality.Query {
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
	for _, mark := range m.marks {
		if r, ok := m.results[mark.Dimension]; ok {
			list = append(list, curve{Result: r, Series: m.series, Value: mark.Value})
		}
	}
	return list
}

// take replaces the result of a dimension. It returns false for a result of another app, indicator or other days,
// which cannot share the chart.
func (m *compareInput) take(r quality.Result) bool {
	q := r.Query
	if q.Dimension = m.base.Dimension; q != m.base {
		return false
	}
	m.results[r.Query.Dimension] = r
	return true
}
