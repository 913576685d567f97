package widget_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
	"rtcscope/widget"
)

var dashes = []widget.Dash{widget.Solid, widget.Dashed, widget.Dotted}

// dashed makes a chart whose lines all have the dash.
func dashed(d widget.Dash, g theme.Glyphs, labels []string, values ...[]float64) widget.Chart {
	c := chart(g, labels, values...)
	for i := range c.Lines {
		c.Lines[i].Dash = d
	}
	return c
}

// series lists n values of a function.
func series(n int, f func(i int) float64) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = f(i)
	}
	return values
}

// columns reports for each column of braille dots whether the plot has a dot in it.
func (p picture) columns() []bool {
	list := make([]bool, 2*len(p.axis))
	for _, row := range p.rows {
		for at, r := range row {
			if r == ' ' {
				continue
			}
			const left, right = 0x01 | 0x02 | 0x04 | 0x40, 0x08 | 0x10 | 0x20 | 0x80
			list[2*at] = list[2*at] || (r-0x2800)&left != 0
			list[2*at+1] = list[2*at+1] || (r-0x2800)&right != 0
		}
	}
	return list
}

// runs lists the lengths of the runs of a value in a list.
func runs(list []bool, value bool) []int {
	var lengths []int
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to] == list[from] {
			to++
		}
		if list[from] == value {
			lengths = append(lengths, to-from)
		}
		from = to
	}
	return lengths
}

func TestFlatLinesHaveTheirPattern(t *testing.T) {
	for w := 46; w <= 156; w += 11 {
		for _, n := range []int{7, 29} {
			flat := series(n, func(int) float64 { return 3 })
			for _, d := range dashes {
				g := theme.Unicode()
				list := takeApart(t, dashed(d, g, days(n), flat).Draw(w, 12), g).columns()
				if !list[0] || !list[len(list)-1] {
					t.Errorf("width %d, dash %d: the first or the last day is missing", w, d)
				}
				list = list[:len(list)-11] // the last day is drawn whatever the pattern
				on, off := runs(list, true), runs(list, false)
				wantOn, wantOff := 0, 0
				switch d {
				case widget.Solid:
					wantOn = len(list)
				case widget.Dashed:
					wantOn, wantOff = 6, 4
				case widget.Dotted:
					wantOn, wantOff = 1, 3
				}
				for i, length := range on[:max(1, len(on)-1)] { // the end of the list may cut the last
					if length != wantOn {
						t.Errorf("width %d, dash %d: stretch %d has %d dots, want %d", w, d, i, length, wantOn)
					}
				}
				for i, length := range off[:max(0, len(off)-1)] {
					if length != wantOff {
						t.Errorf("width %d, dash %d: hole %d has %d dots, want %d", w, d, i, length, wantOff)
					}
				}
				if d != widget.Solid && len(off) < 4 {
					t.Errorf("width %d, dash %d: %d holes do not read as a pattern", w, d, len(off))
				}
			}
		}
	}
}

func TestLinesWithoutBrailleHaveTheirMarks(t *testing.T) {
	g := theme.ASCII()
	for d, mark := range map[widget.Dash]rune{widget.Dashed: '=', widget.Dotted: ':'} {
		p := takeApart(t, dashed(d, g, days(7), []float64{1, 5, 2, 2, 2, 7, nan}).Draw(80, 12), g)
		marks, holes := 0, 0
		for _, row := range p.rows {
			for _, r := range row {
				if r == mark {
					marks++
				} else if r != ' ' {
					t.Fatalf("dash %d draws %q", d, r)
				}
			}
			holes += strings.Count(strings.TrimSpace(string(row)), " ")
		}
		if marks < 10 || holes == 0 {
			t.Errorf("dash %d: %d marks and %d holes", d, marks, holes)
		}
	}
	p := takeApart(t, dashed(widget.Solid, g, days(7), []float64{1, 5, 2, 2, 2, 7, nan}).Draw(80, 12), g)
	for _, row := range p.rows {
		if strings.ContainsAny(string(row), "=:") {
			t.Errorf("a solid line is drawn as %q", string(row))
		}
	}
}

