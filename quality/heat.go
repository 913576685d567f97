package quality

import (
	"math"
	"slices"
)

// A HeatMeaning is what the shades of a heatmap stand for.
//
// HeatPast: let m be the median and d = max(1.4826·MAD, least deviation) the robust deviation of the row's own values
// before the day: those of the compared days that lie before the range, and those of the range's earlier days. The figure
// is z = worsening(v − m)/d. Fewer than four values before the day are too few for one. The least deviation is a third of
// the larger of the series' step and an eighth of what goes wrong at m anyway, as in the search for regressions.
//
// HeatValue: the figure is the value v itself. With good and warn limits, the shades end at good, half way to warn, at
// warn, and as far again beyond it. Without, they are the quintiles of the table's values.
//
// HeatChange: the figure is worsening(v − v of the day before)/step, see Series.Step.
//
// The bounds of the shades are heuristics. Without a direction, any change counts by its size, and no cell is better.
type HeatMeaning int

// The meanings, in the order in which they are switched through.
const (
	HeatPast HeatMeaning = iota
	HeatValue
	HeatChange
	heatMeanings
)

// Next is the meaning after m, the first after the last.
func (m HeatMeaning) Next() HeatMeaning { return (m + 1) % heatMeanings }

// A HeatLevel is how a cell is shaded: from 0, as it should be, to HeatShades-1, the worst; or one of the levels below
// zero.
type HeatLevel int

// HeatShades is the number of shades.
const HeatShades = 5

// The levels that are no shade.
const (
	HeatBetter   HeatLevel = -1 // clearly better than what it is measured against
	HeatUnjudged HeatLevel = -2 // there is a value, but too little to measure it against
	HeatNoValue  HeatLevel = -3
)

// A HeatCell is one day of one row as a heatmap shows it.
type HeatCell struct {
	Figure float64 // robust deviations, the series' unit or steps, by the meaning; a gap where there is none
	Worse  float64 // orders the cells of a day, larger is worse; a gap where Figure is one
	Level  HeatLevel
}

// The bounds between the shades, and below which a cell is better, in robust deviations and in steps.
var (
	heatDeviations = [HeatShades - 1]float64{1, 2, 3, 4}
	heatSteps      = [HeatShades - 1]float64{2, mediumSteps, 7, highSteps}
)

// heatBetter is in robust deviations or in steps.
const heatBetter = -2

// A Heat works out the cells of a table's heatmap.
type Heat struct {
	table   Table
	series  Series
	meaning HeatMeaning
	bounds  [HeatShades - 1]float64 // of HeatCell.Worse
}

// NewHeat is the heatmap of a table under a meaning.
func NewHeat(t Table, s Series, m HeatMeaning) Heat {
	h := Heat{table: t, series: s, meaning: m}
	switch m {
	case HeatValue:
		h.bounds = h.valueBounds()
	case HeatChange:
		h.bounds = heatSteps
	default:
		h.bounds = heatDeviations
	}
	return h
}

// Judges says whether a dark shade is bad: it is not where nobody knows what is worse, or where the shades are quintiles,
// of which one is always the darkest.
func (h Heat) Judges() bool {
	return h.series.Better != DirectionUnknown && (h.meaning != HeatValue || h.series.HasLimits)
}

// Better is the figure below which a cell is better; false where no cell is.
func (h Heat) Better() (float64, bool) {
	return heatBetter, h.meaning != HeatValue && h.series.Better != DirectionUnknown
}

// Bounds are the figures between the shades, from the lowest shade to the darkest, in the unit of HeatCell.Figure. They
// fall where a value is better when it is higher. A shade begins at its bound; of values, beyond it.
func (h Heat) Bounds() []float64 {
	list := slices.Clone(h.bounds[:])
	for i := range list {
		if h.meaning == HeatValue {
			list[i] = h.badness(list[i]) // which is its own inverse
		}
	}
	return list
}

// badness orders values: larger is worse or, where nobody knows what is worse, higher. It has the series' unit.
func (h Heat) badness(v float64) float64 {
	if h.series.Better == HigherBetter {
		return -v
	}
	return v
}

