package widget

import "github.com/NimbleMarkets/ntcharts/v2/canvas/graph"

// ownerCursor is the owner of a plot's cells that show the cursor instead of a line.
const ownerCursor = -1

func (c Chart) isCursor(at int) bool { return c.Cursor == at+1 }

// hasCursor reports whether a moment of the chart is marked.
func (c Chart) hasCursor() bool { return c.Cursor >= 1 && c.Cursor <= len(c.Labels) }

// markCursor draws the cursor's mark in the cells at its moment that no line takes.
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

// touches reports whether a label would stand in the span or directly beside it.
func (s span) touches(start, length int) bool {
	return s.length > 0 && start <= s.from+s.length && s.from <= start+length
}

// cursorLabel is where the label of the cursor's moment stands: centred under the moment, or as near to that as there
// is room.
func (c Chart) cursorLabel(g *graph.BrailleGrid, y axis, w int) span {
	if !c.hasCursor() {
		return span{}
	}
	n := len([]rune(c.Labels[c.Cursor-1]))
	start := c.dot(g, c.Cursor-1, y.low).X/dotsAcross + 3 - n/2
	return span{from: max(0, min(start, w+3-n)), length: n}
}
