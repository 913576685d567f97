package quality

import (
	"maps"
	"slices"
)

// Against says how many of the compared days the answers have values of, by the first answer with rows: all answers
// compare the same days. Days that are still to come count as held.
func (t *Triage) Against() Against {
	for _, dimension := range slices.Sorted(maps.Keys(t.answers)) {
		for _, r := range t.answers[dimension] {
			if len(r.Tables) > 0 {
				return r.Against()
			}
		}
	}
	return Result{Query: t.Query}.Against()
}

// NotHeldDays lists the days of the range and the compared days that some answer lacks because nobody holds them,
// oldest first.
func (t *Triage) NotHeldDays() []Day {
	days := make(map[Day]bool)
	for _, answers := range t.answers {
		for _, r := range answers {
			for _, day := range r.Query.AllDays() {
				if r.NotHeld[day] {
					days[day] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(days))
}
