package quality

import (
	"math"
	"slices"
)

// Rules say when a value lies out of its row's own past. That is where it differs from the median of the past by more
// than three robust deviations (1.4826·MAD) and by more than the least change that counts, which is the step of the
// series or, if that is more, a part of what goes wrong at the median anyway (for success rates, of 100−median).
type Rules struct {
	// OwnPast lets the older half of a row's own values be its past where too few of the compared values lie before them.
	OwnPast bool
	// WorseOnly lets no value that is better than the past be out of it.
	WorseOnly bool
	// Loss is the part of what goes wrong at the median that a change must exceed; zero leaves the step alone.
	Loss float64
	// Weekday asks of a value that it is also worse than the past value of the same weekday, where there is one: by more
	// than half of what the median asks for, and by more than the least change that counts.
	Weekday bool
}

// SinceRules are those of the column since: any change of a row counts, for the better or for the worse.
func SinceRules() Rules { return Rules{OwnPast: true} }

// RegressionRules are those of a triage: only changes for the worse count that do not come and go with the week.
func RegressionRules() Rules { return Rules{WorseOnly: true, Loss: rhythmShare, Weekday: true} }

// A Reason is what a change had to exceed in order to count.
type Reason string

// The reasons.
const (
	ReasonSpread Reason = "spread" // three robust deviations of the past
	ReasonStep   Reason = "step"   // the step of the series
	ReasonLoss   Reason = "loss"   // the part of what goes wrong anyway
)

// A Judgement says whether a row is out of its own past, since when, and by how much. Its figures are in the unit of the
// series, and indexes are those of the row's values.
type Judgement struct {
	From, To int     // first and last value of the newest run out of the past, all on one side; -1 without a run
	Lasts    bool    // the run reaches the newest value
	Side     int     // 1 where the run lies above the past, -1 where it lies below, 0 without a run
	Out      int     // values of the run; gaps lie between them
	Mean     float64 // of the values of the run; a gap without a run
	Z        float64 // robust deviations between Mean and Usual, see leastDeviation; a gap without a run
	Steps    float64 // Mean less Usual, divided by Least; a gap without a run, and never negative

	Low, High float64 // the band of values that are not out; infinite on the side that the rules leave out
	Usual     float64 // median of the past
	Deviation float64 // robust deviation of the past
	Least     float64 // least change that counts
	Limit     float64 // distance from Usual beyond which a value is out
	Fired     Reason  // what Limit is
	Past      int     // values of the past
}

// Since is the index of the first value of a run that lasts; -1 where the newest value lies as before.
func (j Judgement) Since() int {
	if !j.Lasts {
		return -1
	}
	return j.From
}

// bandWidth is the number of robust deviations from the median of its past at which a value is out of it.
const bandWidth = 3

// madScale turns the median absolute deviation of normally distributed values into their standard deviation.
const madScale = 1.4826

// fewestPast is the number of past values from which a row is judged.
const fewestPast = 4

// Judge judges a row of a table by its own past: the compared values before the table's first moment. It returns false
// if fewer than four are known.
func (t Table) Judge(row Row, series Series, rules Rules) (Judgement, bool) {
	past, from := t.ownPast(row, rules)
	if len(past) < fewestPast {
		return Judgement{From: -1, To: -1}, false
	}
	j := rules.band(past, series)
	sides := make([]int, len(row.Cells))
	for at := from; at < len(row.Cells); at++ {
		v := row.Cells[at]
		if side := j.side(v); !rules.Weekday || j.worseThanWeekday(v, t.counterpart(row, at), series) {
			sides[at] = side
		}
	}
	if j.From, j.To = newestRun(row.Cells, sides); j.To >= 0 {
		j.Side = sides[j.To]
		j.measure(row.Cells)
	}
	return j, true
}

