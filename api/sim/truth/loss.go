package main

import (
	"math"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// rate is the loss of a count in percent; a gap without calls.
func rate(c calls.Count) float64 {
	if c.All == 0 {
		return quality.Gap()
	}
	return 100 * c.Bad / c.All
}

// rates are the losses of counts.
func rates(counts []calls.Count) []float64 {
	out := make([]float64, len(counts))
	for i, c := range counts {
		out[i] = rate(c)
	}
	return out
}

// mean is the mean of values without gaps; a gap if there are none.
func mean(values []float64) float64 {
	var sum, n float64
	for _, v := range values {
		if !quality.IsGap(v) {
			sum, n = sum+v, n+1
		}
	}
	if n == 0 {
		return quality.Gap()
	}
	return sum / n
}

// worsening is how much worse two runs of losses are than each other over the days that both have: the mean of their
// differences.
func worsening(with, without []float64) float64 {
	off := make([]float64, len(with))
	for i := range with {
		off[i] = with[i] - without[i] // a gap if one of them is
	}
	return mean(off)
}

// ordinaryDeviation is the standard deviation of the mean of so many days in a row, from losses that begin on a day:
// after the means of the weekdays were taken out. It is a gap if there are too few days.
func ordinaryDeviation(losses []float64, first quality.Day, length int) float64 {
	const weekdays = 7
	var of [weekdays][]float64
	at := func(i int) int { return int(first+quality.Day(i)) % weekdays }
	for i, v := range losses {
		of[at(i)] = append(of[at(i)], v)
	}
	rest := make([]float64, len(losses))
	for i, v := range losses {
		rest[i] = v - mean(of[at(i)])
	}
	var squares, n float64
	for i := 0; i+length <= len(rest); i++ {
		if m := mean(rest[i : i+length]); !quality.IsGap(m) {
			squares, n = squares+m*m, n+1
		}
	}
	if n < 2*weekdays {
		return quality.Gap()
	}
	return math.Sqrt(squares / n)
}
