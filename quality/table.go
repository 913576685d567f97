package quality

import (
	"math"
	"time"
)

// A Point is one daily value as the service returned it.
type Point struct {
	Series string  // returned series name
	Value  string  // value of the dimension, as it came; it is made safe when it is drawn
	Day    Day     // day bucket
	V      float64 // in the unit of the series; finite, or a gap if the service returned no number
}

// Gap stands for a missing value. It is never zero.
func Gap() float64 { return math.NaN() }

// IsGap says whether the value is missing.
func IsGap(v float64) bool { return math.IsNaN(v) }

// WholeApp names the app-wide row of a table, and the dimension of app-wide values, in every language for programs and
// in English for people: the service has no name for either.
const WholeApp = "whole app"

// A Row holds the values of one value of the dimension, one cell for each moment of its table's axis, gaps among them.
type Row struct {
	Value  string
	Cells  []float64
	Past   []float64 // the same for the compared moments; nil if there are none
	Before []float64 // the same for the moments of the table's Before; nil if there are none
}

// A Table is one returned series. Its rows are values of the dimension, its columns the moments of its axis, the
// oldest first.
type Table struct {
	Series string
	Axis   Axis
	Past   Axis // the compared moments; without any if there are none
	Before Axis // the days before the range of which values are known, see BeforeDays; without any if there are none
	Rows   []Row
	Whole  *Row // the app-wide values, from ListQuality; nil if not known
}

// BeforeDays is the most days before a range that a table has in Before. All tables of an answer have the same: an
// unbroken run of days up to the day before the range, from the oldest day that a row has a value of. The compared
// days are among them, as far as they lie so near before the range. Tables of shorter moments have none.
const BeforeDays = 400

// Compared says whether the table is compared with other moments.
func (t Table) Compared() bool { return t.Past.Len() > 0 }

// Earlier returns the compared values of a row before the table's first moment: the compared moments may overlap the
// table's own.
func (t Table) Earlier(row Row) []float64 {
	n := 0
	for n < len(row.Past) && t.Axis.Len() > 0 && t.Past.At(n).Before(t.Axis.First()) {
		n++
	}
	return row.Past[:n]
}

// A Result is what is known of the answer to a query.
type Result struct {
	Query     Query
	Tables    []Table
	Users     Weights // of the newest days of the range; empty if not known
	PastUsers Weights // of the newest compared days
	Warnings  []Warning
	Lacks     []Lack             // parts that could not be had
	Scale     *Scale             // weights of its rows in the app's calls; nil if none were asked for
	Verdicts  *Verdicts          // judgements of its rows that rest on more than its tables; nil without
	Incidents []Incident         // of the triage that the judgements are from, the most important first
	Answered  map[Day]bool       // days that are known, with values or without
	NotHeld   map[Day]bool       // days that nobody holds; days in neither map are still to come
	HeldDays  Range              // from the oldest to the newest held day, where none of the range is; else zero
	Absent    map[Moment]Absence // why moments shorter than a day have no values; others were answered
	Progress  Progress           // calls that were answered, of those that it takes
	ToCome    Stage              // the first that still takes calls; zero if none does
	AsOf      time.Time          // when the newest known day was fetched; zero if no day is known
	Unready   map[Day]bool       // settled days that came empty, odd or short, and are asked for again
	Asked     map[Day]bool       // days that the service was asked for now, though they may be held
	Compared  int                // number of asked days that were held before
	Changed   int                // number of values that differ from the held ones they replace
	Stayed    int                // number of asked days that came with less than is held, which stays
	Kept      bool               // an archive took the values
	Trouble   error              // why values are not kept, or what is wrong with the archive; nil for nothing

	against *Against // what the changes of the whole answer lead from, where a part of it is left; nil to work it out
}

// Provisional says whether compared days are still to come: what is judged by then rests on the newest days alone.
func (r Result) Provisional() bool { return r.ToCome != 0 && r.ToCome <= StageRows }

// AnsweredDays counts the days of the query's range that are known, with values or without; of a live query, the
// moments.
func (r Result) AnsweredDays() int {
	n := 0
	if r.Query.OfLive() {
		for _, m := range r.Axis().Moments() {
			if r.Absence(m) == NoValue {
				n++
			}
		}
		return n
	}
	for _, day := range r.Query.Range.Days() {
		if r.Answered[day] {
			n++
		}
	}
	return n
}

// A Warning counts something odd that cost cells of an answer. Text is an English format for Count.
type Warning struct {
	Text  string
	Count int
	Once  bool // it is of no cells: counts of several answers are not summed, and the last one holds
}

func gaps(n int) []float64 {
	cells := make([]float64, n)
	for i := range cells {
		cells[i] = Gap()
	}
	return cells
}

// Latest is the index of the newest moment at which at least half of the rows have a value; if there is none, of the
// newest at which any row has; -1 without values. The service may have begun to fill a newer moment, which must not
// turn most rows into gaps. In a table without rows the app-wide row decides.
func (t Table) Latest() int {
	rows := t.Rows
	if len(rows) == 0 && t.Whole != nil {
		rows = []Row{*t.Whole}
	}
	any := -1
	for at := t.Axis.Len() - 1; at >= 0; at-- {
		held := 0
		for _, row := range rows {
			if !IsGap(row.Cells[at]) {
				held++
			}
		}
		if held > 0 && 2*held >= len(rows) {
			return at
		}
		if held > 0 && any < 0 {
			any = at
		}
	}
	return any
}

// AddWarnings adds warnings to those of earlier calls. Counts of the same text are summed, unless it is said once.
func AddWarnings(earlier, more []Warning) []Warning {
	sum := append([]Warning(nil), earlier...)
	for _, w := range more {
		found := false
		for i := range sum {
			switch {
			case sum[i].Text != w.Text:
				continue
			case w.Once:
				sum[i].Count = w.Count
			default:
				sum[i].Count += w.Count
			}
			found = true
		}
		if !found {
			sum = append(sum, w)
		}
	}
	return sum
}

// A Cost is what it takes to answer a query.
type Cost struct {
	Calls int // of the service, without retries
	Held  int // days of the range that are held
}

// Progress is how much of something has come that takes several answers.
type Progress struct {
	Done, Total int // calls of an answer, or answers of a whole
}

// Whole says whether all has come.
func (p Progress) Whole() bool { return p.Done >= p.Total }
