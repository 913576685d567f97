package archive

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"rtcscope/quality"
)

// daily is what is known of one set of daily values.
type daily struct {
	key    Key
	rule   quality.PartRule
	points map[quality.Day][]quality.Point
	held   map[quality.Day]Held // also of days before the range, which tell how many rows a day should have
}

func newDaily(key Key, rule quality.PartRule) daily {
	return daily{key: key, rule: rule, points: make(map[quality.Day][]quality.Point), held: make(map[quality.Day]Held)}
}

// from reads what the archive holds of some indicators.
func (d daily) from(ctx context.Context, store *Store, indicators []string, w reading) (
	[]quality.Point, map[quality.Day]Held, error) {
	if d.rule.Together {
		return store.loadSets(ctx, d.key, indicators, w)
	}
	return store.load(ctx, d.key, w)
}

// load adds what the archive holds of a range.
func (d daily) load(points []quality.Point, held map[quality.Day]Held) {
	maps.Copy(d.held, held)
	for len(points) > 0 {
		n := 1 // values of the same day follow each other
		for n < len(points) && points[n].Day == points[0].Day {
			n++
		}
		day := points[0].Day
		if its := slices.Clip(points[:n]); len(d.points[day]) == 0 {
			d.points[day] = its
		} else {
			d.points[day] = slices.Concat(d.points[day], its)
		}
		points = points[n:]
	}
}

// of returns the values of some days.
func (d daily) of(days []quality.Day) []quality.Point {
	lists := make([][]quality.Point, len(days))
	for i, day := range days {
		lists[i] = d.points[day]
	}
	return slices.Concat(lists...)
}

// count is how many values some days have.
func (d daily) count(days []quality.Day) int {
	n := 0
	for _, day := range days {
		n += len(d.points[day])
	}
	return n
}

// put takes what one call brought of the days of a range. It returns how many of them were held, how many of their
// values differ now, and on how many days the held values stay because the answer tells less.
func (d daily) put(r quality.Range, answer quality.Daily, at time.Time) (known, changed, stayed int) {
	told := heldOf(answer, groupsOf(answer.Points), r, at)
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

// neighbours returns the numbers of rows of the held days before a day, without days that have none.
func (d daily) neighbours(day quality.Day) []int {
	var rows []int
	for n := day - neighbourDays; n < day; n++ {
		if h := d.held[n]; h.Rows > 0 {
			rows = append(rows, h.Rows)
		}
	}
	return rows
}

// needed lists the days to ask the service for: those that it still serves and that are not held, are due, or are to
// be renewed.
func (d daily) needed(days []quality.Day, now time.Time, renewal *Renewal) []quality.Day {
	return slices.DeleteFunc(slices.Clone(days), func(day quality.Day) bool {
		if day < quality.Oldest(now) || day > quality.DayOf(now) {
			return true
		}
		h, held := d.held[day]
		return held && !due(day, h, d.neighbours(day), now) && !renewal.wants(d.renewed(day))
	})
}

// renewed is the name of a day in a renewal.
func (d daily) renewed(day quality.Day) flightKey {
	return flightKey{key: d.key, part: d.rule.Part, days: quality.Range{From: day, To: day}}
}

// unready reports whether a day was answered, should be complete by the clock, and will be asked for again.
func (d daily) unready(day quality.Day, now time.Time) bool {
	h, held := d.held[day]
	return held && day.Settled(now) && day >= quality.Oldest(now) && !conclusive(day, h, d.neighbours(day))
}

// warnings sums what was odd on some days. An oddity without a day counts once for each answer, not for each of its
// days.
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
