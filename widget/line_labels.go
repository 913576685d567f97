package widget

import (
	"math"
	"slices"
	"strings"

	"rtcscope/cells"
)

// letters lists, for each row of the plot, the lines whose names stand there. A name stands at the height of its
// line's last value or, where names would collide, as near to that as there is room. If there are more names than
// rows, some stand side by side.
func (c Chart) letters(rows int, y axis) [][]int {
	placed := make([][]int, rows)
	var named []int
	at := make(map[int]int) // the row of a line's last value
	g := c.newGrid(1, rows, y)
	for i, line := range c.Lines {
		for last := min(len(line.Values), len(c.Labels)) - 1; last >= 0 && line.Name != ""; last-- {
			if v := line.Values[last]; !math.IsNaN(v) && !math.IsInf(v, 0) {
				named, at[i] = append(named, i), min(max(0, c.dot(g, 0, v).Y/dotsDown), rows-1)
				break
			}
		}
	}
	slices.SortStableFunc(named, func(a, b int) int { return at[a] - at[b] })
	across := (len(named) + rows - 1) / rows
	// Each row has as many places as names stand side by side. A name moves down from its wanted place to the next free
	// one; then the names that were pushed beyond the last place move up again.
	places := make([]int, len(named))
	for i, line := range named {
		places[i] = at[line] * across
		if i > 0 {
			places[i] = max(places[i], places[i-1]+1)
		}
	}
	for i := len(places) - 1; i >= 0; i-- {
		places[i] = min(places[i], rows*across-len(places)+i)
	}
	for i, line := range named {
		row := places[i] / across
		placed[row] = append(placed[row], line)
	}
	return placed
}

// lettersWidth is the number of cells that names take right of the plot, with a space before them; 0 without names.
func lettersWidth(letters [][]int) int {
	w := 0
	for _, row := range letters {
		w = max(w, len(row))
	}
	if w > 0 {
		w++
	}
	return w
}

func (c Chart) lettersText(lines []int) string {
	var b strings.Builder
	for _, at := range lines {
		b.WriteString(c.Lines[at].Style.Render(cells.Left(c.Lines[at].Name, 1, "")))
	}
	return b.String()
}
