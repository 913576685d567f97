package quality

import (
	"math"
	"time"
)

// A Point is one daily value as the service returned it.
type Point struct {
	Series string  // returned series name
	Value  string  // value of the dimension, as it came: it is made safe where it is drawn
	Day    Day     // day bucket
	V      float64 // in the series' unit; finite, or a gap where the service returned something that is no number
}

// Gap stands for a value that the service did not return. It is never zero.
func Gap() float64 { return math.NaN() }

// IsGap says whether the value is missing.
func IsGap(v float64) bool { return math.IsNaN(v) }

// A Row holds the values of one value of the dimension, one cell for each moment of its table's axis, gaps among them.
type Row struct {
	Value string
	Cells []float64
	Past  []float64 // the same for the moments that are compared with; nil where there are none
}

// A Table is one returned series: rows are values of the dimension, columns are the moments of its axis, oldest first.
type Table struct {
	Series string
	Axis   Axis
	Past   Axis // the moments that are compared with; without any where there are none
	Rows   []Row
	Whole  *Row // the app-wide values, from ListQuality; nil where they are not known
}

// Compared says whether the table has moments that it is compared with.
func (t Table) Compared() bool { return t.Past.Len() > 0 }

// Earlier returns a row's past values of the moments before the table's first. The compared moments may overlap the
// table's own: those are left out.
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
	Users     Weights // of the newest days of the range; empty where they are not known
	PastUsers Weights // of the newest days that are compared with
	Warnings  []Warning
	Lacks     []Lack             // what the answer does without
	Answered  map[Day]bool       // days that are known, with values or without
	NotHeld   map[Day]bool       // days that the service no longer holds and nobody kept; days in neither are still to come
	Absent    map[Moment]Absence // why moments shorter than a day have no values; one that is not in it was answered
	Progress  Progress           // calls of the answer that came, and that it takes; fewer leave it incomplete
	AsOf      time.Time          // when the newest of the known days was fetched; zero where none is known
	Unready   map[Day]bool       // answered days that are complete by the clock, but were empty, odd or short: they will be asked for again
	Asked     map[Day]bool       // days whose values the service was asked for just now, in place of being held
	Compared  int                // of the asked days, those that were held before
	Changed   int                // values that came in the place of held ones and differ
	Stayed    int                // asked days of which the service told less than is held: what is held stays
	Kept      bool               // there is an archive, and it took the values
	Trouble   error              // why values are not kept for later, or what is wrong with the archive; nil for nothing
}

// AnsweredDays counts the days of the query's range that are known, with values or without.
func (r Result) AnsweredDays() int {
	n := 0
	for _, day := range r.Query.Range.Days() {
		if r.Answered[day] {
			n++
		}
	}
	return n
}

// A Warning counts something odd in an answer that cost cells, not the table. Text is an English format for Count.
type Warning struct {
	Text  string
	Count int
}

func gaps(n int) []float64 {
	cells := make([]float64, n)
	for i := range cells {
		cells[i] = Gap()
	}
	return cells
}

// Latest is the index of the newest moment at which at least half of the rows have a value or, where none has that many,
// any row; -1 without a value. A moment that the service has only begun to fill must not turn most rows into gaps.
func (t Table) Latest() int {
	any := -1
	for at := t.Axis.Len() - 1; at >= 0; at-- {
		held := 0
		for _, row := range t.Rows {
			if !IsGap(row.Cells[at]) {
				held++
			}
		}
		if held > 0 && 2*held >= len(t.Rows) {
			return at
		}
		if held > 0 && any < 0 {
			any = at
		}
	}
	return any
}

// AddWarnings adds more warnings to those of earlier calls; counts of the same kind add up.
func AddWarnings(earlier, more []Warning) []Warning {
	sum := append([]Warning(nil), earlier...)
	for _, w := range more {
		found := false
		for i := range sum {
			if sum[i].Text == w.Text {
				sum[i].Count += w.Count
				found = true
			}
		}
		if !found {
			sum = append(sum, w)
		}
	}
	return sum
}

// A Cost is what the answer to a query takes.
type Cost struct {
	Calls int // of the service, retries not counted
	Held  int // days of the range that are held
}

// Progress is how far something has come that takes several answers.
type Progress struct {
	Done, Total int // calls of an answer, or answers of a whole
}

// Whole says whether nothing is lacking.
func (p Progress) Whole() bool { return p.Done >= p.Total }