// For all values and sizes, the three patterns look different, and their holes leave part of the line.
func TestDashesDiffer(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for range 150 {
		n, w, h := 7+r.IntN(23), 46+r.IntN(110), 8+r.IntN(12)
		values := series(n, func(int) float64 { return r.Float64() * 50 })
		for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
			drawn := make(map[string]bool)
			var cells []int
			for _, d := range dashes {
				p := takeApart(t, dashed(d, g, days(n), values).Draw(w, h), g)
				text, count := "", 0
				for _, row := range p.rows {
					text += string(row) + "\n"
					count += len(row) - strings.Count(string(row), " ")
				}
				drawn[text] = true
				cells = append(cells, count)
			}
			if len(drawn) != 3 {
				t.Fatalf("%s, %d days at %dx%d: two looks are the same", g.Name, n, w, h)
			}
			for i, count := range cells[1:] {
				if count >= cells[0] || count < cells[0]/5 {
					t.Fatalf("%s, %d days at %dx%d: dash %d fills %d cells, a solid line %d", g.Name, n, w, h, i+1, count, cells[0])
				}
			}
		}
	}
}

// A dashed or dotted line has no dots that the solid line lacks.
func TestDashesOnlyLeaveOut(t *testing.T) {
	r, g := rand.New(rand.NewPCG(12, 12)), theme.Unicode()
	for range 150 {
		n, w, h := 1+r.IntN(29), 20+r.IntN(130), 3+r.IntN(20)
		values := series(n, func(int) float64 { return pick(r.IntN(5) == 0, nan, r.Float64()) })
		values[0] = 1
		solid := takeApart(t, dashed(widget.Solid, g, days(n), values).Draw(w, h), g)
		for _, d := range dashes[1:] {
			p := takeApart(t, dashed(d, g, days(n), values).Draw(w, h), g)
			for y, row := range p.rows {
				for x, cell := range row {
					if cell != ' ' && (solid.rows[y][x] == ' ' || (cell-0x2800)&^(solid.rows[y][x]-0x2800) != 0) {
						t.Fatalf("dash %d, %d days at %dx%d: %q where the solid line has %q", d, n, w, h, cell, solid.rows[y][x])
					}
				}
			}
		}
	}
}

// A hole of the pattern must not hide the few values between two gaps.
func TestDashesShowShortRuns(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		for _, d := range dashes {
			for w := 46; w <= 150; w += 26 {
				for at := range 29 {
					for length := 1; length <= 2 && at+length <= 29; length++ {
						values := series(29, func(i int) float64 { return pick(i >= at && i < at+length, 2.5, nan) })
						p := takeApart(t, dashed(d, g, days(29), values).Draw(w, 10), g)
						for day := at; day < at+length; day++ {
							x := day * (2*len(p.axis) - 1) / 28 / 2
							if p.top(x-1, x+1) < 0 {
								t.Fatalf("%s, dash %d, width %d: day %d of a run of %d has no mark", g.Name, d, w, day, length)
							}
						}
					}
				}
			}
		}
	}
}

// A line that goes up and down by one row of dots must not fall into the holes of its pattern.
func TestDashesShowLowZigzags(t *testing.T) {
	g := theme.Unicode()
	for w := 20; w <= 150; w += 1 + w/40*5 {
		for amplitude := 1; amplitude <= 12; amplitude++ {
			zigzag := series(29, func(i int) float64 { return 40 + float64(w%10+i%2*amplitude) })
			frame := series(29, func(i int) float64 { return pick(i == 0, 0, pick(i == 28, 100, nan)) })
			for _, d := range dashes {
				c := dashed(d, g, days(29), frame, zigzag)
				p := takeApart(t, c.Draw(w, 14), g)
				for _, hole := range runs(p.columns(), false) {
					if hole > 12 {
						t.Fatalf("width %d, amplitude %d, dash %d: a hole of %d dots", w, amplitude, d, hole)
					}
				}
			}
		}
	}
}

