package quality

import (
	"math"
	"time"
)

// A Point is one daily value as the service returned it.
type Point struct {
	Series string  // returned series name
	Value  string  // value of the dimension, made safe to show
	Day    Day     // day bucket
	V      float64 // in the series' unit; finite, or a gap where the service returned something that is no number
}

// Gap stands for a value that the service did not return. It is never zero.
func Gap() float64 { return math.NaN() }

// IsGap says whether the value is missing.
func IsGap(v float64) bool { return math.IsNaN(v) }

// A Row holds the daily values of one value of the dimension, one cell for each day of its table, gaps among them.
type Row struct {
	Value string
	Cells []float64
}

// A Table is one returned series: rows are values of the dimension, columns are days, oldest first.
type Table struct {
	Series string
	Days   []Day
	Rows   []Row
}

// A Result is what is known of the answer to a query.
type Result struct {
	Query    Query
	Tables   []Table
	Warnings []Warning
	Answered map[Day]bool // days that are known, with values or without
	NotHeld  map[Day]bool // days that the service no longer holds and nobody kept; days in neither are still to come
	AsOf     time.Time    // when the newest of the known days was fetched; zero where none is known
	Trouble  string       // why values are not kept for later, in words for the screen; empty where they are
}

// A Warning counts something odd in an answer that cost cells, not the table. Text is an English format for Count.
type Warning struct {
	Text  string
	Count int
}

// Build arranges points into a table for each series, over every day of the range. Series come in the order of
// known, then of their first point; rows in the order of their first point. Points outside the range are left out,
// and of two points for one cell the later wins.
func Build(r Range, known []string, points []Point) []Table {
	days := r.Days()
	type cell struct{ series, value string }
	index := make(map[string]int)
	rows := make(map[cell]int)
	var tables []Table
	present := make(map[string]bool)
	for _, p := range points {
		if r.Contains(p.Day) {
			present[p.Series] = true
		}
	}
	open := func(series string) int {
		at, ok := index[series]
		if !ok {
			at = len(tables)
			index[series] = at
			tables = append(tables, Table{Series: series, Days: days})
		}
		return at
	}
	for _, series := range known {
		if present[series] {
			open(series)
		}
	}
	for _, p := range points {
		if !r.Contains(p.Day) {
			continue
		}
		t := &tables[open(p.Series)]
		at, ok := rows[cell{p.Series, p.Value}]
		if !ok {
			at = len(t.Rows)
			rows[cell{p.Series, p.Value}] = at
			t.Rows = append(t.Rows, Row{Value: p.Value, Cells: gaps(len(days))})
		}
		if !IsGap(p.V) {
			t.Rows[at].Cells[p.Day-r.From] = p.V
		}
	}
	return tables
}

func gaps(n int) []float64 {
	cells := make([]float64, n)
	for i := range cells {
		cells[i] = Gap()
	}
	return cells
}

// Latest is the index of the newest day on which at least half of the rows have a value or, where no day has that
// many, any row; -1 without a value. A day that the service has only begun to fill must not turn most rows into gaps.
func (t Table) Latest() int {
	any := -1
	for at := len(t.Days) - 1; at >= 0; at-- {
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

// Progress is how far the answering of a query has come.
type Progress struct {
	Done, Total int // calls
}
