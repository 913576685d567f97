package widget

import (
	"math"
	"strconv"
)

// An axis is a scale of values over the rows of a plot. Its marks are round, and the rows that they label are evenly
// spaced: the value of a mark is drawn in the same line of dots of each labelled row.
type axis struct {
	low, high float64 // the values of the lowest and of the highest line of dots
	step      float64 // from one mark to the next
	every     int     // rows from one mark to the next
	rows      int
	first     float64 // the lowest mark
	base      int     // its line of dots, counted from the top; 0 is the highest
	least     float64 // no mark is below it
	decimals  int
	unmarked  bool // no round value stands on it
}

// newAxis makes an axis of at least low to high in so many rows, with at least two marks in two rows or more, on
// multiples of 1, 2, 2.5 or 5 times a power of ten. If low and high are the same value, the axis reaches to both sides
// of it. Unless a value is negative, no mark is: there are no negative rates. It returns false where the axis would be
// longer than any number.
func newAxis(low, high float64, rows int) (axis, bool) {
	least := math.Inf(-1)
	if low >= 0 {
		least = 0
	}
	// Values closer together than labels can tell apart count as one: the service's have two decimals.
	if same := math.Max(1e-4, 1e-9*math.Max(math.Abs(low), math.Abs(high))); !(high-low > same) {
		pad := math.Max(math.Abs(low)*0.05, 0.05)
		low, high = math.Max(low-pad, least), high+pad
	}
	if span := 4 * (high - low); math.IsInf(span, 0) || math.IsNaN(span) || rows < 1 {
		return axis{}, false
	}
	best, most := axis{}, math.Inf(-1)
	for every := 1; every <= max(1, min(rows-1, mostRows)); every++ {
		for _, step := range roundSteps((high - low) * float64(dotsDown*every) / float64(dotsDown*rows-1)) {
			a := axis{step: step, every: every, rows: rows, least: least}
			if a.settle(low, high) && a.worth(low, high) > most {
				best, most = a, a.worth(low, high)
			}
		}
	}
	if math.IsInf(most, -1) { // one row in which no round value can stand
		best = axis{step: (high - low) * dotsDown / (dotsDown - 1), every: 1, rows: rows, first: low,
			base: dotsDown - 1, unmarked: true}
	}
	best.high = best.first + float64(best.base)*best.perDot()
	best.low = best.high - float64(dotsDown*rows-1)*best.perDot()
	for best.decimals < 6 {
		scaled := best.step * math.Pow(10, float64(best.decimals))
		if math.Abs(scaled-math.Round(scaled)) < 1e-6*scaled {
			break
		}
		best.decimals++
	}
	return best, true
}

// mostRows is the greatest distance of two marks.
const mostRows = 6

// leads are the round numbers.
var leads = [...]float64{1, 2, 2.5, 5}

// roundSteps lists the smallest steps that are not less than a value, ascending.
func roundSteps(least float64) []float64 {
	const enough = 7 // nearly two powers of ten: the last is so long that every range fits it
	var list []float64
	for power := math.Pow(10, math.Floor(math.Log10(least))); len(list) < enough; power *= 10 {
		for _, lead := range leads {
			if step := lead * power; step >= least*(1-1e-9) && len(list) < enough {
				list = append(list, step)
			}
		}
	}
	return list
}

// perDot is the height of a line of dots.
func (a *axis) perDot() float64 { return a.step / float64(dotsDown*a.every) }

// settle puts a mark into a row so that low to high are on the axis. It returns false if no row will do.
func (a *axis) settle(low, high float64) bool {
	last := dotsDown*a.rows - 1
	a.first = math.Ceil(low/a.step-1e-9) * a.step
	below, above := (a.first-low)/a.perDot(), (high-a.first)/a.perDot() // in lines of dots
	least, most := int(math.Ceil(above-0.5)), int(math.Floor(float64(last)-below+0.5))
	if !(below <= float64(last) && above <= float64(last)) {
		return false
	}
	best, off := -1, math.Inf(1)
	for base := max(0, least); base <= min(last, most); base++ {
		// A mark stands at half the height of its label. Zero stands on the floor of the plot.
		if inside := base % dotsDown; a.rows > 1 && inside != 1 && inside != 2 && !(low == 0 && base == last) {
			continue
		}
		by := math.Abs(float64(base-least) - float64(most-base)) // from the middle of what is free
		if under := float64(last-base) - a.first/a.perDot(); a.least == 0 && under > dotsDown/2 {
			by += 2 * under * dotsDown // nothing is drawn below zero: leave no room for it
		}
		if low == 0 && base == last {
			by = -1
		}
		if by < off {
			best, off = base, by
		}
	}
	if best < 0 {
		return false
	}
	// The lowest mark is the one of the lowest labelled row.
	for best+dotsDown*a.every <= last && a.first-a.step >= a.least-a.step*1e-6 {
		a.first, best = a.first-a.step, best+dotsDown*a.every
	}
	a.base = best
	return a.rows == 1 || len(a.marks()) > 1
}

// worth is the greater the better an axis is to read: the values fill it, and the marks are neither few nor many.
func (a *axis) worth(low, high float64) float64 {
	worth := (high - low) / a.perDot() / float64(dotsDown*a.rows-1)
	wanted := max(min(a.rows, 3), min((a.rows+1)/2, 8))
	marks := len(a.marks())
	worth -= 0.05 * math.Abs(float64(marks-wanted))
	if marks < min(a.rows, 3) {
		worth -= 0.15
	}
	if lead := a.step / math.Pow(10, math.Floor(math.Log10(a.step)+1e-9)); lead > 2.25 && lead < 3 {
		worth -= 0.05 // a quarter takes more digits
	}
	return worth
}

// dot is the line of dots of a value, counted from the top.
func (a *axis) dot(v float64) int {
	at := math.Round(float64(a.base) - (v-a.first)/a.perDot())
	return int(math.Max(0, math.Min(at, float64(dotsDown*a.rows-1))))
}

func (a *axis) label(v float64) string {
	if math.Abs(v) < a.step*1e-6 {
		v = 0 // no "-0"
	}
	if math.Abs(v) >= 1e16 {
		return strconv.FormatFloat(v, 'g', 3, 64) // more digits would leave the lines no room
	}
	return strconv.FormatFloat(v, 'f', a.decimals, 64)
}

// marks lists the values with a label, lowest first.
func (a *axis) marks() []float64 {
	var list []float64
	for at := a.base; at >= 0 && !a.unmarked; at -= dotsDown * a.every {
		v := math.Round(a.first/a.step+float64(len(list))) * a.step
		if math.IsInf(v, 0) || math.IsNaN(v) {
			break
		}
		list = append(list, v)
	}
	return list
}
