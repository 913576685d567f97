package quality

import (
	"cmp"
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
	Done   int   // queries that ended
	Failed []Query
	Tally
	NotHeld  int       // days of the range and compared days that are not held
	Unready  []Day     // days, oldest first, that came empty, odd or short in an answer, and are asked for again
	Warnings []Warning // of all answers
	pasts    []triagePast
}

// NewTriage begins a triage of so many queries.
func NewTriage(q Query, of int) *Triage {
	q.Indicator, q.Dimension = "", ""
	return &Triage{Query: q, Of: of}
}

// Add adds the answer to one of the queries.
func (t *Triage) Add(r Result, known Catalogue) {
	t.Done++
	t.notePast(r)
	t.add(JudgeRows(r, known))
	notHeld := 0
	for _, day := range r.Query.AllDays() {
		if r.NotHeld[day] {
			notHeld++
		}
	}
	t.NotHeld = max(t.NotHeld, notHeld)
	for _, day := range r.UnreadyDays() {
		if !slices.Contains(t.Unready, day) {
			t.Unready = append(slices.Clip(t.Unready), day)
			slices.Sort(t.Unready)
		}
	}
	t.Warnings = AddWarnings(t.Warnings, r.Warnings)
}

// add adds what was found in more rows.
func (t *Tally) add(more Tally) {
	t.Findings = append(slices.Clip(t.Findings), more.Findings...)
	SortFindings(t.Findings)
	t.Rows, t.Skipped, t.FewUsers = t.Rows+more.Rows, t.Skipped+more.Skipped, t.FewUsers+more.FewUsers
	t.NoValues, t.NoDirection = t.NoValues+more.NoValues, t.NoDirection+more.NoDirection
}

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
	unjudged := t.Skipped + t.NoValues + t.NoDirection
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

// Fail counts one of the queries as ended without an answer.
func (t *Triage) Fail(q Query) {
	t.Done++
	t.Failed = append(slices.Clip(t.Failed), q)
}

// Worst is the highest severity of the findings; zero without findings.
func (t *Triage) Worst() Severity {
	if len(t.Findings) == 0 {
		return 0
	}
	return t.Findings[0].Severity
}
