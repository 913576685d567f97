package quality

import (
	"math"
	"time"
)

// The constants of the onset, chosen on made-up accounts and measured on others: see docs/JUDGEMENT.md.
const (
	fewestSlots = 36 // moments of the day that must have a value: three hours

	// leastGain is what a change must take off the sum of squares, in units of the variance of chance, and episodeGain
	// how much more it must be if the change ends on that day, since it then lies anywhere.
	leastGain   = 20
	episodeGain = 10

	// chanceGain is what chance explains of the difference between two times of a change, with a probability of 0.95.
	chanceGain = 7.35

	shortest    = 3  // moments that something bad lasts at least
	slowest     = 48 // moments from which a change is gradual: four hours
	onMidnight  = 2  // moments after midnight at which a change is none of the day
	spikeBeyond = 3  // deviations by which a value may lie beyond both of its neighbours
)

// findOnset looks for a change for the worse in a line, by a habit that it has on ordinary days.
//
// A value is the ratio r of the root of the loss to the usual one at that time, of a deviation σ that differs by hour,
// since calls do. The model is a level a, with b > 0 added from moment i to before moment j:
//
//	S(i, j) = min over a, b of Σ ((r − a − b·[i ≤ t < j]) / σ)² + ((a − 1) / level)²
//
// with j the end of the day for two segments: the least squares of a change point (Hinkley 1970; Bai 1997, "Estimating
// multiple breaks one at a time", Econometric Theory 13). The last term ties the level before the change to the level
// of ordinary days, as far as these vary. So a day that is bad from its first moment on is the case i = 0 of the same
// model, and a morning that was better than usual makes no afternoon bad.
//
// The gain G(i, j) = S without b − S(i, j) must be at least leastGain, and episodeGain more for j before the end. All
// σ² are multiplied by the ratio of the long-run variance of ordinary days to that of single values, because figures
// wander (Bai and Perron 1998). The times of the beginning that chance leaves open are those i whose best gain is less
// than that of the best by at most chanceGain: the likelihood ratio set, whose quantile is −2·ln(1−√0.95) (Eo and
// Morley 2015, Quantitative Economics 6). The same holds for the end.
//
// A ramp of slowest moments or more, from a to a + b, that gains as much as the best step makes it gradual; so does a
// beginning that chance leaves open for as long.
func (l *CourseLine) findOnset(h *habit) {
	f := newChangeFit(h, l.Cells)
	best, ok := f.best()
	switch {
	case !ok:
		l.Onset.Kind = OnsetNone
		return
	case best.to == f.n:
		if ramp, is := f.ramp(best); is {
			l.setGradual(f, ramp.from, ramp.to)
			return
		}
	}
	first, last := f.open(best, func(c change) int { return c.from })
	switch {
	case best.from*h.width <= onMidnight:
		l.Onset.Kind = OnsetEarlier
	case (last-first)*h.width >= slowest:
		l.setGradual(f, first, last)
		return
	default:
		l.Onset.Kind = OnsetStep
		l.Onset.Best, l.Onset.Began = l.boundary(f, best.from), l.around(f, first, last)
	}
	if best.to < f.n {
		first, last := f.open(best, func(c change) int { return c.to })
		l.Onset.Ended = l.around(f, first, last)
	}
	l.measure(f, best.from, best.to)
}

func (l *CourseLine) setGradual(f *changeFit, from, to int) {
	l.Onset.Kind = OnsetGradual
	l.Onset.Best = l.boundary(f, from)
	l.Onset.Began = TimeSpan{l.boundary(f, from), l.boundary(f, to)}
	l.measure(f, min((from+to)/2, f.n-1), f.n)
}

// boundary is the instant at which a bin begins.
func (l *CourseLine) boundary(f *changeFit, bin int) time.Time {
	return l.Axis.First().Add(bin * f.width).Start()
}

// around is the time in which a change before one of some bins lies. A change within a bin makes the bin a mixture of
// both levels, and the best split is on either side of it.
func (l *CourseLine) around(f *changeFit, first, last int) TimeSpan {
	return TimeSpan{l.boundary(f, max(0, first-1)), l.boundary(f, min(f.n, last+1))}
}

// measure sets the means over the bad bins.
func (l *CourseLine) measure(f *changeFit, from, to int) {
	var was, now []float64
	for at := from * f.width; at < min(to*f.width, len(l.Cells)); at++ {
		if !IsGap(l.Cells[at]) && !IsGap(l.Usual[at]) {
			was, now = append(was, l.Usual[at]), append(now, l.Cells[at])
		}
	}
	l.Onset.Was, _ = mean(was)
	l.Onset.Now, _ = mean(now)
	l.Onset.Was, l.Onset.Now = rounded(l.Onset.Was), rounded(l.Onset.Now)
}

// A change is a time from a bin to before another in which a line is worse, and how much it explains.
type change struct {
	from, to int
	gain     float64
}

