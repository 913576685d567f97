package quality

// An Absence says why a cell has no value.
type Absence int

// The reasons.
const (
	NoValue Absence = iota // the service answered, and had none
	NotHeld                // the service no longer holds the moment, and nobody kept it
	Pending                // the service was not asked, or did not answer yet
)

// Absence says why the cells of a moment that have no value have none.
func (r Result) Absence(m Moment) Absence {
	if m.Step() != StepDay {
		return r.Absent[m]
	}
	switch day := m.Day(); {
	case r.NotHeld[day]:
		return NotHeld
	case !r.Answered[day]:
		return Pending
	}
	return NoValue
}

// Axis is the axis of the tables or, without any, that of the query.
func (r Result) Axis() Axis {
	switch {
	case len(r.Tables) > 0:
		return r.Tables[0].Axis
	case r.Query.OfLive():
		return LiveAxis(r.Query.Live, r.AsOf)
	}
	return DayAxis(r.Query.Range)
}

// PastAxis is the axis of the moments that the answer is compared with; without any where it is compared with nothing.
func (r Result) PastAxis() Axis {
	if len(r.Tables) > 0 {
		return r.Tables[0].Past
	}
	if past, compared := r.Query.Past(); compared && !r.Query.OfLive() {
		return DayAxis(past)
	}
	return Axis{}
}

// CountNotHeld counts the moments of an axis that are not held.
func (r Result) CountNotHeld(a Axis) int {
	n := 0
	for at := range a.Len() {
		if r.Absence(a.At(at)) == NotHeld {
			n++
		}
	}
	return n
}
