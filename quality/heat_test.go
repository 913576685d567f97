package quality_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

func heatSeries(better quality.Direction, limits bool) quality.Series {
	s := quality.Series{Name: "s", Unit: "%", Better: better, HasLimits: limits}
	if limits {
		s.Thresholds = quality.Thresholds{Good: 1, Warn: 3}
		if better == quality.HigherBetter {
			s.Thresholds = quality.Thresholds{Good: 99, Warn: 97}
		}
	}
	return s
}

// heatTable has compared days right before its own.
func heatTable(rows ...quality.Row) quality.Table {
	const first = quality.Day(20000)
	return quality.Table{Rows: rows, Axis: quality.DayAxis(quality.Range{From: first, To: first +
		quality.Day(len(rows[0].Cells)) - 1}),
		Past: quality.DayAxis(quality.Range{From: first - quality.Day(len(rows[0].Past)), To: first - 1})}
}

func TestHeatAgainstTheOwnPast(t *testing.T) {
	x := quality.Gap()
	past := []float64{1, 2, 3, 4, 5} // median 3, MAD 1
	for _, tt := range []struct {
		name   string
		better quality.Direction
		past   []float64
		v      float64
		z      float64
		level  quality.HeatLevel
	}{
		{"as before", quality.LowerBetter, past, 3, 0, 0},
		{"one deviation worse", quality.LowerBetter, past, 3 + 1.4826, 1, 1},
		{"just below it", quality.LowerBetter, past, 4.48, 1.48 / 1.4826, 0},
		{"two", quality.LowerBetter, past, 3 + 2*1.4826, 2, 2},
		{"three", quality.LowerBetter, past, 3 + 3*1.4826, 3, 3},
		{"four", quality.LowerBetter, past, 3 + 4*1.4826, 4, 4},
		{"far worse", quality.LowerBetter, past, 90, 87 / 1.4826, 4},
		{"two better is not yet clearly so", quality.LowerBetter, past, 3 - 2*1.4826, -2, 0},
		{"better", quality.LowerBetter, past, 0, -3 / 1.4826, quality.HeatBetter},
		// what is lost at 3 % is 97: the least deviation rules
		{"higher is better", quality.HigherBetter, past, 0, 3 / 1.4826, 0},
		{"without a direction, lower is as odd as higher", quality.DirectionUnknown, past, 3 - 4*1.4826, 4, 4},
		{"three days are too few", quality.LowerBetter, []float64{1, x, 2, 3, x}, 90, x, quality.HeatUnjudged},
		{"no value", quality.LowerBetter, past, x, x, quality.HeatNoValue},
		{"all the same: the least deviation", quality.LowerBetter, []float64{0, 0, 0, 0, 0}, 0.1, 3, 3},
	} {
		row := quality.Row{Cells: []float64{tt.v}, Past: tt.past}
		c := quality.NewHeat(heatTable(row), heatSeries(tt.better, true), quality.HeatPast).Cell(row, 0)
		if tt.name == "higher is better" {
			tt.z = 3 / (0.125 * 97 / 3)
		}
		if c.Level != tt.level || math.Abs(c.Figure-tt.z) > 1e-6 || quality.IsGap(c.Figure) != quality.IsGap(tt.z) {
			t.Errorf("%s: %+v, want %v and level %d", tt.name, c, tt.z, tt.level)
		}
	}
}

// The days of the range become past one by one: no cell is measured against itself or what came after it.
func TestHeatsPastGrowsWithTheRange(t *testing.T) {
	row := quality.Row{Cells: []float64{1, 1, 1, 1, 2, 9}}
	table, s := heatTable(row), heatSeries(quality.LowerBetter, true)
	h := quality.NewHeat(table, s, quality.HeatPast)
	for at, want := range []quality.HeatLevel{quality.HeatUnjudged, quality.HeatUnjudged, quality.HeatUnjudged,
		quality.HeatUnjudged, 4, 4} {
		if got := h.Cell(row, at).Level; got != want {
			t.Errorf("day %d has level %d, want %d", at, got, want)
		}
	}
	if p := table.OwnPast(row, 5, s); p.Median != 1 || p.Deviation <= 0 || p.Held != 5 || p.All != 5 {
		t.Errorf("the past of the last day is %+v", p)
	}
}

