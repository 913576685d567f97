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
	var held, before []float64
	for _, v := range row.Past {
		if !IsGap(v) {
			before = append(before, v)
		}
	}
	for at, v := range row.Cells {
		if IsGap(v) {
			continue
		}
		held = append(held, v)
		s.Held++
		if row.Past == nil && at < latest {
			before = append(before, v)
		}
		if s.Held == 1 || v < s.Min {
			s.Min = v
		}
		if s.Held == 1 || v > s.Max {
			s.Max = v
		}
		if s.WorstAt < 0 || worse(v, s.Worst, better) {
			s.Worst, s.WorstAt = v, at
		}
	}
	if s.Held > 0 {
		s.Mean = mean(held)
	}
	if len(before) > 0 && (row.Past == nil || 2*len(before) >= len(row.Past)) {
		s.Before = mean(before)
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

// mean is the mean of at least one value, without gaps.
func mean(values []float64) float64 {
	sum, n := 0.0, float64(len(values))
	for _, v := range values {
		sum += v
	}
	if !math.IsInf(sum, 0) {
		return sum / n
	}
	sum = 0 // the sum of the largest numbers overflows; their mean does not
	for _, v := range values {
		sum += v / n
	}
	return sum
}

func worse(a, b float64, better Direction) bool {
	if better == HigherBetter {
		return a < b
	}
	return a > b
}
