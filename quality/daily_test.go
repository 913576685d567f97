package quality_test

import (
	"testing"

	"rtcscope/quality"
)

// A value that came, went or changed differs; a gap is no value.
func TestDiffering(t *testing.T) {
	point := func(value string, v float64) quality.Point { return quality.Point{Series: "s", Value: value, V: v} }
	gap := quality.Gap()
	for _, tt := range []struct {
		name          string
		before, after []quality.Point
		want          int
	}{
		{"the same, in another order", []quality.Point{point("a", 1), point("b", 2)},
			[]quality.Point{point("b", 2), point("a", 1)}, 0},
		{"one changed", []quality.Point{point("a", 1), point("b", 2)}, []quality.Point{point("a", 1), point("b", 3)}, 1},
		{"one came", []quality.Point{point("a", 1)}, []quality.Point{point("a", 1), point("b", 0)}, 1},
		{"two went", []quality.Point{point("a", 1), point("b", 2), point("c", 3)}, []quality.Point{point("a", 1)}, 2},
		{"one became a gap", []quality.Point{point("a", 1)}, []quality.Point{point("a", gap)}, 1},
		{"gaps alone", []quality.Point{point("a", gap)}, []quality.Point{point("b", gap)}, 0},
		{"of another series", []quality.Point{point("a", 1)}, []quality.Point{{Series: "t", Value: "a", V: 1}}, 2},
	} {
		if got := quality.Differing(tt.before, tt.after); got != tt.want {
			t.Errorf("%s: %d values differ, want %d", tt.name, got, tt.want)
		}
	}
}

func TestCountedOdd(t *testing.T) {
	c := quality.Counted{Warnings: []quality.Warning{{Text: "%d a", Count: 2}, {Text: "%d b", Count: 3}}}
	if got := c.Odd(); got != 5 {
		t.Errorf("%d are odd, want 5", got)
	}
}

// For the web product alone, and there by system and by network alone, the service may hold nothing for ever.
func TestMayHoldNothing(t *testing.T) {
	for _, tt := range []struct {
		product, dimension string
		want               bool
	}{
		{quality.ProductWeb, "OS", true}, {quality.ProductWeb, "Access", true}, {quality.ProductWeb, "Province", false},
		{quality.ProductNative, "OS", false},
	} {
		if got := (quality.Query{Product: tt.product, Dimension: tt.dimension}).MayHoldNothing(); got != tt.want {
			t.Errorf("%s by %s: %v", tt.product, tt.dimension, got)
		}
	}
}
