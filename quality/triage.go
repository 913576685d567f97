package quality

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// TriageDays gives a triage enough past days: a range of less than a week that is compared with the days before it is
// compared with the seven days before it. Other comparisons stay.
func TriageDays(q Query) Query {
	if q.Versus.Basis == ComparePrevious && q.Range.Len() < SpanDays {
		q.Versus = Comparison{Basis: CompareRange, Range: Range{From: q.Range.From - SpanDays, To: q.Range.From - 1}}
	}
	return q
}

// TriageQueries are the queries of a triage: every indicator by every dimension, with the app, the product and the
// days of q, in the order of the catalogue's places.
func TriageQueries(known Catalogue, q Query) []Query {
	indicators := byTriage(known.Indicators, func(in Indicator) int { return in.Triage })
	dimensions := byTriage(known.Dimensions, func(d Choice) int { return d.Triage })
	var list []Query
	for _, in := range indicators {
		for _, d := range dimensions {
			q.Indicator, q.Dimension = in.Name, d.Name
			list = append(list, q)
		}
	}
	return list
}

// byTriage returns rows of a catalogue by their places in a triage. Rows without a place come last, in the order of
// the catalogue.
func byTriage[T any](rows []T, place func(T) int) []T {
	last := func(place int) int {
		if place == 0 {
			return math.MaxInt
		}
		return place
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b T) int { return cmp.Compare(last(place(a)), last(place(b))) })
	return rows
}

// A Triage is what is known so far of what got worse in an app.
type Triage struct {
	Query  Query // app, product and days; without indicator and dimension
	Of     int   // queries that it takes
	Done   int   // queries that ended: all their rows are here, or they failed
	Failed []Query
	Tally
	NotHeld   int        // days of the range and compared days that are not held
	Unready   []Day      // days, oldest first, that came empty, odd or short in an answer, and are asked for again
	Warnings  []Warning  // of all answers
	Incidents []Incident // what the findings come from, the most important first
	StandIn   string     // the dimension whose users' weighted sum stands for the whole app; empty where that is known
	pasts     []triagePast

	known   Catalogue
	answers map[string][]Result  // by dimension
	judged  map[string]*Verdicts // the same
	shown   map[string]*Verdicts // the same, with what the app's moves told of their rows
	causes  []cause              // where the moves of the app come from
	waiting map[string]bool      // dimensions with answers that are not judged yet
	stage   Stage                // up to which all queries are answered

	early   map[string]map[string]float64 // shares that were worked out while answers come, by dimension, see workedOut
	renewed map[string]int                // answers of a dimension that replaced others

	// What questions after the verdict brought, see Learn.
	asked   map[string]bool                   // questions, by key
	unnamed []Place                           // values that the service takes in no subset
	scales  map[string]*Scale                 // by dimension
	lines   map[string]map[scalePoint]float64 // of places without their partners, by name of the subset

	recalled []Remembered // incidents of earlier triages
	trusted  *trust       // how often rules fired; nil until that is known
}

// NewTriage begins a triage of so many queries.
func NewTriage(q Query, of int) *Triage {
	q.Indicator, q.Dimension = "", ""
	return &Triage{Query: q, Of: of}
}

// Add adds the answer to one of the queries. A later answer to the same query, which has more or rests on more days,
// replaces the earlier one.
func (t *Triage) Add(r Result, known Catalogue) {
	t.notePast(r)
	dimension := r.Query.Dimension
	answers := slices.Clone(t.answers[dimension])
	at := slices.IndexFunc(answers, func(old Result) bool { return old.Query.Indicator == r.Query.Indicator })
	if (at < 0 || answers[at].Provisional()) && !r.Provisional() {
		t.Done++
	}
	switch {
	case at < 0:
		answers = append(answers, r)
		sortByIndicator(answers, known) // queries end in any order
	case answers[at].ToCome == 0:
		t.renewed = held(t.renewed)
		t.renewed[dimension]++
		fallthrough
	default:
		answers[at] = r
	}
	// A triage is copied: what a copy has does not change.
	t.known, t.answers, t.judged, t.waiting = known, held(t.answers), held(t.judged), held(t.waiting)
	t.answers[dimension], t.waiting[dimension] = answers, true
	t.judge(dimension)
	t.gather()
}

// sortByIndicator sorts answers as the indicators stand in a triage, so that what is judged does not depend on which
// came first.
func sortByIndicator(answers []Result, known Catalogue) {
	place := make(map[string]int)
	for at, in := range byTriage(known.Indicators, func(in Indicator) int { return in.Triage }) {
		place[in.Name] = at
	}
	slices.SortStableFunc(answers, func(a, b Result) int {
		return cmp.Compare(place[a.Query.Indicator], place[b.Query.Indicator])
	})
}

