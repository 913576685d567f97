package widget

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// checkAxis checks what a reader relies on: the axis covers the values, its marks ascend and lie on it, and no two of
// them have the same label.
func checkAxis(t *testing.T, low, high float64, n int) {
	t.Helper()
	a := newAxis(low, high, n)
	if !(a.low < a.high) || a.low > low || a.high < high {
		t.Errorf("axis of %g..%g spans %g..%g", low, high, a.low, a.high)
	}
	marks := a.marks()
	if len(marks) == 0 || len(marks) > 2*n+3 {
		t.Errorf("axis of %g..%g for %d marks has %d", low, high, n, len(marks))
	}
	labels := make(map[string]bool)
	for i, v := range marks {
		if i > 0 && v <= marks[i-1] {
			t.Errorf("axis of %g..%g: mark %g follows %g", low, high, v, marks[i-1])
		}
		if slack := a.step * 1e-6; v < a.low-slack || v > a.high+slack {
			t.Errorf("axis of %g..%g: mark %g lies outside of %g..%g", low, high, v, a.low, a.high)
		}
		label := a.label(v)
		if labels[label] {
			t.Errorf("axis of %g..%g: two marks read %s", low, high, label)
		}
		labels[label] = true
		if read, err := strconv.ParseFloat(label, 64); err != nil || math.Abs(read-v) > a.step*1e-3 {
			t.Errorf("axis of %g..%g: mark %g reads %q", low, high, v, label)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

func TestAxisOfOddRanges(t *testing.T) {
	for _, r := range [][2]float64{
		{0, 0}, {5, 5}, {100, 100}, {-3, -3}, {1e9, 1e9}, // no extent
		{0, 1}, {0, 100}, {-5, 5}, {-20, -10}, {97, 98}, {0.01, 0.05}, // everyday ones
		{1, 1 + 1e-15}, {0, 1e-9}, {0.5, 0.5001}, {1e9, 1e9 + 1e-3}, {1e15, 1e15 + 1}, // tiny
		{0, 1e12}, {-1e15, 1e15}, // huge
	} {
		for n := 1; n <= 24; n++ {
			checkAxis(t, r[0], r[1], n)
		}
	}
}

func TestAxisOfRandomRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 20000 {
		low := (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(9)-3))
		checkAxis(t, low, low+r.Float64()*math.Pow(10, float64(r.IntN(9)-4)), 1+r.IntN(24))
	}
}

// The service promises nothing but finite values.
func TestAxisOfTheLargestValuesComesToAnEnd(t *testing.T) {
	for _, r := range [][2]float64{{-math.MaxFloat64, math.MaxFloat64}, {math.MaxFloat64, math.MaxFloat64},
		{0, math.MaxFloat64}, {5e-324, 5e-324}} {
		if marks := newAxis(r[0], r[1], 10).marks(); len(marks) > 100 {
			t.Errorf("axis of %g..%g has %d marks", r[0], r[1], len(marks))
		}
	}
}

func TestAxisMarksAreRound(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	for range 5000 {
		low := r.Float64() * 100
		a := newAxis(low, low+0.01+r.Float64()*50, 1+r.IntN(20))
		power := math.Pow(10, math.Floor(math.Log10(a.step)+1e-9))
		lead, round := a.step/power, false
		for _, m := range []float64{1, 2, 2.5, 5} {
			round = round || math.Abs(lead-m) < 1e-6
		}
		if !round {
			t.Fatalf("step %g is not 1, 2, 2.5 or 5 times a power of ten", a.step)
		}
		for _, v := range a.marks() {
			if times := v / a.step; math.Abs(times-math.Round(times)) > 1e-6 {
				t.Fatalf("mark %g is no multiple of the step %g", v, a.step)
			}
		}
	}
}

func TestAxisLabels(t *testing.T) {
	for _, test := range []struct {
		low, high float64
		n         int
		want      []string
	}{
		{0, 1, 5, []string{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}},
		{97, 98, 4, []string{"97.00", "97.25", "97.50", "97.75", "98.00"}},
		{0, 100, 2, []string{"0", "50", "100"}},
		{-1, 1, 4, []string{"-1.0", "-0.5", "0.0", "0.5", "1.0"}},
	} {
		a := newAxis(test.low, test.high, test.n)
		var got []string
		for _, v := range a.marks() {
			got = append(got, a.label(v))
		}
		if len(got) != len(test.want) {
			t.Errorf("axis of %g..%g: labels %q, want %q", test.low, test.high, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("axis of %g..%g: labels %q, want %q", test.low, test.high, got, test.want)
				break
			}
		}
	}
}

// An axis from zero starts at zero even if all values are zero: there are no negative rates.
func TestAxisThatBeginsAtZero(t *testing.T) {
	for _, high := range []float64{0, 0.01, 0.5, 3, 100} {
		if a := newAxis(0, high, 6); a.low != 0 {
			t.Errorf("axis of 0..%g starts at %g", high, a.low)
		}
	}
}
