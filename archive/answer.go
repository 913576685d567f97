package archive

import (
	"cmp"
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
	renewal  *Renewal  // nil for a read that leaves conclusive answers alone
	lookback *Lookback // nil for a read that asks for the days of the query alone
	bare     bool      // without values, for its plan alone
	subset   quality.Subset
	archive  opened
	mark     uint64 // of the shared calls that had come back before this was planned
	trouble  error  // why something of this answer is not kept, or was not read

	span quality.Range // the days that are held, where none of the range is; see loadSpan

	sets     []daily           // parts that are kept by day
	windows  []window          // parts that are counted over a range, each also of the compared days
	notes    []quality.Warning // about answers to this read as a whole
	lacks    []quality.Lack
	progress quality.Progress

	planned bool   // what is held was read, and the calls for the rest are known
	pending []call // that were not begun, in their order
	under   []call // that were begun and have not ended

	asked map[quality.Day]bool // days whose rows this read has asked for

	known, changed, stayed int // of those: days that were held, values that differ now, and days whose held values stay
}

// A window is a range with its users.
type window struct {
	rule  quality.PartRule
	days  quality.Range
	past  bool // of the compared days
	users map[string]quality.Users
	held  Held // the zero Held while they are not known
}

// The parts that an answer can have.
func onlyRows(rule quality.PartRule) bool  { return !rule.Beside && !rule.Apart }
func everyPart(rule quality.PartRule) bool { return !rule.Apart }
func onlyApp(rule quality.PartRule) bool   { return rule.OfApp && !rule.Apart }

// newAnswer begins an answer that has some of the parts.
func newAnswer(r *Reader, q quality.Query, parts func(quality.PartRule) bool) *answer {
	a := &answer{reader: r, query: q, asked: make(map[quality.Day]bool), mark: r.flights.mark()}
	a.past, a.compared = q.Past()
	for _, rule := range r.Catalogue.Parts {
		switch {
		case !parts(rule) || !rule.Applies(q):
		case rule.ByWindow:
			for i, days := range a.ranges() {
				a.windows = append(a.windows, window{rule: rule, days: quality.UsersWindow(days), past: i > 0})
			}
		default:
			a.sets = append(a.sets, newDaily(r.keyOf(rule, q, r.indicators()), rule))
		}
	}
	return a
}

// set returns what is known of a part that is kept by day; nothing if the answer does not have the part.
func (a *answer) set(part quality.Part) daily {
	for _, d := range a.sets {
		if d.rule.Part == part {
			return d
		}
	}
	return daily{}
}

// ranges returns the days of the query and the compared days, if there are any.
func (a *answer) ranges() []quality.Range {
	if a.compared {
		return []quality.Range{a.query.Range, a.past}
	}
	return []quality.Range{a.query.Range}
}

// load reads what the archive holds.
func (a *answer) load(ctx context.Context, from opened) {
	a.archive = from
	store := from.store
	if store == nil {
		return
	}
	for _, d := range a.sets {
		for _, r := range a.ranges() {
			points, held, err := d.from(ctx, store, a.wanted(d.rule),
				reading{days: r, before: neighbourDays, bare: a.bare})
			a.noted(explain(store.path, err))
			d.load(points, held)
		}
	}
	a.loadSpan(ctx, store)
	for i := range a.windows {
		w := &a.windows[i]
		var err error
		w.users, w.held, err = store.LoadUsers(ctx, a.usersKey(w.days))
		a.noted(explain(store.path, err))
	}
}

// wanted lists the indicators whose values the answer needs of a part.
func (a *answer) wanted(rule quality.PartRule) []string {
	if a.query.OfApp() {
		return a.reader.taken(a.query, rule.Part)
	}
	return []string{a.query.Indicator}
}

// noted makes an error of the archive the trouble of the answer, if it has none yet. The trouble of a read that was
// given up is never seen.
func (a *answer) noted(err error) {
	if err != nil && a.trouble == nil {
		a.trouble = err
	}
}

func (a *answer) usersKey(days quality.Range) UsersKey {
	return UsersKey{Endpoint: a.reader.Endpoint, App: a.query.App, Dimension: a.query.Dimension, Range: days}
}

// flightOf returns the name of a call, which is the same for every query that needs it.
func (a *answer) flightOf(c call) flightKey {
	key := KeyOf(a.reader.Endpoint, a.query)
	if c.rule.ByWindow {
		key.Product, key.Indicator = "", "" // one count is for all products and indicators
	} else {
		key = a.set(c.rule.Part).key
	}
	return flightKey{key: key, part: c.rule.Part, days: c.days}
}

