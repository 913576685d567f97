package quality

import (
	"math"
	"slices"
)

// Rules say which values of a row are out of its own past: those that differ from the median of the past by more than
// three robust deviations (1.4826·MAD) and by more than the least change that counts. That change is the step of the
// series or, if it is more, a part of what goes wrong at the median anyway (of a success rate, 100−median).
type Rules struct {
	// OwnPast judges a row by the older half of its own values if too few of the compared values are known.
	OwnPast bool
	// WorseOnly judges only changes for the worse.
	WorseOnly bool
	// Loss is the part of what goes wrong at the median that a change must exceed; with zero, the step alone counts.
	Loss float64
	// Weekday also compares a value with the past value of the same weekday, or of the same time of day: it must be worse
	// by more than half of what it must differ from the median, and by more than the least change that counts.
	Weekday bool
}

// SinceRules are the rules of the column since: a change counts in either direction.
func SinceRules() Rules { return Rules{OwnPast: true} }

// TriageRules are the rules of a triage: a change counts if it is for the worse and does not come with the week.
func TriageRules() Rules { return Rules{WorseOnly: true, Loss: rhythmShare, Weekday: true} }

// A Judgement says whether a row is out of its own past, since when, and by how much. Its figures have the unit of the
// series. Without a run, Mean, Z and Steps are gaps.
type Judgement struct {
	From, To int     // indexes of the first and last value of the newest run out of the past; -1 without a run
	Lasts    bool    // the run reaches the newest value
	Out      int     // number of values of the run, without its gaps
	Mean     float64 // mean of the run
	Z        float64 // distance between Mean and Usual in robust deviations, see leastDeviation
	Steps    float64 // distance between Mean and Usual, as a multiple of Least

	Low, High float64 // values between these are not out; infinite on a side that is not judged
	Usual     float64 // median of the past
	Deviation float64 // robust deviation of the past
	Least     float64 // least change that counts
	Limit     float64 // distance from Usual that a value must exceed to be out
	Past      int     // number of values of the past
}

// Since is the index of the first value of a run that lasts; SinceNever if the newest value is not out.
func (j Judgement) Since() int {
	if !j.Lasts {
		return SinceNever
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
	j.Limit = max(bandWidth*j.Deviation, j.Least)
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
