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
		{"a percentage among the compared days", Table{Series: "5s_join_room_success_rate",
			Rows: []Row{{Cells: []float64{1}, Past: []float64{98}}}}, 0},
		{"a percentage for the whole app", Table{Series: "5s_join_room_success_rate", Rows: rows(0.5),
			Whole: &Row{Cells: []float64{99}}}, 0},
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
	if s.Latest != 1.5e308 || math.IsInf(s.Mean, 0) || math.Abs(s.Mean/1e308-3.5/3) > 1e-9 || s.Before != 1e308 ||
		math.IsInf(s.Change, 0) {
		t.Errorf("got %+v", s)
	}
	if got := rounded(1e300); got != 1e300 {
		t.Errorf("1e300 is rounded to %g", got)
	}
	if got := rounded(0.1 + 0.2); got != 0.3 {
		t.Errorf("0.1 + 0.2 is rounded to %v", got)
	}
}

// Values beyond the bounds of their unit become gaps and are counted; its ends are values, and what nobody knows may
// be anything.
func TestImpossiblePointsAreGaps(t *testing.T) {
	known := Catalogue{Units: map[string]Bounds{"%": {0, 100}}, Indicators: []Indicator{
		{Name: "stall_rate", Unit: "%", Series: []string{"80ms_audio_stall_rate"}},
		{Name: "calls", Unit: "n", Series: []string{"calls"}}}}
	var points []Point
	for _, v := range []float64{-1, 0, 50, 100, 100.5, Gap()} {
		points = append(points, Point{Series: "80ms_audio_stall_rate", V: v}, Point{Series: "calls", V: v},
			Point{Series: "who knows", V: v})
	}
	list, impossible := known.Possible(points)
	if impossible != 2 || len(list) != len(points) {
		t.Fatalf("%d of %d are impossible, want 2 of %d", impossible, len(list), len(points))
	}
	for i, p := range list {
		want := points[i].V
		if p.Series == "80ms_audio_stall_rate" && (want < 0 || want > 100) {
			want = Gap()
		}
		if IsGap(p.V) != IsGap(want) || !IsGap(want) && p.V != want {
			t.Errorf("%s %v became %v", p.Series, points[i].V, p.V)
		}
	}
	if Doubts(nil) != nil {
		t.Error("doubts about nothing")
	}
}
