package quality

import (
	"cmp"
	"math"
	"slices"
)

// A Finding is a value of a dimension, or the whole app, that got worse: see Judgement. It is the series with the most
// evidence of all that got worse together.
//
// None of this is certain. Every finding says how many values it rests on.
type Finding struct {
	Query    Query // whose answer shows it; of the whole app it has no dimension
	Series   string
	Value    string
	Since    Moment  // first bad moment; it may lie before the range
	Until    Moment  // last bad moment; if it lasts, that of the newest value
	Lasts    bool    // the newest value is bad
	Before   bool    // it began before the range
	Was      float64 // what would be usual over the bad moments
	Now      float64 // mean of the bad values
	Z        float64 // evidence, in ordinary deviations, of all series together
	Steps    float64 // how many times the least change that counts Now is worse than Was
	Bad      int     // bad values from Since to Until
	Held     int     // values of the range, of its Of moments
	Of       int
	Past     int     // values of the past
	Also     []Moved // other series that got worse with it, the one with the most evidence first
	Users    Users
	HasUsers bool
	Share    float64 // part of the app's calls, from users or worked out, see panel.shares; a gap if it is not known
	Severity Severity
	Cause    int // 1 for the place that explains a move of the app first, 2 for the next; 0 for others
	Better   Direction
	Unit     string
	sure     bool // that it explains is no chance

	Provisional bool // the compared days of its series are still to come
}

// A Moved is a series that got worse with that of a finding.
type Moved struct {
	Series   string
	Was, Now float64
	Unit     string
}

// OfApp says whether the finding is of the whole app.
func (f Finding) OfApp() bool { return f.Query.Dimension == "" }

// Change is Now less Was, both rounded to the two decimals that are shown, in the unit of the series.
func (f Finding) Change() float64 { return hundredths(hundredths(f.Now) - hundredths(f.Was)) }

func hundredths(v float64) float64 { return math.Round(v*100) / 100 }

// A Severity is the class of a finding.
type Severity int

// The severities, from the least.
const (
	SeverityLow Severity = iota + 1
	SeverityMedium
	SeverityHigh
)

// String is the severity in English.
func (s Severity) String() string {
	switch s {
	case SeverityHigh:
		return "high"
	case SeverityMedium:
		return "medium"
	}
	return "low"
}

// The evidence and the steps from which a finding is of medium and of high severity: what may be chance is never high,
// and what is small is never high. A finding that is over, or of few of the app's users, is one class lower. These are
// heuristics.
const (
	mediumEvidence, mediumSteps = 6, 1.5
	highEvidence, highSteps     = 8, 3
	fewUsersShare               = 0.2 // percent of the app's users
	highPast                    = 3   // days of the past that high severity is the dearer for, see severity
)

func (f Finding) severity() Severity {
	s := SeverityLow
	switch {
	case f.Z >= highEvidence*(1+highPast/float64(max(1, f.Past))) && f.Steps >= highSteps: // few days prove less
		s = SeverityHigh
	case f.Z >= mediumEvidence && f.Steps >= mediumSteps:
		s = SeverityMedium
	}
	if s > SeverityLow && !f.Lasts {
		s--
	}
	if s > SeverityLow && f.HasUsers && f.Users.Share < fewUsersShare {
		s--
	}
	return s
}

// findings are what got worse in the rows of the answers that were judged.
func (v weighedVerdicts) findings(answers []Result) []Finding {
	var list []Finding
	for _, at := range v.places {
		f := v.finding(at, answers)
		if share, ok := v.newest[f.Value]; ok {
			f.Share = share
		}
		if f.Severity = f.severity(); at.doubtful {
			f.Severity = SeverityLow
		}
		list = append(list, f)
	}
	return list
}

func (v *Verdicts) finding(at place, answers []Result) Finding {
	j := at.lead()
	f := Finding{Series: j.line.series.Name, Value: at.value, Since: j.From, Until: j.To, Lasts: j.Lasts(),
		Before: j.Before, Was: j.Was, Now: j.Now, Z: j.Evidence, Steps: j.Steps, Bad: j.Out, Past: j.Past,
		Share: Gap(), Better: j.line.series.Better, Unit: j.line.series.Unit, Of: len(v.panel.moments) - v.panel.from}
	for _, x := range j.line.x[v.panel.from:] {
		if !IsGap(x) {
			f.Held++
		}
	}
	for _, part := range at.parts[1:] {
		other := at.list[part]
		f.Also = append(f.Also, Moved{other.line.series.Name, other.Was, other.Now, other.line.series.Unit})
	}
	for _, r := range answers {
		if slices.ContainsFunc(r.Tables, func(t Table) bool { return t.Series == f.Series }) {
			f.Query, f.Provisional = r.Query, r.Provisional()
			f.Users, f.HasUsers = r.Users.Of[at.value]
		}
	}
	return f
}

