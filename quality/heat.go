package quality

import (
	"slices"
)

// A HeatMeaning is what the shades of a heatmap mean.
//
// HeatPast: the figure is how many ordinary deviations the value is worse than what is usual, see Judgement.Off. Where
// too little of the past is known there is none.
//
// HeatValue: the figure is the value v itself. With limits, the shades end at good, half way to warn, at warn, and as
// far again beyond it. Without, they are the quintiles of the table's values.
//
// HeatChange: the figure is worsening(v − v of the moment before)/step, see Series.Step.
//
// The bounds of the shades are heuristics. Without a direction, any change counts by its size, and no cell is better.
type HeatMeaning int

// The meanings, in the order of Next.
const (
	HeatPast HeatMeaning = iota
	HeatValue
	HeatChange
	heatMeanings
)

// Next is the meaning after m; the first follows the last.
func (m HeatMeaning) Next() HeatMeaning { return (m + 1) % heatMeanings }

// A HeatLevel is the shade of a cell, from 0, as it should be, to HeatShades-1, the worst, or one of the levels below
// zero.
type HeatLevel int

// HeatShades is the number of shades.
const HeatShades = 5

// The levels that are not shades.
const (
	HeatBetter   HeatLevel = -1 // clearly better than what it is measured against
	HeatUnjudged HeatLevel = -2 // there is a value, but nothing to measure it against
	HeatNoValue  HeatLevel = -3
)

// A HeatCell is the cell of a row at one moment.
type HeatCell struct {
	Figure float64 // in ordinary deviations, the unit of the series, or steps; a gap if there is none
	Worse  float64 // orders the cells of a moment, larger is worse; a gap if Figure is one
	Level  HeatLevel
}

// The bounds between the shades, in ordinary deviations and in steps.
var (
	heatDeviations = [HeatShades - 1]float64{1, 2, 3, 4}
	heatSteps      = [HeatShades - 1]float64{2, 4, 7, 10}
)

// heatBetter is the bound below which a cell is better, in ordinary deviations or in steps.
const heatBetter = -2

// A Heat works out the cells of the heatmap of a table.
type Heat struct {
	*Figures
	meaning HeatMeaning
	bounds  [HeatShades - 1]float64 // of HeatCell.Worse
}

// NewHeat returns the heatmap of the table of figures with a meaning.
func NewHeat(f *Figures, m HeatMeaning) Heat {
	h := Heat{Figures: f, meaning: m}
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

// Judges says whether a dark shade is bad. It is not if the series has no direction, or if the shades are quintiles:
// one of those is always the darkest.
func (h Heat) Judges() bool {
	return h.Series.Better != DirectionUnknown && (h.meaning != HeatValue || h.Series.HasLimits)
}

// Better is the figure below which a cell is better; false if no cell is.
func (h Heat) Better() (float64, bool) {
	return heatBetter, h.meaning != HeatValue && h.Series.Better != DirectionUnknown
}

// Bounds are the figures between the shades, from the lightest to the darkest, in the unit of HeatCell.Figure. They
// fall if higher values are better. A shade begins at its bound; of HeatValue, beyond it.
func (h Heat) Bounds() []float64 {
	list := slices.Clone(h.bounds[:])
	for i := range list {
		if h.meaning == HeatValue {
			list[i] = h.badness(list[i]) // badness is its own inverse
		}
	}
	return list
}

// badness orders values, in the unit of the series: larger is worse or, without a direction, higher.
func (h Heat) badness(v float64) float64 {
	if h.Series.Better == HigherBetter {
		return -v
	}
	return v
}

// valueBounds are the bounds of HeatValue, as badness.
func (h Heat) valueBounds() (bounds [HeatShades - 1]float64) {
	if h.Series.HasLimits && h.Series.Better != DirectionUnknown {
		good, warn := h.badness(h.Series.Thresholds.Good), h.badness(h.Series.Thresholds.Warn)
		way := max(leastStep, warn-good)
		for i, share := range []float64{0, 0.5, 1, 2} {
			bounds[i] = rounded(good + share*way)
		}
		return bounds
	}
	var all []float64
	for _, row := range h.Table.Rows {
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

// Cell is the cell of a row, as an index of Figures.Rows, at an index of the axis.
func (h Heat) Cell(row, at int) HeatCell {
	v := h.Rows[row].Cells[at]
	if IsGap(v) {
		return HeatCell{Figure: Gap(), Worse: Gap(), Level: HeatNoValue}
	}
	c := HeatCell{Figure: v, Worse: h.badness(v)}
	switch h.meaning {
	case HeatChange:
		c.Figure = rounded(h.Series.Better.Worsening(v-h.Table.StepBefore(h.Rows[row], at)) / h.Series.Step())
		c.Worse = c.Figure
	case HeatPast:
		c.Figure = h.Judged[row].Off(at)
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

// StepBefore is a row's value at the moment before the one at an index of the axis, which may be a compared moment; a
// gap if it is not known.
func (t Table) StepBefore(row Row, at int) float64 {
	if at > 0 {
		return row.Cells[at-1]
	}
	if past := t.Past.Index(t.Axis.At(at - 1)); past >= 0 && past < len(row.Past) {
		return row.Past[past]
	}
	return Gap()
}

// Counterpart is the index of the newest compared moment before the table's first that is like the moment at an index
// of the axis in the rhythm of calls: the same weekday, or for moments shorter than a day the same time of day. It is
// -1 if there is none.
func (t Table) Counterpart(at int) int {
	for i := t.Past.Len() - 1; i >= 0; i-- {
		if past := t.Past.At(i); past.Before(t.Axis.First()) && past.rhymes(t.Axis.At(at)) {
			return i
		}
	}
	return -1
}
