package quality

import (
	"cmp"
	"math"
	"slices"
)

// A Finding is a row of a series that got worse.
//
// Let m be the median and d = 1.4826·MAD the robust deviation of the row's compared values before the range, of which
// there must be at least four. Let s be the least change that counts, see Series.LeastChange: figures go up and down
// with the week. A value is bad if it is worse than m by more than both 3·d and s, and worse than the value of the
// same weekday, if there is one, by more than both half of that and s: see TriageRules.
//
// A row got worse if its newest value is bad, since the first of the run of bad values up to it. It also did if it was
// bad within the range and is good again; this is said, and weighs less. A row with few users, where they are
// known, is never a finding: see FewUsers.
//
// None of this is certain. Every finding says how many values it rests on.
type Finding struct {
	Query    Query // whose answer shows it
	Series   string
	Value    string
	Since    Moment  // first bad moment
	Until    Moment  // last bad moment; if it lasts, that of the newest value
	Lasts    bool    // the newest value is bad
	Was      float64 // median of the past values
	Now      float64 // mean of the bad values
	Z        float64 // how many robust deviations Now is worse than Was; see leastDeviation
	Steps    float64 // how many times the least change that counts Now is worse than Was
	Bad      int     // bad values from Since to Until
	Held     int     // values of the range, of its Of moments
	Of       int
	Past     int    // values of the past
	Out      Moment // first moment out of the past by SinceRules, if HasOut
	HasOut   bool
	Users    Users
	HasUsers bool
	Severity Severity
	Better   Direction
	Unit     string
}

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

// The steps from which a finding that lasts is of medium and of high severity. For a series with limits they are a
// fifth and a half of the distance between the limits. A finding that is over is one class lower. They are heuristics.
const (
	mediumSteps = 4
	highSteps   = 10
)

// FewUsers is the number of users below which the figures of a row are chance: a rate of a few hundred users moves by
// itself. It is a heuristic.
const FewUsers = 1000

// A Tally is what was found in rows, and how many rows were judged. Each row is counted once.
type Tally struct {
	Findings    []Finding // worst first
	Rows        int       // that were judged
	Skipped     int       // with too few past values
	FewUsers    int       // with few users, see FewUsers
	NoValues    int       // without values in the range
	NoDirection int       // of series without a direction
}

// JudgeRows judges the rows of all series of a result by the rules of a triage: its findings are those that got worse.
func JudgeRows(r Result, catalogue Catalogue) Tally {
	var tally Tally
	for _, t := range r.Tables {
		series := catalogue.Series(t.Series)
		for _, row := range t.Rows {
			users, known := r.Users.Of[row.Value]
			f, ok := Finding{}, false
			switch {
			case series.Better == DirectionUnknown:
				tally.NoDirection++
				continue
			case known && users.Count < FewUsers:
				tally.FewUsers++
				continue
			case !slices.ContainsFunc(row.Cells, func(v float64) bool { return !IsGap(v) }):
				tally.NoValues++
				continue
			}
			if f, ok = finding(t, row, series); !ok {
				tally.Skipped++
				continue
			}
			tally.Rows++
			if f.Bad == 0 {
				continue
			}
			f.Query, f.Users, f.HasUsers = r.Query, users, known
			tally.Findings = append(tally.Findings, f)
		}
	}
	SortFindings(tally.Findings)
	return tally
}

// finding judges a row by its own past. The Finding has no Bad values if the row did not get worse. It returns false
// if too little of the past is known.
func finding(t Table, row Row, series Series) (Finding, bool) {
	j, ok := t.Judge(row, series, TriageRules())
	if !ok {
		return Finding{}, false
	}
	f := Finding{Series: series.Name, Value: row.Value, Was: rounded(j.Usual), Of: t.Axis.Len(), Past: j.Past,
		Better: series.Better, Unit: series.Unit}
	for _, v := range row.Cells {
		if !IsGap(v) {
			f.Held++
		}
	}
	if j.Out == 0 {
		return f, true
	}
	f.Since, f.Until, f.Lasts = t.Axis.At(j.From), t.Axis.At(j.To), j.Lasts
	if out, ok := t.Judge(row, series, SinceRules()); ok && out.Lasts {
		f.Out, f.HasOut = t.Axis.At(out.From), true
	}
	f.Bad, f.Now, f.Z, f.Steps = j.Out, j.Mean, j.Z, j.Steps
	f.Severity = severity(f)
	return f, true
}

func severity(f Finding) Severity {
	s := SeverityLow
	switch {
	case f.Steps >= highSteps:
		s = SeverityHigh
	case f.Steps >= mediumSteps:
		s = SeverityMedium
	}
	if !f.Lasts && s > SeverityLow {
		s--
	}
	return s
}

// SortFindings sorts findings, the worst first: by severity, whether they last, and steps, then by name.
func SortFindings(list []Finding) {
	last := func(f Finding) int {
		if f.Lasts {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(last(b), last(a)), cmp.Compare(b.Steps, a.Steps),
			cmp.Compare(a.Value, b.Value), cmp.Compare(a.Series, b.Series), cmp.Compare(a.Query.Dimension, b.Query.Dimension))
	})
}
