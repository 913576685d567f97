package quality

import (
	"maps"
	"slices"
	"strings"
)

// DayList writes days, which are in ascending order, as runs: 2026-01-02..2026-01-04, 2026-01-09.
func DayList(days []Day) string { return listDays(days, Day.String, "..") }

// ShortDayList is DayList without years, with to between the first and the last day of a run.
func ShortDayList(days []Day, to string) string { return listDays(days, Day.Short, to) }

func listDays(days []Day, write func(Day) string, to string) string {
	var parts []string
	for at := 0; at < len(days); {
		end := at
		for end+1 < len(days) && days[end+1] == days[end]+1 {
			end++
		}
		text := write(days[at])
		if end > at {
			text += to + write(days[end])
		}
		parts = append(parts, text)
		at = end + 1
	}
	return strings.Join(parts, ", ")
}

// UnreadyDays lists the days whose values came empty, odd or short, and are asked for again. If the answer has no rows
// and the query usually has none, it lists nothing.
func (r Result) UnreadyDays() []Day {
	if len(r.Tables) == 0 && r.Query.MayHoldNothing() {
		return nil
	}
	return slices.Sorted(maps.Keys(r.Unready))
}
