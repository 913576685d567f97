package widget_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

func days(n int) []string {
	labels := make([]string, n)
	for i := range labels {
		labels[i] = fmt.Sprintf("%02d-%02d", 7+i/31, 1+i%31)
	}
	return labels
}

func chart(g theme.Glyphs, labels []string, values ...[]float64) widget.Chart {
	c := widget.Chart{Labels: labels, Glyphs: g}
	for _, v := range values {
		c.Lines = append(c.Lines, widget.Line{Values: v, Style: lipgloss.NewStyle()})
	}
	return c
}

// A picture is the parts of a drawn chart: the rows of the plot, the axis below them, and the labels below that.
type picture struct {
	rows   [][]rune // right of the vertical axis, cell by cell
	axis   []rune   // as far as the rows
	labels string   // from the first cell of the plot less three on
	left   int      // cell where the plot begins
}

func takeApart(t *testing.T, lines []string, g theme.Glyphs) picture {
	t.Helper()
	var p picture
	h := len(lines)
	for i, line := range lines {
		cells := []rune(ansi.Strip(line)) // all glyphs of a chart are one cell wide
		mark := g.VLine
		if i == h-2 {
			mark = g.Corner
		}
		at := strings.IndexRune(string(cells), []rune(mark)[0])
		if i == h-1 {
			p.labels = string(cells)
			break
		}
		if at < 0 {
			t.Fatalf("line %d of the chart has no %q: %q", i, mark, line)
		}
		at = len([]rune(string(cells)[:at]))
		if p.left != 0 && p.left != at+1 {
			t.Fatalf("the plot begins at cell %d, then at %d", p.left, at+1)
		}
		p.left = at + 1
		if i == h-2 {
			p.axis = cells[at+1:]
		} else {
			p.rows = append(p.rows, cells[at+1:])
		}
	}
	for i, row := range p.rows {
		for len(row) < len(p.axis) {
			row = append(row, ' ')
		}
		p.rows[i] = row
	}
	return p
}

// ticks lists the columns of the plot that have a tick.
func (p picture) ticks(g theme.Glyphs) []int {
	var list []int
	for at, r := range p.axis {
		if string(r) == g.Tick {
			list = append(list, at)
		}
	}
	return list
}

// top is the highest row with a dot in the cells from..to, or -1 if there is none.
func (p picture) top(from, to int) int {
	for i, row := range p.rows {
		for at := max(0, from); at <= min(to, len(row)-1); at++ {
			if row[at] != ' ' {
				return i
			}
		}
	}
	return -1
}

func TestChartFitsAnyPlaceAndHoldsAnyValues(t *testing.T) {
	sizes := [][2]int{{0, 0}, {1, 1}, {-1, -1}, {2, 3}, {3, 2}, {8, 1}, {15, 3}, {16, 3}, {16, 2}, {17, 4}, {23, 5},
		{40, 8}, {79, 13}, {120, 12}, {200, 50}}
	fill := func(n int, f func(i int) float64) []float64 {
		values := make([]float64, n)
		for i := range values {
			values[i] = f(i)
		}
		return values
	}
	kinds := map[string]func(n int) []float64{
		"all gaps":  func(n int) []float64 { return fill(n, func(int) float64 { return nan }) },
		"no values": func(int) []float64 { return nil },
		"one value": func(n int) []float64 { return fill(n, func(i int) float64 { return pick(i == n/2, 3.5, nan) }) },
		"gaps in between": func(n int) []float64 {
			return fill(n,
				func(i int) float64 { return pick(i%3 == 1, nan, float64(i)) })
		},
		"gaps at the end": func(n int) []float64 { return fill(n, func(i int) float64 { return pick(i < n/2, 97.5, nan) }) },
		"constant":        func(n int) []float64 { return fill(n, func(int) float64 { return 99.99 }) },
		"zero":            func(n int) []float64 { return fill(n, func(int) float64 { return 0 }) },
		"infinities": func(n int) []float64 {
			return fill(n, func(i int) float64 { return []float64{inf, 1, -inf, nan}[i%4] })
		},
		"extremes": func(n int) []float64 {
			return fill(n,
				func(i int) float64 { return pick(i%2 == 0, 1e308, -1e308) })
		},
		"more than days":  func(n int) []float64 { return fill(n+5, func(i int) float64 { return float64(i) }) },
		"fewer than days": func(n int) []float64 { return fill(n/2, func(i int) float64 { return float64(i) }) },
	}
	for name, valuesOf := range kinds {
		for _, n := range []int{0, 1, 2, 7, 29} {
			for _, size := range sizes {
				for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
					for _, zero := range []bool{false, true} {
						w, h := size[0], size[1]
						c := chart(g, days(n), valuesOf(n), fill(n, func(i int) float64 { return float64(i) / 2 }))
						if zero {
							c.Lines = c.Lines[:1]
							c.FromZero = true
						}
						checkChart(t, fmt.Sprintf("%s, %d days, %dx%d, %s", name, n, w, h, g.Name), c, w, h)
					}
				}
			}
		}
	}
}

