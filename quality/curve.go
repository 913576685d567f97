package quality

// Indexed returns values as percent of the first one that is not a gap, to compare the course of values of different
// size. If the first one is 0, all are gaps.
func Indexed(values []float64) []float64 {
	base := Gap()
	list := make([]float64, len(values))
	for at, v := range values {
		if IsGap(base) {
			base = v
		}
		list[at] = Gap()
		if base != 0 {
			list[at] = rounded(100 * (v / base)) // v/base first: 100·v could overflow
		}
	}
	return list
}

// Minus is the difference of two rows in their unit, moment by moment. It is a gap where either is one, and beyond the
// end of b.
func Minus(a, b []float64) []float64 {
	list := make([]float64, len(a))
	for at := range a {
		list[at] = Gap()
		if at < len(b) {
			list[at] = rounded(a[at] - b[at])
		}
	}
	return list
}
