package quality

import (
	"math"
	"testing"
)

// Success rates that are all at most 1 look like fractions; that is said, and nothing is changed.
func TestDoubtsOfFractions(t *testing.T) {
	gap := Gap()
	rows := func(cells ...float64) []Row {
		return []Row{{Value: "x", Cells: cells}, {Value: "y", Cells: []float64{gap, gap}}}
	}
	for _, tt := range []struct {
		what string
		t    Table
		want int
	}{
		{"fractions", Table{Series: "5s_join_room_success_rate", Rows: rows(0.99, 1)}, 1},
		{"percentages", Table{Series: "5s_join_room_success_rate", Rows: rows(0.99, 99)}, 0},
		{"a percentage among the compared days", Table{Series: "5s_join_room_success_rate", Rows: []Row{{Cells: []float64{1}, Past: []float64{98}}}}, 0},
		{"a percentage for the whole app", Table{Series: "5s_join_room_success_rate", Rows: rows(0.5), Whole: &Row{Cells: []float64{99}}}, 0},
		{"stall rates, of which many are below 1", Table{Series: "80ms_audio_stall_rate", Rows: rows(0.5, 0.6)}, 0},
		{"nothing but zeros", Table{Series: "5s_join_room_success_rate", Rows: rows(0, 0)}, 0},
		{"no values", Table{Series: "5s_join_room_success_rate", Rows: rows(gap, gap)}, 0},
	} {
		got := 0
		for _, w := range Doubts([]Table{tt.t}) {
			got += w.Count
		}
		if got != tt.want {
			t.Errorf("%s: %d doubts, want %d", tt.what, got, tt.want)
		}
	}
}

// Figures of the largest numbers are numbers.
func TestSummaryOfHugeValues(t *testing.T) {
	s := Summarise(Row{Cells: []float64{1e308, 1e308, 1.5e308}}, 2, LowerBetter)
	if s.Latest != 1.5e308 || math.IsInf(s.Mean, 0) || math.Abs(s.Mean/1e308-3.5/3) > 1e-9 || s.Before != 1e308 || math.IsInf(s.Change, 0) {
		t.Errorf("got %+v", s)
	}
	if got := rounded(1e300); got != 1e300 {
		t.Errorf("1e300 is rounded to %g", got)
	}
	if got := rounded(0.1 + 0.2); got != 0.3 {
		t.Errorf("0.1 + 0.2 is rounded to %v", got)
	}
}
