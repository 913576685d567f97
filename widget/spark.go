package widget

import (
	"math"
	"strings"

	"rtcscope/theme"
)

// Spark draws one glyph for each value, or a gap for NaN. The lowest value has the lowest glyph. The highest glyph
// stands for the lowest value plus span, or for the highest value if that is larger: with a span that is typical of
// the table, a row that hardly moves looks flat beside one that does.
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

// Bounds returns the lowest and the highest finite value, or NaN twice if there is none.
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