// calls lists the fewest calls that complete the answer, what matters most first: the rows of the range and those of
// the compared days, by which a table is sorted, then what stands beside them, then older days. It also resets the
// lacks to those that are known before any call.
func (a *answer) calls(now time.Time) []call {
	a.lacks = nil
	var calls []call
	for _, d := range a.sets {
		for _, r := range quality.PlanDays(d.needed(a.query.AllDays(), now, a.renewal)) {
			calls = append(calls, call{rule: d.rule, days: r})
		}
	}
	for _, w := range a.windows {
		if a.wants(w, now) {
			calls = append(calls, call{rule: w.rule, days: w.days})
		}
	}
	calls = a.permitted(calls)
	if a.query.OfApp() {
		a.lackIndicators(quality.PartWhole)
	}
	parts := a.reader.Catalogue.Parts
	slices.SortStableFunc(calls, func(x, y call) int {
		return cmp.Or(cmp.Compare(a.stage(x), a.stage(y)),
			cmp.Compare(slices.Index(parts, x.rule), slices.Index(parts, y.rule)))
	})
	return append(calls, a.olderCalls(now)...)
}

// permitted removes the calls of parts that the service refuses for good, which are lacks.
func (a *answer) permitted(calls []call) []call {
	for _, rule := range a.reader.Catalogue.Parts {
		err := a.reader.denied.of(a.query, rule.Part)
		if err == nil {
			continue
		}
		if slices.ContainsFunc(calls, func(c call) bool { return c.rule == rule && !c.older }) {
			a.lack(rule.Part, err)
		}
		calls = slices.DeleteFunc(calls, func(c call) bool { return c.rule == rule })
	}
	return calls
}

// wants reports whether to ask for a window. If the window belongs to the range, is not held, and is too old for the
// service, that is a lack.
func (a *answer) wants(w window, now time.Time) bool {
	known, oldest := !w.held.Fetched.IsZero(), quality.Oldest(now)
	if !known && w.days.From < oldest && overlap(w.days, a.query.Range) {
		a.lack(w.rule.Part, errNotHeld)
	}
	needed := !known || due(w.days.To, w.held, nil, now) || a.renewal.wants(a.flightOf(call{rule: w.rule, days: w.days}))
	return needed && w.days.From >= oldest && w.days.To <= quality.DayOf(now)
}

// errNotHeld is why users of old days are lacking.
var errNotHeld = errors.New("not held")

// stage is that of a call: rows that have a day of the range are the newest.
func (a *answer) stage(c call) quality.Stage {
	switch {
	case c.older || c.rule.Beside && !a.query.OfApp():
		return quality.StageAll
	case overlap(c.days, a.query.Range):
		return quality.StageNewest
	}
	return quality.StageRows
}

// toCome is the first stage that still takes calls; zero if none does.
func (a *answer) toCome() quality.Stage {
	first := quality.Stage(0)
	for _, c := range slices.Concat(a.under, a.pending) {
		if stage := a.stage(c); first == 0 || stage < first {
			first = stage
		}
	}
	return first
}

// overlap reports whether two ranges have a day in common.
func overlap(a, b quality.Range) bool { return a.From <= b.To && b.From <= a.To }

// add takes what a call brought.
func (a *answer) add(c call, got fetched) {
	a.noted(got.trouble)
	if c.rule.ByWindow {
		a.notes = quality.AddWarnings(a.notes, got.Users.Notes)
		for i, w := range a.windows {
			if w.rule == c.rule && w.days == c.days {
				a.windows[i].put(got.Users, got.at)
			}
		}
		a.renewal.came(a.flightOf(c))
		return
	}
	d := a.set(c.rule.Part)
	known, changed, stayed := d.put(c.days, got.Daily, got.at)
	if c.older {
		return // nobody asked for these days: the answer says nothing of them
	}
	for _, day := range c.days.Days() {
		a.renewal.came(d.renewed(day))
	}
	if err := got.Daily.Refused[a.query.Indicator]; err != nil {
		a.lack(c.rule.Part, err)
	}
	if a.query.OfApp() {
		a.lackIndicators(c.rule.Part)
	} else if c.rule.Beside {
		return // its notes may be about other indicators
	}
	a.notes = quality.AddWarnings(a.notes, got.Daily.Notes)
	a.known, a.changed, a.stayed = a.known+known, a.changed+changed, a.stayed+stayed
	for _, day := range c.days.Days() {
		a.asked[day] = true
	}
}

