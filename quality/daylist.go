package quality

import (
	"maps"
	"slices"
	"strings"
)

// DayList writes days in ascending order, runs of them from the first to the last: 2026-01-02..2026-01-04, 2026-01-09.
func DayList(days []Day) string { return listDays(days, Day.String, "..") }

// ShortDayList is DayList without years, with another text between the first day of a run and its last.
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

// UnreadyDays lists the days of which what came was empty, odd or short, and that will be asked for again. Where there are
// no rows as a rule, their lack is no news.
func (r Result) UnreadyDays() []Day {
	if len(r.Tables) == 0 && r.Query.MayHoldNothing() {
		return nil
	}
	return slices.Sorted(maps.Keys(r.Unready))
}
