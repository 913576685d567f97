package archive

import (
	"context"
	"errors"
	"maps"
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
	renewal  *Renewal // nil asks for nothing that is held and has settled
	archive  opened
	mark     uint64 // of the shared calls that had come back when this was planned
	trouble  error  // why something of this answer is not kept, or was not read

	rows, whole daily
	users       []window          // of the range and of the compared days; empty where the service counts none
	notes       []quality.Warning // what the calls of this read had to say that is not kept with a day
	lacks       []quality.Lack
	progress    quality.Progress

	asked map[quality.Day]bool // days whose rows this read asked for

	known, changed, stayed int // of those: days that were held, values that differ now, days of which what is held stays
}

// A window is a range with its users.
type window struct {
	days  quality.Range
	users map[string]quality.Users
	held  Held // nothing while they are not known
}

// newAnswer begins one; a survey is of all that stands beside the rows, too, and a renewal may be nil.
func newAnswer(r *Reader, q quality.Query, survey bool, renewal *Renewal) *answer {
	a := &answer{reader: r, query: q, survey: survey, renewal: renewal, asked: make(map[quality.Day]bool),
		rows: newDaily(KeyOf(r.Endpoint, q), ""), whole: newDaily(r.wholeKey(q, r.indicators()), quality.PartWhole)}
	a.past, a.compared = q.Past()
	if survey && quality.HasUsers(q.Dimension) {
		a.users = append(a.users, window{days: quality.UsersWindow(q.Range)})
		if a.compared {
			a.users = append(a.users, window{days: quality.UsersWindow(a.past)})
		}
	}
	return a
}

// ranges are those of the query: its days, and those that they are compared with.
func (a *answer) ranges() []quality.Range {
	if a.compared {
		return []quality.Range{a.query.Range, a.past}
	}
	return []quality.Range{a.query.Range}
}

// load takes what the archive holds.
func (a *answer) load(ctx context.Context, from opened) {
	a.archive, a.mark = from, a.reader.flights.mark()
	store := from.store
	if store == nil {
		return
	}
	sets := []daily{a.rows}
	if a.survey {
		sets = append(sets, a.whole)
	}
	for _, d := range sets {
		for _, r := range a.ranges() {
			points, held, err := d.from(ctx, store, a.query.Indicator, r)
			a.noted(explain(store.path, err))
			d.load(points, held)
		}
	}
	for i := range a.users {
		users, held, err := store.LoadUsers(ctx, a.usersKey(a.users[i].days))
		a.noted(explain(store.path, err))
		a.users[i].users, a.users[i].held = users, held
	}
}

// noted makes an error of the archive the trouble of this answer, if it has none yet. The error of a read that was given
// up is never seen: that read ends without an answer.
func (a *answer) noted(err error) {
	if err != nil && a.trouble == nil {
		a.trouble = err
	}
}

func (a *answer) usersKey(days quality.Range) UsersKey {
	return UsersKey{Endpoint: a.reader.Endpoint, App: a.query.App, Dimension: a.query.Dimension, Range: days}
}

// flightOf names a call, the same for every query that needs it.
func (a *answer) flightOf(c call) flightKey {
	key := a.rows.key
	switch c.part {
	case quality.PartWhole:
		key = a.whole.key
	case quality.PartUsers:
		key.Product, key.Indicator = "", "" // users are those of the app
	}
	return flightKey{key, c.part, c.days}
}

