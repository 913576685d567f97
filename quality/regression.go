package quality

import (
	"cmp"
	"math"
	"slices"
)

// A Finding is a row of a series that got worse.
//
// What counts as a regression: let m be the median and d = 1.4826·MAD the robust deviation of the row's own past days,
// those that are compared with and lie before the range, of which at least four must have values; and let s be the least
// change that counts, the larger of the series' step (see Series.Step) and an eighth of what goes wrong at m anyway (for
// success rates 100−m), by which figures go up and down with the week. A day is bad if its value is worse than m by more
// than both 3·d and s, and worse than the same weekday of the past, where that has a value, by more than half of that
// and s: see RegressionRules. A row regressed if its newest value is bad, since the first day of the run of bad ones that
// lasts to it; or if it was bad on a day of the range and is good again, which is told apart and weighs less. A row that
// hardly anybody uses, where users are known, is no finding: see FewUsers.
//
// None of this is certain. Every finding says how many days it rests on.
type Finding struct {
	Query    Query // the one whose answer shows it
	Series   string
	Value    string
	Since    Moment  // first bad day
	Until    Moment  // last bad day; that of the newest value where it lasts
	Lasts    bool    // the newest value is bad
	Was      float64 // median of the past days
	Now      float64 // mean of the bad days
	Latest   float64 // newest value
	Z        float64 // how many robust deviations Now is worse than Was; see leastDeviation
	Steps    float64 // how many times the least change that counts Now is worse than Was
	BadDays  int     // bad days from Since to Until
	Days     int     // days of the range that have values, of all
	AllDays  int
	PastDays int    // past days that have values
	Out      Moment // first day of the run out of the row's own past, see SinceRules
	HasOut   bool
	Users    Users
	HasUsers bool
	Severity Severity
	Better   Direction
	Unit     string
}

// Change is how much Now differs from Was, in the series' unit, as they are written: with the service's two decimals.
func (f Finding) Change() float64 { return hundredths(hundredths(f.Now) - hundredths(f.Was)) }

func hundredths(v float64) float64 { return math.Round(v*100) / 100 }

// A Severity puts findings into classes.
type Severity int

// The severities, the least first.
const (
	SeverityLow Severity = iota + 1
	SeverityMedium
	SeverityHigh
)

// String is the severity's word in English.
func (s Severity) String() string {
	switch s {
	case SeverityHigh:
		return "high"
	case SeverityMedium:
		return "medium"
	}
	return "low"
}

// The steps from which a finding that lasts is of medium or high severity: for a series with limits a fifth, and a half,
// of the way from the good limit to the warning limit at least. A finding that is over is one class lower. They are
// heuristics.
const (
	mediumSteps = 4
	highSteps   = 10
)

// FewUsers is the number of users below which a row's figures are chance: a rate of a few hundred people's calls moves by
// itself. It is a heuristic.
const FewUsers = 1000

// A Tally is what was found in rows, and how many of them were judged. Every row is in one of the counts.
type Tally struct {
	Findings    []Finding // worst first
	Rows        int       // that were judged
	Skipped     int       // that have too few past days
	FewUsers    int       // that hardly anybody uses, see FewUsers
	NoValues    int       // that have no value in the range
	NoDirection int       // of series of which nobody knows what is worse
}

// Regressions finds the rows of a result that got worse, of every series.
func Regressions(r Result, catalogue Catalogue) Tally {
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
			if f.BadDays == 0 {
				continue
			}
			f.Query, f.Users, f.HasUsers = r.Query, users, known
			tally.Findings = append(tally.Findings, f)
		}
	}
	SortFindings(tally.Findings)
	return tally
}

// finding is what a row's own past says of it: a Finding without BadDays where it did not get worse. It is false where too
// little is known of its past.
func finding(t Table, row Row, series Series) (Finding, bool) {
	j, ok := t.Judge(row, series, RegressionRules())
	if !ok {
		return Finding{}, false
	}
	f := Finding{Series: series.Name, Value: row.Value, Was: rounded(j.Usual), AllDays: t.Axis.Len(), PastDays: j.Past, Latest: Gap(),
		Better: series.Better, Unit: series.Unit}
	for _, v := range row.Cells {
		if !IsGap(v) {
			f.Days++
			f.Latest = v
		}
	}
	if j.Out == 0 {
		return f, true
	}
	f.Since, f.Until, f.Lasts = t.Axis.At(j.From), t.Axis.At(j.To), j.Lasts
	if out, ok := t.Judge(row, series, SinceRules()); ok && out.Lasts {
		f.Out, f.HasOut = t.Axis.At(out.From), true
	}
	f.BadDays, f.Now, f.Z, f.Steps = j.Out, j.Mean, j.Z, j.Steps
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

// SortFindings puts the worst first: by severity, then those that last, then by steps; equal ones by name.
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
