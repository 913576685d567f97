package widget

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rtcscope/cells"
)

// endNames are the names at the right ends of the lines: for each row of the plot, the lines whose names stand there,
// the highest first.
type endNames struct {
	rows   [][]int
	titles int // cells for the title of each; 0 for letters alone
}

// The width of a chart from which names have titles, and the widest title.
const (
	titlesFrom  = 76
	WidestTitle = 12
)

// names places the names of the lines in a chart of w cells. A name stands at the height of its line's last value or,
// where names would collide, as near to that as there is room. From top to bottom, and from left to right in a row,
// they follow the order of the last values. If there are more names than rows, some stand side by side, without
// titles.
func (c Chart) names(y axis, w int) endNames {
	placed := endNames{rows: make([][]int, y.rows)}
	var named []int
	last := make(map[int]float64) // the last value of a line
	for i, line := range c.Lines {
		if line.Name == "" {
			continue
		}
		if at := c.lastHeld(line); at >= 0 {
			named, last[i] = append(named, i), line.Values[at]
		}
	}
	// Of lines with the same value, the later one is drawn over the other.
	slices.SortStableFunc(named, func(a, b int) int { return cmp.Compare(last[b], last[a]) })
	across := (len(named) + y.rows - 1) / y.rows
	if across == 1 && w >= titlesFrom {
		for _, i := range named {
			placed.titles = max(placed.titles, min(cells.Width(c.Lines[i].Title), WidestTitle))
		}
	}
	// Each row has as many places as names stand side by side. A name moves down from its wanted place to the next free
	// one; then the names that were pushed beyond the last place move up again.
	places := make([]int, len(named))
	for i, line := range named {
		places[i] = y.dot(last[line]) / dotsDown * across
		if i > 0 {
			places[i] = max(places[i], places[i-1]+1)
		}
	}
	for i := len(places) - 1; i >= 0; i-- {
		places[i] = min(places[i], y.rows*across-len(places)+i)
	}
	for i, line := range named {
		row := places[i] / across
		placed.rows[row] = append(placed.rows[row], line)
	}
	return placed
}

// lastHeld is the index of the last value of a line, or -1.
func (c Chart) lastHeld(line Line) int {
	for at := min(len(line.Values), len(c.Labels)) - 1; at >= 0; at-- {
		if v := line.Values[at]; !math.IsNaN(v) && !math.IsInf(v, 0) {
			return at
		}
	}
	return -1
}

// width is the number of cells that names take right of the plot, with a space before them; 0 without names.
func (n endNames) width() int {
	w := 0
	for _, row := range n.rows {
		w = max(w, len(row))
	}
	if w == 0 {
		return 0
	}
	if n.titles > 0 {
		return 1 + w + 1 + n.titles
	}
	return 1 + w
}

// namesText draws the names of a row.
func (c Chart) namesText(n endNames, row int) string {
	var b strings.Builder
	for _, at := range n.rows[row] {
		line := c.Lines[at]
		text := cells.Left(line.Name, 1, "")
		if n.titles > 0 && line.Title != "" {
			text += " " + cells.Cut(cells.Visible(line.Title), n.titles, c.Glyphs.Ellipsis)
		}
		b.WriteString(line.Style.Render(text))
	}
	return b.String()
}
