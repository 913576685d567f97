package quality

import "slices"

// Against is what the changes of an answer lead from. Without compared moments they lead from the mean of the earlier
// moments of the range to the latest. With some, they lead from the mean of those to the mean of the range, as long as
// at least half of the compared moments have values. If fewer have any, because nobody holds them or the service has
// no values of them, the answer falls back: its changes are those of an answer without compared moments.
//
// A range of one moment has no earlier ones. Its changes then lead from the mean of the newest SpanDays days before
// it, as far as they are held.
type Against struct {
	Asked   Axis // the compared moments that the query asks for; without any if it compares with nothing
	Held    int  // how many of these have values, or may still get some
	NotHeld int  // how many of these nobody holds
	Before  Axis // the days before a range of one moment that take the place of earlier ones; else without any

	held []bool // by index of Asked; nil if all are
}

// Against works out what the changes of the answer lead from.
func (r Result) Against() Against {
	if r.against != nil {
		return *r.against
	}
	a := Against{Asked: r.PastAxis()}
	a.Held = a.Asked.Len()
	if a.Held > 0 && len(r.Tables) > 0 && !r.Provisional() {
		a.held, a.Held = make([]bool, a.Asked.Len()), 0
		for at := range a.held {
			if a.held[at] = r.Absence(a.Asked.At(at)) != NotHeld && r.hasPast(at); a.held[at] {
				a.Held++
			}
		}
		if a.Held == a.Asked.Len() {
			a.held = nil
		}
	}
	a.NotHeld = r.CountNotHeld(a.Asked)
	if !a.Compares() && len(r.Tables) > 0 && r.Tables[0].Axis.Len() == 1 {
		a.Before = r.Tables[0].Before.Newest(SpanDays)
	}
	return a
}

// hasPast says whether a row, or the app, has a value at an index of the compared moments.
func (r Result) hasPast(at int) bool {
	has := func(row Row) bool { return at < len(row.Past) && !IsGap(row.Past[at]) }
	return slices.ContainsFunc(r.Tables, func(t Table) bool {
		return t.Whole != nil && has(*t.Whole) || slices.ContainsFunc(t.Rows, has)
	})
}

// Compares says whether changes lead from the compared moments.
func (a Against) Compares() bool { return a.Asked.Len() > 0 && 2*a.Held >= a.Asked.Len() }

// FellBack says whether compared moments were asked for, of which too few have values.
func (a Against) FellBack() bool { return a.Asked.Len() > 0 && !a.Compares() }

// Axis is the compared moments; without any if changes do not lead from them.
func (a Against) Axis() Axis {
	if a.Compares() {
		return a.Asked
	}
	return Axis{}
}

// row is a row with the values that its change leads from as its Past, without those that no row has; nil for the
// earlier moments of its own.
func (a Against) row(row Row) Row {
	switch {
	case a.Compares() && a.held != nil && len(row.Past) > 0:
		var past []float64
		for at, held := range a.held {
			if held {
				past = append(past, row.Past[at])
			}
		}
		row.Past = past
	case a.Compares():
	case a.Before.Len() > 0 && len(row.Before) >= a.Before.Len():
		row.Past = row.Before[len(row.Before)-a.Before.Len():]
	default:
		row.Past = nil
	}
	return row
}

// table is a table that has its compared moments only if changes lead from them.
func (a Against) table(t Table) Table {
	if !a.FellBack() {
		return t
	}
	t.Past, t.Rows = Axis{}, slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Past = nil
	}
	if t.Whole != nil {
		whole := *t.Whole
		whole.Past, t.Whole = nil, &whole
	}
	return t
}
