package quality

// A Daily is what one answer of the service told about days.
type Daily struct {
	Points []Point
	Listed bool      // the answer had a list of indicators, be it an empty one; without, it says nothing of its days
	Odd    []Oddity  // each text of each day once
	Notes  []Warning // what there is to say of the whole answer that was not odd
}

// An Oddity counts what could not be read as it should, and has a day or is loose.
type Oddity struct {
	Warning
	Day   Day
	Loose bool // it has no readable day: it may belong to any day of the answer, and counts against all of them
}

// Warnings sums what was odd in the whole answer, then its notes.
func (d Daily) Warnings() []Warning {
	var odd []Warning
	for _, o := range d.Odd {
		odd = AddWarnings(odd, []Warning{o.Warning})
	}
	return AddWarnings(odd, d.Notes)
}
