package quality

import "math"

// onset is the first bad moment of an event, from all of its rows and series together: of the moments at which one of
// them says that it began, the one at which a step, or a slope, leaves the least of all of them. It also says whether
// it lies before the range, and how many bad values there are from then on.
func (f *fold) onset(e *event) (since Moment, before bool, bad int) {
	lead := e.lead()
	first := lead.findings[0]
	since = first.Since
	least := math.Inf(1)
	for _, s := range e.spots {
		for _, found := range s.findings {
			if m := e.misfit(found.Since); m < least {
				since, least = found.Since, m
			}
		}
	}
	if since == first.Since || lead.of == nil {
		return first.Since, first.Before, first.Bad
	}
	p := lead.of.panel
	from, to := p.between(since, first.Until)
	for t := from; t <= to; t++ {
		if l := p.line(lead.row, first.Series); l != nil && !IsGap(l.x[t]) {
			bad++
		}
	}
	if bad == 0 { // the others began after the leader was over, or where it has no values
		return first.Since, first.Before, first.Bad
	}
	return since, from < p.from, bad
}

// misfit is what a beginning at a moment leaves of the lines that take part in an event, in squares of deviations.
func (e *event) misfit(since Moment) float64 {
	sum := 0.0
	for _, s := range e.spots {
		if s.of == nil {
			continue
		}
		p := s.of.panel
		for _, name := range s.series {
			l := p.line(s.row, name)
			from, to := p.between(since, s.until)
			if !l.judged() || l.sigma == 0 || to < from {
				continue
			}
			sum += min(l.stepMisfit(from, to), l.slopeMisfit(from, to)/slopeGain) / (l.sigma * l.sigma)
		}
	}
	return sum
}
