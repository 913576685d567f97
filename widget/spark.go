package widget

import (
	"math"
	"strings"

	"rtcscope/theme"
)

// Spark draws one glyph for each value, a gap for NaN. The lowest value takes the lowest glyph, and the highest glyph
// stands span above it, or the row's own span if that is larger: with the span that is typical for a table, a row
// that hardly moves looks flat beside one that does.
func Spark(values []float64, span float64, g theme.Glyphs) string {
	low, high := Bounds(values)
	if s := high - low; s > span || math.IsNaN(span) {
		span = s
	}
	var b strings.Builder
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			b.WriteString(g.Gap)
			continue
		}
		at := 0
		if span > 0 {
			at = int(math.Round((v - low) / span * float64(len(g.Sparks)-1)))
		}
		b.WriteString(g.Sparks[min(max(at, 0), len(g.Sparks)-1)])
	}
	return b.String()
}

// Bounds are the lowest and highest finite values; NaN both where there are none.
func Bounds(values []float64) (low, high float64) {
	low, high = math.NaN(), math.NaN()
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		if math.IsNaN(low) || v < low {
			low = v
		}
		if math.IsNaN(high) || v > high {
			high = v
		}
	}
	return low, high
}