// gather sums what the answers lack and warn of.
func (t *Triage) gather() {
	t.NotHeld, t.Unready, t.Warnings = 0, nil, nil
	for _, dimension := range slices.Sorted(maps.Keys(t.answers)) {
		for _, r := range t.answers[dimension] {
			notHeld := 0
			for _, day := range r.Query.AllDays() {
				if r.NotHeld[day] {
					notHeld++
				}
			}
			t.NotHeld = max(t.NotHeld, notHeld)
			t.Unready = append(t.Unready, r.UnreadyDays()...)
			t.Warnings = AddWarnings(t.Warnings, r.Warnings)
		}
	}
	slices.Sort(t.Unready)
	t.Unready = slices.Compact(t.Unready)
}

// held is a copy of a map that can be added to.
func held[V any](m map[string]V) map[string]V {
	if m = maps.Clone(m); m == nil {
		m = make(map[string]V)
	}
	return m
}

// Provisional counts the queries whose compared days are still to come.
func (t *Triage) Provisional() int {
	n := 0
	for _, answers := range t.answers {
		for _, r := range answers {
			if r.Provisional() {
				n++
			}
		}
	}
	return n
}

// Whole says whether nothing is still to come, of the rows and of what stands beside them.
func (t *Triage) Whole() bool { return t.reached() == StageAll }

// reached is the stage up to which all queries are answered; zero while one is not. A query that failed does not
// count.
func (t *Triage) reached() Stage {
	answered, least := 0, StageAll
	for _, answers := range t.answers {
		for _, r := range answers {
			if slices.Contains(t.Failed, r.Query) {
				continue
			}
			if answered++; r.ToCome != 0 {
				least = min(least, r.ToCome-1)
			}
		}
	}
	if t.Done < t.Of && answered+len(t.Failed) < t.Of {
		return 0
	}
	return least
}

// manyRows is the number of rows of an answer from which a dimension is judged at its first answer and again when all
// queries are answered up to one more stage, or all were replaced: each time, all of its answers are judged together.
const manyRows = 1000

// judge judges the rows of a dimension whose answers changed, and of all that wait once the last query has ended.
func (t *Triage) judge(dimension string) {
	rows := 0
	for _, r := range t.answers[dimension] {
		for _, table := range r.Tables {
			rows = max(rows, len(table.Rows))
		}
	}
	if t.StandIn = t.standIn(); t.StandIn != "" {
		for d := range t.answers { // each rests on all others
			t.waiting[d] = true
		}
	}
	reached := t.reached()
	further := reached > t.stage
	t.stage = max(t.stage, reached)
	changed := further // what comes to an end is summed up by all of it, see comparable
	for _, d := range slices.Sorted(maps.Keys(t.waiting)) {
		renewing := rows >= manyRows && t.renewed[d]%len(t.answers[d]) > 0
		if further || reached == StageAll && !renewing || d == dimension && (rows < manyRows || t.judged[d] == nil) {
			t.judged[d] = Judge(t.standing(d), t.known)
			delete(t.waiting, d)
			changed = true
		}
	}
	if changed {
		t.sum()
	}
}

// Verdicts are the judgements of the rows of a dimension; nil while none of its queries is answered.
func (t *Triage) Verdicts(dimension string) *Verdicts { return t.shown[dimension] }

// Progress is how many of the queries were answered.
func (t *Triage) Progress() Progress { return Progress{Done: t.Done - len(t.Failed), Total: t.Of} }

// A TriageVerdict is what the findings of a triage mean.
type TriageVerdict string

// The verdicts. Nothing got worse in all rows, or just in those that could be judged.
const (
	TriageFound TriageVerdict = "found" // something got worse
	TriageClear TriageVerdict = "clear" // nothing did
	TriagePart  TriageVerdict = "part"  // nothing did, but not all rows could be judged
	TriageNone  TriageVerdict = "none"  // nothing did, but less than half of the rows could be judged
)

// Verdict is the verdict on what is known so far. Rows with few users are left out on purpose: they do not count as
// rows that could not be judged.
func (t *Triage) Verdict() TriageVerdict {
	unjudged := t.Skipped + t.NoValues + t.NoDirection + t.NoApp
	switch {
	case len(t.Findings) > 0:
		return TriageFound
	case t.Rows == 0 || t.Rows <= unjudged:
		return TriageNone
	case unjudged > 0 || t.NotHeld > 0 || len(t.Unready) > 0 || !t.Progress().Whole():
		return TriagePart
	}
	return TriageClear
}

// Fail counts one of the queries as ended without an answer. Newest days that came before stay provisional; an answer
// with all its rows counts as one.
func (t *Triage) Fail(q Query) {
	if slices.ContainsFunc(t.answers[q.Dimension], func(r Result) bool { return r.Query == q && !r.Provisional() }) {
		return
	}
	t.Done++
	t.Failed = append(slices.Clip(t.Failed), q)
	t.judged, t.waiting = held(t.judged), held(t.waiting)
	t.judge(q.Dimension)
}

// Worst is the highest severity of the incidents, but for provisional ones; zero without any.
func (t *Triage) Worst() Severity {
	worst := Severity(0)
	for _, i := range t.Incidents { // the whole app is first, whatever its severity
		if !i.Provisional {
			worst = max(worst, i.Severity)
		}
	}
	return worst
}