// New values do not change what is drawn of the older ones.
func TestDashesAreFixedInPlace(t *testing.T) {
	g := theme.Unicode()
	wave := func(from int) []float64 {
		return series(29, func(i int) float64 { return pick(i < from, nan, []float64{1, 9, 4, 4, 6}[i%5]) })
	}
	for _, d := range dashes {
		whole := takeApart(t, dashed(d, g, days(29), wave(0)).Draw(100, 14), g)
		part := takeApart(t, dashed(d, g, days(29), wave(10)).Draw(100, 14), g)
		start := 12 * len(whole.axis) / 28
		for i := range whole.rows {
			if a, b := string(whole.rows[i][start:]), string(part.rows[i][start:]); a != b {
				t.Errorf("dash %d: row %d is %q with the first days, %q without", d, i, a, b)
			}
		}
	}
}

// The last line is the most important one: the others must not interrupt it.
func TestLastLineWinsSharedCells(t *testing.T) {
	g := theme.Unicode()
	values := []float64{1, 5, 2, 2, 2, 7, 3}
	red := lipgloss.NewStyle().Foreground(lipgloss.Red)
	alone := chart(g, days(7), values)
	alone.Lines[0].Style = red
	for _, d := range dashes {
		c := dashed(d, g, days(7), values, values)
		c.Lines[1] = widget.Line{Values: values, Style: red}
		if got, want := strings.Join(c.Draw(80, 12), "\n"), strings.Join(alone.Draw(80, 12), "\n"); got != want {
			t.Errorf("over a line of dash %d the solid one is\n%s\nwant\n%s", d, got, want)
		}
	}
}

func TestDashesFitAnyPlaceAndHoldAnyValues(t *testing.T) {
	kinds := []func(i int) float64{
		func(int) float64 { return nan },
		func(i int) float64 { return pick(i%3 == 1, nan, float64(i*i%17)) },
		func(i int) float64 { return []float64{inf, 1, -inf, nan, 2, 3}[i%6] },
		func(i int) float64 { return pick(i%2 == 0, 1e308, -1e308) },
	}
	for w := 0; w <= 200; w += 1 + w/8 {
		for h := 0; h <= 50; h += 1 + h/4 {
			for i, kind := range kinds {
				g := []theme.Glyphs{theme.Unicode(), theme.ASCII()}[(w/2+h)%2]
				n := []int{1, 2, 7, 29}[(w+h+i)%4]
				c := chart(g, days(n), series(n+3, kind), series(n, kind), series(n/2, kind), series(n, kinds[1]))
				for at := range c.Lines {
					c.Lines[at].Dash = widget.Dash(at) // the last is none that there is
				}
				checkChart(t, fmt.Sprintf("kind %d, %d days, %dx%d, %s", i, n, w, h, g.Name), c, w, h)
			}
		}
	}
}

func TestSamples(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		seen := make(map[string]bool)
		for _, d := range dashes {
			sample := d.Sample(g)
			if ansi.StringWidth(sample) != 3 {
				t.Errorf("%s: %q is %d cells wide", g.Name, sample, ansi.StringWidth(sample))
			}
			if !g.Braille && strings.ContainsFunc(sample, func(r rune) bool { return r > '~' }) {
				t.Errorf("%s: %q is not ASCII", g.Name, sample)
			}
			seen[sample] = true
		}
		if len(seen) != 3 {
			t.Errorf("%s: two samples are the same", g.Name)
		}
		if got := widget.Dash(9).Sample(g); got != widget.Solid.Sample(g) {
			t.Errorf("%s: an unknown dash has the sample %q", g.Name, got)
		}
	}
}
