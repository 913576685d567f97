package quality_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

// same compares figures: gaps are the same, and so are values that differ by rounding alone.
func same(a, b float64) bool {
	if quality.IsGap(a) || quality.IsGap(b) {
		return quality.IsGap(a) && quality.IsGap(b)
	}
	return math.Abs(a-b) < 1e-9
}

func TestSummarise(t *testing.T) {
	x := quality.Gap()
	for _, tt := range []struct {
		name   string
		cells  []float64
		latest int
		better quality.Direction
		want   quality.Summary
	}{
		{"a full row", []float64{1, 2, 3, 6}, 3, quality.LowerBetter,
			quality.Summary{Latest: 6, Before: 2, Change: 4, Mean: 3, Worst: 6, WorstAt: 3, Held: 4, Min: 1, Max: 6}},
		{"the same where higher is better", []float64{1, 2, 3, 6}, 3, quality.HigherBetter,
			quality.Summary{Latest: 6, Before: 2, Change: 4, Mean: 3, Worst: 1, WorstAt: 0, Held: 4, Min: 1, Max: 6}},
		{"without a direction the highest is the worst", []float64{1, 6, 2}, 2, quality.DirectionUnknown,
			quality.Summary{Latest: 2, Before: 3.5, Change: -1.5, Mean: 3, Worst: 6, WorstAt: 1, Held: 3, Min: 1, Max: 6}},
		{"gaps are no zeros", []float64{x, 4, x, 2, 3}, 4, quality.LowerBetter,
			quality.Summary{Latest: 3, Before: 3, Change: 0, Mean: 3, Worst: 4, WorstAt: 1, Held: 3, Min: 2, Max: 4}},
		{"zeros are values", []float64{0, 0, 3}, 2, quality.HigherBetter,
			quality.Summary{Latest: 3, Before: 0, Change: 3, Mean: 1, Worst: 0, WorstAt: 0, Held: 3, Min: 0, Max: 3}},
		{"a gap on the latest day", []float64{1, 3, x}, 2, quality.LowerBetter,
			quality.Summary{Latest: x, Before: 2, Change: x, Mean: 2, Worst: 3, WorstAt: 1, Held: 2, Min: 1, Max: 3}},
		{"nothing before the latest day", []float64{x, x, 5}, 2, quality.LowerBetter,
			quality.Summary{Latest: 5, Before: x, Change: x, Mean: 5, Worst: 5, WorstAt: 2, Held: 1, Min: 5, Max: 5}},
		{"the newest day is not filled yet", []float64{1, 3, 8, x}, 2, quality.LowerBetter,
			quality.Summary{Latest: 8, Before: 2, Change: 6, Mean: 4, Worst: 8, WorstAt: 2, Held: 3, Min: 1, Max: 8}},
		{"the latest day is the first", []float64{7}, 0, quality.LowerBetter,
			quality.Summary{Latest: 7, Before: x, Change: x, Mean: 7, Worst: 7, WorstAt: 0, Held: 1, Min: 7, Max: 7}},
		{"of equal worst days the first", []float64{2, 5, 5}, 2, quality.LowerBetter,
			quality.Summary{Latest: 5, Before: 3.5, Change: 1.5, Mean: 4, Worst: 5, WorstAt: 1, Held: 3, Min: 2, Max: 5}},
		{"values below zero", []float64{-4, -2}, 1, quality.LowerBetter,
			quality.Summary{Latest: -2, Before: -4, Change: 2, Mean: -3, Worst: -2, WorstAt: 1, Held: 2, Min: -4, Max: -2}},
		{"only gaps", []float64{x, x}, 1, quality.LowerBetter,
			quality.Summary{Latest: x, Before: x, Change: x, Mean: x, Worst: x, WorstAt: -1, Min: x, Max: x}},
		{"no days, no latest day", nil, -1, quality.LowerBetter,
			quality.Summary{Latest: x, Before: x, Change: x, Mean: x, Worst: x, WorstAt: -1, Min: x, Max: x}},
	} {
		got := quality.Summarise(quality.Row{Cells: tt.cells}, tt.latest, tt.better)
		for _, figure := range []struct {
			name      string
			got, want float64
		}{
			{"Latest", got.Latest, tt.want.Latest}, {"Before", got.Before, tt.want.Before},
			{"Change", got.Change, tt.want.Change},
			{"Mean", got.Mean, tt.want.Mean}, {"Worst", got.Worst, tt.want.Worst}, {"Min", got.Min, tt.want.Min},
			{"Max", got.Max, tt.want.Max},
			{"WorstAt", float64(got.WorstAt), float64(tt.want.WorstAt)}, {"Held", float64(got.Held), float64(tt.want.Held)},
		} {
			if !same(figure.got, figure.want) {
				t.Errorf("%s: %s = %g, want %g", tt.name, figure.name, figure.got, figure.want)
			}
		}
	}
}

