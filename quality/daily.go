package quality

// A Daily is what one answer of the service says about days.
type Daily struct {
	Points []Point
	Listed bool      // the answer had a list of indicators, maybe empty; without it, it says nothing about its days
	Odd    []Oddity  // each text of each day once
	Notes  []Warning // about the whole answer; they count as nothing odd

	Refused map[string]error // indicators, by request name, that the service refuses, and why: the answer lacks them
}

// An Oddity counts entries of one kind that could not be read, of a day or loose.
type Oddity struct {
	Warning
	Day   Day
	Loose bool // without a readable day: it may belong to any day of the answer, and counts for all of them
}

// Warnings sums the oddities of the whole answer, followed by its notes.
func (d Daily) Warnings() []Warning {
	var odd []Warning
	for _, o := range d.Odd {
		odd = AddWarnings(odd, []Warning{o.Warning})
	}
	return AddWarnings(odd, d.Notes)
}

// Differing counts the values of one day that differ between two answers, or that only one of them has.
func Differing(before, after []Point) int {
	type cell struct{ series, value string }
	values := func(points []Point) map[cell]float64 {
		of := make(map[cell]float64)
		for _, p := range points {
			if !IsGap(p.V) {
				of[cell{p.Series, p.Value}] = p.V
			}
		}
		return of
	}
	old, n := values(before), 0
	now := values(after)
	for at, v := range now {
		if was, had := old[at]; !had || was != v {
			n++
		}
	}
	for at := range old {
		if _, has := now[at]; !has {
			n++
		}
	}
	return n
}
