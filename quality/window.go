package quality

import "math"

// A window is a run of moments in which a row lies beyond what is usual, on one side.
type window struct {
	from, to int
	z        float64   // evidence of its series together
	fit      float64   // the same as if days did not follow each other: it dates the window
	zs       []float64 // evidence of each series
	start    int       // where it began: from, or where a slope did
}

// found says whether there is a window.
func (w window) found() bool { return w.zs != nil }

// evidence is how far the mean of a line over a window lies above its median before it, in deviations of that
// difference.
func (l *line) evidence(from, to int) float64 {
	k := l.known(from, to)
	if k == 0 {
		return 0
	}
	m, alone := l.apart(from, to, k)
	return m / math.Sqrt(alone+l.sigma*l.sigma*follows*(1-1/k))
}

// fit is the evidence of a window as if days were independent of each other.
func (l *line) fit(from, to int) float64 {
	k := l.known(from, to)
	if k == 0 {
		return 0
	}
	m, alone := l.apart(from, to, k)
	return m / math.Sqrt(alone)
}

// known is the number of values in a window; zero where it cannot be judged.
func (l *line) known(from, to int) float64 {
	if IsGap(l.usual[from]) || l.sigma == 0 {
		return 0
	}
	return float64(l.before[to+1] - l.before[from])
}

// apart is how far the mean of a line over a window of k values lies above its median before it, and the variance of
// that for independent days.
func (l *line) apart(from, to int, k float64) (m, variance float64) {
	m = (l.sums[to+1]-l.sums[from])/k - l.usual[from]
	moved := (l.moved[to+1] - l.moved[from]) / float64(to+1-from)
	extra := scatter * moved * l.base
	return m, l.sigma*l.sigma*(1/k+medianLoss/float64(l.before[from])) + extra*extra
}

// groups are the sets of series whose evidence is added up: each alone, those of one indicator, and all.
func (p *panel) groups() [][]int {
	var list [][]int
	var all []int
	var order []string
	byIndicator := make(map[string][]int)
	for i, s := range p.series {
		list = append(list, []int{i})
		if !s.pooled() {
			continue
		}
		if byIndicator[s.Base.Name] == nil {
			order = append(order, s.Base.Name)
		}
		byIndicator[s.Base.Name] = append(byIndicator[s.Base.Name], i)
		all = append(all, i)
	}
	for _, name := range order {
		if g := byIndicator[name]; len(g) > 1 && len(g) < len(all) {
			list = append(list, g)
		}
	}
	if len(all) > 1 {
		list = append(list, all)
	}
	return list
}

// fits are how well the windows of the lines of a row fit, worked out once for all scans of the row, and only where a
// window may have the evidence that it needs.
type fits struct {
	panel   *panel
	row     panelRow
	of      [][]float64 // by series and window, see at; without known, those of another row
	known   bool
	most    []float64 // by series: what the evidence of no window exceeds
	least   []float64 // the same for the better
	bounder bounder
	bounded bool // whether most and least are the bounder's
	each    bool // every row is worked out, as tests do
}

// at is the index of a window.
func (f *fits) at(from, to int) int { return (to-f.panel.first)*len(f.panel.moments) + from }

// take takes a row whose sets of lines need some evidence, and bounds what its windows have.
func (f *fits) take(r panelRow, need float64) {
	n := len(f.panel.moments)
	f.row, f.known = r, false
	if f.most == nil {
		f.most, f.least = make([]float64, len(f.panel.series)), make([]float64, len(f.panel.series))
	}
	if f.bounded = !f.each && (n-f.panel.first)*n >= manyWindows; !f.bounded {
		f.fill()
		return
	}
	for i, l := range r.lines {
		if l.judged() {
			// Any number of lines that each have half of what is needed have less together, see together.
			f.least[i], f.most[i] = f.bounder.bounds(l, f.panel.first, need/2)
		}
	}
}

// fill works out the fits of the row, unless they are known. They bound its evidence, which is never more.
func (f *fits) fill() {
	if f.known {
		return
	}
	f.known = true
	n := len(f.panel.moments)
	if f.of == nil {
		f.of = make([][]float64, len(f.panel.series))
		for i := range f.of {
			f.of[i] = make([]float64, (n-f.panel.first)*n)
		}
	}
	for i, l := range f.row.lines {
		if !l.judged() {
			continue
		}
		most, least := 0.0, 0.0
		for to := f.panel.first; to < n; to++ {
			of := f.of[i][f.at(0, to):][:n]
			for from := to; from >= fewestPast; from-- {
				of[from] = l.fit(from, to)
				most, least = max(most, of[from]), min(least, of[from])
			}
		}
		if !f.bounded {
			f.most[i], f.least[i] = most, least
		}
	}
}

