package quality

import (
	"math"
	"slices"
	"time"
)

// The constants of what is usual at a time of the day.
const (
	mostSparse   = 0.1  // part of the values of ordinary days that may be without any loss; more are pooled
	leastLevel   = 0.02 // ordinary deviation of the levels of days, as a part; no estimate is less
	scatterHours = 1    // hours around a moment whose values tell its scatter
	clipScatter  = 4    // deviations from which a value of an ordinary day tells nothing about the usual scatter
)

// A habit is what a line does on ordinary days, in the scale in which days are compared: the square root of the loss,
// which scatters alike whatever the size of the loss. Its moments are bins: where most figures of five minutes are
// without any loss, since calls are few, several are one.
//
// Days differ in level and share the rhythm of the hours. So the usual at a bin is the median of the same bin on all
// ordinary days, each divided by its level, times the level of the day in question. That level is not its own, which
// would hide what is wrong: it is the median level of the ordinary days of its kind, working days or weekends, if
// there are two of these, and of all of them else. A day's level is the median of the ratios of its values to the
// usual ones.
type habit struct {
	series Series
	width  int       // moments of a bin
	usual  []float64 // by bin; a gap if it is not known, or there is no loss
	sigma  []float64 // ordinary deviation of a value of another day from it, as a part of it
	level  float64   // ordinary deviation of the level of a day, as a part
	slow   float64   // how many times the variance of a long mean is that of independent values
	days   int
}

// newHabit learns from ordinary days, each with cells by moment, what is usual on a day.
func newHabit(s Series, days []Day, past [][]float64, day Day) *habit {
	h := &habit{series: s, days: len(days)}
	h.width = h.binWidth(past)
	values := make([][]float64, len(past))
	for i, cells := range past {
		values[i] = h.binned(cells)
	}
	levels := h.learnUsual(values)
	at := h.learnLevel(days, levels, day)
	e := make([][]float64, len(values))
	for i, x := range values {
		e[i] = make([]float64, len(x))
		for t := range x {
			e[i][t] = x[t]/(levels[i]*h.usual[t]) - 1
		}
	}
	for t := range h.usual {
		h.usual[t] *= at
	}
	h.learnScatter(e)
	h.slow = h.slowness(e)
	return h
}

// lost is a figure as a loss: what a percentage loses, or a figure of another unit that is better when lower itself.
func lost(s Series, v float64) float64 {
	if IsGap(v) || s.Unit == "%" {
		if IsGap(v) {
			return v
		}
		return s.loss(v)
	}
	return max(0, v)
}

// figureOf is the figure of a loss.
func figureOf(s Series, loss float64) float64 {
	if s.Unit == "%" && s.Better == HigherBetter {
		return 100 - loss
	}
	return loss
}

// binWidths are the numbers of moments that a bin may have: all divide a day.
func binWidths() []int { return []int{1, 2, 3, 6, 12} }

// binWidth is the least width by which few bins of ordinary days are without any loss.
func (h *habit) binWidth(past [][]float64) int {
	for _, h.width = range binWidths() {
		empty, all := 0, 0
		for _, cells := range past {
			for _, x := range h.binned(cells) {
				if IsGap(x) {
					continue
				}
				all++
				if x == 0 {
					empty++
				}
			}
		}
		if float64(empty) <= mostSparse*float64(all) {
			break
		}
	}
	return h.width
}

// binned are the roots of the mean losses of bins.
func (h *habit) binned(cells []float64) []float64 {
	bins := make([]float64, len(cells)/h.width)
	for t := range bins {
		sum, n := 0.0, 0
		for _, v := range cells[t*h.width : (t+1)*h.width] {
			if !IsGap(v) {
				sum, n = sum+lost(h.series, v), n+1
			}
		}
		if bins[t] = math.Sqrt(sum / float64(n)); n == 0 {
			bins[t] = Gap()
		}
	}
	return bins
}

// learnUsual sets the usual values at level 1, and returns the levels of the days.
func (h *habit) learnUsual(values [][]float64) []float64 {
	levels := make([]float64, len(values))
	for i := range levels {
		levels[i] = 1
	}
	h.usual = make([]float64, len(values[0]))
	const rounds = 2
	for range rounds {
		for t := range h.usual {
			var same []float64
			for i, x := range values {
				if !IsGap(x[t]) {
					same = append(same, x[t]/levels[i])
				}
			}
			if h.usual[t] = medianOf(same); h.usual[t] == 0 || len(same) < FewestOrdinary {
				h.usual[t] = Gap()
			}
		}
		for i, x := range values {
			var ratios []float64
			for t, v := range x {
				if r := v / h.usual[t]; !IsGap(r) {
					ratios = append(ratios, r)
				}
			}
			if level := medianOf(ratios); level > 0 {
				levels[i] = level
			}
		}
	}
	return levels
}

