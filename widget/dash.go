package widget

import "rtcscope/theme"

// A Dash is the look of a line, so that lines are told apart without colours.
type Dash int

// The looks.
const (
	Solid Dash = iota
	Dashed
	Dotted
)

// The lengths of a dash and of the hole after it, in dots along the x axis: two dots are a cell.
const (
	dashDots = 6
	dashHole = 4
	dotHole  = 3
)

// draws says whether the line has ink at a dot column. It depends on the column alone, so that a line does not crawl
// when the chart is drawn again.
func (d Dash) draws(x int) bool {
	switch d {
	case Dashed:
		return x%(dashDots+dashHole) < dashDots
	case Dotted:
		return x%(1+dotHole) == 0
	}
	return true
}

// mark is the glyph of a dashed or dotted line on terminals without braille; zero for a solid line, which is drawn
// at the height of its dots.
func (d Dash) mark() rune {
	switch d {
	case Dashed:
		return '='
	case Dotted:
		return ':'
	}
	return 0
}

// Sample is the look of the line in a legend, three cells wide.
func (d Dash) Sample(g theme.Glyphs) string {
	if !g.Braille {
		return map[Dash]string{Solid: "---", Dashed: "= =", Dotted: ": :"}[d]
	}
	return map[Dash]string{Solid: "⠒⠒⠒", Dashed: "⠒ ⠒", Dotted: "⠂⠂⠂"}[d]
}