func checkChart(t *testing.T, name string, c widget.Chart, w, h int) {
	t.Helper()
	lines := c.Draw(w, h)
	if len(lines) != max(0, h) {
		t.Fatalf("%s: %d lines", name, len(lines))
	}
	for _, line := range lines {
		if cells.Width(line) > max(0, w) {
			t.Fatalf("%s: %q is %d cells wide", name, line, cells.Width(line))
		}
		// Some fonts draw the empty braille pattern as eight circles.
		if strings.ContainsRune(line, '\u2800') {
			t.Fatalf("%s: %q holds an empty braille pattern", name, line)
		}
		if !c.Glyphs.Braille && strings.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
			t.Fatalf("%s: %q is not ASCII", name, line)
		}
	}
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
}

// A stroke over moments without values would pretend that they have some.
func TestChartLeavesGapsEmpty(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		p := takeApart(t, chart(g, days(7), []float64{1, 4, nan, nan, inf, 2, 3}).Draw(80, 12), g)
		ticks := p.ticks(g)
		if len(ticks) != 7 {
			t.Fatalf("%s: ticks at %v, want one for each day", g.Name, ticks)
		}
		if at := p.top(ticks[1]+2, ticks[5]-2); at >= 0 {
			t.Errorf("%s: row %d has dots between the two runs: %q", g.Name, at, string(p.rows[at]))
		}
		// One cell of a run's inside each: without it the check above could not fail.
		if p.top(ticks[0]+3, ticks[0]+3) < 0 || p.top(ticks[5]+3, ticks[5]+3) < 0 {
			t.Errorf("%s: no line within the runs: %q", g.Name, p.rows)
		}
	}
}

func TestChartShowsAValueThatStandsAlone(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		for at := range 7 {
			values := []float64{nan, nan, nan, nan, nan, nan, nan}
			values[at] = 2.5
			p := takeApart(t, chart(g, days(7), values).Draw(80, 12), g)
			x := p.ticks(g)[at]
			if p.top(x-1, x+1) < 0 {
				t.Errorf("%s: day %d has no mark", g.Name, at)
			}
			if p.top(0, x-2) >= 0 || p.top(x+2, len(p.axis)) >= 0 {
				t.Errorf("%s: day %d alone drew marks elsewhere", g.Name, at)
			}
		}
	}
}

func TestChartDrawsHigherValuesHigher(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		low := r.Float64() * 100
		high := low + 0.5 + r.Float64()*20
		for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
			p := takeApart(t, chart(g, days(3), []float64{low, nan, high}).Draw(70, 10), g)
			x := p.ticks(g)
			if a, b := p.top(x[0]-1, x[0]+1), p.top(x[2]-1, x[2]+1); a <= b || b < 0 {
				t.Fatalf("%s: %g is in row %d, %g in row %d", g.Name, low, a, high, b)
			}
		}
	}
}

// A value that has a label on the axis is drawn in the row of that label.
func TestChartDrawsAValueBesideItsLabel(t *testing.T) {
	g := theme.Unicode()
	lines := chart(g, days(7), []float64{0, 1, 2, 3, 4, 5, 6}).Draw(60, 15)
	p := takeApart(t, lines, g)
	x := p.ticks(g)
	labels := 0
	for row := range p.rows {
		text := strings.TrimSpace(string([]rune(lines[row])[:p.left-1]))
		var value int
		if _, err := fmt.Sscanf(text, "%d", &value); err != nil {
			continue
		}
		labels++
		if got := p.top(x[value], x[value]); got < row-1 || got > row+1 {
			t.Errorf("the value %d is in row %d, its label in row %d", value, got, row)
		}
	}
	if labels < 3 {
		t.Errorf("%d labels on the axis", labels)
	}
}

