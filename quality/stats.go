package quality

import "math"

// A Summary is the figures of one row, in the unit of the series. A figure is a gap if the row has too few values for
// it.
type Summary struct {
	Latest   float64 // value of the table's latest moment
	Before   float64 // mean of the compared values, if half are known, or else of the values before the latest
	Change   float64 // Mean - Before or, if nothing is compared, Latest - Before; in percentage points for a percentage
	Mean     float64 // mean of all values
	Worst    float64 // worst value, by the direction of the series
	WorstAt  int     // index of the worst value; -1 without values
	Held     int     // number of values
	Min, Max float64
}

// Summarise works out the figures of a row. latest is Table.Latest. Without a direction the highest value is the
// worst.
func Summarise(row Row, latest int, better Direction) Summary {
	s := Summary{Latest: Gap(), Before: Gap(), Change: Gap(), Mean: Gap(), Worst: Gap(), WorstAt: -1, Min: Gap(),
		Max: Gap()}
	low, high := 0, 0 // where the least and the greatest value are
	for at, v := range row.Cells {
		if IsGap(v) {
			continue
		}
		if s.Held++; s.Held == 1 {
			s.Min, s.Max, low, high = v, v, at, at
		}
		if v < s.Min {
			s.Min, low = v, at
		}
		if v > s.Max {
			s.Max, high = v, at
		}
	}
	if s.Held > 0 {
		if s.Worst, s.WorstAt = s.Max, high; better == HigherBetter {
			s.Worst, s.WorstAt = s.Min, low
		}
	}
	before := row.Past
	if before == nil {
		before = row.Cells[:min(max(0, latest), len(row.Cells))]
	}
	s.Mean, _ = mean(row.Cells)
	if v, n := mean(before); row.Past == nil || 2*n >= len(row.Past) {
		s.Before = v
	}
	if latest >= 0 && latest < len(row.Cells) {
		s.Latest = row.Cells[latest]
	}
	s.Before, s.Mean = rounded(s.Before), rounded(s.Mean)
	s.Change = rounded(s.Latest - s.Before) // a gap if one of the two is
	if row.Past != nil {
		s.Change = rounded(s.Mean - s.Before)
	}
	return s
}

// rounded removes the noise of adding figures of two decimals: it would rank equal changes by noise instead of by
// name.
func rounded(v float64) float64 {
	if math.Abs(v) >= 1<<53 {
		return v // it has no decimals, and multiplying could overflow
	}
	return math.Round(v*1e9) / 1e9
}

// mean is the mean of the known values among some, and their number; a gap without any.
func mean(values []float64) (mean float64, known int) {
	sum := 0.0
	for _, v := range values {
		if !IsGap(v) {
			sum, known = sum+v, known+1
		}
	}
	switch {
	case known == 0:
		return Gap(), 0
	case !math.IsInf(sum, 0):
		return sum / float64(known), known
	}
	sum = 0 // the sum of the largest numbers overflows; their mean does not
	for _, v := range values {
		if !IsGap(v) {
			sum += v / float64(known)
		}
	}
	return sum, known
}
