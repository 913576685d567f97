package quality

import (
	"slices"
	"time"
)

// A CourseLine is one series of the course of a day: what the service says in five minutes, and what is usual then.
type CourseLine struct {
	Series   Series
	Axis     Axis      // the moments of the day
	Cells    []float64 // figures of the day by moment, gaps among them
	Usual    []float64 // what is usual then, see Line.usual; gaps throughout if too few ordinary days are known
	Scatter  []float64 // ordinary deviation of a figure from Usual, in the unit of the series; gaps where Usual has them
	Ordinary []Day     // earlier days that have values and are ordinary, the oldest first: Usual rests on them
	Onset    Onset
}

// FewestOrdinary is the least number of ordinary days from which a course tells what is usual.
const FewestOrdinary = 3

// Known counts the moments of the day that have a value.
func (l CourseLine) Known() int {
	n := 0
	for _, v := range l.Cells {
		if !IsGap(v) {
			n++
		}
	}
	return n
}

// Change is the difference from the usual figure at a moment; a gap if one of both is not known.
func (l CourseLine) Change(at int) float64 { return rounded(l.Cells[at] - l.Usual[at]) }

// An OnsetKind is how something got worse on a day.
type OnsetKind int

// The kinds. The text of each names it to programs.
const (
	OnsetUnknown OnsetKind = iota // too little is known, see CourseLine.Ordinary and Known
	OnsetNone                     // the line shows no change for the worse
	OnsetStep                     // at once, within Onset.Began
	OnsetGradual                  // over hours
	OnsetEarlier                  // at midnight or before: the day is bad from its first moment on
)

// String is the kind for programs.
func (k OnsetKind) String() string {
	return [...]string{"unknown", "none", "step", "gradual", "earlier"}[k]
}

// Shown says whether the line shows that something got worse.
func (k OnsetKind) Shown() bool { return k >= OnsetStep }

// A TimeSpan is a time within which something happened. The zero TimeSpan is none.
type TimeSpan struct{ From, To time.Time }

// Known says whether it is one.
func (s TimeSpan) Known() bool { return !s.From.IsZero() }

// An Onset is when something got worse on a day.
type Onset struct {
	Kind  OnsetKind
	Best  time.Time // the likeliest time at which it began; zero unless it is a step or gradual
	Began TimeSpan  // when it began; of what is gradual, from the first sign until it had its full size
	Ended TimeSpan  // when it got better again on that day; none if it lasted until its end
	Was   float64   // mean of the usual figures over the bad moments, in the unit of the series; a gap if not Shown
	Now   float64   // mean of the figures over the same moments
}

// Change is how far the bad figures are from the usual ones.
func (o Onset) Change() float64 { return rounded(o.Now - o.Was) }

// A CourseFigures is a course with its lines.
type CourseFigures struct {
	Course
	Lines []CourseLine // of the indicator of the query, in the order of the catalogue
}

// Line is the line of a series; false if the course has none.
func (f CourseFigures) Line(series string) (CourseLine, bool) {
	at := slices.IndexFunc(f.Lines, func(l CourseLine) bool { return l.Series.Name == series })
	if at < 0 {
		return CourseLine{}, false
	}
	return f.Lines[at], true
}

// OfApp says whether the lines are those of the whole app though the query is about a place: the service has no
// five-minute figures of provinces and countries, and of the web none but the app's.
func (f CourseFigures) OfApp() bool { return f.Of == Place{} && f.Query.Place != Place{} }
