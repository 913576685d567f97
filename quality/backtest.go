package quality

import (
	"maps"
	"slices"
)

// A Backtest is the triage of an app over days that are held, one as-of day after the other: each is judged by what
// was known then. It tells how often a rule fired, see Rate. It is not safe for concurrent use.
type Backtest struct {
	query     Query // app and product, and the range of the newest as-of day
	known     Catalogue
	asked     int // as-of days, not counting the first, which others are compared with
	histories []history
	held      map[Day]bool
	left      []Day // to be judged, the newest first
	judged    map[Day][]told
}

// NewBacktest begins a backtest of so many as-of days up to the newest day of the answers, with ranges of so many
// days. The answers are those of a triage; their days, the compared days and what they have of the days before are all
// that is known. windows are users of earlier days, by dimension. The users of a day are those of the newest window
// that had ended or, if none had, of the oldest one that is known.
func NewBacktest(answers []Result, windows map[string][]Weights, known Catalogue, last, days int) *Backtest {
	b := &Backtest{known: known, asked: days, held: make(map[Day]bool), judged: make(map[Day][]told)}
	newest := Day(0)
	for _, r := range answers {
		h := newHistory(r, windows[r.Query.Dimension])
		b.histories = append(b.histories, h)
		newest = max(newest, r.Query.Range.To)
		b.query = Query{App: r.Query.App, Product: r.Query.Product}
		for _, day := range h.days.Days() {
			b.held[day] = b.held[day] || h.holds(day)
		}
	}
	b.query.Range = Range{From: newest - Day(last) + 1, To: newest}
	b.query.Versus = Comparison{Basis: ComparePrevious}
	for day := newest; len(answers) > 0 && day >= newest-Day(days); day-- { // one more than asked for
		if b.held[day] {
			b.left = append(b.left, day)
		}
	}
	return b
}

// Backtest begins a backtest of as-of days before the newest day of a triage, from the answers that it has, to tell
// how often the rules of its incidents fired before. It is nil without incidents, and if fewer than TrustFrom days are
// held.
func (t *Triage) Backtest(days int) *Backtest {
	if len(t.Incidents) == 0 {
		return nil
	}
	var answers []Result
	for _, dimension := range slices.Sorted(maps.Keys(t.answers)) {
		answers = append(answers, t.answers[dimension]...)
	}
	b := NewBacktest(answers, nil, t.known, t.Query.Range.Len(), days)
	if len(b.Held()) < TrustFrom {
		return nil
	}
	latest := t.Incidents[0].Since.Day()
	for _, i := range t.Incidents {
		latest = max(latest, i.Since.Day())
	}
	// What was reported before an incident began tells, and whether that lasted.
	b.left = slices.DeleteFunc(b.left, func(day Day) bool { return day >= latest+lastedDays })
	return b
}

// Query is the app and the product, and the range of the newest as-of day.
func (b *Backtest) Query() Query { return b.query }

// AsOf are the as-of days.
func (b *Backtest) AsOf() Range {
	return Range{From: b.query.Range.To - Day(b.asked) + 1, To: b.query.Range.To}
}

// Held lists the days that have values, oldest first.
func (b *Backtest) Held() []Day {
	var days []Day
	for day, held := range b.held {
		if held {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	return days
}

// Left is how many days are still to be judged.
func (b *Backtest) Left() int { return len(b.left) }

// Next judges the newest day that was not judged. It returns false if there is none.
func (b *Backtest) Next() bool {
	if len(b.left) == 0 {
		return false
	}
	day := b.left[0]
	b.left = b.left[1:]
	q := b.query
	q.Range = Range{From: day - Day(q.Range.Len()) + 1, To: day}
	q = TriageDays(q)
	var answers []Result
	for _, h := range b.histories {
		if day <= h.days.To {
			answers = append(answers, h.cut(q))
		}
	}
	if t := triageOf(q, answers, b.known); t.Verdict() != TriageNone {
		b.judged[day] = []told{}
		for _, i := range t.Incidents {
			b.judged[day] = append(b.judged[day], told{i, i.trace(b.known)})
		}
	}
	return true
}

// triageOf is a triage with all of its answers. It judges each dimension once.
func triageOf(q Query, answers []Result, known Catalogue) *Triage {
	t := NewTriage(q, len(answers))
	t.Done, t.known, t.answers, t.judged = len(answers), known, make(map[string][]Result), make(map[string]*Verdicts)
	for _, r := range answers {
		t.notePast(r)
		t.answers[r.Query.Dimension] = append(t.answers[r.Query.Dimension], r)
	}
	t.StandIn = t.standIn()
	for dimension := range t.answers {
		t.judged[dimension] = Judge(t.standing(dimension), known)
	}
	t.gather()
	t.sum()
	return t
}
