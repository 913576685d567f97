package views

import (
	"slices"

	"rtcscope/quality"
)

// A comparing is what a comparison is made of: rows of one app, one indicator and the same days.
type compareInput struct {
	base    quality.Query
	marks   []Mark
	series  string
	results map[string]quality.Result // by dimension
}

// queries are those of all dimensions of the rows.
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

// missing are the queries whose results are not at hand.
func (m *compareInput) missing() []quality.Query {
	return slices.DeleteFunc(m.queries(), func(q quality.Query) bool {
		_, has := m.results[q.Dimension]
		return has
	})
}

// curves are those whose results are there, in the order of the marks.
func (m *compareInput) curves() []Curve {
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
func (m *compareInput) take(r quality.Result) bool {
	q := r.Query
	if q.Dimension = m.base.Dimension; q != m.base {
		return false
	}
	m.results[r.Query.Dimension] = r
	return true
}