// learnLevel returns the usual level of a day, and sets how far days are from it.
func (h *habit) learnLevel(days []Day, levels []float64, day Day) float64 {
	var alike []float64
	for i, d := range days {
		if dayOff(d) == dayOff(day) {
			alike = append(alike, levels[i])
		}
	}
	const fewestAlike = 2
	if len(alike) < fewestAlike {
		alike = slices.Clone(levels)
	}
	at, all := medianOf(alike), medianOf(slices.Clone(levels))
	squares := 0.0
	for _, level := range levels {
		squares += (level/all - 1) * (level/all - 1)
	}
	n := float64(len(levels))
	h.level = max(leastLevel, math.Sqrt(squares/(n-1)))
	h.level *= math.Sqrt(1+medianLoss/float64(len(alike))) * widening(levelEvidence, n-1)
	return at
}

// levelEvidence is the number of ordinary deviations for which the widening of the levels is right.
const levelEvidence = 4

// widening is by how much a normal quantile is widened, as Student's is, for a deviation from so many degrees of
// freedom.
func widening(z, freedom float64) float64 { return 1 + (z*z+1)/(4*freedom) }

func dayOff(d Day) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// learnScatter sets the deviation of each bin from the relative errors of the same time of the day on ordinary days.
func (h *habit) learnScatter(e [][]float64) {
	var sizes []float64
	for _, row := range e {
		for _, v := range row {
			if !IsGap(v) {
				sizes = append(sizes, math.Abs(v))
			}
		}
	}
	limit := clipScatter * madScale * medianOf(sizes)
	if limit == 0 {
		limit = math.Inf(1)
	}
	n := float64(h.days)
	own := n / (n - 1)            // the errors are from a usual value that they made
	other := 1 + medianLoss*1.2/n // that of another day has the error of the usual value, too
	around := max(1, scatterHours*binsOfHour/(2*h.width))
	h.sigma = make([]float64, len(h.usual))
	for t := range h.sigma {
		sum, count := 0.0, 0
		for _, row := range e {
			for _, v := range row[max(0, t-around):min(len(row), t+around+1)] {
				if !IsGap(v) {
					v = min(max(v, -limit), limit)
					sum, count = sum+v*v, count+1
				}
			}
		}
		rounded := rounding / (2 * h.usual[t] * h.usual[t]) / math.Sqrt(3*float64(h.width))
		h.sigma[t] = math.Sqrt((sum/float64(count)*own + rounded*rounded) * other)
		if count == 0 {
			h.sigma[t] = Gap()
		}
	}
}

// binsOfHour is the number of bins of an hour, if each is one moment.
const binsOfHour = 12

// slowness is how many times the variance of means over up to some hours is that of independent values, at least 1:
// the figures of a day wander slowly, too. It is the long-run variance, from means over blocks of several lengths.
func (h *habit) slowness(e [][]float64) float64 {
	slow := 1.0
	for _, minutes := range []int{30, 60, 120, 240} {
		length := minutes / 5 / h.width
		if length < 2 {
			continue
		}
		sum, blocks := 0.0, 0
		for _, row := range e {
			for from := 0; from+length <= len(row); from += length {
				total, n := 0.0, 0.0
				for t := from; t < from+length; t++ {
					if z := row[t] / h.sigma[t]; !IsGap(z) {
						total, n = total+min(max(z, -clipScatter), clipScatter), n+1
					}
				}
				if n > 0 {
					sum, blocks = sum+total*total/n, blocks+1
				}
			}
		}
		if blocks > 0 {
			slow = max(slow, sum/float64(blocks))
		}
	}
	return slow
}

// tell writes what is usual into a line, in the unit of the series.
func (h *habit) tell(l *CourseLine) {
	for at := range l.Usual {
		u := h.usual[at/h.width]
		if IsGap(u) {
			continue
		}
		l.Usual[at] = rounded(figureOf(h.series, u*u))
		l.Scatter[at] = rounded(2 * u * u * h.sigma[at/h.width]) // the square has twice the relative deviation
	}
}

// medianOf is the median of values, whose order it changes; a gap without any.
func medianOf(values []float64) float64 {
	if len(values) == 0 {
		return Gap()
	}
	return median(values)
}
