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
// and s. A row regressed if its
// newest value is bad, since the first day of the run of bad ones that lasts to it; or if it was bad on a day of the
// range and is good again, which is told apart and weighs less. A row that hardly anybody uses, where users are known,
// is none: see FewUsers.
//
// None of this is certain. Few days are few; how many they are stands beside every finding.
type Finding struct {
	Query    Query // the one whose answer shows it
	Series   string
	Value    string
	Since    Day     // first bad day
	Until    Day     // last bad day; that of the newest value where it lasts
	Lasts    bool    // the newest value is bad
	Was      float64 // median of the past days
	Now      float64 // mean of the bad days
	Latest   float64 // newest value
	Z        float64 // how many robust deviations Now is worse than Was; see leastDeviation
	Steps    float64 // how many times the least change that counts Now is worse than Was
	BadDays  int     // bad days from Since to Until
	Days     int     // days of the range that have values, of all
	AllDays  int
	PastDays int // past days that have values
	Out      Day // first day of the run out of the row's own past, see Table.Since
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

// A Judgement is what was found in rows, and how many of them were judged. Every row is in one of the counts.
type Judgement struct {
	Findings    []Finding // worst first
	Rows        int       // that were judged
	Skipped     int       // that have too few past days
	FewUsers    int       // that hardly anybody uses, see FewUsers
	NoValues    int       // that have no value in the range
	NoDirection int       // of series of which nobody knows what is worse
}

// Regressions finds the rows of a result that got worse, of every series.
func Regressions(r Result, catalogue Catalogue) Judgement {
	var j Judgement
	for _, t := range r.Tables {
		series := catalogue.Series(t.Series)
		for _, row := range t.Rows {
			users, known := r.Users.Of[row.Value]
			f, ok := Finding{}, false
			switch {
			case series.Better == DirectionUnknown:
				j.NoDirection++
				continue
			case known && users.Count < FewUsers:
				j.FewUsers++
				continue
			case !slices.ContainsFunc(row.Cells, func(v float64) bool { return !IsGap(v) }):
				j.NoValues++
				continue
			}
			if f, ok = judge(t, row, series); !ok {
				j.Skipped++
				continue
			}
			j.Rows++
			if f.BadDays == 0 {
				continue
			}
			f.Query, f.Users, f.HasUsers = r.Query, users, known
			j.Findings = append(j.Findings, f)
		}
	}
	SortFindings(j.Findings)
	return j
}

// judge looks for bad days of a row; it is false where too little is known of its past.
func judge(t Table, row Row, series Series) (Finding, bool) {
	past := slices.DeleteFunc(slices.Clone(t.Earlier(row)), IsGap)
	if len(past) < fewestPast {
		return Finding{}, false
	}
	middle, deviation := spread(past)
	step := series.LeastChange(middle)
	limit := max(bandWidth*deviation, step)
	f := Finding{Series: series.Name, Value: row.Value, Was: rounded(middle), AllDays: len(t.Days), PastDays: len(past), Latest: Gap(),
		Better: series.Better, Unit: series.Unit}
	bad := make([]bool, len(row.Cells))
	newest := -1
	for at, v := range row.Cells {
		if IsGap(v) {
			continue
		}
		f.Days++
		newest, f.Latest = at, v
		bad[at] = rounded(series.Better.Worsening(v-middle)) > rounded(limit)
		if same := t.sameWeekday(row, at); bad[at] && !IsGap(same) {
			bad[at] = rounded(series.Better.Worsening(v-same)) > rounded(max(limit/2, step))
		}
	}
	from, to := lastRun(row.Cells, bad)
	if from < 0 {
		return f, true
	}
	var sum float64
	for at := from; at <= to; at++ {
		if bad[at] {
			f.BadDays++
			sum += row.Cells[at]
		}
	}
	f.Since, f.Until, f.Lasts = t.Days[from], t.Days[to], to == newest
	if out, ok := t.Since(row, series.Step()); ok && out >= 0 {
		f.Out, f.HasOut = t.Days[out], true
	}
	f.Now = rounded(sum / float64(f.BadDays))
	worse := series.Better.Worsening(f.Now - middle)
	f.Z, f.Steps = worse/max(deviation, leastDeviation(step)), worse/step
	f.Severity = severity(f)
	return f, true
}

// rhythmShare is the part of what goes wrong anyway by which it goes up and down with the days of the week.
const rhythmShare = 0.125

// LeastChange is the least change from a usual value that counts, in the series' unit: the larger of the step and an
// eighth of what goes wrong at that value anyway. Of a usual value that is not known it is the step.
func (s Series) LeastChange(usual float64) float64 {
	if IsGap(usual) {
		return s.Step()
	}
	return max(s.Step(), rhythmShare*s.loss(usual))
}

// Counts says whether a change from a usual value is more than the least that counts: less comes and goes with the week.
func (s Series) Counts(usual, change float64) bool {
	return rounded(math.Abs(change)) > rounded(s.LeastChange(usual))
}

// loss is what goes wrong at a value, for a percentage: a stall rate as it is, a success rate as what it lacks.
func (s Series) loss(v float64) float64 {
	switch {
	case s.Unit != "%":
		return 0
	case s.Better == HigherBetter:
		return max(0, 100-v)
	}
	return max(0, v)
}

// sameWeekday is a row's value on the newest of the past days that is the same weekday as one of the table's; a gap
// without one.
func (t Table) sameWeekday(row Row, at int) float64 {
	if i := t.SameWeekday(at); i >= 0 && i < len(row.Past) {
		return row.Past[i]
	}
	return Gap()
}

// leastDeviation is the least robust deviation that a change is divided by. Values of two decimals often repeat: of
// days that are all the same, any change would be infinitely many deviations.
func leastDeviation(step float64) float64 { return step / bandWidth }

// spread is the median of values and their robust deviation, 1.4826·MAD.
func spread(values []float64) (middle, deviation float64) {
	held := slices.Clone(values)
	middle = median(held)
	for i, v := range held {
		held[i] = math.Abs(v - middle)
	}
	return middle, madScale * median(held)
}

// lastRun is the newest run of bad days, gaps among them; -1 without any.
func lastRun(cells []float64, bad []bool) (from, to int) {
	from, to = -1, -1
	for at := len(cells) - 1; at >= 0; at-- {
		switch {
		case bad[at] && to < 0:
			from, to = at, at
		case bad[at]:
			from = at
		case to >= 0 && !IsGap(cells[at]):
			return from, to
		}
	}
	return from, to
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
