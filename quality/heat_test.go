package quality_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// heatSeries is a catalogue of the one series s.
func heatSeries(better quality.Direction, limits bool) quality.Catalogue {
	in := quality.Indicator{Name: "s", Unit: "%", Better: better}
	if limits {
		in.Thresholds = map[quality.Media]quality.Thresholds{"": {Good: 1, Warn: 3}}
		if better == quality.HigherBetter {
			in.Thresholds = map[quality.Media]quality.Thresholds{"": {Good: 99, Warn: 97}}
		}
	}
	return quality.Catalogue{Indicators: []quality.Indicator{in}}
}

// heatTable has compared days right before its own.
func heatTable(rows ...quality.Row) quality.Table {
	const first = quality.Day(20000)
	return quality.Table{Series: "s", Rows: rows, Axis: quality.DayAxis(quality.Range{From: first, To: first +
		quality.Day(len(rows[0].Cells)) - 1}),
		Past: quality.DayAxis(quality.Range{From: first - quality.Day(len(rows[0].Past)), To: first - 1})}
}

// heatOf is the heatmap of a table.
func heatOf(t quality.Table, known quality.Catalogue, m quality.HeatMeaning) quality.Heat {
	return quality.NewHeat(quality.NewFigures(quality.Result{Tables: []quality.Table{t}}, 0, known), m)
}

// The shade of a cell is how far it lies beyond what is usual, in the direction that is worse.
func TestHeatAgainstTheOwnPast(t *testing.T) {
	x := quality.Gap()
	past := []float64{1.8, 1.9, 2, 2.1, 2.2, 2, 2}
	for _, tt := range []struct {
		name     string
		better   quality.Direction
		past     []float64
		v        float64
		from, to quality.HeatLevel
	}{
		{"as before", quality.LowerBetter, past, 2, 0, 0},
		{"far worse", quality.LowerBetter, past, 9, 4, 4},
		{"far better", quality.LowerBetter, past, 0.5, quality.HeatBetter, quality.HeatBetter},
		{"higher is better", quality.HigherBetter, success(past), 91, 4, 4},
		{"higher is better, and far higher", quality.HigherBetter, success(past), 99.5, quality.HeatBetter,
			quality.HeatBetter},
		{"without a direction", quality.DirectionUnknown, past, 9, 4, 4},
		{"without a direction, lower is as odd as higher", quality.DirectionUnknown, past, 0.1, 4, 4},
		{"three days are too few", quality.LowerBetter, []float64{1, x, 2, 3, x}, 90, quality.HeatUnjudged,
			quality.HeatUnjudged},
		{"no value", quality.LowerBetter, past, x, quality.HeatNoValue, quality.HeatNoValue},
		{"all the same, and one hundredth more", quality.LowerBetter, equal(7, 1), 1.01, 0, 1},
		{"all the same, and ten times that", quality.LowerBetter, equal(7, 1), 10, 4, 4},
		{"all zero", quality.LowerBetter, equal(7, 0), 0, 0, 0},
	} {
		h := heatOf(heatTable(quality.Row{Cells: []float64{tt.v}, Past: tt.past}), heatSeries(tt.better, true),
			quality.HeatPast)
		c := h.Cell(0, 0)
		if c.Level < tt.from || c.Level > tt.to {
			t.Errorf("%s: %+v, want level %d to %d", tt.name, c, tt.from, tt.to)
		}
	}
}

// Shades begin where their bounds say, at whole deviations.
func TestHeatDarkensWithTheDeviation(t *testing.T) {
	past := []float64{1.8, 1.9, 2, 2.1, 2.2, 2, 2}
	last := quality.HeatBetter
	for v := 1.0; v < 6; v += 0.01 {
		h := heatOf(heatTable(quality.Row{Cells: []float64{v}, Past: past}), heatSeries(quality.LowerBetter, true),
			quality.HeatPast)
		c := h.Cell(0, 0)
		want := quality.HeatLevel(0)
		for _, bound := range h.Bounds() {
			if c.Figure >= bound {
				want++
			}
		}
		if better, _ := h.Better(); c.Figure < better {
			want = quality.HeatBetter
		}
		if c.Level != want || c.Level < last {
			t.Fatalf("%v is off by %v and has level %d after %d, want %d", v, c.Figure, c.Level, last, want)
		}
		last = c.Level
	}
	if last != quality.HeatShades-1 {
		t.Errorf("the darkest is %d", last)
	}
}

