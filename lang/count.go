package lang

import "strconv"

// A unit of numbers, such as a thousand.
type unit struct {
	size float64
	sign string
}

// countEnd is the least number that is written as a power of ten.
const countEnd = 999_500_000_000

// Count writes a number of users in the language's units. It has three figures, or all before the decimal point:
// what matters is its size.
func (p Printer) Count(n float64) string {
	if n >= countEnd {
		return strconv.FormatFloat(n, 'g', 3, 64)
	}
	taken, smaller := unit{size: 1}, 1.0
	for _, u := range p.Language.units() {
		if n < u.size-smaller/2 { // it does not round to one of this unit
			break
		}
		taken, smaller = u, u.size
	}
	v, decimals := n/taken.size, 0
	switch {
	case taken.size == 1:
	case v < 9.995:
		decimals = 2
	case v < 99.95:
		decimals = 1
	}
	return strconv.FormatFloat(v, 'f', decimals, 64) + taken.sign
}
