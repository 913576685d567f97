package quality

import "math"

// A Summary is one row in figures, all in the series' unit. A figure that the row has too few days for is a gap.
type Summary struct {
	Latest   float64 // value of the table's latest day
	Before   float64 // mean of the days that are compared with, if half of them are held, or, without those, of the days before the latest
	Change   float64 // Mean - Before or, without days to compare with, Latest - Before; percentage points for a percentage
	Mean     float64 // mean of all held days
	Worst    float64 // worst held value, by the series' direction
	WorstAt  int     // its column, -1 without one
	Held     int     // days that have a value
	Min, Max float64
}

// Summarise works out the figures of a row. latest is the column of the table's latest day, see Table.Latest.
// Without a direction the highest value counts as the worst.
func Summarise(row Row, latest int, better Direction) Summary {
	s := Summary{Latest: Gap(), Before: Gap(), Change: Gap(), Mean: Gap(), Worst: Gap(), WorstAt: -1, Min: Gap(), Max: Gap()}
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
	s.Change = rounded(s.Latest - s.Before) // a gap in either makes a gap
	if row.Past != nil {
		s.Change = rounded(s.Mean - s.Before)
	}
	return s
}

// rounded takes away what adding up figures of two decimals leaves behind: without it, equal changes would be ranked
// by noise instead of by name.
func rounded(v float64) float64 {
	if math.Abs(v) >= 1<<53 {
		return v // there are no decimals, and multiplying might leave the numbers
	}
	return math.Round(v*1e9) / 1e9
}

// mean is that of values among which there is no gap, and at least one.
func mean(values []float64) float64 {
	sum, n := 0.0, float64(len(values))
	for _, v := range values {
		sum += v
	}
	if !math.IsInf(sum, 0) {
		return sum / n
	}
	sum = 0 // the largest numbers have no sum, and yet a mean
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