// A long incident stays as dark as it began: it does not become its own past.
func TestAnIncidentDoesNotFadeItself(t *testing.T) {
	for _, w := range []view{{days: 14, compared: 14}, {days: 14, compared: 7, held: true}} {
		v := append(steady(31), equal(11, 2)...)
		h := quality.NewHeat(quality.NewFigures(w.answer("OS", w.table(audioStall, record{"a", v})), 0, everything),
			quality.HeatPast)
		for at := range 14 {
			if got, bad := h.Cell(0, at).Level, at >= 3; bad != (got == quality.HeatShades-1) || !bad && got > 2 {
				t.Errorf("%+v: day %d has level %d", w, at, got)
			}
		}
	}
}

func TestHeatOfValues(t *testing.T) {
	for _, tt := range []struct {
		name   string
		s      quality.Catalogue
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
		h := heatOf(heatTable(row), tt.s, quality.HeatValue)
		for at, want := range tt.levels {
			if c := h.Cell(0, at); c.Level != want {
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
	h := heatOf(table, heatSeries(quality.LowerBetter, true), quality.HeatChange)
	for at, want := range []quality.HeatLevel{0, 1, quality.HeatNoValue, quality.HeatUnjudged, 4, quality.HeatBetter, 2} {
		if c := h.Cell(0, at); c.Level != want {
			t.Errorf("day %d: %+v, want level %d", at, c, want)
		}
	}
	if c := h.Cell(0, 0); c.Figure != 1 {
		t.Errorf("the first day is measured against the newest compared one: %+v", c)
	}
	table.Past = quality.DayAxis(quality.Range{From: 19000, To: 19001})
	if c := heatOf(table, heatSeries(quality.LowerBetter, true), quality.HeatChange).Cell(0,
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

// Of any row: a gap alone has no value, figures are finite or gaps, of two days the worse is as dark or darker, and a
// row turned upside down of a series that is better the other way round is shaded the same.
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
				h := heatOf(table, s, m)
				for at, v := range row.Cells {
					c := h.Cell(0, at)
					if (c.Level == quality.HeatNoValue) != quality.IsGap(v) || math.IsInf(c.Figure, 0) ||
						c.Level >= quality.HeatShades {
						t.Fatalf("seed %d: %+v of %v", seed, c, v)
					}
					if quality.IsGap(c.Figure) != (c.Level == quality.HeatNoValue || c.Level == quality.HeatUnjudged) {
						t.Fatalf("seed %d: %+v", seed, c)
					}
				}
			}
		}
		turned := quality.Row{Cells: success(row.Cells), Past: success(row.Past)}
		for _, m := range []quality.HeatMeaning{quality.HeatPast, quality.HeatChange} {
			low := heatOf(table, heatSeries(quality.LowerBetter, true), m)
			high := heatOf(heatTable(turned), heatSeries(quality.HigherBetter, true), m)
			for at := range row.Cells {
				if a, b := low.Cell(0, at), high.Cell(0, at); a.Level != b.Level {
					t.Fatalf("seed %d: %+v, turned %+v", seed, a, b)
				}
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
		if got := heatOf(heatTable(row), heatSeries(tt.better, tt.limits), tt.m).Judges(); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

// The difference of two huge values is no number of deviations.
func TestHeatOfHugeValues(t *testing.T) {
	row := quality.Row{Cells: []float64{1.7e308}, Past: equal(4, -8.9e307)}
	for _, known := range []quality.Catalogue{heatSeries(quality.LowerBetter, true), {}} {
		if c := heatOf(heatTable(row), known, quality.HeatPast).Cell(0, 0); math.IsInf(c.Figure, 0) {
			t.Errorf("off by %v", c.Figure)
		}
	}
}
