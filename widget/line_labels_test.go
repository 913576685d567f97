package widget_test

import (
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

// lettered makes a chart whose lines are called A, B, C and so on.
func lettered(g theme.Glyphs, labels []string, values ...[]float64) widget.Chart {
	c := chart(g, labels, values...)
	for i := range c.Lines {
		c.Lines[i].Name = string(rune('A' + i))
		c.Lines[i].Dash = widget.Dashes()[i%6]
	}
	return c
}

// right lists the texts right of the plot, one for each row.
func right(lines []string) []string {
	axis := ansi.StringWidth(lines[len(lines)-2])
	var list []string
	for _, line := range lines[:len(lines)-2] {
		cells := []rune(ansi.Strip(line))
		list = append(list, string(cells[min(len(cells), axis):]))
	}
	return list
}

func TestEveryNameIsDrawnOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 31))
	drawn := 0
	for round := range 600 {
		w, h, n, count := 16+r.IntN(100), 3+r.IntN(20), 1+r.IntN(29), 1+r.IntN(7)
		g := []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()}[round%3]
		var values [][]float64
		for i := range count {
			values = append(values, series(n, func(at int) float64 {
				switch round % 4 {
				case 0:
					return 3 // all lines equal
				case 1:
					return pick(r.IntN(3) == 0 && at > 0, nan, r.Float64())
				}
				return float64(i * at)
			}))
		}
		c := lettered(g, days(n), values...)
		c.Cursor.At = r.IntN(n + 2)
		name := fmt.Sprintf("round %d, %d lines, %dx%d", round, count, w, h)
		lines := c.Draw(w, h)
		for _, line := range lines {
			if cells.Width(line) > w {
				t.Fatalf("%s: %q is %d cells wide", name, line, cells.Width(line))
			}
		}
		if lines[h-1] == "" {
			continue // no room for a chart
		}
		drawn++
		text := strings.Join(right(lines), "")
		for i := range count {
			if strings.Count(text, string(rune('A'+i))) != 1 {
				t.Fatalf("%s: %q does not have each name once:\n%s", name, text, strings.Join(lines, "\n"))
			}
		}
	}
	if drawn < 300 {
		t.Errorf("%d of 600 charts are drawn", drawn)
	}
}

func TestANameStandsAtTheHeightOfItsLine(t *testing.T) {
	lines := lettered(theme.Unicode(), days(7), series(7, func(int) float64 { return 1 }),
		series(7, func(i int) float64 { return float64(i) }),
		[]float64{nan, nan, nan}).Draw(60, 14)
	p := takeApart(t, lines, theme.Unicode())
	for row, name := range right(lines) {
		end := len(p.axis) - 1
		if is := strings.TrimSpace(name) != ""; is != (row == p.top(end, end) || strings.Contains(name, "A")) {
			t.Errorf("row %d ends with %q:\n%s", row, name, strings.Join(lines, "\n"))
		}
		if strings.Contains(name, "C") {
			t.Error("a line without values has a name")
		}
		if strings.Contains(name, "A") && row <= p.top(end, end) {
			t.Errorf("A is in row %d, above B", row)
		}
	}
}

// Names that belong in the same row stay near it, in the order of the lines.
func TestNamesMakeRoom(t *testing.T) {
	flat := series(7, func(int) float64 { return 2 })
	frame := []float64{0, 4}
	c := lettered(theme.ASCII(), days(7), flat, flat, flat)
	c.Lines = append(c.Lines, widget.Line{Values: frame})
	var rows []int
	text := ""
	for row, name := range right(c.Draw(60, 14)) {
		if name = strings.TrimSpace(name); name != "" {
			rows, text = append(rows, row), text+name
		}
	}
	if text != "ABC" || rows[2]-rows[0] != 2 {
		t.Errorf("%q in rows %v", text, rows)
	}
}

