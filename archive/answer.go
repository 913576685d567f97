package archive

import (
	"context"
	"errors"
	"slices"
	"time"

	"rtcscope/quality"
)

// An answer is what one read knows so far.
type answer struct {
	reader   *Reader
	query    quality.Query
	past     quality.Range
	compared bool
	survey   bool
	store    *Store // nil keeps nothing
	mark     uint64 // of the shared calls that had come back when this was planned

	rows, whole daily
	users       []window // of the range and of the compared days; empty where the service counts none
	warnings    []quality.Warning
	lacks       []quality.Lack
	progress    quality.Progress
}

// daily is what is known of daily values.
type daily struct {
	points  map[quality.Day][]quality.Point
	fetched map[quality.Day]time.Time
}

// A window is a range with its users.
type window struct {
	days    quality.Range
	users   map[string]quality.Users
	fetched time.Time // zero while they are not known
}

func newAnswer(r *Reader, q quality.Query, survey bool) *answer {
	a := &answer{reader: r, query: q, survey: survey, rows: newDaily(), whole: newDaily()}
	a.past, a.compared = q.Past()
	if survey && quality.HasUsers(q.Dimension) {
		a.users = append(a.users, window{days: quality.UsersWindow(q.Range)})
		if a.compared {
			a.users = append(a.users, window{days: quality.UsersWindow(a.past)})
		}
	}
	return a
}

func newDaily() daily {
	return daily{points: make(map[quality.Day][]quality.Point), fetched: make(map[quality.Day]time.Time)}
}

// ranges are those of the query: its days, and those that they are compared with.
func (a *answer) ranges() []quality.Range {
	if a.compared {
		return []quality.Range{a.query.Range, a.past}
	}
	return []quality.Range{a.query.Range}
}

// load takes what the archive holds.
func (a *answer) load(ctx context.Context, store *Store) {
	a.store, a.mark = store, a.reader.flights.mark()
	if store == nil {
		return
	}
	sets := map[*daily]Key{&a.rows: KeyOf(a.reader.Endpoint, a.query)}
	if a.survey {
		sets[&a.whole] = a.reader.wholeKey(a.query)
	}
	for d, key := range sets {
		for _, r := range a.ranges() {
			points, held, err := store.Load(ctx, key, r)
			a.reader.noted(err)
			d.put(points, held)
		}
	}
	for i := range a.users {
		users, at, err := store.LoadUsers(ctx, a.usersKey(a.users[i].days))
		a.reader.noted(err)
		a.users[i].users, a.users[i].fetched = users, at
	}
}

func (a *answer) usersKey(days quality.Range) UsersKey {
	return UsersKey{Endpoint: a.reader.Endpoint, App: a.query.App, Dimension: a.query.Dimension, Range: days}
}

// put puts values in place of what was known of their days.
func (d daily) put(points []quality.Point, fetched map[quality.Day]time.Time) {
	for day, at := range fetched {
		delete(d.points, day)
		d.fetched[day] = at
	}
	for _, p := range points {
		d.points[p.Day] = append(d.points[p.Day], p)
	}
}

// putRange is put for what one call brought of all days of a range.
func (d daily) putRange(r quality.Range, points []quality.Point, at time.Time) {
	fetched := make(map[quality.Day]time.Time)
	for _, day := range r.Days() {
		fetched[day] = at
	}
	d.put(points, fetched)
}

// needed lists the days to ask the service for: those that it still answers, and that are not held, or were not final
// when they were fetched.
func (d daily) needed(days []quality.Day, now time.Time) []quality.Day {
	return slices.DeleteFunc(slices.Clone(days), func(day quality.Day) bool {
		at, held := d.fetched[day]
		return day < quality.Oldest(now) || day > quality.DayOf(now) || held && day.Settled(at)
	})
}

// calls are the fewest calls that complete the answer, in the order in which they matter: the rows of the range, what
// stands beside them, then the same of the days that are compared with.
func (a *answer) calls(now time.Time) []call {
	var calls []call
	days := a.query.AllDays()
	for _, r := range quality.PlanDays(a.rows.needed(days, now)) {
		calls = append(calls, call{days: r})
	}
	if a.survey {
		for _, r := range quality.PlanDays(a.whole.needed(days, now)) {
			calls = append(calls, call{quality.PartWhole, r})
		}
	}
	unheld := false
	for _, w := range a.users {
		if w.fetched.IsZero() && w.days.From < quality.Oldest(now) && stageOf(w.days, a.query.Range) == 0 {
			unheld = true
		}
		settled := !w.fetched.IsZero() && w.days.To.Settled(w.fetched)
		if !settled && w.days.From >= quality.Oldest(now) && w.days.To <= quality.DayOf(now) {
			calls = append(calls, call{quality.PartUsers, w.days})
		}
	}
	a.lacks = nil
	if unheld {
		a.lacks = append(a.lacks, quality.Lack{Part: quality.PartUsers, Err: errNotHeld})
	}
	for _, part := range []quality.Part{quality.PartWhole, quality.PartUsers} {
		isIts := func(c call) bool { return c.part == part }
		if err := a.reader.denial(a.query.App, part); err != nil && slices.ContainsFunc(calls, isIts) {
			a.lacks = append(a.lacks, quality.Lack{Part: part, Err: err})
			calls = slices.DeleteFunc(calls, isIts)
		}
	}
	slices.SortStableFunc(calls, func(x, y call) int { return a.stage(x) - a.stage(y) })
	return calls
}

// stage is 0 for a call that brings days of the range, 1 for one of the compared days alone.
func (a *answer) stage(c call) int { return stageOf(c.days, a.query.Range) }

func stageOf(days, of quality.Range) int {
	if days.From <= of.To && of.From <= days.To {
		return 0
	}
	return 1
}

// errNotHeld says why users of old days cannot be had.
var errNotHeld = errors.New("not held")

// add takes what a call brought.
func (a *answer) add(c call, got fetched) {
	if c.part == "" { // those of the other calls are of all indicators, or of no cell that is seen
		a.warnings = quality.AddWarnings(a.warnings, got.daily.Warnings())
	}
	switch c.part {
	case quality.PartWhole:
		a.whole.putRange(c.days, got.daily.Points, got.at)
	case quality.PartUsers:
		for i := range a.users {
			if a.users[i].days == c.days {
				a.users[i].users, a.users[i].fetched = got.users, got.at
			}
		}
	default:
		a.rows.putRange(c.days, got.daily.Points, got.at)
	}
}

func (a *answer) result() quality.Result {
	r := quality.Result{Query: a.query, Progress: a.progress, Warnings: a.warnings, Lacks: slices.Clone(a.lacks),
		Answered: make(map[quality.Day]bool), NotHeld: make(map[quality.Day]bool)}
	r.Trouble, r.Kept = a.reader.troubles()
	oldest := quality.Oldest(a.reader.Now())
	var points, whole []quality.Point
	for _, day := range a.query.AllDays() {
		points = append(points, a.rows.points[day]...)
		whole = append(whole, a.whole.points[day]...)
		switch at, known := a.rows.fetched[day]; {
		case known:
			r.Answered[day] = true
			if at.After(r.AsOf) {
				r.AsOf = at
			}
		case day < oldest:
			r.NotHeld[day] = true
		}
	}
	indicator, _ := a.reader.Catalogue.Indicator(a.query.Indicator)
	r.Tables = quality.Build(a.query, indicator.Series, points, whole)
	for i, w := range a.users {
		weights := quality.Weights{Range: w.days, Of: w.users}
		if i == 0 {
			r.Users = weights
		} else {
			r.PastUsers = weights
		}
	}
	return r
}
