package widget

import "github.com/NimbleMarkets/ntcharts/v2/canvas/graph"

// ownerCursor stands for the cursor's mark among the lines that cells of the plot belong to.
const ownerCursor = -1

func (c Chart) isCursor(day int) bool { return c.Cursor == day+1 }

// hasCursor says whether a day of the chart is marked.
func (c Chart) hasCursor() bool { return c.Cursor >= 1 && c.Cursor <= len(c.Labels) }

// markCursor gives the cells of the cursor's day that no line has to its mark.
func (c Chart) markCursor(patterns [][]rune, owner [][]int, w int, y axis) {
	if !c.hasCursor() {
		return
	}
	x := c.dot(c.newGrid(w, 1, y), c.Cursor-1, y.low).X / dotsAcross
	for row := range patterns {
		if x < w && patterns[row][x] == 0 {
			patterns[row][x], owner[row][x] = '|', ownerCursor
		}
	}
}

// A span is a stretch of cells; the zero span is none.
type span struct{ from, length int }

// touches says whether a label would stand in the span, or right beside it.
func (s span) touches(start, length int) bool {
	return s.length > 0 && start <= s.from+s.length && s.from <= start+length
}

// cursorLabel is where the label of the cursor's day stands: its middle under the day, or as near as there is room.
func (c Chart) cursorLabel(g *graph.BrailleGrid, y axis, w int) span {
	if !c.hasCursor() {
		return span{}
	}
	n := len([]rune(c.Labels[c.Cursor-1]))
	start := c.dot(g, c.Cursor-1, y.low).X/dotsAcross + 3 - n/2
	return span{from: max(0, min(start, w+3-n)), length: n}
}
