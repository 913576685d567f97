package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

// summary is the definition of the figures of a row, of lists of its known values.
func summary(row quality.Row, latest int, better quality.Direction) quality.Summary {
	gap := quality.Gap()
	s := quality.Summary{Latest: gap, Before: gap, Change: gap, Mean: gap, Worst: gap, WorstAt: -1, Min: gap, Max: gap}
	mean := func(list []float64) float64 {
		sum := 0.0
		for _, v := range list {
			sum += v
		}
		return math.Round(sum/float64(len(list))*1e9) / 1e9
	}
	var held, before []float64
	for _, v := range row.Past {
		if !quality.IsGap(v) {
			before = append(before, v)
		}
	}
	for at, v := range row.Cells {
		if quality.IsGap(v) {
			continue
		}
		if row.Past == nil && at < latest {
			before = append(before, v)
		}
		if len(held) == 0 || better == quality.HigherBetter && v < s.Worst || better != quality.HigherBetter && v > s.Worst {
			s.Worst, s.WorstAt = v, at
		}
		if held = append(held, v); len(held) == 1 {
			s.Min, s.Max = v, v
		}
		s.Min, s.Max = min(s.Min, v), max(s.Max, v)
	}
	if s.Held = len(held); s.Held > 0 {
		s.Mean = mean(held)
	}
	if n := len(before); n > 0 && (row.Past == nil || 2*n >= len(row.Past)) {
		s.Before = mean(before)
	}
	if latest >= 0 && latest < len(row.Cells) {
		s.Latest = row.Cells[latest]
	}
	if s.Change = math.Round((s.Latest-s.Before)*1e9) / 1e9; row.Past != nil {
		s.Change = math.Round((s.Mean-s.Before)*1e9) / 1e9
	}
	return s
}

func TestFiguresAreThoseOfTheirDefinition(t *testing.T) {
	chosen := rand.New(rand.NewPCG(9, 10))
	values := func(n int) []float64 {
		list := make([]float64, n)
		for i := range list {
			if list[i] = math.Round(1000*chosen.NormFloat64()) / 100; chosen.IntN(3) == 0 {
				list[i] = quality.Gap()
			}
		}
		return list
	}
	for range 5_000 {
		row := quality.Row{Cells: values(chosen.IntN(8))}
		if chosen.IntN(2) == 0 {
			row.Past = values(chosen.IntN(8))
		}
		latest := chosen.IntN(len(row.Cells)+1) - 1
		better := []quality.Direction{quality.DirectionUnknown, quality.LowerBetter, quality.HigherBetter}[chosen.IntN(3)]
		got, want := quality.Summarise(row, latest, better), summary(row, latest, better)
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			t.Fatalf("%v against %v, latest %d: %+v, want %+v", row.Cells, row.Past, latest, got, want)
		}
	}
}
