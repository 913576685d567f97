package quality_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

func near(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }

// The quiet band holds what a row ordinarily does, is as wide as its past is wild, and is known where a few days are.
func TestTheBandOfAPast(t *testing.T) {
	gap := quality.Gap()
	cells := equal(7, 1)
	width := func(past ...float64) (low, high float64) {
		j := judge(view{days: 7, compared: len(past)}, append(past, cells...))
		return j.Band(6)
	}
	if low, high := width(1, 1, gap, gap, 1); !quality.IsGap(low) || !quality.IsGap(high) {
		t.Errorf("three days make a band, %v to %v", low, high)
	}
	low, high := width(1, 1, gap, 1, 1)
	if !(0.8 < low && low < 1 && 1 < high && high < 1.2) {
		t.Errorf("of equal values: %v to %v", low, high)
	}
	if low, high = width(0.8, 0.9, 1, 1, 1.1, 1.2, 1); !(low < 0.8 && 1.2 < high && low > 0.2 && high < 2) {
		t.Errorf("of 0.8 to 1.2: %v to %v", low, high)
	}
	wildLow, wildHigh := width(0.4, 1.9, 1, 0.6, 1.5, 1, 1)
	if !(wildLow < low && high < wildHigh) {
		t.Errorf("of a wild past %v to %v, of a calm one %v to %v", wildLow, wildHigh, low, high)
	}
}

func TestStatesAndSince(t *testing.T) {
	gap := quality.Gap()
	flat := steady(28)
	for _, tt := range []struct {
		name  string
		cells []float64
		want  seen
	}{
		{"as ever", []float64{0.4, 0.42, 0.39, 0.4, 0.38, 0.41, 0.4}, seen{state: quality.StateAsBefore}},
		{"a step", []float64{0.4, 0.4, 2, 2, 2, 2, 2}, seen{quality.StateWorse, 2, 6}},
		{"a step up to a gap", []float64{0.4, 0.4, 2, 2, 2, 2, gap}, seen{quality.StateWorse, 2, 5}},
		{"a step with a gap", []float64{0.4, 0.4, 2, gap, 2, 2, 2}, seen{quality.StateWorse, 2, 6}},
		{"a step after a gap", []float64{0.4, 0.4, gap, 2, 2, 2, 2}, seen{quality.StateWorse, 3, 6}},
		{"a bad day that is over", []float64{0.4, 0.4, 4, 0.4, 0.4, 0.4, 0.4}, seen{quality.StateWasWorse, 2, 2}},
		{"bad since yesterday", []float64{0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 4}, seen{quality.StateWorse, 6, 6}},
		{"all of the range", equal(7, 2), seen{quality.StateWorse, 0, 6}},
		{"better", []float64{0.4, 0.4, 0.05, 0.05, 0.05, 0.05, 0.05}, seen{quality.StateBetter, 2, 6}},
		{"a good day that is over", []float64{0.4, 0.4, 0.05, 0.4, 0.4, 0.4, 0.4}, seen{state: quality.StateAsBefore}},
		{"from good to bad", []float64{0.1, 0.1, 0.1, 0.1, 3, 3, 3}, seen{quality.StateWorse, 4, 6}},
		{"nothing", equal(7, gap), seen{state: quality.StateNoValues}},
	} {
		if got := weeks.seen(judge(weeks, append(flat[:28:28], tt.cells...))); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	if got := quality.Judge(nil, shop).Of(audioStall, "a"); got.State != quality.StateNoValues || got.HasWindow() {
		t.Errorf("without an answer: %+v", got)
	}
}

// Wherever a step begins, and whatever days lack, the window begins and ends on days that are known, and holds the bad
// ones alone.
func TestAWindowHoldsTheBadDays(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		cells := append(steady(21), steady(7)...)
		bad, from := 0, -1
		begins := 21 + random.IntN(7)
		to := 21 + random.IntN(7)
		for at := range cells {
			if random.IntN(6) == 0 {
				cells[at] = quality.Gap()
			} else if at >= begins && at <= to {
				cells[at] = 3
				if from < 0 {
					from = at - 21
				}
				bad++
			}
		}
		j := judge(weeks, cells)
		switch {
		case bad == 0:
			if j.HasWindow() {
				t.Fatalf("%v: found %+v", cells, weeks.seen(j))
			}
		case !j.HasWindow() || j.State == quality.StateBetter || weeks.seen(j).from != from || j.Out != bad || j.Now != 3:
			t.Fatalf("%v: %+v with %d days of %v, want %d days from %d", cells, weeks.seen(j), j.Out, j.Now, bad, from)
		}
	}
}

