package widget

import (
	"math"
	"strconv"
)

// An axis is a scale of values with round marks.
type axis struct {
	low, high, step float64
	decimals        int
}

// newAxis makes an axis from a little below low to a little above high, so that no line runs along an edge. It has
// about n marks, at least two, on multiples of 1, 2, 2.5 or 5 times a power of ten. If low and high are the same
// value, the axis reaches to both sides of it, but not below zero unless the value is negative: there are no negative
// rates.
func newAxis(low, high float64, n int) axis {
	// Values closer together than labels can tell apart count as one: the service's have two decimals.
	if least := math.Max(1e-4, 1e-9*math.Max(math.Abs(low), math.Abs(high))); !(high-low > least) {
		pad, floor := math.Max(math.Abs(low)*0.05, 0.05), math.Inf(-1)
		if low >= 0 {
			floor = 0
		}
		low, high = math.Max(low-pad, floor), high+pad
	}
	pad := (high - low) / 20
	a := axis{low: low - pad, high: high + pad}
	if low == 0 {
		a.low = 0 // an axis from zero starts there
	}
	rough := (high - low) / float64(max(1, n))
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	// Take the smallest round step that makes at most n marks, or a finer one where it makes fewer than two.
	steps := []float64{0.25, 0.5, 1, 2, 2.5, 5, 10}
	at := 2
	for at < len(steps)-1 && steps[at]*power < rough*0.999 {
		at++
	}
	for a.step = steps[at] * power; at > 0 && len(a.marks()) < 2; a.step = steps[at] * power {
		at--
	}
	step := a.step
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
	if math.Abs(v) >= 1e16 {
		return strconv.FormatFloat(v, 'g', 3, 64) // more digits would leave the lines no room
	}
	return strconv.FormatFloat(v, 'f', a.decimals, 64)
}

// marks lists the values with a label, lowest first.
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
