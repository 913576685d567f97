package quality

import "math"

// begun dates a window: a row that gets worse every day began before the step that fits it best. It also says whether
// there is a beginning at all: a row that drifts in a straight line over all that is known has none.
func (s *scan) begun(r panelRow, w window) (start int, ok bool) {
	parts := s.taking(r, w)
	misfit := func(of func(l *line) float64) float64 {
		sum := 0.0
		for _, l := range parts {
			sum += of(l) / (l.sigma * l.sigma)
		}
		return sum
	}
	longest := w.to - w.from + 1
	first := max(fewestPast, w.from-longest)
	start = w.from
	best := misfit(func(l *line) float64 { return l.stepMisfit(w.from, w.to) })
	for from := first; from <= w.to; from++ {
		if m := misfit(func(l *line) float64 { return l.stepMisfit(from, w.to) }); m < best {
			start, best = from, m
		}
	}
	limit := slopeGain * best
	for from := first; from <= w.from && longest > 1; from++ {
		if m := misfit(func(l *line) float64 { return l.slopeMisfit(from, w.to) }); m < min(limit, best) {
			start, best = from, m
		}
	}
	return start, best < misfit(func(l *line) float64 { return l.driftMisfit(w.to) })
}

// taking lists the lines that take part in a window: those with evidence of their own, or else the strongest.
func (s *scan) taking(r panelRow, w window) []*line {
	var parts []*line
	strongest := -1
	for i, l := range r.lines {
		switch {
		case !l.judged() || l.sigma == 0:
			continue
		case w.zs[i] >= partEvidence:
			parts = append(parts, l)
		}
		if strongest < 0 || w.zs[i] > w.zs[strongest] {
			strongest = i
		}
	}
	if len(parts) == 0 && strongest >= 0 {
		parts = append(parts, r.lines[strongest])
	}
	return parts
}

// stepMisfit is the sum of squares that a step at a moment leaves of a line up to another.
func (l *line) stepMisfit(from, to int) float64 {
	k := float64(l.before[to+1] - l.before[from])
	if k == 0 || IsGap(l.usual[from]) {
		return math.Inf(1) // nothing can begin there
	}
	mean, sum := (l.sums[to+1]-l.sums[from])/k, 0.0
	for t, v := range l.e[:to+1] {
		switch {
		case IsGap(v):
		case t < from:
			sum += (v - l.usual[from]) * (v - l.usual[from])
		default:
			sum += (v - mean) * (v - mean)
		}
	}
	return sum
}

// slopeMisfit is the same for a slope that begins at a moment.
func (l *line) slopeMisfit(from, to int) float64 {
	if IsGap(l.usual[from]) {
		return math.Inf(1)
	}
	cross, square, sum := 0.0, 0.0, 0.0
	for t, v := range l.e[:to+1] {
		if IsGap(v) {
			continue
		}
		v -= l.usual[from]
		sum += v * v
		if rise := float64(t - from + 1); rise > 0 {
			cross, square = cross+rise*v, square+rise*rise
		}
	}
	if square == 0 {
		return sum
	}
	return sum - cross*cross/square
}

// driftMisfit is the same for a straight line over all that is known.
func (l *line) driftMisfit(to int) float64 {
	n, st, sv, stt, stv, svv := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	for t, v := range l.e[:to+1] {
		if !IsGap(v) {
			x := float64(t)
			n, st, sv, stt, stv, svv = n+1, st+x, sv+v, stt+x*x, stv+x*v, svv+v*v
		}
	}
	if n == 0 {
		return 0
	}
	sum := svv - sv*sv/n
	if spread := stt - st*st/n; spread > 0 {
		cross := stv - st*sv/n
		sum -= cross * cross / spread
	}
	return sum
}
