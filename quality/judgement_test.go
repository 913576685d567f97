package quality_test

import (
	"cmp"
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

// byOwnPast is what the values of a row are to its past, of compared days before them.
func byOwnPast(past, values []float64, step float64) (quality.Judgement, bool) {
	table, row := tableOf(past, values)
	return table.Judge(row, stepped(step), quality.SinceRules())
}

// tableOf is a table and its row, with the compared days right before its own.
func tableOf(past, values []float64) (quality.Table, quality.Row) {
	return quality.Table{Axis: quality.DayAxis(quality.Range{From: 1000, To: 999 + quality.Day(len(values))}),
		Past: quality.DayAxis(quality.Range{From: 1000 - quality.Day(len(past)), To: 999}),
	}, quality.Row{Cells: values, Past: past}
}

// stepped is a series with a step.
func stepped(step float64) quality.Series {
	return quality.Series{Thresholds: quality.Thresholds{Warn: 20 * step}, HasLimits: true}
}

// since is the first of the values of a run that is out of a band and lasts.
func since(low, high float64, values []float64) int {
	middle := (low + high) / 2
	j, _ := byOwnPast([]float64{middle, middle, middle, middle}, values, middle-low)
	return j.Since()
}

func TestTheBandOfAPast(t *testing.T) {
	gap := quality.Gap()
	for _, tt := range []struct {
		name      string
		past      []float64
		step      float64
		low, high float64
		ok        bool
	}{
		{"too few days", []float64{1, 1, gap, 1, gap}, 0.1, 0, 0, false},
		{"no spread: the step", []float64{1, 1, gap, 1, 1}, 0.1, 0.9, 1.1, true},
		{"three robust deviations", []float64{1, 2, 3, 4, 5}, 0.1, 3 - 3*1.4826, 3 + 3*1.4826, true},
		{"one wild day does not widen it", []float64{1, 1, 1, 1, 1, 1, 90}, 0.1, 0.9, 1.1, true},
	} {
		j, ok := byOwnPast(tt.past, []float64{gap}, tt.step)
		if ok != tt.ok || ok && (!near(j.Low, tt.low) || !near(j.High, tt.high)) {
			t.Errorf("%s: %+v, %v, want %v to %v", tt.name, j, ok, tt.low, tt.high)
		}
	}
}

func near(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }

func TestSince(t *testing.T) {
	gap := quality.Gap()
	for _, tt := range []struct {
		name   string
		values []float64
		want   int
	}{
		{"in the band", []float64{1, 2, 1.5}, -1},
		{"a step", []float64{1, 1, 3, 3, 3}, 2},
		{"a bad day that is over", []float64{1, 9, 1}, -1},
		{"bad again", []float64{9, 1, 9}, 2},
		{"a gap within", []float64{1, 3, gap, 3}, 1},
		{"a gap at the end", []float64{1, 3, gap}, 1},
		{"from low to high", []float64{0, 0, 3}, 2},
		{"always", []float64{3, 3}, 0},
		{"nothing", []float64{gap, gap}, -1},
		{"no days", nil, -1},
	} {
		if got := since(1, 2, tt.values); got != tt.want {
			t.Errorf("%s: %v out of the band since %d, want %d", tt.name, tt.values, got, tt.want)
		}
	}
}

// Every held value from the day on lies out of the band on one side, and the one before does not.
func TestSinceIsTheFirstDayOfTheRun(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		values := make([]float64, random.IntN(12))
		for i := range values {
			values[i] = []float64{0.5, 1.5, 2.5, quality.Gap()}[random.IntN(4)]
		}
		since := since(1, 2, values)
		last := quality.Gap()
		for _, v := range values {
			if !quality.IsGap(v) {
				last = v
			}
		}
		if since < 0 {
			if !quality.IsGap(last) && last != 1.5 {
				t.Fatalf("%v ends out of the band, and no day is said", values)
			}
			continue
		}
		for at, v := range values {
			if at >= since && !quality.IsGap(v) && v != last {
				t.Fatalf("%v: %v lies in the run since %d", values, v, since)
			}
		}
		for at := since - 1; at >= 0; at-- {
			if quality.IsGap(values[at]) {
				continue
			}
			if values[at] == last {
				t.Fatalf("%v: the run begins before %d", values, since)
			}
			break
		}
	}
}