// lack notes why a part could not be had.
func (a *answer) lack(part quality.Part, err error) {
	lack := quality.Lack{Part: part, Err: err}
	if a.reader.denied.indicator(a.query, part) != nil {
		lack.Indicator = a.query.Indicator
	}
	a.noteLack(lack)
}

// noteLack notes a lack in place of that of the same part and indicator.
func (a *answer) noteLack(lack quality.Lack) {
	a.lacks = slices.DeleteFunc(a.lacks, func(l quality.Lack) bool {
		return l.Part == lack.Part && (!a.query.OfApp() || l.Indicator == lack.Indicator)
	})
	a.lacks = append(a.lacks, lack)
}

// lackIndicators notes which indicators of a part the service refuses, in an answer that needs all of them.
func (a *answer) lackIndicators(part quality.Part) {
	for _, name := range a.reader.indicators() {
		of := a.query
		of.Indicator = name
		if err := a.reader.denied.indicator(of, part); err != nil {
			a.noteLack(quality.Lack{Part: part, Indicator: name, Err: err})
		}
	}
}

// passing returns why a part could not be had, or nil. Of a refusal that will not pass, the answer says so; any other
// failure can be one of all calls.
func (a *answer) passing() error {
	for _, lack := range a.lacks {
		if lack.Indicator == "" && a.reader.denied.of(a.query, lack.Part) == nil {
			return lack.Err
		}
	}
	return nil
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

// keeping reports whether the values of the answer are kept, and what is wrong with the archive; the error may be nil
// in both cases.
func (a *answer) keeping() (kept bool, trouble error) {
	switch {
	case a.trouble != nil:
		return false, a.trouble
	case a.archive.note != nil:
		return a.archive.store != nil, a.archive.note
	}
	return a.archive.store != nil, nil
}

// result returns what is known so far.
func (a *answer) result() quality.Result {
	days, now := a.query.AllDays(), a.reader.Now()
	rows, whole := a.set(quality.PartRows), a.set(quality.PartWhole)
	if a.query.OfApp() {
		rows = whole // that is all there is
	}
	r := quality.Result{Query: a.query, Progress: a.progress, ToCome: a.toCome(), Lacks: slices.Clone(a.lacks),
		Warnings: quality.AddWarnings(rows.warnings(days), a.notes), Answered: make(map[quality.Day]bool),
		NotHeld: make(map[quality.Day]bool), Unready: make(map[quality.Day]bool),
		Asked: maps.Clone(a.asked), Compared: a.known, Changed: a.changed, Stayed: a.stayed}
	r.Kept, r.Trouble = a.keeping()
	r.HeldDays = a.span
	oldest := quality.Oldest(now)
	for _, day := range days {
		switch h, known := rows.held[day]; {
		case known:
			r.Answered[day] = true
			if h.Fetched.After(r.AsOf) {
				r.AsOf = h.Fetched
			}
			if rows.unready(day, now) {
				r.Unready[day] = true
			}
		case day < oldest:
			r.NotHeld[day] = true
		}
	}
	known := a.reader.Catalogue
	before := rows.olderDays(a.query, days)
	points, older := rows.of(slices.Concat(before, days)), rows.count(before)
	own, n := known.Possible(points[older:]) // older programs kept impossible values, too
	if past, m := known.Possible(points[:older]); n+m > 0 {
		points = slices.Concat(past, own)
	}
	ofApp, _ := known.Possible(whole.of(slices.Concat(whole.olderDays(a.query, days), days)))
	if n > 0 {
		r.Warnings = quality.AddWarnings(r.Warnings, []quality.Warning{{Text: quality.WarnImpossible, Count: n}})
	}
	if a.query.OfApp() {
		r.Tables = quality.BuildApp(a.query, known.SeriesOf(a.query), ofApp)
	} else {
		r.Tables = quality.Build(a.query, known.SeriesOf(a.query), points, ofApp)
	}
	r.Warnings = quality.AddWarnings(r.Warnings, quality.Doubts(r.Tables))
	r.Users, r.PastUsers = a.weights()
	return r
}

// weights returns the users of the range and of the compared days.
func (a *answer) weights() (users, past quality.Weights) {
	for _, w := range a.windows {
		weights := quality.Weights{Range: w.days, Of: w.users}
		switch {
		case w.rule.Part != quality.PartUsers:
		case w.past:
			past = weights
		default:
			users = weights
		}
	}
	return users, past
}