// Equal figures come out equal to the last bit, whatever they were made of: rankings break ties by name.
func TestSummariseWithoutNoise(t *testing.T) {
	for _, cells := range [][]float64{{0.1, 0.3}, {0.4, 0.6}, {1.1, 1.3}, {0.1, 0.2, 0.3, 0.4}, {0.7, 0.7, 0.7, 0.9}} {
		s := quality.Summarise(quality.Row{Cells: cells}, len(cells)-1, quality.LowerBetter)
		if s.Change != 0.2 {
			t.Errorf("%v changes by %.20f", cells, s.Change)
		}
	}
	for _, cells := range [][]float64{{0.2}, {0.1, 0.3}, {0.1, 0.2, 0.3}, {0.3, 0.2, 0.1}, {0.15, 0.25, 0.2, 0.2}} {
		if s := quality.Summarise(quality.Row{Cells: cells}, len(cells)-1, quality.LowerBetter); s.Mean != 0.2 {
			t.Errorf("%v has the mean %.20f", cells, s.Mean)
		}
	}
}

// The figures of a row fit each other, and move with it: to add a constant to every value moves every level by it
// and no change; days without a value before the row change nothing.
func TestSummariseFits(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		cells := make([]float64, random.IntN(12))
		for i := range cells {
			if cells[i] = math.Round(random.Float64()*400)/4 - 20; random.IntN(3) == 0 {
				cells[i] = quality.Gap()
			}
		}
		latest := random.IntN(len(cells)+1) - 1
		better := quality.Direction(random.IntN(3))
		s := quality.Summarise(quality.Row{Cells: cells}, latest, better)
		fail := func(what string) {
			t.Fatalf("%s: latest %d, %s is better, %v gives %+v", what, latest, better, cells, s)
		}
		if s.Held == 0 {
			if s.WorstAt != -1 || !quality.IsGap(s.Mean) || !quality.IsGap(s.Change) {
				fail("figures from nothing")
			}
			continue
		}
		worst := s.Max
		if better == quality.HigherBetter {
			worst = s.Min
		}
		if s.Worst != worst || cells[s.WorstAt] != worst {
			fail("the worst day")
		}
		if s.Mean < s.Min-1e-9 || s.Mean > s.Max+1e-9 {
			fail("the mean")
		}
		if !quality.IsGap(s.Before) && (s.Before < s.Min-1e-9 || s.Before > s.Max+1e-9) {
			fail("the mean before")
		}
		if !same(s.Change, s.Latest-s.Before) {
			fail("the change")
		}

		moved := make([]float64, len(cells))
		for i, v := range cells {
			moved[i] = v + 16
		}
		m := quality.Summarise(quality.Row{Cells: moved}, latest, better)
		if !same(m.Change, s.Change) || !same(m.Mean, s.Mean+16) || !same(m.Worst, s.Worst+16) || m.WorstAt != s.WorstAt ||
			m.Held != s.Held {
			fail("moved by 16")
		}
		if latest >= 0 {
			padded := append([]float64{quality.Gap(), quality.Gap()}, cells...)
			p := quality.Summarise(quality.Row{Cells: padded}, latest+2, better)
			if !same(p.Change, s.Change) || !same(p.Mean, s.Mean) || p.WorstAt != s.WorstAt+2 || p.Held != s.Held {
				fail("after two gaps")
			}
		}
	}
}

// One day of twenty-eight is no period to compare with: what it gives for a change is chance.
func TestAChangeNeedsHalfOfTheComparedDays(t *testing.T) {
	gap := quality.Gap()
	for _, test := range []struct {
		past []float64
		want float64 // of Before
	}{
		{[]float64{1, 3}, 2},
		{[]float64{1, gap}, 1},
		{[]float64{1, gap, gap}, gap},
		{[]float64{1, gap, 3}, 2},
		{[]float64{gap, gap}, gap},
	} {
		s := quality.Summarise(quality.Row{Cells: []float64{5}, Past: test.past}, 0, quality.LowerBetter)
		if s.Before != test.want && !(quality.IsGap(s.Before) && quality.IsGap(test.want)) ||
			quality.IsGap(s.Change) != quality.IsGap(test.want) {
			t.Errorf("%v: before %v, change %v; want before %v", test.past, s.Before, s.Change, test.want)
		}
	}
}