// valueBounds are those of values, as badness.
func (h Heat) valueBounds() (bounds [HeatShades - 1]float64) {
	if h.series.HasLimits && h.series.Better != DirectionUnknown {
		good, warn := h.badness(h.series.Thresholds.Good), h.badness(h.series.Thresholds.Warn)
		way := max(leastStep, warn-good)
		for i, share := range []float64{0, 0.5, 1, 2} {
			bounds[i] = rounded(good + share*way)
		}
		return bounds
	}
	var all []float64
	for _, row := range h.table.Rows {
		for _, v := range row.Cells {
			if !IsGap(v) {
				all = append(all, h.badness(v))
			}
		}
	}
	slices.Sort(all)
	for i := range bounds {
		if len(all) > 0 {
			bounds[i] = all[max(0, (len(all)*(i+1)+HeatShades-1)/HeatShades-1)]
		}
	}
	return bounds
}

// Cell is the day at an index of the table's days of a row of the table, or of its app-wide row.
func (h Heat) Cell(row Row, at int) HeatCell {
	v := row.Cells[at]
	if IsGap(v) {
		return HeatCell{Figure: Gap(), Worse: Gap(), Level: HeatNoValue}
	}
	c := HeatCell{Figure: v, Worse: h.badness(v)}
	switch h.meaning {
	case HeatChange:
		c.Figure = rounded(h.series.Better.Worsening(v-h.table.StepBefore(row, at)) / h.series.Step())
		c.Worse = c.Figure
	case HeatPast:
		c.Figure = h.table.OwnPast(row, at, h.series).Z
		c.Worse = c.Figure
	}
	c.Level = h.level(c.Worse)
	return c
}

func (h Heat) level(worse float64) HeatLevel {
	if IsGap(worse) {
		return HeatUnjudged
	}
	if bound, ok := h.Better(); ok && worse < bound {
		return HeatBetter
	}
	level := HeatLevel(0)
	for _, bound := range h.bounds {
		if worse > bound || worse == bound && h.meaning != HeatValue { // a value at the limit is still good
			level++
		}
	}
	return level
}

// StepBefore is a row's value of the moment before one of the table's, which may be a compared one; a gap where it is
// not known.
func (t Table) StepBefore(row Row, at int) float64 {
	if at > 0 {
		return row.Cells[at-1]
	}
	if past := t.Past.Index(t.Axis.At(at - 1)); past >= 0 && past < len(row.Past) {
		return row.Past[past]
	}
	return Gap()
}

// An OwnPast is what a row's own values before a day were like, in the series' unit.
type OwnPast struct {
	Median    float64
	Deviation float64 // d: 1.4826·MAD, or the least deviation if that is more
	Z         float64 // see HeatPast; a gap without a value on the day
	Held      int     // moments that have values
	All       int
}

// OwnPast is the past of the day at an index of the table's days; its figures are gaps where it has fewer than four
// values.
func (t Table) OwnPast(row Row, at int, s Series) OwnPast {
	earlier := t.Earlier(row)
	past := slices.DeleteFunc(slices.Concat(earlier, row.Cells[:at]), IsGap)
	p := OwnPast{Median: Gap(), Deviation: Gap(), Z: Gap(), Held: len(past), All: len(earlier) + at}
	if len(past) < fewestPast {
		return p
	}
	middle, deviation := spread(past)
	deviation = max(deviation, leastDeviation(s.LeastChange(middle)))
	p.Median, p.Deviation = rounded(middle), rounded(deviation)
	p.Z = rounded(s.Better.Worsening(row.Cells[at]-middle) / deviation)
	if math.IsInf(p.Z, 0) {
		p.Z = Gap() // the difference of two huge values
	}
	return p
}

// Counterpart is the index of the newest of the compared moments before the table's that has the same place in the
// rhythm of calls as the table's moment at an index: the same weekday for days, the same time of day for shorter moments.
// It is -1 without one.
func (t Table) Counterpart(at int) int {
	for i := t.Past.Len() - 1; i >= 0; i-- {
		if past := t.Past.At(i); past.Before(t.Axis.First()) && past.rhymes(t.Axis.At(at)) {
			return i
		}
	}
	return -1
}
