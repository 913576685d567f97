package quality_test

import (
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

func sameRow(t *testing.T, name string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %v, want %v", name, got, want)
	}
	for i := range got {
		if !same(got[i], want[i]) {
			t.Errorf("%s: day %d is %g, want %g", name, i, got[i], want[i])
		}
	}
}

func TestIndexed(t *testing.T) {
	x := quality.Gap()
	for _, tt := range []struct {
		name         string
		values, want []float64
	}{
		{"no days", nil, nil},
		{"a full row", []float64{2, 3, 1}, []float64{100, 150, 50}},
		{"it begins with a gap", []float64{x, 4, x, 1}, []float64{x, 100, x, 25}},
		{"only gaps", []float64{x, x}, []float64{x, x}},
		{"zeros later on are values", []float64{4, 0, 2}, []float64{100, 0, 50}},
		{"of nothing there is no percentage", []float64{x, 0, 3, 0}, []float64{x, x, x, x}},
		{"below zero", []float64{-2, -4}, []float64{100, 200}},
	} {
		sameRow(t, tt.name, quality.Indexed(tt.values), tt.want)
	}
}

func TestMinus(t *testing.T) {
	x := quality.Gap()
	for _, tt := range []struct {
		name       string
		a, b, want []float64
	}{
		{"no days", nil, []float64{1}, nil},
		{"a full row", []float64{2, 3}, []float64{0.5, 4}, []float64{1.5, -1}},
		{"gaps on either side", []float64{x, 4, x}, []float64{1, x, x}, []float64{x, x, x}},
		{"too short", []float64{1, 2}, []float64{1}, []float64{0, x}},
		{"nothing to take away", []float64{1, 2}, nil, []float64{x, x}},
		{"no noise", []float64{0.3}, []float64{0.1}, []float64{0.2}},
	} {
		sameRow(t, tt.name, quality.Minus(tt.a, tt.b), tt.want)
	}
}

// What holds whatever the values are: gaps stay, the scale of a row does not matter, and what is taken away can be
// added again. The rows that are given are left as they are.
func TestComparedRowsProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 21))
	for range 500 {
		n := 1 + r.IntN(30)
		a, b, scaled := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range n {
			a[i], b[i] = quality.Gap(), quality.Gap()
			if r.IntN(4) > 0 {
				a[i] = 1 + r.Float64()*100
			}
			if r.IntN(4) > 0 {
				b[i] = r.Float64() * 100
			}
			scaled[i] = 4 * a[i]
		}
		before := append([]float64(nil), a...)
		indexed, minus := quality.Indexed(a), quality.Minus(a, b)
		sameRow(t, "the given row", a, before)
		sameRow(t, "a scaled row", quality.Indexed(scaled), indexed)
		first := true
		for i := range n {
			if quality.IsGap(indexed[i]) != quality.IsGap(a[i]) {
				t.Fatalf("day %d is %g, indexed %g", i, a[i], indexed[i])
			}
			if first && !quality.IsGap(indexed[i]) {
				if first = false; indexed[i] != 100 {
					t.Fatalf("the first held day is %g", indexed[i])
				}
			}
			if quality.IsGap(minus[i]) != (quality.IsGap(a[i]) || quality.IsGap(b[i])) {
				t.Fatalf("%g - %g is %g", a[i], b[i], minus[i])
			}
			if !quality.IsGap(minus[i]) && !same(minus[i]+b[i], a[i]) {
				t.Fatalf("%g - %g is %g", a[i], b[i], minus[i])
			}
		}
		for i, v := range quality.Minus(a, a) {
			if !quality.IsGap(a[i]) && v != 0 {
				t.Fatalf("a row less itself is %g", v)
			}
		}
	}
}
