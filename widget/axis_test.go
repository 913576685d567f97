package widget

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// checkAxis checks what a reader relies on: the axis covers the values, its marks ascend by the same step, lie on it
// and in the same line of dots of rows that are evenly spaced, and no two of them have the same label.
func checkAxis(t *testing.T, low, high float64, rows int) {
	t.Helper()
	a, ok := newAxis(low, high, rows)
	slack := a.perDot() * 0.51 // a dot shows all values around it
	if !ok || !(a.low < a.high) || a.low > low+slack || a.high < high-slack {
		t.Fatalf("axis of %g..%g in %d rows spans %g..%g", low, high, rows, a.low, a.high)
	}
	marks := a.marks()
	if rows > 1 && len(marks) < 2 || len(marks) > rows {
		t.Fatalf("axis of %g..%g in %d rows has %d marks", low, high, rows, len(marks))
	}
	labels := make(map[string]bool)
	for i, v := range marks {
		if i > 0 && math.Abs(v-marks[i-1]-a.step) > a.step*1e-6 {
			t.Fatalf("axis of %g..%g: mark %g follows %g by a step of %g", low, high, v, marks[i-1], a.step)
		}
		if dot := a.dot(v); dot != a.base-i*dotsDown*a.every {
			t.Fatalf("axis of %g..%g in %d rows: mark %g is in the line of dots %d, not %d", low, high, rows, v, dot,
				a.base-i*dotsDown*a.every)
		}
		if low >= 0 && v < -slack {
			t.Fatalf("axis of %g..%g has the mark %g", low, high, v)
		}
		label := a.label(v)
		if labels[label] {
			t.Fatalf("axis of %g..%g: two marks read %s", low, high, label)
		}
		labels[label] = true
		if read, err := strconv.ParseFloat(label, 64); err != nil || math.Abs(read-v) > a.step*1e-3 {
			t.Fatalf("axis of %g..%g: mark %g reads %q", low, high, v, label)
		}
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
		if a, ok := newAxis(r[0], r[1], 10); ok && len(a.marks()) > 10 {
			t.Errorf("axis of %g..%g has %d marks", r[0], r[1], len(a.marks()))
		}
	}
}

func TestAxisMarksAreRound(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	for range 5000 {
		low := r.Float64() * 100
		a, _ := newAxis(low, low+0.01+r.Float64()*50, 2+r.IntN(20))
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
		rows      int
		want      string
	}{
		{0, 1, 12, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{97, 98, 9, "97.00 97.25 97.50 97.75 98.00"},
		{0, 100, 5, "0 50 100"},
		{-1, 1, 9, "-1.0 -0.5 0.0 0.5 1.0"},
		{0.41, 2.96, 4, "0 1 2 3"},
		{2.46, 4.02, 8, "2.5 3.0 3.5 4.0"},
	} {
		a, _ := newAxis(test.low, test.high, test.rows)
		var got []string
		for _, v := range a.marks() {
			got = append(got, a.label(v))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("axis of %g..%g in %d rows: labels %q, want %q", test.low, test.high, test.rows, got, test.want)
		}
	}
}

// The values take most of the plot: even marks do not cost the lines their height.
func TestAValuesSpanFillsMostOfTheAxis(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	sum, least := 0.0, 1.0
	const rounds = 4000
	for range rounds {
		low := r.Float64() * 100
		high := low + 0.01 + r.Float64()*50
		a, _ := newAxis(low, high, 4+r.IntN(12))
		part := (high - low) / (a.high - a.low)
		sum, least = sum+part, min(least, part)
	}
	if sum/rounds < 0.75 || least < 0.4 {
		t.Errorf("values take %.2f of the axis, and %.2f at least", sum/rounds, least)
	}
}

// An axis from zero starts at zero even if all values are zero: there are no negative rates.
func TestAxisThatBeginsAtZero(t *testing.T) {
	for _, high := range []float64{0, 0.01, 0.5, 3, 100} {
		for rows := 2; rows < 20; rows++ {
			if a, _ := newAxis(0, high, rows); math.Abs(a.low) > a.perDot()*1e-6 {
				t.Errorf("axis of 0..%g in %d rows starts at %g", high, rows, a.low)
			}
		}
	}
}
