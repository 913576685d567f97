package widget

import (
	"github.com/NimbleMarkets/ntcharts/v2/canvas"

	"rtcscope/theme"
)

// A Dash is the look of a line, which tells lines of one chart apart where there are no colours.
type Dash int

const (
	Solid  Dash = iota // no holes
	Dashed             // regular holes
	Dotted             // single dots
)

// Patterns are fixed to the dots of the plot, not to the beginning of a stroke: a chart that is drawn again looks the
// same, and dashes run on through the days. The holes of dashes are whole cells.
const (
	dashOn      = 3 * dotsAcross
	dashPeriod  = 5 * dotsAcross
	steepOn     = 2 * dotsDown
	steepPeriod = 3 * dotsDown
	dotPeriod   = 4 // in every second cell of a flat line, in every cell of a steep one
)

// Sample is a mark for legends, three cells wide.
func (d Dash) Sample(g theme.Glyphs) string {
	samples := [...]string{Solid: "---", Dashed: "= =", Dotted: ": :"}
	if g.Braille {
		samples = [...]string{Solid: "⠒⠒⠒", Dashed: "⠒ ⠒", Dotted: "⠂⠂⠂"}
	}
	if d < 0 || int(d) >= len(samples) {
		d = Solid
	}
	return samples[d]
}

// mark is what stands for a cell of the line on terminals without braille; a solid line has marks of height instead.
func (d Dash) mark() (r rune, ok bool) {
	switch d {
	case Dashed:
		return '=', true
	case Dotted:
		return ':', true
	}
	return 0, false
}

// thin picks the points of a stroke that are drawn. Patterns are measured along the plot's width, or a flat line would
// have none, but those of a steep stroke along its height: else it would be drawn whole or not at all, and with it the
// peak of a day.
func (d Dash) thin(stroke []canvas.Point) []canvas.Point {
	switch d {
	case Dashed:
		if steep(stroke, steepPeriod) {
			return keep(stroke, func(p canvas.Point) bool { return p.Y%steepPeriod < steepOn })
		}
		return keep(stroke, func(p canvas.Point) bool { return p.X%dashPeriod < dashOn })
	case Dotted:
		if steep(stroke, dotPeriod) {
			return keep(stroke, func(p canvas.Point) bool { return p.Y%dotPeriod == 0 })
		}
		return keep(stroke, func(p canvas.Point) bool { return p.X%dotPeriod == 0 })
	}
	return stroke
}

// steep says whether a stroke is higher than wide, and high enough for a whole period of the pattern: a lower one could
// fall between two dots.
func steep(stroke []canvas.Point, period int) bool {
	if len(stroke) == 0 {
		return false
	}
	a, b := stroke[0], stroke[len(stroke)-1]
	width, height := max(a.X-b.X, b.X-a.X), max(a.Y-b.Y, b.Y-a.Y)
	return height > width && height >= period
}

func keep(points []canvas.Point, drawn func(canvas.Point) bool) []canvas.Point {
	var kept []canvas.Point
	for _, p := range points {
		if drawn(p) {
			kept = append(kept, p)
		}
	}
	return kept
}
