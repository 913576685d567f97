package quality

import (
	"maps"
	"slices"
)

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
