package calls

import "rtcscope/quality"

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

// place says whether any leaf of a place is within the scope.
func (s scope) place(p place) bool {
	return s.dimension != Province && s.dimension != Country || p.is(s.dimension, s.value)
}

// cellsOf says which leaves of a place are within the scope, by system and network; nil stands for all.
func (a *Account) cellsOf(s scope) []bool {
	if s.dimension != System && s.dimension != Network {
		return nil
	}
	within := make([]bool, len(a.systems)*len(a.networks))
	for cell := range within {
		within[cell] = a.cellIs(cell, s.dimension, s.value)
	}
	return within
}
