package quality

// Indexed are daily values as percent of the first held one, so that values of different heights can be followed side by
// side. Of a first value of 0 there is no percentage: all days are gaps then.
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

// Minus is the difference of two rows, day by day, in the unit of both: a gap wherever one of them has none, and for the
// days that b is too short for.
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
