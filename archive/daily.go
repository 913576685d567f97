package archive

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"rtcscope/quality"
)

// daily is what is known of the daily values of one set.
type daily struct {
	key    Key
	rule   quality.PartRule
	points map[quality.Day][]quality.Point
	held   map[quality.Day]Held // of days before those that are asked about, too: they tell how many rows a day should have
}

func newDaily(key Key, rule quality.PartRule) daily {
	return daily{key: key, rule: rule, points: make(map[quality.Day][]quality.Point), held: make(map[quality.Day]Held)}
}

// from reads what the archive holds of a range for a query of one indicator.
func (d daily) from(
	ctx context.Context, store *Store, indicator string, r quality.Range,
) ([]quality.Point, map[quality.Day]Held, error) {
	if d.rule.Together {
		return store.loadSets(ctx, d.key, indicator, r, neighbourDays)
	}
	return store.load(ctx, d.key, r, neighbourDays)
}

// load adds what the archive holds of a range.
func (d daily) load(points []quality.Point, held map[quality.Day]Held) {
	maps.Copy(d.held, held)
	for _, p := range points {
		d.points[p.Day] = append(d.points[p.Day], p)
	}
}

// of lists the values of some days.
func (d daily) of(days []quality.Day) []quality.Point {
	var points []quality.Point
	for _, day := range days {
		points = append(points, d.points[day]...)
	}
	return points
}

// put takes what one call brought of the days of a range, and says how many of them were held, how many of their values
// differ now, and of how many days what is held tells more and stays.
func (d daily) put(r quality.Range, answer quality.Daily, at time.Time) (known, changed, stayed int) {
	told := heldOf(answer, r, at)
	points := make(map[quality.Day][]quality.Point)
	for _, p := range answer.Points {
		points[p.Day] = append(points[p.Day], p)
	}
	for _, day := range r.Days() {
		before, held := d.held[day]
		if held {
			known++
		}
		if tellsLess(day, before, told[day]) {
			d.held[day] = before.again(told[day])
			stayed++
			continue
		}
		if held {
			changed += quality.Differing(d.points[day], points[day])
		}
		d.held[day], d.points[day] = told[day], points[day]
	}
	return known, changed, stayed
}

// neighbours are the numbers of rows of the held days before a day that have any.
func (d daily) neighbours(day quality.Day) []int {
	var rows []int
	for n := day - neighbourDays; n < day; n++ {
		if h := d.held[n]; h.Rows > 0 {
			rows = append(rows, h.Rows)
		}
	}
	return rows
}

// needed lists the days to ask the service for: those that it still answers, and that are not held, are due, or are to be
// renewed.
func (d daily) needed(days []quality.Day, now time.Time, renewal *Renewal) []quality.Day {
	return slices.DeleteFunc(slices.Clone(days), func(day quality.Day) bool {
		if day < quality.Oldest(now) || day > quality.DayOf(now) {
			return true
		}
		h, held := d.held[day]
		return held && !due(day, h, d.neighbours(day), now) && !renewal.wants(d.renewed(day))
	})
}

// renewed is what a renewal notes of a day.
func (d daily) renewed(day quality.Day) flightKey {
	return flightKey{d.key, d.rule.Part, quality.Range{From: day, To: day}}
}

// unready says whether a day was answered and is complete by the clock, but will be asked for again.
func (d daily) unready(day quality.Day, now time.Time) bool {
	h, held := d.held[day]
	return held && day.Settled(now) && day >= quality.Oldest(now) && !settled(day, h, d.neighbours(day))
}

// warnings sums what was odd on some days. What was of no day counts once an answer, not once a day.
func (d daily) warnings(days []quality.Day) []quality.Warning {
	type loose struct {
		answer  quality.Day
		fetched int64
		text    string
	}
	told := make(map[loose]bool)
	var sum []quality.Warning
	for _, day := range days {
		h := d.held[day]
		for _, o := range h.odd {
			once := loose{o.answer, h.Fetched.Unix(), o.Text}
			if o.answer != 0 && told[once] {
				continue
			}
			told[once] = true
			sum = quality.AddWarnings(sum, []quality.Warning{o.Warning})
		}
	}
	slices.SortFunc(sum, func(a, b quality.Warning) int { return strings.Compare(a.Text, b.Text) })
	return sum
}