func TestHeatOfValues(t *testing.T) {
	for _, tt := range []struct {
		name   string
		s      quality.Series
		v      []float64
		levels []quality.HeatLevel
		bounds []float64
	}{
		{"limits", heatSeries(quality.LowerBetter, true), []float64{0, 1, 1.01, 2, 2.5, 3, 3.1, 5, 5.1},
			[]quality.HeatLevel{0, 0, 1, 1, 2, 2, 3, 3, 4}, []float64{1, 2, 3, 5}},
		{"limits, higher is better", heatSeries(quality.HigherBetter, true), []float64{100, 99, 98.5, 97.5, 97, 96, 94},
			[]quality.HeatLevel{0, 0, 1, 2, 2, 3, 4}, []float64{99, 98, 97, 95}},
		{"quintiles", heatSeries(quality.LowerBetter, false), []float64{5, 1, 3, 2, 4}, []quality.HeatLevel{4, 0, 2, 1, 3},
			[]float64{1, 2, 3, 4}},
		{"quintiles, higher is better", heatSeries(quality.HigherBetter, false), []float64{5, 1, 3, 2, 4},
			[]quality.HeatLevel{0, 4, 2, 3, 1}, []float64{5, 4, 3, 2}},
		{"all the same", heatSeries(quality.LowerBetter, false), []float64{7, 7, 7}, []quality.HeatLevel{0, 0, 0},
			[]float64{7, 7, 7, 7}},
		{"no values", heatSeries(quality.LowerBetter, false), []float64{quality.Gap()},
			[]quality.HeatLevel{quality.HeatNoValue}, []float64{0, 0, 0, 0}},
	} {
		row := quality.Row{Cells: tt.v}
		h := quality.NewHeat(heatTable(row), tt.s, quality.HeatValue)
		for at, want := range tt.levels {
			if c := h.Cell(row, at); c.Level != want {
				t.Errorf("%s: %v has level %d, want %d", tt.name, tt.v[at], c.Level, want)
			}
		}
		if got := h.Bounds(); !slices.Equal(got, tt.bounds) {
			t.Errorf("%s: bounds are %v, want %v", tt.name, got, tt.bounds)
		}
	}
}

// A step of limits 1 and 3 is 0.1.
func TestHeatOfChanges(t *testing.T) {
	x := quality.Gap()
	row := quality.Row{Past: []float64{9, 1}, Cells: []float64{1.1, 1.3, x, 2, 3, 2.7, 3.1}}
	table := heatTable(row)
	h := quality.NewHeat(table, heatSeries(quality.LowerBetter, true), quality.HeatChange)
	for at, want := range []quality.HeatLevel{0, 1, quality.HeatNoValue, quality.HeatUnjudged, 4, quality.HeatBetter, 2} {
		if c := h.Cell(row, at); c.Level != want {
			t.Errorf("day %d: %+v, want level %d", at, c, want)
		}
	}
	if c := h.Cell(row, 0); c.Figure != 1 {
		t.Errorf("the first day is measured against the newest compared one: %+v", c)
	}
	table.Past = quality.DayAxis(quality.Range{From: 19000, To: 19001})
	if c := quality.NewHeat(table, heatSeries(quality.LowerBetter, true), quality.HeatChange).Cell(row,
		0); c.Level != quality.HeatUnjudged {
		t.Errorf("a day long ago is no day before: %+v", c)
	}
}

func TestSameWeekday(t *testing.T) {
	table := heatTable(quality.Row{Cells: make([]float64, 3), Past: make([]float64, 14)})
	for at, want := range []int{7, 8, 9} {
		if got := table.Counterpart(at); got != want || table.Past.At(got).Weekday() != table.Axis.At(at).Weekday() {
			t.Errorf("day %d: %d, want %d", at, got, want)
		}
	}
	if got := (quality.Table{Axis: table.Axis}).Counterpart(0); got != -1 {
		t.Errorf("without compared days: %d", got)
	}
}

func TestHeatMeaningsGoRound(t *testing.T) {
	m := quality.HeatPast
	for _, want := range []quality.HeatMeaning{quality.HeatValue, quality.HeatChange, quality.HeatPast} {
		if m = m.Next(); m != want {
			t.Errorf("got %d, want %d", m, want)
		}
	}
}

