package quality

import "slices"

// triageIndicators and triageDimensions are in the order in which what broke most likely shows: stalls and joins before
// first frames, and places before systems. What the catalogue has beyond them follows.
var (
	triageIndicators = []string{"stall_rate", "join_room_success_rate", "network_trans_delay", "first_frame_recv_success_rate", "first_frame_send_success_rate"}
	triageDimensions = []string{"Province", "Access", "OS", "Country"}
)

// TriageDays gives a triage enough past days to judge by: for fewer days than a week, the days of the same number before
// them become the seven before. Any other comparison is left as it is.
func TriageDays(q Query) Query {
	if q.Versus.Basis == ComparePrevious && q.Range.Len() < SpanDays {
		q.Versus = Comparison{Basis: CompareRange, Range: Range{From: q.Range.From - SpanDays, To: q.Range.From - 1}}
	}
	return q
}

// TriageQueries are the queries of a triage: those of every indicator by every dimension, for the app, the product and
// the days of q, what matters most first.
func TriageQueries(known Catalogue, q Query) []Query {
	indicators := make([]string, len(known.Indicators))
	for i, in := range known.Indicators {
		indicators[i] = in.Name
	}
	dimensions := make([]string, len(known.Dimensions))
	for i, d := range known.Dimensions {
		dimensions[i] = d.Name
	}
	var list []Query
	for _, in := range inOrder(indicators, triageIndicators) {
		for _, d := range inOrder(dimensions, triageDimensions) {
			q.Indicator, q.Dimension = in, d
			list = append(list, q)
		}
	}
	return list
}

// inOrder puts names in an order; those that it does not list come last, as they were.
func inOrder(names, order []string) []string {
	var out []string
	for _, name := range append(slices.Clone(order), names...) {
		if slices.Contains(names, name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// A Triage is what is known so far of what got worse in an app.
type Triage struct {
	Query  Query // app, product and days; without indicator and dimension
	Of     int   // queries that it takes
	Done   int   // of them, those that ended
	Failed []Query
	Tally
	NotHeld  int       // days, of the range and of those compared with, that are not held
	Unready  []Day     // days, oldest first, that came empty, odd or short in one answer at least, and will be asked for again
	Warnings []Warning // of all answers
}

// NewTriage begins one that takes so many queries.
func NewTriage(q Query, of int) *Triage {
	q.Indicator, q.Dimension = "", ""
	return &Triage{Query: q, Of: of}
}

// Add takes up the answer to one of its queries.
func (t *Triage) Add(r Result, known Catalogue) {
	t.Done++
	t.add(Regressions(r, known))
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

// add takes up what was found in more rows.
func (t *Tally) add(more Tally) {
	t.Findings = append(slices.Clip(t.Findings), more.Findings...)
	SortFindings(t.Findings)
	t.Rows, t.Skipped, t.FewUsers = t.Rows+more.Rows, t.Skipped+more.Skipped, t.FewUsers+more.FewUsers
	t.NoValues, t.NoDirection = t.NoValues+more.NoValues, t.NoDirection+more.NoDirection
}

// Progress is how many of its queries were answered, and how many it takes.
func (t *Triage) Progress() Progress { return Progress{Done: t.Done - len(t.Failed), Total: t.Of} }

// A TriageVerdict says what a triage may be taken for.
type TriageVerdict string

// The verdicts. That nothing got worse is said of all rows, or of those alone that could be judged.
const (
	TriageFound TriageVerdict = "found" // something got worse
	TriageClear TriageVerdict = "clear" // nothing did
	TriagePart  TriageVerdict = "part"  // nothing did, but not all could be judged
	TriageNone  TriageVerdict = "none"  // nothing was found where nothing, or less than half, could be judged
)

// Verdict is the one of what is known so far. Rows with few users are left out of it on purpose, and do not count as rows
// that could not be judged.
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

// Fail takes up that one of its queries was not answered.
func (t *Triage) Fail(q Query) {
	t.Done++
	t.Failed = append(slices.Clip(t.Failed), q)
}

// Worst is the highest severity among the findings; zero without any.
func (t *Triage) Worst() Severity {
	if len(t.Findings) == 0 {
		return 0
	}
	return t.Findings[0].Severity
}
