package report

import (
	"math"
	"strconv"

	"rtcscope/quality"
)

// longestFigure is from where a figure is written as a power of ten: nobody reads more digits, and no column holds them.
const longestFigure = 9999.995

// Figure writes a figure for people, with so many decimals. Whatever it is, it stays short.
func Figure(v float64, decimals int) string {
	if math.Abs(v) >= longestFigure {
		return strconv.FormatFloat(v, 'g', 3, 64)
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// Signed is Figure with the sign of a difference, a plus too.
func Signed(v float64, decimals int) string {
	text := Figure(v, decimals)
	if v >= 0 && text[0] != '+' && text[0] != '-' {
		text = "+" + text
	}
	return text
}

// figure is a figure with the service's two decimals, a gap as the given text.
func figure(v float64, gap string) string {
	if quality.IsGap(v) {
		return gap
	}
	return Figure(v, 2)
}

// signed is a difference, a gap as the given text.
func signed(v float64, gap string) string {
	switch {
	case quality.IsGap(v):
		return gap
	case math.Abs(v) < 0.005:
		return "0.00" // not -0.00: nothing changed
	}
	return Signed(v, 2)
}

// Plain is a figure for programs and spreadsheets, as exactly as it came. A gap is nothing, and so is what grew beyond
// what a number can hold.
func Plain(v float64) string {
	switch {
	case quality.IsGap(v) || math.IsInf(v, 0):
		return ""
	case math.Abs(v) >= 1e21: // as in JSON
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// Count writes a number of users in three figures and its thousands: what matters is the order of size.
func Count(n float64) string {
	switch {
	case n < 1000:
		return strconv.FormatFloat(n, 'f', 0, 64)
	case n < 999_500:
		return threeFigures(n/1000) + "k"
	case n < 999_500_000:
		return threeFigures(n/1e6) + "M"
	case n < 999_500_000_000:
		return threeFigures(n/1e9) + "G"
	}
	return strconv.FormatFloat(n, 'g', 3, 64)
}

func threeFigures(v float64) string {
	switch {
	case v < 9.995:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case v < 99.95:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'f', 0, 64)
}