// Of any row: a gap alone has no value, the level never falls where the day gets worse, figures are finite or gaps,
// what comes after a day does not matter to it, and a row turned upside down of a series that is better the other way
// round is shaded the same by its changes.
func TestHeatProperties(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		cells := func(n int) []float64 {
			list := make([]float64, n)
			for i := range list {
				if list[i] = math.Round(r.Float64()*1000) / 100; r.IntN(5) == 0 {
					list[i] = quality.Gap()
				}
			}
			return list
		}
		row := quality.Row{Cells: cells(1 + r.IntN(12)), Past: cells(r.IntN(9))}
		table := heatTable(row)
		for _, better := range []quality.Direction{quality.LowerBetter, quality.HigherBetter, quality.DirectionUnknown} {
			s := heatSeries(better, r.IntN(2) == 0)
			for m := quality.HeatPast; m <= quality.HeatChange; m++ {
				h := quality.NewHeat(table, s, m)
				at := r.IntN(len(row.Cells))
				c := h.Cell(row, at)
				if (c.Level == quality.HeatNoValue) != quality.IsGap(row.Cells[at]) || math.IsInf(c.Figure, 0) ||
					c.Level >= quality.HeatShades {
					t.Fatalf("seed %d: %+v of %v", seed, c, row.Cells[at])
				}
				if quality.IsGap(c.Figure) != (c.Level == quality.HeatNoValue || c.Level == quality.HeatUnjudged) {
					t.Fatalf("seed %d: %+v", seed, c)
				}
				if c.Level == quality.HeatNoValue {
					continue
				}
				later := quality.Row{Cells: slices.Clone(row.Cells), Past: row.Past}
				for i := at + 1; i < len(later.Cells); i++ {
					later.Cells[i] = 1000
				}
				if got := h.Cell(later, at); got.Level != c.Level || got.Figure != c.Figure && !quality.IsGap(c.Figure) {
					t.Fatalf("seed %d: %+v, with other days after it %+v", seed, c, got)
				}
				worse := quality.Row{Cells: slices.Clone(row.Cells), Past: row.Past}
				if better == quality.HigherBetter {
					worse.Cells[at] -= r.Float64()
				} else {
					worse.Cells[at] += r.Float64()
				}
				if got := h.Cell(worse, at); better != quality.DirectionUnknown && got.Level < c.Level {
					t.Fatalf("seed %d, meaning %d: %+v, worse is %+v", seed, m, c, got)
				}
			}
		}
		turned := quality.Row{Cells: slices.Clone(row.Cells), Past: slices.Clone(row.Past)}
		for _, list := range [][]float64{turned.Cells, turned.Past} {
			for i := range list {
				list[i] = 100 - list[i]
			}
		}
		low := quality.NewHeat(table, heatSeries(quality.LowerBetter, true), quality.HeatChange)
		high := quality.NewHeat(heatTable(turned), heatSeries(quality.HigherBetter, true), quality.HeatChange)
		for at := range row.Cells {
			if a, b := low.Cell(row, at), high.Cell(turned, at); a.Level != b.Level {
				t.Fatalf("seed %d: %+v, turned %+v", seed, a, b)
			}
		}
	}
}

// A dark shade is bad only where it is known what is worse, and not where one in five cells is darkest anyway.
func TestWhenAShadeJudges(t *testing.T) {
	row := quality.Row{Cells: []float64{1}}
	for _, tt := range []struct {
		better quality.Direction
		limits bool
		m      quality.HeatMeaning
		want   bool
	}{
		{quality.LowerBetter, true, quality.HeatValue, true}, {quality.LowerBetter, false, quality.HeatValue, false},
		{quality.LowerBetter, false, quality.HeatPast, true}, {quality.DirectionUnknown, true, quality.HeatPast, false},
		{quality.DirectionUnknown, true, quality.HeatValue, false},
	} {
		if got := quality.NewHeat(heatTable(row), heatSeries(tt.better, tt.limits), tt.m).Judges(); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

// The difference of two huge values is no number of deviations.
func TestHeatOfHugeValues(t *testing.T) {
	row := quality.Row{Cells: []float64{1.7e308}, Past: []float64{-8.9e307, -8.9e307, -8.9e307, -8.9e307}}
	s := heatSeries(quality.LowerBetter, true)
	if p := heatTable(row).OwnPast(row, 0, s); !quality.IsGap(p.Z) {
		t.Errorf("z is %v", p.Z)
	}
}
