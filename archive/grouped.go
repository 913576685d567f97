package archive

import (
	"cmp"
	"slices"

	"rtcscope/quality"
)

// A grouped is the values of an answer, without gaps and with the later of two values of the same cell: by series and
// day, each in the order of its first value.
type grouped struct {
	values []string // of the dimension, in the order of their first value
	groups []group
}

// A group is the values of one series on one day.
type group struct {
	series string
	day    quality.Day
	cells  []cell // by value, each once
}

// A cell is the figure of one value of the dimension, which is an index in the values of its grouped.
type cell struct {
	value int
	v     float64
}

func groupsOf(points []quality.Point) grouped {
	type at struct {
		series string
		day    quality.Day
	}
	var g grouped
	values, groups := make(map[string]int), make(map[at]int)
	for i, p := range points {
		if quality.IsGap(p.V) {
			continue
		}
		of, ok := groups[at{p.Series, p.Day}]
		if !ok {
			of = len(g.groups)
			groups[at{p.Series, p.Day}] = of
			g.groups = append(g.groups, group{series: p.Series, day: p.Day})
		}
		value, ok := values[p.Value]
		if !ok {
			value = len(g.values)
			values[p.Value] = value
			g.values = append(g.values, p.Value)
		}
		to := &g.groups[of]
		if to.cells == nil {
			to.cells = make([]cell, 0, min(len(points)-i, max(8, len(g.values))))
		}
		to.cells = append(to.cells, cell{value, p.V})
	}
	for i := range g.groups {
		g.groups[i].sort()
	}
	return g
}

// sort puts the cells in their order, and leaves the last of those of the same value. Most answers have them so.
func (g *group) sort() {
	inOrder := true
	for i := 1; i < len(g.cells) && inOrder; i++ {
		inOrder = g.cells[i-1].value < g.cells[i].value
	}
	if inOrder {
		return
	}
	slices.SortStableFunc(g.cells, func(a, b cell) int { return cmp.Compare(a.value, b.value) })
	kept := g.cells[:0]
	for i, c := range g.cells {
		if i+1 == len(g.cells) || g.cells[i+1].value != c.value {
			kept = append(kept, c)
		}
	}
	g.cells = kept
}
