package calls

import (
	"slices"

	"rtcscope/quality"
)

// History are the calls of a value of a dimension on each day of a range, by series. An empty dimension stands for the
// whole app. They are those of Counts, counted for this value alone, which is quicker than counting everybody's.
func (a *Account) History(dimension, value string, days quality.Range) map[string][]Count {
	out := make(map[string][]Count)
	for _, m := range a.measures {
		out[m.Name] = make([]Count, 0, days.Len())
	}
	for _, day := range days.Days() {
		s := a.count(day, scope{dimension, value})
		for m, measure := range a.measures {
			var sum Count
			for _, c := range s.places[m] {
				sum = sum.plus(c)
			}
			out[measure.Name] = append(out[measure.Name], sum)
		}
	}
	return out
}

// A scope is a value of a dimension; with an empty dimension, everything.
type scope struct{ dimension, value string }

// within says which leaves of all places, or which places, are within a scope; nil stands for all.
func (t *table) within(s scope, dimensions []string, n int) []bool {
	if !slices.Contains(dimensions, s.dimension) {
		return nil
	}
	in := make([]bool, n)
	for _, at := range t.of(s.dimension, s.value) {
		in[at] = true
	}
	return in
}