func TestChartLabelsDaysUnderTheirTicks(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, 14, 29} {
		for w := 16; w <= 200; w += 7 {
			for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
				values := make([]float64, n)
				for i := range values {
					values[i] = float64(i)
				}
				labels := days(n)
				p := takeApart(t, chart(g, labels, values).Draw(w, 10), g)
				found := strings.Fields(p.labels)
				ticks := p.ticks(g)
				if len(found) == 0 || found[len(found)-1] != labels[n-1] {
					t.Fatalf("%d days, width %d: labels %q do not end with the newest day", n, w, p.labels)
				}
				if len(ticks) != len(found) {
					t.Fatalf("%d days, width %d: %d ticks for the labels %q", n, w, len(ticks), p.labels)
				}
				for i, label := range found {
					start := strings.Index(p.labels, label) - p.left
					if ticks[i] < start || ticks[i] >= start+len(label) {
						t.Fatalf("%d days, width %d: the tick of %s is at %d, the label at %d", n, w, label, ticks[i], start)
					}
				}
			}
		}
	}
}

// The newest moment is at the right end, whatever the viewer's zone and time are.
func TestChartSpansTheDaysFromEdgeToEdge(t *testing.T) {
	g := theme.Unicode()
	p := takeApart(t, chart(g, days(7), []float64{1, 1, 1, 1, 1, 1, 1}).Draw(60, 8), g)
	ticks := p.ticks(g)
	if ticks[0] != 0 || ticks[len(ticks)-1] != len(p.axis)-1 {
		t.Errorf("ticks at %v of %d cells", ticks, len(p.axis))
	}
	if p.top(0, 0) < 0 || p.top(len(p.axis)-1, len(p.axis)-1) < 0 {
		t.Errorf("the line does not reach both edges")
	}
}

func TestChartFromZeroShowsZero(t *testing.T) {
	g := theme.Unicode()
	c := chart(g, days(3), []float64{97, 98, 99})
	if text := strings.Join(c.Draw(60, 12), "\n"); strings.Contains(text, " 0"+g.VLine) {
		t.Errorf("the axis shows zero without being asked to:\n%s", text)
	}
	c.FromZero = true
	if text := strings.Join(c.Draw(60, 12), "\n"); !strings.Contains(text, " 0"+g.VLine) {
		t.Errorf("the axis does not show zero:\n%s", text)
	}
	c = chart(g, days(3), []float64{0, 0, 0})
	if text := strings.Join(c.Draw(60, 12)[:10], "\n"); strings.Contains(text, "-") {
		t.Errorf("the axis of a rate reaches below zero:\n%s", text)
	}
}

// Two lines that share a cell must both be visible elsewhere.
func TestChartDrawsEveryLine(t *testing.T) {
	g := theme.Unicode()
	c := chart(g, days(3), []float64{1, 1, 1}, []float64{5, 5, 5})
	c.Lines[0].Style = lipgloss.NewStyle().Foreground(lipgloss.Red)
	c.Lines[1].Style = lipgloss.NewStyle().Foreground(lipgloss.Blue)
	text := strings.Join(c.Draw(60, 12), "\n")
	if !strings.Contains(text, "\x1b[31m") || !strings.Contains(text, "\x1b[34m") {
		t.Errorf("a line is missing:\n%q", text)
	}
}

// The largest numbers have their chart, too: lines, and labels that leave them room. Where the axis would be longer
// than any number it stays empty.
func TestChartOfHugeValues(t *testing.T) {
	for _, values := range [][]float64{{1e308, -1e308, 1e300}, {1e308, 1e308, 1e308}, {1e300, 2e300, 0},
		{-1.7e308, 1.7e308, 1}} {
		c := widget.Chart{Lines: []widget.Line{{Values: values}}, Labels: []string{"11-01", "11-02", "11-03"},
			Glyphs: theme.Unicode()}
		lines := c.Draw(60, 10)
		drawn := 0
		for _, line := range lines {
			if w := cells.Width(line); w > 60 {
				t.Errorf("%v: a line of %d cells: %q", values, w, line)
			}
			if strings.ContainsFunc(line, func(r rune) bool { return r > 0x2800 && r < 0x2900 }) {
				drawn++
			}
		}
		if span := slices.Max(values) - slices.Min(values); len(lines) != 10 || drawn == 0 && !math.IsInf(span, 0) {
			t.Errorf("%v: %d lines, %d of them drawn:\n%s", values, len(lines), drawn, strings.Join(lines, "\n"))
		}
	}
}
