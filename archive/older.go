package archive

import (
	"context"
	"slices"
	"time"

	"rtcscope/quality"
)

// mostOlder bounds the values that an answer takes from the archive besides those of its own days: they would take
// longer to read than the person waits. So wide a table has fewer days before its range.
const mostOlder = 300_000

// before returns the days before the range that can tell the past of a row, without the compared days: at most two
// ranges.
func (a *answer) before() []quality.Range {
	all := quality.Range{From: a.query.Range.From - quality.BeforeDays, To: a.query.Range.From - 1}
	if !a.compared || a.past.From > all.To || a.past.To < all.From {
		return []quality.Range{all}
	}
	return slices.DeleteFunc([]quality.Range{{From: a.past.To + 1, To: all.To}, {From: all.From, To: a.past.From - 1}},
		func(r quality.Range) bool { return r.Len() == 0 })
}

// loadOlder reads what the archive holds of the days before the range, for the past of the rows.
func (a *answer) loadOlder(ctx context.Context) {
	store := a.archive.store
	if store == nil || a.reader.Brief {
		return
	}
	for _, d := range a.sets {
		for _, r := range a.before() {
			points, held, err := d.from(ctx, store, a.wanted(d.rule), reading{days: r, most: mostOlder, bare: a.bare})
			a.noted(explain(store.path, err))
			d.load(points, held)
		}
	}
}

// olderDays lists the days before the range of a query that have values, oldest first, without some days.
func (d daily) olderDays(q quality.Query, without []quality.Day) []quality.Day {
	var days []quality.Day
	for day := range d.points {
		_, found := slices.BinarySearch(without, day)
		if !found && day < q.Range.From && day >= q.Range.From-quality.BeforeDays {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	return days
}

// olderCalls lists the calls that a lookback makes for days before those of the query: of those that the service still
// has, the ones that are not held or due. Users are not among what they bring.
func (a *answer) olderCalls(now time.Time) []call {
	if a.lookback == nil || a.lookback.over.Load() {
		return nil
	}
	own := a.query.AllDays()
	var days []quality.Day
	for day := a.query.Range.From - quality.Day(a.lookback.days); day < a.query.Range.From; day++ {
		if _, found := slices.BinarySearch(own, day); !found {
			days = append(days, day)
		}
	}
	var calls []call
	for _, d := range a.sets {
		if a.reader.denied.of(a.query, d.rule.Part) != nil {
			continue
		}
		for _, r := range quality.PlanDays(d.needed(days, now, nil)) {
			calls = append(calls, call{rule: d.rule, days: r, older: true})
		}
	}
	return calls
}
