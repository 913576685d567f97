package widget_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
	"rtcscope/theme"
	"rtcscope/widget"
)

// Every day with a value has its point, whatever the pattern of the line is.
func TestEveryDayHasItsPoint(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		for range 120 {
			n := 1 + r.IntN(29)
			held := 0
			values := series(n, func(int) float64 { return pick(r.IntN(5) == 0, nan, r.Float64()) })
			for _, v := range values {
				if v == v {
					held++
				}
			}
			c := chart(g, days(n), values)
			c.Lines[0].Dash, c.Lines[0].Point = append(widget.Dashes(), widget.Dotted)[r.IntN(7)], "P"
			if lines := c.Draw(80+r.IntN(100), 4+r.IntN(16)); strings.Count(strings.Join(lines, "\n"), "P") != held {
				t.Fatalf("%s: not %d points for %v:\n%s", g.Name, held, values, strings.Join(lines, "\n"))
			}
		}
	}
}

// Where there are no cells between days, points would be all that is seen.
func TestDaysThatTouchHaveNoPoints(t *testing.T) {
	c := chart(theme.Unicode(), days(60), series(60, func(i int) float64 { return float64(i % 9) }))
	c.Lines[0].Point = "P"
	if text := strings.Join(c.Draw(80, 12), "\n"); strings.Contains(text, "P") || !strings.ContainsAny(text, "⠁⠂⡀⠑⠊⡠⢄⢣⡜") {
		t.Errorf("60 days in 80 cells:\n%s", text)
	}
}

// The marks of a drawn axis are evenly spaced on the screen, round, and no two of its labels touch.
func TestDrawnAxesAreEven(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 300 {
		n, w, h := 1+r.IntN(400), 40+r.IntN(160), 5+r.IntN(18)
		low, span := r.Float64()*100, 0.05+r.Float64()*20
		values := series(n, func(int) float64 { return low + r.Float64()*span })
		g := []theme.Glyphs{theme.Unicode(), theme.ASCII()}[r.IntN(2)]
		lines := chart(g, days(n), values).Draw(w, h)
		p := takeApart(t, lines, g)
		var rows []int
		for row := range p.rows {
			if strings.TrimSpace(string([]rune(lines[row])[:p.left-1])) != "" {
				rows = append(rows, row)
			}
		}
		if len(rows) < 2 || !even(rows) || !even(p.ticks(g)) || len(strings.Fields(p.labels)) != len(p.ticks(g)) {
			t.Fatalf("%d days in %dx%d: labels in rows %v, ticks at %v\n%s", n, w, h, rows, p.ticks(g),
				strings.Join(lines, "\n"))
		}
	}
}

func even(list []int) bool {
	for i := 2; i < len(list); i++ {
		if list[i]-list[i-1] != list[1]-list[0] {
			return false
		}
	}
	return true
}

// The words of an upright stand beside it, where nothing else is, also if they are wide.
func TestAnUprightSaysWhatItIs(t *testing.T) {
	values := []float64{1, 1, 1, 4, 4, 4, 4}
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		for _, text := range []string{"since 07-04", "始于 07-04"} {
			c := chart(g, days(7), values)
			plain := takeApart(t, c.Draw(70, 10), g)
			c.Since = widget.Upright{At: 4, Text: text}
			lines := c.Draw(70, 10)
			joined := ansi.Strip(strings.Join(lines, "\n"))
			if strings.Count(joined, text) != 1 {
				t.Errorf("%s: %q is not there once:\n%s", g.Name, text, joined)
			}
			for y, row := range plain.rows {
				line := ansi.Strip(lines[y])
				if cells.Width(line) > 70 {
					t.Errorf("%s: %q is too wide", g.Name, line)
				}
				for at, old := range row {
					if now := ansi.Cut(line, plain.left+at, plain.left+at+1); old != ' ' && now != string(old) {
						t.Fatalf("%s: the cell %d,%d of the line is %q, was %q", g.Name, at, y, now, string(old))
					}
				}
			}
		}
	}
}

// The names at the ends of lines stand in the order of the last values: no name is above one of a higher line.
func TestNamesFollowTheOrderOfTheirLines(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	for round := range 400 {
		n, count, h := 1+r.IntN(20), 1+r.IntN(8), 3+r.IntN(16)
		last := make(map[string]float64)
		var values [][]float64
		for i := range count {
			line := series(n, func(int) float64 { return 5 + r.NormFloat64()*[]float64{0.01, 5}[round%2] })
			if r.IntN(4) == 0 {
				line[n-1] = nan
			}
			values = append(values, line)
			for _, v := range line {
				if v == v {
					last[string(rune('A'+i))] = v
				}
			}
		}
		c := lettered(theme.Unicode(), days(n), values...)
		for i := range c.Lines {
			c.Lines[i].Title = fmt.Sprint("title ", i)
		}
		lines := c.Draw(60+r.IntN(80), h)
		if lines[h-1] == "" {
			continue
		}
		var drawn []string
		for _, text := range right(lines) {
			for _, letter := range strings.FieldsFunc(text, func(r rune) bool { return r < 'A' || r > 'H' }) {
				drawn = append(drawn, strings.Split(letter, "")...)
			}
		}
		if len(drawn) != len(last) || !slices.IsSortedFunc(drawn, func(a, b string) int {
			return cmp.Compare(last[b], last[a])
		}) {
			t.Fatalf("names %v of lines that end at %v:\n%s", drawn, last, strings.Join(lines, "\n"))
		}
	}
}
