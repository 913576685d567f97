package widget

import (
	"math"
	"strconv"
)

// An axis is a scale with round marks.
type axis struct {
	low, high, step float64
	decimals        int
}

// newAxis covers low to high, a little more on both sides so that no line runs along an edge, and has about n marks
// on multiples of 1, 2, 2.5 or 5 times a power of ten. A range without any extent gets one around its value.
func newAxis(low, high float64, n int) axis {
	if !(high > low) {
		pad := math.Max(math.Abs(low)*0.05, 0.05)
		low, high = low-pad, high+pad
	}
	rough := (high - low) / float64(max(1, n))
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	step := 10 * power
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= rough*0.999 {
			step = m * power
			break
		}
	}
	pad := (high - low) / 20
	a := axis{low: low - pad, high: high + pad, step: step}
	if low == 0 {
		a.low = 0 // an axis from zero starts there
	}
	for a.decimals = 0; a.decimals < 6; a.decimals++ {
		scaled := step * math.Pow(10, float64(a.decimals))
		if math.Abs(scaled-math.Round(scaled)) < 1e-6*scaled {
			break
		}
	}
	return a
}

func (a axis) label(v float64) string {
	if math.Abs(v) < a.step*1e-6 {
		v = 0 // no "-0"
	}
	return strconv.FormatFloat(v, 'f', a.decimals, 64)
}

// marks lists the values that carry a label, lowest first.
func (a axis) marks() []float64 {
	var list []float64
	first := math.Ceil(a.low/a.step - 1e-9)
	for i := range 100 {
		v := (first + float64(i)) * a.step
		if v > a.high {
			break
		}
		list = append(list, v)
	}
	return list
}
