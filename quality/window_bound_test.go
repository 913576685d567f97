package quality

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomAnswer is an answer of some rows in two series over days of the range and before it. Rows get worse and better,
// for a while or up to the end, drift, are still, come late, and lack values.
func randomAnswer(chosen *rand.Rand, rows, before, days int) (Result, Catalogue) {
	known := Catalogue{Indicators: []Indicator{
		{Name: "stall_rate", Unit: "%", Better: LowerBetter,
			Thresholds: map[Media]Thresholds{Audio: {Good: 1, Warn: 3}, Video: {Good: 2, Warn: 5}}},
		{Name: "join_room_success_rate", Unit: "%", Better: HigherBetter},
		{Name: "trans_delay", Unit: "ms"},
	}}
	r := Result{Query: Query{Dimension: "Province", Range: Range{From: 20000, To: Day(20000 + days - 1)}}}
	r.Query.Indicator = "stall_rate"
	pick := func(list ...float64) float64 { return list[chosen.IntN(len(list))] }
	line := func(series, value string) Row {
		row := Row{Value: value}
		level, noise, gaps := math.Exp(chosen.NormFloat64()), pick(0.05, 0.05, 0.1, 0.4), pick(0, 0, 0, 0.1, 0.7)
		from := before - 5 + chosen.IntN(days+5)
		to := from + int(pick(2, 10, 500))
		worse, drift := pick(1, 1, 1, 1, 1, 1, 1, 1.5, 3, 6, 0.1), pick(0, 0, 0, 0, 0, 0.003)
		for at := range before + days {
			v := level * (1 + noise*chosen.NormFloat64()) * (1 + drift*float64(at))
			if from <= at && at <= to {
				v *= worse
			}
			if series == "5s_join_room_success_rate" {
				v = 100 - v
			}
			if v = math.Round(100*max(0, v)) / 100; chosen.Float64() < gaps {
				v = Gap()
			}
			if at < before {
				row.Before = append(row.Before, v)
			} else {
				row.Cells = append(row.Cells, v)
			}
		}
		return row
	}
	for _, series := range []string{"80ms_audio_stall_rate", "500ms_video_stall_rate", "5s_join_room_success_rate",
		"audio_trans_delay"}[:1+chosen.IntN(4)] {
		t := Table{Series: series, Axis: DayAxis(r.Query.Range)}
		if before > 0 {
			t.Before = DayAxis(Range{From: r.Query.Range.From - Day(before), To: r.Query.Range.From - 1})
		}
		for i := range rows {
			if chosen.IntN(20) > 0 {
				t.Rows = append(t.Rows, line(series, fmt.Sprint("v", i)))
			}
		}
		if chosen.IntN(3) > 0 {
			whole := line(series, "")
			t.Whole = &whole
		}
		r.Tables = append(r.Tables, t)
	}
	return r, known
}

// shapes are days before the range, and days of it.
var shapes = [][2]int{{56, 7}, {56, 30}, {56, 120}, {9, 60}, {0, 150}, {3, 200}, {20, 1}}

// No window has more evidence than the bound, and the bound is what the windows have where that is above the floor.
func TestTheBoundIsThatOfAllWindows(t *testing.T) {
	chosen := rand.New(rand.NewPCG(3, 4))
	told := 0
	for range 10 {
		for _, shape := range shapes {
			p := panelOf(randomAnswer(chosen, 12, shape[0], shape[1]))
			var b bounder
			for _, row := range p.rows {
				for _, l := range row.lines {
					if !l.judged() {
						continue
					}
					worse, better := 0.0, 0.0
					for to := p.first; to < len(p.moments); to++ {
						for from := fewestPast; from <= to; from++ {
							worse, better = max(worse, l.evidence(from, to)), min(better, l.evidence(from, to))
						}
					}
					floor := 4 * chosen.Float64()
					low, high := b.bounds(l, p.first, floor)
					if wrong := high < worse || -low < -better; wrong ||
						high > max(worse, floor)*(1+1e-6) || low < min(better, -floor)*(1+1e-6) {
						t.Fatalf("%d and %d days: windows have %v to %v, the bounds are %v and %v, the floor %v", shape[0],
							shape[1], better, worse, low, high, floor)
					}
					if worse > floor {
						told++
					}
				}
			}
		}
	}
	if told < 100 {
		t.Errorf("%d lines have more evidence than the floor", told)
	}
}

func panelOf(r Result, known Catalogue) *panel { return newPanel([]Result{r}, known) }

// Rows are judged as if every window of each was looked at.
func TestBoundsChangeNoJudgement(t *testing.T) {
	chosen := rand.New(rand.NewPCG(5, 6))
	states := make(map[State]int)
	for range 4 {
		for _, shape := range shapes {
			p := panelOf(randomAnswer(chosen, 15, shape[0], shape[1]))
			fast, slow := newRuler(p), newRuler(p)
			slow.fits.each = true
			rows := p.rows
			if p.whole.lines != nil {
				rows = append(slices.Clip(rows), p.whole)
			}
			for _, row := range rows {
				list, places := fast.judge(row, row.value == "")
				want, wantPlaces := slow.judge(row, row.value == "")
				if got, want := fmt.Sprintf("%+v", list), fmt.Sprintf("%+v", want); got != want {
					t.Fatalf("%d and %d days: judged as\n%s\nwant\n%s", shape[0], shape[1], got, want)
				}
				if len(places) != len(wantPlaces) {
					t.Fatalf("%d places, want %d", len(places), len(wantPlaces))
				}
				for _, j := range list {
					states[j.State]++
				}
				if got, want := fast.swing(row), slow.swing(row); fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
					t.Fatalf("swings as %+v, want %+v", got, want)
				}
			}
		}
	}
	for _, s := range []State{StateAsBefore, StateWorse, StateWasWorse, StateBetter, StateMoved, StateFewDays} {
		if states[s] < 5 {
			t.Errorf("%d lines are judged %d: the test says little of them", states[s], s)
		}
	}
}

// Hardly any window of a long range is looked at: their number would grow with the square of the days.
func TestFewWindowsAreLookedAt(t *testing.T) {
	chosen := rand.New(rand.NewPCG(7, 8))
	p := panelOf(randomAnswer(chosen, 40, 56, 400))
	r := newRuler(p)
	filled := 0
	for _, row := range p.rows {
		r.judge(row, false)
		if r.fits.known {
			filled++
		}
	}
	if filled == 0 || filled > 3*len(p.rows)/4 {
		t.Errorf("all windows of %d of %d rows were looked at", filled, len(p.rows))
	}
}
