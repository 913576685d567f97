package quality

import (
	"math"
	"slices"
)

// A spot is a place with all of its findings that began together.
type spot struct {
	place    Place     // zero for the app
	findings []Finding // the one with the most evidence first
	of       *Verdicts // that the findings come from; nil if it is not known any more
	row      panelRow
	since    Moment
	until    Moment
	evidence float64
	series   []string
	share    float64 // part of the app's calls; a gap if it is not known
}

// ofApp says whether the spot is the whole app.
func (s *spot) ofApp() bool { return s.place == Place{} }

// rank is the place of the spot among those that explain a move of the app beyond doubt, and after all of these if it
// does not.
func (s *spot) rank() int {
	rank := math.MaxInt
	for _, found := range s.findings {
		if found.Cause > 0 && found.sure {
			rank = min(rank, found.Cause)
		}
	}
	return rank
}

// explains is the place of the spot among those that explain a move of the app, be it beyond doubt or not; those that
// do not come last.
func (s *spot) explains() int {
	rank := math.MaxInt
	for _, found := range s.findings {
		rank = min(rank, found.rank())
	}
	return rank
}

// dayApart is the number of moments within which what begins began together: the first bad day of a step is exact in
// nearly all cases, and that of a slope within two days.
const dayApart = 1

// atOnce says whether two moments are at most dayApart apart.
func atOnce(a, b Moment) bool { return !b.Add(dayApart).Before(a) && !a.Add(dayApart).Before(b) }

// spots gathers findings of one value that began together.
func (t *Triage) spots() []*spot {
	var list []*spot
	for _, found := range t.Findings {
		place := Place{found.Query.Dimension, found.Value}
		at := slices.IndexFunc(list, func(s *spot) bool {
			return s.place == place && atOnce(s.findings[0].Since, found.Since)
		})
		if at < 0 {
			list = append(list, t.newSpot(place))
			at = len(list) - 1
		}
		list[at].findings = append(list[at].findings, found)
	}
	for _, s := range list {
		s.gather()
		if s.share = s.findings[0].Share; s.place.Dimension == provinces {
			s.share = t.shareOfProvince(s.place.Value, s.share)
		}
	}
	return list
}

// shareOfProvince is the part of the app's users in a province. The service gives its part of the users of all
// provinces, which is taken where the users of countries are not known.
func (t *Triage) shareOfProvince(value string, otherwise float64) float64 {
	all, here := sumOf(t.users(countries)), t.users(provinces)[value].Count
	if all == 0 || here == 0 {
		return otherwise
	}
	return min(1, here/all)
}

func (t *Triage) newSpot(place Place) *spot {
	s := &spot{place: place}
	if s.ofApp() {
		if s.of = t.shown[t.bestOfApp()]; s.of != nil {
			s.row = s.of.panel.whole
		}
		return s
	}
	if s.of = t.shown[place.Dimension]; s.of != nil {
		s.row = s.of.panel.row(place.Value)
	}
	return s
}

// gather notes what the findings of the spot say together.
func (s *spot) gather() {
	slices.SortStableFunc(s.findings, func(a, b Finding) int {
		switch {
		case a.Z > b.Z:
			return -1
		case a.Z < b.Z:
			return 1
		}
		return 0
	})
	s.since, s.until, s.evidence = s.findings[0].Since, s.findings[0].Until, s.findings[0].Z
	for _, found := range s.findings {
		if s.until.Before(found.Until) {
			s.until = found.Until
		}
		s.series = append(s.series, found.Series)
		for _, m := range found.Also {
			if !slices.Contains(s.series, m.Series) {
				s.series = append(s.series, m.Series)
			}
		}
	}
}

// row is the row of a value; without lines if there is none.
func (p *panel) row(value string) panelRow {
	for _, r := range p.rows {
		if r.value == value {
			return r
		}
	}
	return panelRow{value: value}
}

// line is the line of a series in a row of the panel; nil without one.
func (p *panel) line(r panelRow, series string) *line {
	for i, s := range p.series {
		if s.Name == series && i < len(r.lines) {
			return r.lines[i]
		}
	}
	return nil
}

// A shift is what a line lost over a window: its mean, what would have been usual, the deviation of their difference,
// and what was usual in its past, all in the unit of loss.
type shift struct{ now, usual, deviation, base float64 }

// own is the change that is the line's own: beyond the rhythm of the week and, of a row, what all rows did.
func (s shift) own() float64 { return s.now - s.usual }

// part is the same as a part of what is usual.
func (s shift) part() float64 {
	if s.usual <= 0 {
		return 0
	}
	return s.own() / s.usual
}

// moved is how far the line moved on the whole, as a part of its past.
func (s shift) moved() float64 {
	if s.base <= 0 {
		return 0
	}
	return s.now/s.base - 1
}

// clear is how many deviations the line's own change has.
func (s shift) clear() float64 {
	if s.deviation <= 0 {
		return 0
	}
	return s.own() / s.deviation
}

// shift works out what a line lost from one moment to another. It is false where the line cannot be judged there.
func (p *panel) shift(l *line, since, until Moment) (shift, bool) {
	if !l.judged() {
		return shift{}, false
	}
	loss := func(x float64) float64 { return x }
	if l.series.pooled() {
		loss = func(x float64) float64 { return max(0, x) * max(0, x) }
	}
	from, to := p.between(since, until)
	if to < from || IsGap(l.usual[from]) {
		return shift{}, false
	}
	k, now, usual := 0.0, 0.0, 0.0
	for t := from; t <= to; t++ {
		if IsGap(l.x[t]) {
			continue
		}
		k, now, usual = k+1, now+loss(l.x[t]), usual+loss(l.expect[t]+l.usual[from])
	}
	if k == 0 {
		return shift{}, false
	}
	s := shift{now: now / k, usual: usual / k, base: loss(l.base)}
	_, variance := l.apart(from, to, k)
	s.deviation = math.Sqrt(variance + l.sigma*l.sigma*follows*(1-1/k))
	if l.series.pooled() { // d(x²) = 2x dx
		s.deviation *= 2 * math.Sqrt(max(s.now, s.usual))
	}
	return s, true
}

// between are the indexes of the first and the last moment of the panel from one moment to another.
func (p *panel) between(since, until Moment) (from, to int) {
	from, to = len(p.moments), -1
	for t, m := range p.moments {
		if !m.Before(since) && !until.Before(m) {
			from, to = min(from, t), t
		}
	}
	return from, to
}

// shift is that of the spot in a series.
func (s *spot) shift(series string, since, until Moment) (shift, bool) {
	if s.of == nil {
		return shift{}, false
	}
	return s.of.panel.shift(s.of.panel.line(s.row, series), since, until)
}