// A long range tells since when, though nothing older is known: its older half is its past.
func TestSinceOfATable(t *testing.T) {
	cells := []float64{1, 1, 1, 1, 1, 1, 2, 2}
	days := quality.DayAxis(quality.Range{From: 100, To: 107})
	for _, tt := range []struct {
		name  string
		table quality.Table
		row   quality.Row
		want  int
		known bool
	}{
		{"nothing older", quality.Table{Axis: days}, quality.Row{Cells: cells}, 6, true},
		{"as the compared days", quality.Table{Axis: days, Past: quality.DayAxis(quality.Range{From: 92, To: 99})},
			quality.Row{Cells: cells, Past: []float64{2, 2, 2, 2, 1, 1, 1, 1}}, -1, true},
		{"since its first day", quality.Table{Axis: days, Past: quality.DayAxis(quality.Range{From: 92, To: 99})},
			quality.Row{Cells: cells, Past: []float64{0, 0, 0, 0, 0, 0, 0, 0}}, 0, true},
		{"gaps first", quality.Table{Axis: quality.DayAxis(quality.Range{From: 100, To: 111})},
			quality.Row{Cells: append([]float64{quality.Gap(), quality.Gap(), quality.Gap(), quality.Gap()}, cells...)}, 10,
			true},
		{"too few days", quality.Table{Axis: days.Newest(7)}, quality.Row{Cells: cells[:7]}, -1, false},
	} {
		if j, known := tt.table.Judge(tt.row, stepped(0.1), quality.SinceRules()); j.Since() != tt.want ||
			known != tt.known {
			t.Errorf("%s: since %d, %v, want %d, %v", tt.name, j.Since(), known, tt.want, tt.known)
		}
	}
}

// Without any value there is no day since which; and what counts without limits is the last decimal of the service.
func TestSinceWithoutValuesOrLimits(t *testing.T) {
	gap := quality.Gap()
	table := quality.Table{Axis: daysOf(3)}
	row := quality.Row{Cells: []float64{gap, gap, gap}}
	if j, ok := table.Judge(row, stepped(0.1), quality.SinceRules()); ok || j.Since() != -1 {
		t.Errorf("of gaps alone: %+v, %v", j, ok)
	}
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

// The two sets of rules differ where they are meant to: a change may be out of a row's past for the column since, and
// no finding for a triage.
func TestWhatTheRulesTellApart(t *testing.T) {
	const (
		step   = 0.1
		loss   = 0.25       // an eighth of the median, 2, which is what goes wrong anyway
		spread = 3 * 1.4826 // of the wild past
	)
	series := stepped(step)
	series.Unit, series.Better = "%", quality.LowerBetter
	flat, wild := []float64{2, 2, 2, 2, 2, 2, 2}, []float64{1, 2, 3, 2, 1, 2, 3}
	for _, tt := range []struct {
		name         string
		past, values []float64
		since, worse int     // first value that is out, by both rules; -1 without one
		side, outs   int     // by the rules of since: -1 below the past, 1 above it; values that are out
		out, bad     float64 // what a change must exceed, by both rules
	}{
		{"a step for the worse", flat, []float64{2, 2.5, 2.5}, 1, 1, 1, 2, step, loss},
		{"less than an eighth of the loss", flat, []float64{2, 2.2, 2.2}, 1, -1, 1, 2, step, loss},
		{"a step for the better", flat, []float64{2, 2, 1}, 2, -1, -1, 1, step, loss},
		{"a wide past", wild, []float64{6, 6}, -1, -1, 0, 0, spread, spread},
		{"out of a wide past", wild, []float64{2, 9}, 1, 1, 1, 1, spread, spread},
		// The second value is of the weekday on which it was as bad before.
		{"as every week", []float64{2, 5, 2, 2, 2, 2, 2}, []float64{2, 5}, 1, -1, 1, 1, step, loss},
	} {
		table, row := tableOf(tt.past, tt.values)
		since, _ := table.Judge(row, series, quality.SinceRules())
		worse, _ := table.Judge(row, series, quality.TriageRules())
		if since.Since() != tt.since || worse.Since() != tt.worse {
			t.Errorf("%s: out since %d and worse since %d, want %d and %d",
				tt.name, since.Since(), worse.Since(), tt.since, tt.worse)
		}
		side := 0
		if since.Out > 0 {
			side = cmp.Compare(since.Mean, since.Usual)
		}
		if side != tt.side || since.Out != tt.outs {
			t.Errorf("%s: %d values on side %d, want %d on %d", tt.name, since.Out, side, tt.outs, tt.side)
		}
		if !near(since.Limit, tt.out) || !near(worse.Limit, tt.bad) {
			t.Errorf("%s: limits %v and %v, want %v and %v", tt.name, since.Limit, worse.Limit, tt.out, tt.bad)
		}
	}
}