// A scan looks for windows in the rows of a panel, on one side.
type scan struct {
	panel  *panel
	groups [][]int
	sign   float64 // 1 for worse, -1 for better
	fits   *fits   // of the row that is looked at
	sets   []set   // of the same row
}

// A set is the judged lines of a row in a group of series, and the deviation of the sum of their evidence.
type set struct {
	lines     []int
	deviation float64
}

func (p *panel) newScan(sign float64, f *fits) *scan {
	return &scan{panel: p, groups: p.groups(), sign: sign, fits: f}
}

// take notes the sets of a row. A set of a single line is there once, as the group of that series.
func (s *scan) take(r panelRow) {
	s.sets = s.sets[:0]
	for _, g := range s.groups {
		if n := len(s.sets); n < cap(s.sets) {
			s.sets = s.sets[:n+1]
		} else {
			s.sets = append(s.sets, set{})
		}
		last := &s.sets[len(s.sets)-1]
		last.lines = last.lines[:0]
		for _, i := range g {
			if r.lines[i].judged() {
				last.lines = append(last.lines, i)
			}
		}
		k := float64(len(last.lines))
		if k == 0 || k == 1 && len(g) > 1 {
			s.sets = s.sets[:len(s.sets)-1]
			continue
		}
		last.deviation = math.Sqrt(k * (1 + (k-1)*together))
	}
}

// newest is the index of the newest moment at which a row has a value; -1 without any.
func (r panelRow) newest() int {
	newest := -1
	for _, l := range r.lines {
		if l.judged() {
			for t := len(l.x) - 1; t > newest; t-- {
				if !IsGap(l.x[t]) {
					newest = t
				}
			}
		}
	}
	return newest
}

// bound is what the evidence of no window of the row exceeds.
func (s *scan) bound() float64 {
	bound := 0.0
	for _, set := range s.sets {
		sum := 0.0
		for _, i := range set.lines {
			sum += max(s.sign*s.fits.most[i], s.sign*s.fits.least[i])
		}
		bound = max(bound, sum/set.deviation)
	}
	return bound
}

// row finds the windows of a row that fit best: that among those that reach the newest value, and that among all which
// end in the range. They begin at least at a moment, which may lie before it. The fits and the sets of the row are
// known.
func (s *scan) row(r panelRow, least int) (lasting, best window) {
	s.fits.fill()
	newest := r.newest()
	for to := s.panel.first; to <= newest; to++ {
		for from := to; from >= least; from-- {
			fit := s.fit(s.fits.at(from, to))
			if to == newest && fit > lasting.fit {
				lasting = window{from: from, to: to, start: from, fit: fit}
			}
			if fit > best.fit {
				best = window{from: from, to: to, start: from, fit: fit}
			}
		}
	}
	for _, w := range []*window{&lasting, &best} {
		if w.fit > 0 {
			s.weigh(r, w)
		}
	}
	return lasting, best
}

// fit is how well a window fits the set of lines that it fits best.
func (s *scan) fit(at int) float64 {
	fit := 0.0
	for _, set := range s.sets {
		sum := 0.0
		for _, i := range set.lines {
			sum += s.sign * s.fits.of[i][at]
		}
		fit = max(fit, sum/set.deviation)
	}
	return fit
}

// weigh works out the evidence of a window: of each series, and the most that a set of them has.
func (s *scan) weigh(r panelRow, w *window) {
	w.z, w.zs = 0, make([]float64, len(r.lines))
	for i, l := range r.lines {
		if l.judged() {
			w.zs[i] = s.sign * l.evidence(w.from, w.to)
		}
	}
	for _, set := range s.sets {
		sum := 0.0
		for _, i := range set.lines {
			sum += w.zs[i]
		}
		w.z = max(w.z, sum/set.deviation)
	}
}

// overBefore says whether a window that begins before the range fits best if it also ends there: the days of the range
// are in it for the days before them.
func (s *scan) overBefore(r panelRow, w window) bool {
	best, end := 0.0, w.to
	for to := w.from; to <= w.to && w.from < s.panel.first; to++ {
		for _, set := range s.sets {
			sum := 0.0
			for _, i := range set.lines {
				sum += s.sign * r.lines[i].fit(w.from, to)
			}
			if fit := sum / set.deviation; fit > best {
				best, end = fit, to
			}
		}
	}
	return end < s.panel.first
}
