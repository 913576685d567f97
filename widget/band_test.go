package widget_test

import (
	"math"
	"strings"
	"testing"

	"rtcscope/theme"
	"rtcscope/widget"
)

// banded is a chart of a line with a band around other values.
func banded(g theme.Glyphs, low, high float64, values ...float64) widget.Chart {
	n := len(values)
	c := chart(g, days(n), values)
	c.Band = widget.Band{Low: series(n, func(int) float64 { return low }),
		High: series(n, func(int) float64 { return high })}
	return c
}

// filled counts the cells of a plot's row that are drawn.
func filled(row []rune) int {
	n := 0
	for _, r := range row {
		if r != ' ' {
			n++
		}
	}
	return n
}

// The edges of a band are dots far apart, so that they are told from all lines without colours.
func TestABandHasTwoDottedEdges(t *testing.T) {
	p := takeApart(t, banded(theme.Unicode(), 2, 3, 9, 9, 9, 9, 9, 9, 9, 0).Draw(60, 20), theme.Unicode())
	edges := 0
	for _, row := range p.rows {
		text := string(row)
		if n := filled(row); n > 8 && !strings.Contains(strings.TrimRight(text, " "), "⠒⠒⠒⠒") &&
			!strings.Contains(text, "⠤⠤⠤⠤") && !strings.Contains(text, "⠉⠉⠉⠉") && !strings.Contains(text, "⣀⣀⣀⣀") {
			if edges++; n > len(p.axis)/3 {
				t.Errorf("an edge takes %d of %d cells: %q", n, len(p.axis), text)
			}
		}
	}
	if edges != 2 {
		t.Errorf("the band has %d edges:\n%s", edges, strings.Join(banded(theme.Unicode(), 2, 3, 9, 9, 9, 9, 9, 9, 9,
			0).Draw(60, 20), "\n"))
	}
	for _, g := range []theme.Glyphs{theme.Block(), theme.ASCII()} {
		if drawn := strings.Join(banded(g, 2, 3, 9, 9, 9, 9, 9, 9, 9, 0).Draw(60, 20), "\n"); !strings.Contains(drawn, ",") {
			t.Errorf("%s: without braille there is no band:\n%s", g.Name, drawn)
		}
	}
	if plain := strings.Join(chart(theme.ASCII(), days(8), []float64{9, 9, 9, 9, 9, 9, 9, 0}).Draw(60, 20),
		"\n"); strings.Contains(plain, ",") {
		t.Errorf("without a band there is one:\n%s", plain)
	}
}

// The edges of a band at a single moment do not look like a value.
func TestABandOfASingleMoment(t *testing.T) {
	p := takeApart(t, banded(theme.Unicode(), 4, 9, 6).Draw(60, 20), theme.Unicode())
	var drawn []string
	for _, row := range p.rows {
		if n := filled(row); n > 0 {
			drawn = append(drawn, strings.Join(strings.Fields(string(row)), " "))
		}
	}
	if len(drawn) < 3 || len(strings.Fields(drawn[0])) != 3 || len(strings.Fields(drawn[len(drawn)-1])) != 3 {
		t.Errorf("the rows are %q", drawn)
	}
}

// The axis has room for a band beside the line, but a band that is very wide does not flatten the line: it gets half
// of the line's span on each side.
func TestTheAxisMakesRoomForABand(t *testing.T) {
	rows := func(c widget.Chart) (from, to int) {
		p := takeApart(t, c.Draw(60, 20), theme.Unicode())
		from = -1
		for i, row := range p.rows {
			if strings.ContainsAny(string(row), "⠒⠤⠉⣀⡠⠊⠁⢀⡰⠃") && filled(row) > 0 {
				if from < 0 {
					from = i
				}
				to = i
			}
		}
		return from, to
	}
	line := []float64{5, 5, 5, 5, 6, 6, 6, 6}
	from, to := rows(banded(theme.Unicode(), -1000, 1000, line...))
	if to-from < 6 {
		t.Errorf("a wide band leaves the line %d of 18 rows", to-from+1)
	}
	shown := strings.Join(banded(theme.Unicode(), 4.8, 6.4, line...).Draw(60, 20), "\n")
	if !strings.Contains(shown, "6.4") && !strings.Contains(shown, "6.5") && !strings.Contains(shown, "6.25") {
		t.Errorf("the axis does not reach the band:\n%s", shown)
	}
	same := chart(theme.Unicode(), days(8), line)
	gaps := same
	gaps.Band = widget.Band{Low: series(8, func(int) float64 { return math.NaN() }),
		High: series(8, func(int) float64 { return math.NaN() })}
	if strings.Join(gaps.Draw(60, 20), "\n") != strings.Join(same.Draw(60, 20), "\n") {
		t.Error("a band that is not known changes the chart")
	}
	// A line that is always the same has nothing to flatten: the axis shows the whole band.
	if flat := strings.Join(banded(theme.Unicode(), 0, 10, 5, 5, 5, 5).Draw(60, 20), "\n"); !strings.Contains(flat,
		"10│") {
		t.Errorf("the axis does not reach the band of a flat line:\n%s", flat)
	}
}
