package report

import (
	"math"
	"strconv"

	"rtcscope/quality"
)

// longestFigure is the size from which a figure is written as a power of ten, which fits a column.
const longestFigure = 9999.995

// Figure writes a figure for people, with so many decimals. It is never long.
func Figure(v float64, decimals int) string {
	if math.Abs(v) >= longestFigure {
		return strconv.FormatFloat(v, 'g', 3, 64)
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// Signed is Figure with a sign, also for positive figures.
func Signed(v float64, decimals int) string {
	text := Figure(v, decimals)
	if v >= 0 && text[0] != '+' && text[0] != '-' {
		text = "+" + text
	}
	return text
}

// figure is a figure with two decimals; gap stands for a missing one.
func figure(v float64, gap string) string {
	if quality.IsGap(v) {
		return gap
	}
	return Figure(v, 2)
}

// signed is a difference with two decimals and its sign; gap stands for a missing one.
func signed(v float64, gap string) string {
	switch {
	case quality.IsGap(v):
		return gap
	case math.Abs(v) < 0.005:
		return "0.00" // not -0.00
	}
	return Signed(v, 2)
}

// Plain is a figure for programs and spreadsheets, exactly as it came. It is empty for a gap, and for infinity.
func Plain(v float64) string {
	switch {
	case quality.IsGap(v) || math.IsInf(v, 0):
		return ""
	case math.Abs(v) >= 1e21: // as in JSON
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// Computed is a figure that was worked out here, in 12 digits: without the noise of binary fractions.
func Computed(v float64) float64 {
	digits, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return digits
}
