package views

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/theme"
)

// MostCurves is how many values one chart of a comparison takes: more cannot be told apart.
const MostCurves = theme.LineCount

// A Curve is one value of a comparison: a row of one series of a result.
type Curve struct {
	Result        quality.Result
	Series, Value string
}

// Compare shows up to six values, of one dimension or of several, in one chart with the app-wide line, and their figures
// at the moment under a cursor.
type Compare struct {
	env          *Env
	curves       []Curve
	expected     int // curves that there will be
	requested    int // curves that were asked for, whether they came or not
	series       string
	seriesChosen bool // to another series than the curves came with
	lines        []*comparedValue
	hidden       map[curveID]bool
	at           int            // line under the cursor
	moment       quality.Moment // under the cursor
	momentChosen bool           // the moment was chosen, or came with the first curve
	mode         compareMode
	zero         bool
	w, h         int
	drawn        drawnCompare

	input *compareInput // nil where the curves are given by hand
	grid  compareGrid
}

// A curveID tells curves apart from one answer to the next.
type curveID struct{ dimension, value string }

// compared is one value, made ready for drawing. Where it is not prepared, its result does not have the series.
type comparedValue struct {
	id       curveID
	prepared *prepared
	row      int // in the prepared series; -1 where that does not have the value
}

// compareMode is how the lines are drawn.
type compareMode int

const (
	modeOverlaid compareMode = iota
	modeMultiples
	modeIndexed
	modeMinus
	modePeriods
	modeCount
)

// drawnCompare is kept until something changes: the screen is drawn after every message.
type drawnCompare struct {
	lines   []string
	settled quality.Moment // the newest settled one: with it the marks of moments that are not final change
}

// NewCompare compares curves of the same app, indicator and days. wanted is how many there will be when all have come.
func NewCompare(env *Env, curves []Curve, wanted int) *Compare {
	c := &Compare{env: env, hidden: make(map[curveID]bool)}
	c.SetCurves(curves, wanted)
	return c
}

// SetCurves shows newer or more curves; mode, cursor, series and hidden lines stay.
func (c *Compare) SetCurves(curves []Curve, wanted int) {
	var under curveID
	if c.at < len(c.lines) {
		under = c.lines[c.at].id
	}
	curves = curves[:min(len(curves), MostCurves)]
	if len(curves) > 0 && (len(c.curves) == 0 || curves[0].Series != c.curves[0].Series) {
		c.series, c.seriesChosen = curves[0].Series, false
	}
	c.curves, c.expected = slices.Clone(curves), max(len(curves), min(wanted, MostCurves))
	c.requested = max(c.requested, c.expected)
	c.build()
	c.at = max(0, slices.IndexFunc(c.lines, func(l *comparedValue) bool { return l.id == under }))
	if c.axis().Len() > 0 && (!c.momentChosen || c.momentAt() < 0) {
		c.moment, c.momentChosen = c.firstMoment(), true
	}
}

// build makes the lines of the series of the moment. Curves of one result share what is prepared: that has all its rows.
func (c *Compare) build() {
	ready := make(map[*quality.Table]*prepared)
	c.lines, c.drawn = nil, drawnCompare{}
	for _, curve := range c.curves {
		line := &comparedValue{id: curveID{curve.Result.Query.Dimension, curve.Value}, row: -1}
		series := curve.Series
		if c.seriesChosen {
			series = c.series
		}
		for at := range curve.Result.Tables {
			t := &curve.Result.Tables[at]
			if t.Series != series {
				continue
			}
			if ready[t] == nil {
				ready[t] = prepare(c.env, curve.Result, at)
			}
			line.prepared = ready[t]
			line.row = line.prepared.row(curve.Value)
			break
		}
		c.lines = append(c.lines, line)
	}
}

// axis is that of the query, which all curves have in common.
func (c *Compare) axis() quality.Axis {
	if s := c.first(); s != nil {
		return s.Table.Axis
	}
	if len(c.curves) > 0 {
		return c.curves[0].Result.Axis()
	}
	return quality.Axis{}
}

// first is the prepared series that speaks for all: series, axis and unit are the same in every one.
func (c *Compare) first() *prepared {
	for _, l := range c.lines {
		if l.prepared != nil {
			return l.prepared
		}
	}
	return nil
}

// firstMoment is where the cursor begins: on the latest moment that most rows have.
func (c *Compare) firstMoment() quality.Moment {
	if s := c.first(); s != nil && s.Latest >= 0 {
		return s.Table.Axis.At(s.Latest)
	}
	return c.axis().Last()
}

// momentAt is the column of the cursor's moment; -1 without any.
func (c *Compare) momentAt() int { return c.axis().Index(c.moment) }

// whole is the app-wide row, from the first prepared series that has it; nil where none does.
func (c *Compare) whole() (*prepared, *quality.Row) {
	for _, l := range c.lines {
		if l.prepared != nil && l.prepared.Whole >= 0 {
			return l.prepared, &l.prepared.Rows[l.prepared.Whole]
		}
	}
	return nil, nil
}

// mixed says whether the values are of more than one dimension.
func (c *Compare) mixed() bool {
	return slices.ContainsFunc(c.lines, func(l *comparedValue) bool { return l.id.dimension != c.lines[0].id.dimension })
}

// SetSize implements View.
func (c *Compare) SetSize(w, h int) {
	if w != c.w || h != c.h {
		c.w, c.h, c.drawn = w, h, drawnCompare{}
	}
}

// move moves the cursor by so many moments.
func (c *Compare) move(by int) {
	if axis := c.axis(); axis.Len() > 0 {
		c.moment = axis.At(min(max(0, c.momentAt()+by), axis.Len()-1))
	}
}

// common are the series in which every curve has its value, in the order of the first curve's result.
func (c *Compare) common() []string {
	if len(c.curves) == 0 {
		return nil
	}
	var list []string
	for _, t := range c.curves[0].Result.Tables {
		if !slices.ContainsFunc(c.curves, func(curve Curve) bool { return !curve.has(t.Series) }) {
			list = append(list, t.Series)
		}
	}
	return list
}

// has says whether the curve's value has a row in a series.
func (v Curve) has(series string) bool {
	return slices.ContainsFunc(v.Result.Tables, func(t quality.Table) bool {
		return t.Series == series && slices.ContainsFunc(t.Rows, func(r quality.Row) bool { return r.Value == v.Value })
	})
}

// turn shows all curves in the next or previous series that they have in common.
func (c *Compare) turn(by int) {
	list := c.common()
	at := slices.Index(list, c.series)
	if at < 0 && by < 0 {
		at = 0 // the series of the moment is none of them: the last comes before the first
	}
	c.series, c.seriesChosen = list[(at+by+len(list))%len(list)], true
	c.build()
}