// A long range tells since when, though nothing older is known: its older half is its past.
func TestALongRangeIsItsOwnPast(t *testing.T) {
	gap := quality.Gap()
	cells := []float64{1, 1, 1, 1, 1, 1, 2, 2}
	eight := view{days: 8}
	for _, tt := range []struct {
		name string
		view view
		v    []float64
		want seen
	}{
		{"nothing older", eight, cells, seen{quality.StateWorse, 6, 7}},
		{"with days before", view{days: 8, compared: 8}, append(equal(8, 1), cells...), seen{quality.StateWorse, 6, 7}},
		{"compared with days that nobody holds", view{days: 8, compared: 8}, append(equal(8, gap), cells...),
			seen{quality.StateWorse, 6, 7}},
		{"since its first day", view{days: 8, compared: 10}, append(equal(10, 0.2), equal(8, 1)...),
			seen{quality.StateWorse, 0, 7}},
		{"gaps first", view{days: 16}, append(equal(4, gap), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2),
			seen{quality.StateWorse, 14, 15}},
		{"too few days", view{days: 7}, cells[:7], seen{state: quality.StateFewDays}},
		{"nothing in the newer half", view{days: 16}, append(equal(8, 1), equal(8, gap)...),
			seen{state: quality.StateNoValues}},
		{"too few of the past", week, append([]float64{1, 1, 1, gap, gap, gap, gap}, equal(7, 9)...),
			seen{state: quality.StateFewDays}},
	} {
		if got := tt.view.seen(judge(tt.view, tt.v)); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// What counts without limits is the last decimal of the service.
func TestTheStepOfASeries(t *testing.T) {
	for _, tt := range []struct {
		series quality.Series
		want   float64
	}{
		{quality.Series{Thresholds: quality.Thresholds{Good: 1, Warn: 3}}, 0.01},
		{quality.Series{Thresholds: quality.Thresholds{Good: 1, Warn: 3}, HasLimits: true}, 0.1},
		{quality.Series{Thresholds: quality.Thresholds{Good: 99.5, Warn: 99}, HasLimits: true}, 0.025},
		{quality.Series{Thresholds: quality.Thresholds{Good: 1, Warn: 1.1}, HasLimits: true}, 0.01},
	} {
		if got := tt.series.Step(); !near(got, tt.want) {
			t.Errorf("%+v: a step of %v, want %v", tt.series, got, tt.want)
		}
	}
}

// However steady a row is, a change that is no more than the step or an eighth of what goes wrong anyway is none.
func TestASmallChangeDoesNotCount(t *testing.T) {
	for _, tt := range []struct {
		usual, now float64
		worse      bool
	}{
		{2, 2.2, false}, {2, 2.5, true}, {0.4, 0.49, false}, {0.4, 0.7, true}, {0.1, 0.19, false}, {0.1, 0.4, true},
	} {
		j := judge(weeks, append(equal(28, tt.usual), equal(7, tt.now)...))
		if (j.State == quality.StateWorse) != tt.worse || !j.State.Judged() {
			t.Errorf("from %v to %v: state %d", tt.usual, tt.now, j.State)
		}
	}
}

// Rates of success are judged by what they lack: 99.6 is to 98 what a loss of 0.4 is to 2.
func TestALossIsALossInEitherDirection(t *testing.T) {
	v := append(steady(28), 0.4, 0.4, 2, 2, 2, 2, 2)
	answer := weeks.answer("OS", weeks.table(join, record{"a", success(v)}))
	j := quality.Judge([]quality.Result{answer}, everything).Of(join, "a")
	if weeks.seen(j) != (seen{quality.StateWorse, 2, 6}) || j.Now != 98 || j.Was < 99.5 || j.Was > 99.7 {
		t.Errorf("%+v, was %v, now %v", weeks.seen(j), j.Was, j.Now)
	}
	if j.Off(0) > 2 || j.Off(6) < 3 {
		t.Errorf("worse by %v on a good day and by %v on a bad one", j.Off(0), j.Off(6))
	}
}

// Without a direction a row moves, in either direction, and is neither worse nor better. Values of another unit than
// percent may be of any size.
func TestSeriesWithoutDirectionOrPercent(t *testing.T) {
	known := quality.Catalogue{Indicators: []quality.Indicator{{Name: "odd_count"},
		{Name: "losses", Unit: "n", Better: quality.LowerBetter}, {Name: "score", Better: quality.HigherBetter}}}
	past := []float64{1000, 1010, 990, 1000, 1005, 995, 1000, 1000, 1010, 990, 1000, 1005, 995, 1000}
	for series, want := range map[string][2]quality.State{
		"odd_count": {quality.StateMoved, quality.StateMoved},
		"losses":    {quality.StateWorse, quality.StateBetter},
		"score":     {quality.StateBetter, quality.StateWorse},
		"mos_x":     {quality.StateMoved, quality.StateMoved},
	} {
		for i, now := range []float64{1500, 500} {
			answer := weeks.answer("OS", weeks.table(series, record{"a", append(past[:14:14], equal(7, now)...)}))
			j := quality.Judge([]quality.Result{answer}, known).Of(series, "a")
			if j.State != want[i] || j.Now != now || weeks.seen(j).from != 0 || j.Was < 980 || j.Was > 1020 {
				t.Errorf("%s at %v: %+v, was %v, now %v", series, now, weeks.seen(j), j.Was, j.Now)
			}
			if off := j.Off(6); (off < 3) == (want[i] != quality.StateBetter) {
				t.Errorf("%s at %v is worse by %v deviations", series, now, off)
			}
		}
	}
}

// Whatever the values, the judgement has no panic, no infinite figure, and a band around what is usual; and neither
// the order of the rows nor that of the answers changes it.
func TestAnyTable(t *testing.T) {
	series := []string{audioStall, videoStall, join, "odd_count", "mos_score", "audio_network_trans_delay"}
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 5))
		w := view{days: 1 + r.IntN(12), compared: r.IntN(9), held: r.IntN(2) == 0}
		older := 0
		if w.held {
			older = r.IntN(30)
		}
		n := w.days + w.compared + older
		var answers []quality.Result
		for _, s := range series[:1+r.IntN(len(series))] {
			var records []record
			for i := range r.IntN(9) {
				if r.IntN(5) > 0 {
					records = append(records, record{fmt.Sprint("v", i), anyValues(r, n)})
				}
			}
			if r.IntN(2) == 0 {
				records = append(records, record{"", anyValues(r, n)})
			}
			a := w.answer("OS", w.table(s, records...))
			a.Query.Indicator = s
			answers = append(answers, a)
		}
		v := quality.Judge(answers, everything)
		tr := triageOf(answers...)
		r.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		for _, a := range answers {
			for _, table := range a.Tables {
				r.Shuffle(len(table.Rows), func(i, j int) { table.Rows[i], table.Rows[j] = table.Rows[j], table.Rows[i] })
			}
		}
		other := quality.Judge(answers, everything)
		for _, a := range answers {
			s := a.Tables[0].Series
			for i := range 9 {
				value := fmt.Sprint("v", i)
				j := v.Of(s, value)
				sound(t, fmt.Sprintf("seed %d, %s of %s", seed, s, value), j, w.days)
				if k := other.Of(s, value); w.seen(k) != w.seen(j) || !same(k.Now, j.Now) {
					t.Fatalf("seed %d: %s of %s is %+v or, in another order, %+v", seed, s, value, w.seen(j), w.seen(k))
				}
			}
			sound(t, fmt.Sprintf("seed %d, %s of the app", seed, s), v.Whole(s), w.days)
		}
		if again := triageOf(answers...); fmt.Sprint(names(again.Findings)) != fmt.Sprint(names(tr.Findings)) {
			t.Fatalf("seed %d: found %v or, in another order, %v", seed, names(tr.Findings), names(again.Findings))
		}
	}
}

// anyValues are days of a kind of row: ordinary, wild, huge, negative, equal, or full of gaps.
func anyValues(r *rand.Rand, n int) []float64 {
	gappy, kind := r.IntN(4) == 0, r.IntN(9)
	list := make([]float64, n)
	for i := range list {
		switch kind {
		case 0:
			list[i] = 1e308 * (2*r.Float64() - 1)
		case 1:
			list[i] = -100 * r.Float64()
		case 2:
			list[i] = 7
		case 3:
			list[i] = quality.Gap()
		case 4:
			list[i] = []float64{0, 0, 0, 100}[r.IntN(4)]
		case 5:
			list[i] = 0
		case 6:
			list[i] = []float64{1.7e308, -1.7e308, 5e-324, 1}[r.IntN(4)]
		default:
			list[i] = 100 * r.Float64()
		}
		if gappy && r.IntN(3) == 0 {
			list[i] = quality.Gap()
		}
	}
	return list
}