// appFindings are places of the app as findings.
func (v *Verdicts) appFindings(places []place, answers []Result) []Finding {
	var list []Finding
	for _, at := range places {
		f := v.finding(at, answers)
		f.Query.Dimension, f.Value, f.Users, f.HasUsers = "", "", Users{}, false
		f.Provisional = false // the app's values of all days come together
		f.Severity = f.severity()
		list = append(list, f)
	}
	return list
}

// ofApp are the moves of the app that two series or strong evidence show, and that none of its rows explains. A row
// explains it if the rows of its dimension did not move together by what the app moved, or if it makes most of that by
// its share of the calls. Of one or two rows that moved together, the larger has such a share anyway.
func ofApp(moves []Finding, causes []cause, rows []rowFinding) []Finding {
	var list []Finding
	for _, f := range moves {
		if len(f.Also) == 0 && f.Z < mediumEvidence {
			continue
		}
		explained := slices.ContainsFunc(causes, func(c cause) bool { return c.app.Series == f.Series }) ||
			slices.ContainsFunc(rows, func(r rowFinding) bool {
				return !f.Until.Before(r.Since) && !r.Until.Before(f.Since) &&
					(r.of.shareOfApp(f) < ownMove || len(r.of.panel.rows) >= fewestRows && r.part(f) > ownMove)
			})
		if !explained {
			list = append(list, f)
		}
	}
	return list
}

// A rowFinding is a finding with the verdicts that it comes from.
type rowFinding struct {
	Finding
	of *Verdicts
}

// part is how much of the app's change the row makes by its share of the calls, as a part of that change.
func (r rowFinding) part(app Finding) float64 {
	j := r.of.Of(app.Series, r.Value)
	if IsGap(r.Share) || IsGap(j.Now) || app.Now == app.Was {
		return 0
	}
	return r.Share * (j.Now - j.Was) / (app.Now - app.Was)
}

// shareOfApp is how far all rows moved together in the window of a finding of the app, as a part of the app's move.
func (v *Verdicts) shareOfApp(f Finding) float64 {
	rows, app := 0.0, 0.0
	for i, s := range v.panel.series {
		part := s.Name == f.Series || slices.ContainsFunc(f.Also, func(m Moved) bool { return m.Series == s.Name })
		if !part || i >= len(v.panel.whole.lines) || !v.panel.whole.lines[i].judged() || v.panel.ownPasts(i) {
			continue
		}
		l := v.panel.whole.lines[i]
		if l.base <= 0 {
			continue // nothing to measure a move by
		}
		for t, m := range v.panel.moments {
			if !m.Before(f.Since) && !f.Until.Before(m) && !IsGap(l.e[t]) {
				rows += v.panel.sharedMove(i, t)
				app += l.x[t]/l.base - 1
			}
		}
	}
	if app <= 0 {
		return 1
	}
	return rows / app
}

// weight orders findings of one severity: by how much of the app's change a row can make beyond the other rows. A row
// with nearly all calls moves as the app does, whoever of its calls got worse.
func (f Finding) weight() float64 {
	if IsGap(f.Share) {
		return 0
	}
	return f.Share * (1 - f.Share) * f.Steps
}

// leads orders findings by what explains a move of the app that lasts: the place that names it first, others last.
func (f Finding) leads() int {
	if f.Cause == 0 || !f.Lasts || !f.sure {
		return math.MaxInt
	}
	return f.Cause
}

// rank is the place in an explanation; those without come last.
func (f Finding) rank() int {
	if f.Cause == 0 {
		return math.MaxInt
	}
	return f.Cause
}

// SortFindings sorts findings, the worst first: the whole app, then what explains a move of the app that lasts, then
// by severity, whether they last, and weight or evidence, then by name.
func SortFindings(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(trueFirst(a.OfApp(), b.OfApp()), cmp.Compare(a.leads(), b.leads()),
			cmp.Compare(b.Severity, a.Severity), trueFirst(a.Lasts, b.Lasts),
			cmp.Compare(a.rank(), b.rank()),
			cmp.Compare(b.weight(), a.weight()), cmp.Compare(b.Z, a.Z), cmp.Compare(a.Value, b.Value),
			cmp.Compare(a.Series, b.Series), cmp.Compare(a.Query.Dimension, b.Query.Dimension))
	})
}

// trueFirst compares two bools so that true comes before false.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