func TestCursorMarksItsDay(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		for _, n := range []int{1, 2, 7, 29} {
			values := series(n, func(i int) float64 { return float64(i % 3) })
			labels := days(n)
			plain := chart(g, labels, values)
			without := takeApart(t, plain.Draw(70, 12), g)
			for day := range n {
				c := plain
				c.Cursor.At = day + 1
				lines := c.Draw(70, 12)
				p := takeApart(t, lines, g)
				x := day * (len(p.axis) - 1) / max(1, n-1)
				if n == 1 {
					x = len(p.axis) / 2
				}
				marks := 0
				for y, row := range p.rows {
					for at, r := range row {
						old := without.rows[y][at]
						if string(r) == g.VLine && old == ' ' && at >= x-1 && at <= x+1 {
							marks++
						} else if r != old {
							t.Fatalf("%s, day %d of %d: cell %d,%d is %q, was %q", g.Name, day, n, at, y, r, old)
						}
					}
				}
				if marks < 6 { // of ten rows: a steep line takes some
					t.Errorf("%s, day %d of %d: %d marks", g.Name, day, n, marks)
				}
				if p.labels != without.labels || !slices.Equal(p.ticks(g), without.ticks(g)) {
					t.Errorf("%s, day %d of %d: the cursor makes holes in the labels %q, which were %q", g.Name, day, n, p.labels,
						without.labels)
				}
			}
			for _, none := range []int{0, -1, n + 1} {
				c := plain
				c.Cursor.At = none
				if got, want := strings.Join(c.Draw(70, 12), "\n"), strings.Join(plain.Draw(70, 12), "\n"); got != want {
					t.Errorf("%s: the cursor %d of %d days is drawn", g.Name, none, n)
				}
			}
		}
	}
}

// Charts to compare have the same axis, whatever their lines are.
func TestChartsReachAsFarAsTheyAreTold(t *testing.T) {
	labels := func(values ...float64) string {
		c := chart(theme.ASCII(), days(len(values)), values)
		c.Low, c.High = 0, 50
		var list []string
		for _, line := range c.Draw(60, 12) {
			label, _, _ := strings.Cut(line, "|")
			list = append(list, label)
		}
		return strings.Join(list[:10], "\n")
	}
	if a, b := labels(1, 2, 3), labels(40, 41, 40); a != b {
		t.Errorf("the axes are\n%s\nand\n%s", a, b)
	}
}

// Without colours, the patterns of several values differ from each other and from those of the whole app and the past.
func TestDashesOfSeveralValuesDiffer(t *testing.T) {
	all := append(widget.Dashes(), widget.Dashed, widget.Dotted)
	if len(widget.Dashes()) != theme.LineCount {
		t.Errorf("%d dashes for %d lines", len(widget.Dashes()), theme.LineCount)
	}
	r := rand.New(rand.NewPCG(32, 32))
	for range 60 {
		n, w, h := 7+r.IntN(23), 46+r.IntN(110), 8+r.IntN(12)
		values := series(n, func(int) float64 { return r.Float64() * 50 })
		for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
			drawn, samples, marks := make(map[string]bool), make(map[string]bool), make(map[rune]widget.Dash)
			for _, d := range all {
				lines := dashed(d, g, days(n), values).Draw(w, h)
				drawn[strings.Join(lines, "\n")], samples[d.Sample(g)] = true, true
				if ansi.StringWidth(d.Sample(g)) != 3 {
					t.Fatalf("%s: the sample %q is not three cells wide", g.Name, d.Sample(g))
				}
				for _, row := range takeApart(t, lines, g).rows {
					for _, mark := range row {
						if other, is := marks[mark]; !g.Braille && mark != ' ' && is && other != d {
							t.Fatalf("dashes %d and %d have the mark %q", other, d, mark)
						}
						marks[mark] = d
					}
				}
			}
			if len(drawn) != len(all) || len(samples) != len(all) {
				t.Fatalf("%s, %d days at %dx%d: %d looks and %d samples for %d dashes", g.Name, n, w, h, len(drawn), len(samples),
					len(all))
			}
		}
	}
}

// A value between two gaps is visible in every pattern.
func TestEveryDashShowsAValueThatStandsAlone(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		for _, d := range widget.Dashes() {
			for at := range 29 {
				values := series(29, func(i int) float64 { return pick(i == at, 2.5, nan) })
				if p := takeApart(t, dashed(d, g, days(29), values).Draw(90, 10), g); p.top(0, len(p.axis)) < 0 {
					t.Errorf("%s, dash %d: day %d is not drawn", g.Name, d, at)
				}
			}
		}
	}
}
