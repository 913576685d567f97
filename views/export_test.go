package views

import (
	"time"

	"rtcscope/quality"
)

// Curve gives the tests the curves of a comparison.
type Curve = curve

// MostCurves gives the tests the limit of one chart.
const MostCurves = mostCurves

// NewCompare compares curves, as if their rows were marked. wanted is their number when all answers have arrived.
func NewCompare(env *Env, curves []Curve, wanted int) *Compare {
	input := &compareInput{results: make(map[string]quality.Result)}
	for i, v := range curves {
		if i == 0 {
			input.base, input.asked, input.series = v.Result.Query, v.Result.Query, v.Series
		}
		dimension := v.Result.Query.Dimension
		input.marks = append(input.marks, Mark{Dimension: dimension, Value: v.Value})
		input.results[dimension] = v.Result
	}
	c := newCompare(env, input)
	c.SetCurves(curves, wanted)
	return c
}

func (c *Compare) SetCurves(curves []Curve, wanted int) { c.setCurves(curves, wanted) }

// NewHeatmap opens a heatmap as for a row of the table.
func NewHeatmap(env *Env, r quality.Result, series, value string) (*Heatmap, bool) {
	return newHeatmap(env, r, series, value)
}

func (m *Heatmap) SetResult(r quality.Result) bool { return m.setResult(r) }

// SetMarked lets the heatmap see values as marked.
func (m *Heatmap) SetMarked(marked func(value string) bool) { m.marking = markedIf(marked) }

// A markedIf marks values by a rule.
type markedIf func(value string) bool

func (markedIf) Marks() []Mark { return nil }

func (f markedIf) Marked(value string) bool { return f(value) }

// NewColumns opens the list of columns.
func NewColumns(env *Env, l Layout) *Columns { return newColumns(env, l) }

// NewWhy opens the attribution without answers.
func NewWhy(env *Env, q quality.Query, series, value string) *Why {
	return newWhy(env, q, series, value)
}

func (y *Why) SetResult(r quality.Result) { y.setResult(r) }

func (y *Why) SetFailure(dimension, failure string) { y.setFailure(dimension, failure) }

// NewTriage opens a triage that is running.
func NewTriage(env *Env, t quality.Triage) *Triage { return newTriage(env, t) }

func (v *Triage) SetTriage(t quality.Triage, left time.Duration) { v.setTriage(t, left) }

func (v *Triage) End(failure string) { v.end(failure) }
