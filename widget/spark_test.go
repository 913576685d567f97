package widget_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

var (
	nan = math.NaN()
	inf = math.Inf(1)
)

func TestSpark(t *testing.T) {
	g := theme.Unicode()
	for _, test := range []struct {
		name   string
		values []float64
		span   float64
		want   string
	}{
		{"lowest to highest", []float64{1, 2, 3, 4, 5, 6, 7, 8}, 0, "▁▂▃▄▅▆▇█"},
		{"far from zero", []float64{97, 97.5, 98}, 0, "▁▅█"},
		{"near zero", []float64{0.01, 0.02, 0.05}, 0, "▁▃█"},
		{"flat", []float64{5, 5, 5}, 0, "▁▁▁"},
		{"all zero", []float64{0, 0}, 0, "▁▁"},
		{"negative", []float64{-8, -1}, 0, "▁█"},
		{"a small move in a table of large ones looks small", []float64{1, 2}, 7, "▁▂"},
		{"a span below the row's own does nothing", []float64{0, 7}, 1, "▁█"},
		{"a table without a typical span", []float64{0, 7}, nan, "▁█"},
		{"gaps", []float64{nan, 1, nan, 8, nan}, 0, "·▁·█·"},
		{"infinities are gaps", []float64{inf, 1, -inf, 8}, 0, "·▁·█"},
		{"only gaps", []float64{nan, nan}, 3, "··"},
		{"one value", []float64{3}, 0, "▁"},
		{"nothing", nil, 0, ""},
	} {
		if got := widget.Spark(test.values, test.span, g); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := widget.Spark([]float64{1, nan, 8}, 0, theme.ASCII()); got != "_.#" {
		t.Errorf("ascii: %q", got)
	}
}

// Columns of the table rely on the width, whatever the values are.
func TestSparkHasOneGlyphForEachValue(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	odd := []float64{nan, inf, -inf, 0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64, 5e-324, 1, 99.99}
	for range 2000 {
		values := make([]float64, r.IntN(12))
		for i := range values {
			values[i] = odd[r.IntN(len(odd))]
		}
		for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
			for _, span := range []float64{0, 1, nan, inf, -3} {
				if got := widget.Spark(values, span, g); cells.Width(got) != len(values) {
					t.Fatalf("Spark(%v, %g) = %q", values, span, got)
				}
			}
		}
	}
}

func TestBounds(t *testing.T) {
	if low, high := widget.Bounds([]float64{nan, 3, -inf, -2, inf, 1}); low != -2 || high != 3 {
		t.Errorf("got %g and %g", low, high)
	}
	for _, values := range [][]float64{nil, {nan}, {inf, -inf}} {
		if low, high := widget.Bounds(values); !math.IsNaN(low) || !math.IsNaN(high) {
			t.Errorf("bounds of %v are %g and %g", values, low, high)
		}
	}
}
