package widget

import (
	"github.com/NimbleMarkets/ntcharts/v2/canvas"

	"rtcscope/theme"
)

// A Dash is the pattern of a line. It tells the lines of a chart apart where there are no colours.
type Dash int

const (
	Solid  Dash = iota // no holes
	Dashed             // regular holes
	Dotted             // single dots

	// The following are for a chart of several values, where Dashed and Dotted have meanings of their own.

	Thick       // no holes, two dots wide
	LongDashed  // few holes
	DashDot     // long and short strokes in turn
	ShortDashed // holes as long as the strokes
	Sparse      // holes longer than the strokes

	Edge // dots far apart: an edge of a band
)

// Dashes lists the patterns for the values of one chart. Dashed and Dotted are not among them: in such a chart they
// are for the whole app and for the past, and Edge for bands.
func Dashes() []Dash { return []Dash{Solid, Thick, LongDashed, DashDot, ShortDashed, Sparse} }

// Patterns are fixed to the dots of the plot, not to the beginning of a stroke, so that a chart looks the same when
// it is drawn again and dashes run on from stroke to stroke. The holes of dashes are whole cells.
const (
	dashOn      = 3 * dotsAcross
	dashPeriod  = 5 * dotsAcross
	steepOn     = 2 * dotsDown
	steepPeriod = 3 * dotsDown
	dotPeriod   = 4 // a dot in every second cell of a flat line, or in every cell of a steep one
	edgePeriod  = 8 // a dot in every fourth cell of a flat line, or in every second one of a steep one
)

// pattern is one period of the dash in cells, "#" for a drawn one: along a flat stroke, and along a steep one.
func (d Dash) pattern() (flat, high string) {
	switch d {
	case LongDashed:
		return "#######..", "####."
	case DashDot:
		return "####.#.", "##.#."
	case ShortDashed:
		return "##..", "#."
	case Sparse:
		return "#...", "#.."
	}
	return "", ""
}

// Sample is the mark of the dash in a legend, three cells wide.
func (d Dash) Sample(g theme.Glyphs) string {
	samples := [...]string{Solid: "---", Dashed: "= =", Dotted: ": :", Thick: "###", LongDashed: "~~ ", DashDot: "% %",
		ShortDashed: "x x", Sparse: "o  ", Edge: ", ,"}
	if g.Braille {
		samples = [...]string{Solid: "⠒⠒⠒", Dashed: "⠒ ⠒", Dotted: "⠂⠂⠂", Thick: "⠶⠶⠶", LongDashed: "⠒⠒ ", DashDot: "⠒ ⠂",
			ShortDashed: "⠐⠂⠐", Sparse: "⠒  ", Edge: "⠁ ⠁"}
	}
	if d < 0 || int(d) >= len(samples) {
		d = Solid
	}
	return samples[d]
}

// mark is the character for a cell of the line on terminals without braille. It is false for a solid line, which has
// marks that show its height instead.
func (d Dash) mark() (r rune, ok bool) {
	switch d {
	case Dashed:
		return '=', true
	case Dotted:
		return ':', true
	case Thick:
		return '#', true
	case LongDashed:
		return '~', true
	case DashDot:
		return '%', true
	case ShortDashed:
		return 'x', true
	case Sparse:
		return 'o', true
	case Edge:
		return ',', true
	}
	return 0, false
}

// thin picks the points of a stroke that are drawn. The pattern runs along the plot's width for a flat stroke and
// along its height for a steep one: a steep stroke is so narrow that it would be drawn whole or not at all, and with
// it a peak.
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
	case Edge:
		if steep(stroke, edgePeriod) {
			return keep(stroke, func(p canvas.Point) bool { return p.Y%edgePeriod == 0 })
		}
		return keep(stroke, func(p canvas.Point) bool { return p.X%edgePeriod == 0 })
	case Thick:
		return thicken(stroke)
	}
	flat, high := d.pattern()
	switch {
	case flat == "":
		return stroke
	case steep(stroke, len(high)*dotsDown):
		return keep(stroke, func(p canvas.Point) bool { return high[p.Y/dotsDown%len(high)] == '#' })
	}
	return keep(stroke, func(p canvas.Point) bool { return flat[p.X/dotsAcross%len(flat)] == '#' })
}

// thicken adds a dot above each point of a flat stroke, or left of each point of a steep one.
func thicken(stroke []canvas.Point) []canvas.Point {
	by := canvas.Point{Y: 1}
	if steep(stroke, 0) {
		by = canvas.Point{X: 1}
	}
	thick := make([]canvas.Point, 0, 2*len(stroke))
	for _, p := range stroke {
		thick = append(thick, p, canvas.Point{X: max(0, p.X-by.X), Y: max(0, p.Y-by.Y)})
	}
	return thick
}

// steep reports whether a stroke is higher than wide, and high enough for a whole period of the pattern. A lower
// stroke could fall into a hole.
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
