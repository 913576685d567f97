package quality

import (
	"math"
	"slices"
)

// bandWidth is the number of robust deviations that a value may lie off its past before it counts as out of it.
const bandWidth = 3

// madScale makes the median absolute deviation of normally distributed values their standard deviation.
const madScale = 1.4826

// fewestPast is the number of past days from which a row has a band: of fewer, too little is known.
const fewestPast = 4

// A Band is where the values of a row lay in its own past.
type Band struct {
	Low, High float64
}

// BandOf is the band of past values: their median with three robust deviations (1.4826·MAD) on both sides, or step,
// if that is more. It is false for fewer than four values.
func BandOf(past []float64, step float64) (Band, bool) {
	held := slices.DeleteFunc(slices.Clone(past), IsGap)
	if len(held) < fewestPast {
		return Band{}, false
	}
	middle := median(held)
	for i, v := range held {
		held[i] = math.Abs(v - middle)
	}
	half := max(bandWidth*madScale*median(held), step)
	return Band{Low: rounded(middle - half), High: rounded(middle + half)}, true
}

// side is -1 below the band, 1 above it, 0 in it.
func (b Band) side(v float64) int {
	switch {
	case v < b.Low:
		return -1
	case v > b.High:
		return 1
	}
	return 0
}

// Since is the index of the first value of the run out of the band, all on one side, that lasts to the newest value;
// -1 where the newest value lies in the band, or there is none. Gaps do not end a run.
func (b Band) Since(values []float64) int {
	since, side := -1, 0
	for at := len(values) - 1; at >= 0; at-- {
		if IsGap(values[at]) {
			continue
		}
		switch now := b.side(values[at]); {
		case now == 0 || side != 0 && now != side:
			return since
		default:
			since, side = at, now
		}
	}
	return since
}

// Since is the first day of a row out of its own past, as an index of the table's days, see Band.Since; -1 where its
// newest value lies as before. The past is the days that are compared with, as far as they lie before the table's, or,
// where too few of those have values, the older half of the days of its own that have. It is false where too few have any.
func (t Table) Since(row Row, step float64) (int, bool) {
	if band, ok := BandOf(t.Earlier(row), step); ok {
		return band.Since(row.Cells), true
	}
	var held []int
	for at, v := range row.Cells {
		if !IsGap(v) {
			held = append(held, at)
		}
	}
	if len(held) == 0 {
		return -1, false
	}
	half := held[len(held)/2]
	band, ok := BandOf(row.Cells[:half], step)
	if !ok {
		return -1, false
	}
	if at := band.Since(row.Cells[half:]); at >= 0 {
		return half + at, true
	}
	return -1, true
}

// median is the middle value, or the mean of the two in the middle; it sorts what it is given.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// stepShare is the part of the way from good to warn that counts as a step.
const stepShare = 0.05

// leastStep is the step of series without limits: the service's values have two decimals.
const leastStep = 0.01

// Step is the smallest change that counts for a series, in its unit: a twentieth of the way from good to warn. It is a
// heuristic, as the limits are.
func (s Series) Step() float64 {
	if !s.HasLimits {
		return leastStep
	}
	return max(leastStep, stepShare*math.Abs(s.Thresholds.Warn-s.Thresholds.Good))
}