// ownPast returns the values that a row is judged by, without gaps, and the index of the first value that is judged.
func (t Table) ownPast(row Row, rules Rules) (past []float64, from int) {
	past = slices.DeleteFunc(slices.Clone(t.Earlier(row)), IsGap)
	if len(past) >= fewestPast || !rules.OwnPast {
		return past, 0
	}
	var held []int
	for at, v := range row.Cells {
		if !IsGap(v) {
			held = append(held, at)
		}
	}
	if len(held) == 0 {
		return nil, 0
	}
	from = held[len(held)/2]
	return slices.DeleteFunc(slices.Clone(row.Cells[:from]), IsGap), from
}

// band works out the limits that the rules set after a past without gaps.
func (r Rules) band(past []float64, series Series) Judgement {
	j := Judgement{From: -1, To: -1, Mean: Gap(), Z: Gap(), Steps: Gap(), Past: len(past)}
	j.Usual, j.Deviation = spread(past)
	j.Least = max(series.Step(), r.Loss*series.loss(j.Usual))
	j.Limit, j.Fired = bandWidth*j.Deviation, ReasonSpread
	switch {
	case j.Least > j.Limit && j.Least > series.Step():
		j.Limit, j.Fired = j.Least, ReasonLoss
	case j.Least > j.Limit:
		j.Limit, j.Fired = j.Least, ReasonStep
	}
	j.Low, j.High = rounded(j.Usual-j.Limit), rounded(j.Usual+j.Limit)
	switch {
	case r.WorseOnly && series.Better == HigherBetter:
		j.High = math.Inf(1)
	case r.WorseOnly && series.Better == LowerBetter:
		j.Low = math.Inf(-1)
	}
	return j
}

// side is -1 below the band, 1 above it, and 0 in it and for a gap.
func (j Judgement) side(v float64) int {
	switch {
	case v < j.Low:
		return -1
	case v > j.High:
		return 1
	}
	return 0
}

// worseThanWeekday says whether a value is worse than that of the same weekday by as much as the rules ask; true if
// there is none.
func (j Judgement) worseThanWeekday(v, same float64, series Series) bool {
	return IsGap(same) || rounded(series.Better.Worsening(v-same)) > rounded(max(j.Limit/2, j.Least))
}

// newestRun returns the first and the last index of the newest run of values that are out on one side; -1 without a
// run. Gaps do not end a run.
func newestRun(values []float64, sides []int) (from, to int) {
	from, to = -1, -1
	for at := len(values) - 1; at >= 0; at-- {
		switch {
		case IsGap(values[at]) || to < 0 && sides[at] == 0:
		case to < 0:
			from, to = at, at
		case sides[at] == sides[to]:
			from = at
		default:
			return from, to
		}
	}
	return from, to
}

// measure works out the figures of the run.
func (j *Judgement) measure(values []float64) {
	var sum float64
	for _, v := range values[j.From : j.To+1] {
		if !IsGap(v) {
			j.Out++
			sum += v
		}
	}
	j.Lasts = !slices.ContainsFunc(values[j.To+1:], func(v float64) bool { return !IsGap(v) })
	j.Mean = rounded(sum / float64(j.Out))
	off := math.Abs(j.Mean - j.Usual)
	j.Z, j.Steps = off/max(j.Deviation, leastDeviation(j.Least)), off/j.Least
}

// leastDeviation is the least deviation that a change is divided by. Values of two decimals repeat: without it, a
// change from equal values would be infinitely many deviations.
func leastDeviation(step float64) float64 { return step / bandWidth }

// spread is the median of values and their robust deviation, 1.4826·MAD.
func spread(values []float64) (middle, deviation float64) {
	held := slices.Clone(values)
	middle = median(held)
	for i, v := range held {
		held[i] = math.Abs(v - middle)
	}
	return middle, madScale * median(held)
}

// median is the median of values, which it sorts.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// counterpart is a row's value at the moment that Counterpart finds; a gap if there is none.
func (t Table) counterpart(row Row, at int) float64 {
	if i := t.Counterpart(at); i >= 0 && i < len(row.Past) {
		return row.Past[i]
	}
	return Gap()
}