// A changeFit has what the gains of all changes of a day need: sums over the bins before each.
type changeFit struct {
	n, width int
	r, w     []float64 // ratios and weights by bin; a gap has no weight
	sw, sr   []float64 // sums of w and of w·r over the bins before an index
	tie      float64   // weight of the level of ordinary days
}

func newChangeFit(h *habit, cells []float64) *changeFit {
	x := h.binned(cells)
	f := &changeFit{n: len(x), width: h.width, r: make([]float64, len(x)), w: make([]float64, len(x)),
		tie: 1 / (h.level * h.level)}
	for t := range x {
		if r := x[t] / h.usual[t]; !IsGap(r) && !IsGap(h.sigma[t]) && h.sigma[t] > 0 {
			f.r[t], f.w[t] = r, 1/(h.sigma[t]*h.sigma[t]*h.slow)
		}
	}
	f.tame()
	f.sw, f.sr = make([]float64, f.n+1), make([]float64, f.n+1)
	for t := range f.n {
		f.sw[t+1], f.sr[t+1] = f.sw[t]+f.w[t], f.sr[t]+f.w[t]*f.r[t]
	}
	return f
}

// tame brings values that lie far beyond both of their neighbours near to these: a single one is no change.
func (f *changeFit) tame() {
	given := append([]float64(nil), f.r...)
	for t := range f.n {
		if f.w[t] == 0 {
			continue
		}
		low, high := math.Inf(1), math.Inf(-1)
		for _, at := range []int{f.neighbour(t, -1), f.neighbour(t, 1)} {
			if at >= 0 {
				low, high = min(low, given[at]), max(high, given[at])
			}
		}
		if beyond := spikeBeyond / math.Sqrt(f.w[t]); !math.IsInf(low, 0) {
			f.r[t] = min(max(given[t], low-beyond), high+beyond)
		}
	}
}

// neighbour is the next bin with a value in a direction; -1 without one.
func (f *changeFit) neighbour(t, step int) int {
	for t += step; t >= 0 && t < f.n; t += step {
		if f.w[t] > 0 {
			return t
		}
	}
	return -1
}

// gain is what the level from one bin to before another explains beyond a common level; zero if it is for the better.
func (f *changeFit) gain(from, to int) float64 {
	w := f.sw[to] - f.sw[from]
	all := f.sw[f.n] + f.tie
	free := w - w*w/all
	if w == 0 || free <= 0 {
		return 0
	}
	b := (f.sr[to] - f.sr[from] - w*(f.sr[f.n]+f.tie)/all) / free
	if b <= 0 {
		return 0
	}
	return b * b * free
}

// shortest is the least number of bins of a change.
func (f *changeFit) shortest() int { return max(1, (shortest+f.width-1)/f.width) }

// changes calls a function with every change that there can be; one that lasts to the end has the end as its to.
func (f *changeFit) changes(each func(change)) {
	for from := 0; from+f.shortest() <= f.n; from++ {
		for to := from + f.shortest(); to <= f.n; to++ {
			each(change{from, to, f.gain(from, to)})
		}
	}
}

// best is the change that explains most; false if none explains enough.
func (f *changeFit) best() (change, bool) {
	var step, episode change
	f.changes(func(c change) {
		if into := &episode; c.gain > 0 {
			if c.to == f.n {
				into = &step
			}
			if c.gain > into.gain {
				*into = c
			}
		}
	})
	if episode.gain >= max(step.gain, leastGain)+episodeGain {
		return episode, true
	}
	return step, step.gain >= leastGain
}

// open is the first and the last of the times that chance leaves open for a change like the best.
func (f *changeFit) open(best change, of func(change) int) (first, last int) {
	first, last = of(best), of(best)
	f.changes(func(c change) {
		if (c.to == f.n) == (best.to == f.n) && c.gain >= best.gain-chanceGain {
			first, last = min(first, of(c)), max(last, of(c))
		}
	})
	return first, last
}

// ramp is a slow change that explains as much as the best step: from its first bin to that of its full size.
func (f *changeFit) ramp(step change) (change, bool) {
	best := change{gain: step.gain}
	found := false
	for length := slowest / f.width; length <= f.n; length += max(1, slowest/2/f.width) {
		for from := 0; from+length <= f.n; from++ {
			if gain := f.rampGain(from, length); gain >= best.gain {
				best, found = change{from, from + length, gain}, true
			}
		}
	}
	return best, found
}

// rampGain is the gain of a ramp from a bin on.
func (f *changeFit) rampGain(from, length int) float64 {
	all, sum := f.sw[f.n]+f.tie, f.sr[f.n]+f.tie
	s, ss, sr := 0.0, 0.0, 0.0
	for t := from; t < f.n; t++ {
		rise := min(1, (float64(t-from)+0.5)/float64(length))
		s, ss, sr = s+f.w[t]*rise, ss+f.w[t]*rise*rise, sr+f.w[t]*rise*f.r[t]
	}
	free := ss - s*s/all
	if free <= 0 {
		return 0
	}
	if b := (sr - s*sum/all) / free; b > 0 {
		return b * b * free
	}
	return 0
}