// calls are the fewest calls that complete the answer, in the order in which they matter: the rows of the range, what
// stands beside them, then the same of the days that are compared with.
func (a *answer) calls(now time.Time) []call {
	var calls []call
	days := a.query.AllDays()
	for _, r := range quality.PlanDays(a.rows.needed(days, now, a.renewal)) {
		calls = append(calls, call{days: r})
	}
	if a.survey {
		for _, r := range quality.PlanDays(a.whole.needed(days, now, a.renewal)) {
			calls = append(calls, call{quality.PartWhole, r})
		}
	}
	unheld := false
	for _, w := range a.users {
		known := !w.held.Fetched.IsZero()
		if !known && w.days.From < quality.Oldest(now) && stageOf(w.days, a.query.Range) == 0 {
			unheld = true
		}
		c := call{quality.PartUsers, w.days}
		wanted := !known || due(w.days.To, w.held, nil, now) || a.renewal.wants(a.flightOf(c))
		if wanted && w.days.From >= quality.Oldest(now) && w.days.To <= quality.DayOf(now) {
			calls = append(calls, c)
		}
	}
	a.lacks = nil
	if unheld {
		a.lacks = append(a.lacks, quality.Lack{Part: quality.PartUsers, Err: errNotHeld})
	}
	for _, part := range []quality.Part{quality.PartWhole, quality.PartUsers} {
		isIts := func(c call) bool { return c.part == part }
		if err := a.reader.denied.of(a.query, part); err != nil && slices.ContainsFunc(calls, isIts) {
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
	a.noted(got.trouble)
	switch c.part {
	case quality.PartWhole:
		a.whole.put(c.days, got.daily, got.at)
		a.cameDays(a.whole, c.days)
		if err := got.daily.Refused[a.query.Indicator]; err != nil {
			a.lack(quality.PartWhole, err)
		}
	case quality.PartUsers:
		a.notes = quality.AddWarnings(a.notes, got.users.Notes)
		for i := range a.users {
			if a.users[i].days == c.days {
				a.users[i].put(got.users, got.at)
			}
		}
		a.renewal.came(a.flightOf(c))
	default:
		// Notes of the other calls are of all indicators, or of no cell that is seen.
		a.notes = quality.AddWarnings(a.notes, got.daily.Notes)
		known, changed, stayed := a.rows.put(c.days, got.daily, got.at)
		a.known, a.changed, a.stayed = a.known+known, a.changed+changed, a.stayed+stayed
		a.cameDays(a.rows, c.days)
		for _, day := range c.days.Days() {
			a.asked[day] = true
		}
	}
}

// lack notes that a part could not be had, and why.
func (a *answer) lack(part quality.Part, err error) {
	a.lacks = slices.DeleteFunc(a.lacks, func(l quality.Lack) bool { return l.Part == part })
	a.lacks = append(a.lacks, quality.Lack{Part: part, Err: err})
}

func (a *answer) cameDays(d daily, days quality.Range) {
	for _, day := range days.Days() {
		a.renewal.came(d.renewed(day))
	}
}

// put takes what a call brought.
func (w *window) put(answer quality.Counted, at time.Time) {
	told := windowOf(answer, at)
	if tellsLess(w.days.To, w.held, told) {
		w.held = w.held.again(told)
		return
	}
	w.users, w.held = answer.Of, told
}

// keeping says whether the values of this answer are kept, and what is wrong with that; the error may be nil either way.
func (a *answer) keeping() (kept bool, trouble error) {
	switch {
	case a.trouble != nil:
		return false, a.trouble
	case a.archive.note != nil:
		return a.archive.store != nil, a.archive.note
	}
	return a.archive.store != nil, nil
}

func (a *answer) result() quality.Result {
	days, now := a.query.AllDays(), a.reader.Now()
	r := quality.Result{Query: a.query, Progress: a.progress, Lacks: slices.Clone(a.lacks), Warnings: quality.AddWarnings(a.rows.warnings(days), a.notes),
		Answered: make(map[quality.Day]bool), NotHeld: make(map[quality.Day]bool), Unready: make(map[quality.Day]bool),
		Asked: maps.Clone(a.asked), Compared: a.known, Changed: a.changed, Stayed: a.stayed}
	r.Kept, r.Trouble = a.keeping()
	oldest := quality.Oldest(now)
	var points, whole []quality.Point
	for _, day := range days {
		points = append(points, a.rows.points[day]...)
		whole = append(whole, a.whole.points[day]...)
		switch h, known := a.rows.held[day]; {
		case known:
			r.Answered[day] = true
			if h.Fetched.After(r.AsOf) {
				r.AsOf = h.Fetched
			}
			if a.rows.unready(day, now) {
				r.Unready[day] = true
			}
		case day < oldest:
			r.NotHeld[day] = true
		}
	}
	indicator, _ := a.reader.Catalogue.Indicator(a.query.Indicator)
	known := a.reader.Catalogue
	points, n := known.Possible(points) // that were kept before anybody looked
	whole, _ = known.Possible(whole)
	if n > 0 {
		r.Warnings = quality.AddWarnings(r.Warnings, []quality.Warning{{Text: quality.WarnImpossible, Count: n}})
	}
	r.Tables = quality.Build(a.query, indicator.Series, points, whole)
	r.Warnings = quality.AddWarnings(r.Warnings, quality.Doubts(r.Tables))
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
