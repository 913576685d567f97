package quality

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// fewestRows is the number of rows from which they can move together.
const fewestRows = 3

// movements is how all rows of the dimension move together, by series and moment, as a part of their usual values. It
// holds what is common to all: the rhythm of the week, drift, holidays, and what a value of another dimension spills
// over. It is a median of the rows, weighted by how steady they are; none weighs more than the third steadiest, so
// that a single large row does not count as all.
func (p *panel) movements() [][]float64 {
	weights := p.steadiness()
	moves := make([][]float64, len(p.series))
	list := make([]weighed, 0, len(p.rows))
	for s := range p.series {
		moves[s] = make([]float64, len(p.moments))
		for t := range p.moments {
			list = list[:0]
			half := 0.0
			for at, r := range p.rows {
				if l := r.lines[s]; l.judged() && l.base > 0 && !IsGap(l.x[t]) && weights[at] > 0 {
					list = append(list, weighed{l.x[t]/l.base - 1, weights[at]})
					half += weights[at] / 2
				}
			}
			if len(list) < fewestRows {
				continue
			}
			moves[s][t] = weightedMedian(list, half)
		}
	}
	return moves
}

// sharedMove is how far all rows moved in a series at a moment: the movement or, of too few rows to have one, the move
// of the row that moved least.
func (p *panel) sharedMove(series, t int) float64 {
	if len(p.rows) >= fewestRows {
		return p.moves[series][t]
	}
	least := math.Inf(1)
	for _, r := range p.rows {
		if l := r.lines[series]; l.judged() && l.base > 0 && !IsGap(l.x[t]) {
			least = min(least, l.x[t]/l.base-1)
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// A weighed is a value and its weight.
type weighed struct{ v, w float64 }

// weightedMedian is the least value up to which the weights come to half. It changes the order of the list.
func weightedMedian(list []weighed, half float64) float64 {
	const few = 12
	for len(list) > few {
		pivot := list[len(list)/2].v
		low, high := 0, len(list) // values before low are less than the pivot, those from high on more
		less, same := 0.0, 0.0
		for at := 0; at < high; {
			switch v := list[at]; {
			case v.v < pivot:
				less += v.w
				list[at], list[low] = list[low], v
				low, at = low+1, at+1
			case v.v > pivot:
				high--
				list[at], list[high] = list[high], v
			default:
				same += v.w
				at++
			}
		}
		switch {
		case low > 0 && half-less <= 0:
			list = list[:low]
		case half-less-same <= 0 || high == len(list):
			return pivot
		default:
			list, half = list[high:], half-less-same
		}
	}
	slices.SortFunc(list, func(a, b weighed) int { return cmp.Compare(a.v, b.v) })
	for _, v := range list {
		if half -= v.w; half <= 0 {
			return v.v
		}
	}
	return list[len(list)-1].v
}

// steadiness is the weight of each row among all: one over the square of what its values change by from one moment to
// the next, as a part of what is usual.
func (p *panel) steadiness() []float64 {
	const steadiest = 0.01 // beyond it, rows move for reasons that are not chance
	weights := make([]float64, len(p.rows))
	var steps []float64
	for at, r := range p.rows {
		steps = steps[:0]
		for _, l := range r.lines {
			if l.judged() && l.base > 0 && l.series.pooled() {
				steps = appendSteps(steps, l.x, l.base)
			}
		}
		if len(steps) > 0 {
			d := max(steadiest, median(steps))
			weights[at] = 1 / (d * d)
		}
	}
	if n := len(weights); n >= fewestRows {
		sorted := slices.Clone(weights)
		slices.Sort(sorted)
		for at := range weights {
			weights[at] = min(weights[at], sorted[n-fewestRows])
		}
	}
	return weights
}

// appendSteps appends the sizes of the changes from one known value to the next, in units of unit.
func appendSteps(list, values []float64, unit float64) []float64 {
	last := Gap()
	for _, v := range values {
		if IsGap(v) {
			continue
		}
		if !IsGap(last) {
			list = append(list, math.Abs(v-last)/unit)
		}
		last = v
	}
	return list
}

// weekly takes the rhythm of the week out of what is left of a row: the mean of the same weekday in the other weeks of
// the past, over all series together, the less the fewer weeks there are.
func (p *panel) weekly(r panelRow) {
	if len(p.moments) == 0 || p.moments[0].Step() != StepDay {
		return
	}
	var days, weeks [7]int // values, and days with some
	var sums [7]float64
	parts, known := make([]float64, p.first), make([]int, p.first)
	weekday := func(t int) time.Weekday { return p.moments[t].Start().Weekday() }
	for t := range p.first {
		for _, l := range r.lines {
			if l.judged() && l.base != 0 && !IsGap(l.e[t]) {
				parts[t] += l.e[t] / math.Abs(l.base) // of a unit that is not percent, the base may be negative
				known[t]++
			}
		}
		if known[t] > 0 && math.Abs(parts[t]) > mostRhythm*float64(known[t]) {
			parts[t], known[t] = 0, 0 // no rhythm is that large: the day says nothing about others
		}
		if known[t] > 0 {
			day := weekday(t)
			sums[day], days[day], weeks[day] = sums[day]+parts[t], days[day]+known[t], weeks[day]+1
		}
	}
	for t := range p.moments {
		day := weekday(t)
		sum, n, k := sums[day], days[day], weeks[day]
		if t < p.first && known[t] > 0 { // a day says nothing about itself
			sum, n, k = sum-parts[t], n-known[t], k-1
		}
		if n <= 0 || k <= 0 {
			continue
		}
		part := sum / float64(n) * float64(k) / float64(k+1)
		for _, l := range r.lines {
			if l.judged() {
				l.expect[t] += part * math.Abs(l.base)
				l.e[t] -= part * math.Abs(l.base)
			}
		}
	}
}

// noise works out the ordinary deviation of the lines of a row. The calls of a row are the same in all its series, so
// their noise is taken together, and each line's own has its part in it. It is floored by the rounding of values, by
// the chance of single calls, and by a least wobble.
func (r panelRow) noise() {
	tells := r.tells()
	robust := r.robust(tells)
	plain, n := 0.0, 0
	for _, l := range r.lines {
		if !l.judged() {
			continue
		}
		sum, k := 0.0, 0
		for t, v := range l.e[:l.first] {
			if off := v - l.usual[l.first]; !IsGap(v) && !l.earlier(t, off, robust) {
				sum, k = sum+off*off, k+1
			}
		}
		l.own = math.Sqrt(sum / float64(max(1, k-1)))
		if l.series.pooled() && tells(l) {
			plain, n = plain+sum, n+k
		}
	}
	pooled, single := 0.0, r.single()
	if n > 0 {
		pooled = math.Sqrt(plainShare*1.1*plain/float64(n) + (1-plainShare)*robust*robust)
	}
	for _, l := range r.lines {
		if l.judged() {
			l.few = single > 0
			l.sigma = l.deviation(pooled, single, float64(l.before[l.first]))
		}
	}
}

// tells returns which lines tell the noise of the row: those with a past, or all where all are their own past.
func (r panelRow) tells() func(*line) bool {
	full := slices.ContainsFunc(r.lines, func(l *line) bool { return l.judged() && l.series.pooled() && !l.part })
	return func(l *line) bool { return !full || !l.part }
}

// robust is the robust deviation of the lines of a row together.
func (r panelRow) robust(tells func(*line) bool) float64 {
	var levels []float64
	for _, l := range r.lines {
		if !l.judged() || !l.series.pooled() || !tells(l) {
			continue
		}
		for _, v := range l.e[:l.first] {
			if !IsGap(v) {
				levels = append(levels, math.Abs(v-l.usual[l.first]))
			}
		}
	}
	if len(levels) == 0 {
		return 0
	}
	return madScale * median(levels)
}

// earlier says whether a past value, off by so much, is that of an earlier incident rather than noise: far out, and a
// multiple of the usual loss. What is noise of the row must not be taken from it.
func (l *line) earlier(t int, off, robust float64) bool {
	return l.series.pooled() && off > earlierDeviations*robust && l.base > 0 && l.x[t]*l.x[t] > earlierLoss*l.base*l.base
}

// deviation is the ordinary deviation of a line, of whose past n values are known.
func (l *line) deviation(pooled, single, n float64) float64 {
	if !l.series.pooled() {
		return max(l.own, l.series.Step()/bandWidth)
	}
	const mostOwn, leastRoot = 2, 0.05
	own := min(l.own, mostOwn*pooled)
	variance := max((pooledDays*pooled*pooled+n*own*own)/(pooledDays+n), single)
	round := rounding / (2 * max(l.base, leastRoot))
	wobble := leastWobble * l.base
	return math.Sqrt(variance + round*round + wobble*wobble)
}

// single is the variance of the root of the loss of a row of few calls that the chance of single calls makes: 100/4n
// for n calls, in percent. Such a row is known by losses of exactly zero; most of its others are those of one call,
// 100/n. Where users are known, they say how many calls there are at least.
func (r panelRow) single() float64 {
	const zero, most = 0.05, 25 // √ of the least loss; the variance of a row of a single call a day
	limit := float64(most)
	if r.users > 0 {
		limit = min(limit, singleScale*100/(4*max(1, r.users/SpanDays)))
	}
	var list []float64
	all := 0
	for _, l := range r.lines {
		if l == nil || !l.series.pooled() {
			continue
		}
		for _, x := range l.x[:l.first] {
			if IsGap(x) {
				continue
			}
			all++
			if x > zero {
				list = append(list, x*x)
			}
		}
	}
	switch zeros := all - len(list); {
	case float64(zeros) < zeroShare*float64(all):
		return 0
	case len(list) == 0:
		return limit
	}
	slices.Sort(list)
	return min(limit, singleScale*list[(len(list)-1)*9/10]/4)
}
