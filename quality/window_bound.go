package quality

import "math"

// manyWindows is the number of windows of a row from which it takes less time to bound their evidence than to work out
// how well each of them fits.
const manyWindows = 1000

// A bounder bounds the evidence of the windows of a line without looking at each of them: their number grows with the
// square of the days, and hardly any row has one that matters. It halves the moments at which windows begin and end
// again and again (branch and bound). In all windows that begin in one block of moments and end in another, the sum of
// values is at most the difference between the most and the least that the sums before these moments come to. Where
// that is less evidence than was found elsewhere, nobody looks closer.
type bounder struct {
	line   *line
	first  int // the first moment at which a window ends
	least  int // the first at which one begins
	levels [][]block
	better float64 // evidence of no window is less
	worse  float64 // or more
}

// A block is what a line comes to in a block of moments, at least and at most: the sums of its values before and after
// each moment, and the medians before each.
type block struct{ beforeLow, beforeHigh, afterLow, afterHigh, usualLow, usualHigh float64 }

func (s block) with(o block) block {
	return block{min(s.beforeLow, o.beforeLow), max(s.beforeHigh, o.beforeHigh), min(s.afterLow, o.afterLow),
		max(s.afterHigh, o.afterHigh), min(s.usualLow, o.usualLow), max(s.usualHigh, o.usualHigh)}
}

// bounds are what the evidence of no window of a line exceeds, on both sides. Evidence up to a floor need not be told
// apart: the bounds are at least that.
func (b *bounder) bounds(l *line, first int, floor float64) (better, worse float64) {
	b.line, b.first, b.least, b.better, b.worse = l, first, fewestPast, -floor, floor
	for b.least < len(l.e) && IsGap(l.usual[b.least]) {
		b.least++
	}
	if l.sigma == 0 || b.least == len(l.e) {
		return 0, 0
	}
	b.build()
	b.visit(len(b.levels)-1, 0, 0)
	const margin = 1 + 1e-9 // evidence is worked out in another way, and rounded in another
	return b.better * margin, b.worse * margin
}

// build works out the blocks of all sizes: those of each level are twice as long as those of the one before, and the
// last one is all moments.
func (b *bounder) build() {
	l, n := b.line, len(b.line.e)
	b.level(0, n)
	for t := range n {
		s := block{l.sums[t], l.sums[t], l.sums[t+1], l.sums[t+1], l.usual[t], l.usual[t]}
		if IsGap(l.usual[t]) {
			s.usualLow, s.usualHigh = math.Inf(1), math.Inf(-1)
		}
		b.levels[0][t] = s
	}
	level := 0
	for ; n > 1; level++ {
		half := b.levels[level][:n]
		n = (n + 1) / 2
		b.level(level+1, n)
		for i := range n {
			s := half[2*i]
			if 2*i+1 < len(half) {
				s = s.with(half[2*i+1])
			}
			b.levels[level+1][i] = s
		}
	}
	b.levels = b.levels[:level+1]
}

// level makes room for the blocks of a level.
func (b *bounder) level(at, blocks int) {
	if at < cap(b.levels) {
		b.levels = b.levels[:max(len(b.levels), at+1)]
	} else {
		b.levels = append(b.levels, nil)
	}
	if cap(b.levels[at]) < blocks {
		b.levels[at] = make([]block, blocks)
	}
	b.levels[at] = b.levels[at][:blocks]
}

// visit looks at the windows that begin in one block of a level and end in another.
func (b *bounder) visit(level, begin, end int) {
	l, n := b.line, len(b.line.e)
	from, lastFrom := max(begin<<level, b.least), min((begin+1)<<level, n)-1
	to, lastTo := max(end<<level, b.first), min((end+1)<<level, n)-1
	if from > lastFrom || to > lastTo || from > lastTo {
		return
	}
	if level == 0 {
		z := l.evidence(from, to)
		b.better, b.worse = min(b.better, z), max(b.worse, z)
		return
	}
	if b.exceeds(b.levels[level][begin], b.levels[level][end], from, lastFrom, to, lastTo) {
		for i := range 4 {
			b.visit(level-1, 2*begin+i/2, 2*end+i%2)
		}
	}
}

// exceeds says whether a window that begins in one block and ends in another may have more evidence than was found.
func (b *bounder) exceeds(begin, end block, from, lastFrom, to, lastTo int) bool {
	l := b.line
	few, most := 1.0, float64(l.before[lastTo+1]-l.before[from]) // known values of a window
	if lastFrom <= to {
		few = max(few, float64(l.before[to+1]-l.before[lastFrom]))
	}
	if most == 0 {
		return false
	}
	deviation := l.sigma * math.Sqrt(few+few*few*medianLoss/float64(l.before[lastFrom])+follows*few*(few-1))
	const noise = 1e-12 // of adding and taking off
	worse := end.afterHigh - begin.beforeLow - min(few*begin.usualLow, most*begin.usualLow)
	better := end.afterLow - begin.beforeHigh - max(few*begin.usualHigh, most*begin.usualHigh)
	slack := noise * (max(math.Abs(end.afterHigh), math.Abs(end.afterLow)) +
		max(math.Abs(begin.beforeHigh), math.Abs(begin.beforeLow)) +
		most*max(math.Abs(begin.usualHigh), math.Abs(begin.usualLow)))
	return worse+slack > b.worse*deviation || better-slack < b.better*deviation
}
