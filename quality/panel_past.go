package quality

import "slices"

// pastMoments are the moments before the table's own that its rows are judged by, oldest first: the newest MostPast at
// which a row or the app has a value. at are their indexes in the table's pastAxis.
func (t Table) pastMoments() (moments []Moment, at []int) {
	axis := t.pastAxis()
	for i := axis.Len() - 1; i >= 0 && len(at) < MostPast; i-- {
		m := axis.At(i)
		if m.Before(t.Axis.First()) && (t.Whole != nil && t.pastKnown(*t.Whole, i) || t.anyPast(i)) {
			moments, at = append(moments, m), append(at, i)
		}
	}
	slices.Reverse(moments)
	slices.Reverse(at)
	return moments, at
}

// pastAxis is the axis of the past that the table has: Before or, without any such days, the compared moments.
func (t Table) pastAxis() Axis {
	if t.Before.Len() > 0 {
		return t.Before
	}
	return t.Past
}

// pastValues are the values of a row along the pastAxis.
func (t Table) pastValues(row Row) []float64 {
	if t.Before.Len() > 0 {
		return row.Before
	}
	return row.Past
}

// pastKnown says whether a row has a value at an index of the pastAxis.
func (t Table) pastKnown(row Row, at int) bool {
	values := t.pastValues(row)
	return at < len(values) && !IsGap(values[at])
}

// anyPast is the same for all rows; the app does not count.
func (t Table) anyPast(at int) bool {
	return slices.ContainsFunc(t.Rows, func(row Row) bool { return t.pastKnown(row, at) })
}

// firstOf is the index of the first moment at which a line is judged. Of one whose compared moments are still to come,
// as far as too few of them are known, the older moments of the range are what the newer ones are judged by: as many
// as a past needs, and the older half of a long range.
func (p *panel) firstOf(l *line) int {
	first, known := p.first, 0
	if !l.part {
		return first
	}
	for _, x := range l.x[:first] {
		if !IsGap(x) {
			known++
		}
	}
	if known >= fewestPast {
		return first
	}
	for least := max(fewestPast, (len(l.x)-first)/2); first < len(l.x) && known < least; first++ {
		if !IsGap(l.x[first]) {
			known++
		}
	}
	return first
}

// ownPasts says whether rows of a series are their own past, so that how they moved does not compare with how the app
// did.
func (p *panel) ownPasts(series int) bool {
	return slices.ContainsFunc(p.rows, func(r panelRow) bool { return r.lines[series] != nil && r.lines[series].part })
}
