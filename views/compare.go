package views

import (
	"slices"

	"rtcscope/quality"
	"rtcscope/theme"
)

// mostCurves is the greatest number of values in one chart of a comparison: more lines cannot be told apart.
const mostCurves = theme.LineCount

// A curve is one value of a comparison: a row of a series of a result.
type curve struct {
	Result        quality.Result
	Series, Value string
}

// Compare is the comparison: it shows up to mostCurves values, of one dimension or several, in one chart with the
// app-wide line, and their figures at the moment under the cursor.
type Compare struct {
	env          *Env
	curves       []curve
	expected     int // number of curves when all answers have arrived
	requested    int // number of curves that were asked for, even if their answers failed
	series       string
	seriesChosen bool                       // whether the user changed the series
	sheets       map[*quality.Table]*sheets // of the results of the curves, by their first table
	lines        []*comparedValue
	hidden       map[curveID]bool
	at           int            // index of the line under the cursor
	moment       quality.Moment // under the cursor
	momentSet    bool           // whether moment is set
	mode         compareMode
	zero         bool
	w, h         int
	drawn        drawnCompare

	input   *compareInput
	follows bool // whether it shows results of the explore screen
	grid    compareGrid
}

// A curveID identifies a curve across answers.
type curveID struct{ dimension, value string }

// comparedValue is one value, ready to be drawn. Without prepared, its result lacks the series.
type comparedValue struct {
	id       curveID
	prepared *prepared
	row      int // in the prepared series; -1 if that lacks the value
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

// drawnCompare caches the drawing: the screen is drawn after every message.
type drawnCompare struct {
	lines   []string
	settled quality.Moment // newest settled moment of the drawing; the marks of moments that are not final depend on it
	theme   string
}

// newCompare compares the rows of an input. Those without a result follow when their answers have arrived.
func newCompare(env *Env, input *compareInput) *Compare {
	c := &Compare{env: env, input: input, hidden: make(map[curveID]bool)}
	c.setCurves(input.curves(), len(input.marks))
	return c
}

// setCurves replaces the curves. Mode, cursor, series and hidden lines stay. wanted is their number when all answers
// have arrived.
func (c *Compare) setCurves(curves []curve, wanted int) {
	var under curveID
	if c.at < len(c.lines) {
		under = c.lines[c.at].id
	}
	before, at := c.axis(), c.momentAt()
	if latest := c.first(); latest != nil && latest.Latest >= 0 && at >= latest.Latest {
		at = before.Len() - 1 // the newest with figures
	}
	curves = curves[:min(len(curves), mostCurves)]
	if len(curves) > 0 && (len(c.curves) == 0 || curves[0].Series != c.curves[0].Series) {
		c.series, c.seriesChosen = curves[0].Series, false
	}
	c.curves, c.expected = slices.Clone(curves), max(len(curves), min(wanted, mostCurves))
	c.keepSheets()
	c.requested = max(c.requested, c.expected)
	c.build()
	c.at = max(0, slices.IndexFunc(c.lines, func(l *comparedValue) bool { return l.id == under }))
	switch axis := c.axis(); {
	case axis.Len() == 0:
	case c.momentSet && c.input != nil && c.input.base.OfLive() && at >= 0 && at < before.Len()-1:
		c.moment = axis.At(stays(at, before, axis))
	case !c.momentSet || c.momentAt() < 0 || c.input != nil && c.input.base.OfLive():
		c.moment, c.momentSet = c.firstMoment(), true
	}
}

// keepSheets prepares the results of the curves. Those that were compared before stay as they are.
func (c *Compare) keepSheets() {
	kept := make(map[*quality.Table]*sheets)
	for i := range c.curves {
		r := &c.curves[i].Result
		if len(r.Tables) == 0 {
			continue
		}
		of := &r.Tables[0]
		switch before := c.sheets[of]; {
		case kept[of] != nil:
		case before != nil && (r.Verdicts == nil || r.Verdicts == before.result.Verdicts):
			kept[of] = before
		default:
			kept[of] = sheetsOf(c.env, *r)
		}
		r.Verdicts = kept[of].result.Verdicts
	}
	c.sheets = kept
}

// build prepares the lines of the current series. Curves of one result share its prepared series.
func (c *Compare) build() {
	c.lines, c.drawn = nil, drawnCompare{}
	for _, drawn := range c.curves {
		line := &comparedValue{id: curveID{drawn.Result.Query.Dimension, drawn.Value}, row: -1}
		series := drawn.Series
		if c.seriesChosen {
			series = c.series
		}
		at := slices.IndexFunc(drawn.Result.Tables, func(t quality.Table) bool { return t.Series == series })
		if at >= 0 {
			line.prepared = c.sheets[&drawn.Result.Tables[0]].at(at)
			line.row = line.prepared.row(drawn.Value)
		}
		c.lines = append(c.lines, line)
	}
}

// axis returns the axis of the query. All curves have the same axis.
func (c *Compare) axis() quality.Axis {
	if s := c.first(); s != nil {
		return s.Table.Axis
	}
	if len(c.curves) > 0 {
		return c.curves[0].Result.Axis()
	}
	return quality.Axis{}
}

// first returns the first prepared series, or nil. Series, axis and unit are the same for all curves.
func (c *Compare) first() *prepared {
	for _, l := range c.lines {
		if l.prepared != nil {
			return l.prepared
		}
	}
	return nil
}

// firstMoment returns the first moment of the cursor: the latest one for which most rows have a value.
func (c *Compare) firstMoment() quality.Moment {
	if s := c.first(); s != nil && s.Latest >= 0 {
		return s.Table.Axis.At(s.Latest)
	}
	return c.axis().Last()
}

// momentAt returns the index of the cursor's moment on the axis, or -1.
func (c *Compare) momentAt() int { return c.axis().Index(c.moment) }

// whole returns the app-wide row and its series, from the first prepared series that has one, or nil.
func (c *Compare) whole() (*prepared, *quality.Row) {
	for _, l := range c.lines {
		if l.prepared != nil && l.prepared.Whole >= 0 {
			return l.prepared, &l.prepared.Rows[l.prepared.Whole]
		}
	}
	return nil, nil
}

// mixed reports whether the values are of more than one dimension.
func (c *Compare) mixed() bool {
	return slices.ContainsFunc(c.lines, func(l *comparedValue) bool { return l.id.dimension != c.lines[0].id.dimension })
}

// SetSize implements View.
func (c *Compare) SetSize(w, h int) {
	if w != c.w || h != c.h {
		c.w, c.h, c.drawn = w, h, drawnCompare{}
	}
}

// move moves the cursor by a number of moments.
func (c *Compare) move(by int) {
	if axis := c.axis(); axis.Len() > 0 {
		c.moment = axis.At(min(max(0, c.momentAt()+by), axis.Len()-1))
	}
}

// common returns the series in which every curve has a row, in the order of the first curve's result.
func (c *Compare) common() []string {
	if len(c.curves) == 0 {
		return nil
	}
	var list []string
	for _, t := range c.curves[0].Result.Tables {
		if !slices.ContainsFunc(c.curves, func(v curve) bool { return !v.has(t.Series) }) {
			list = append(list, t.Series)
		}
	}
	return list
}

// has reports whether the curve's value has a row in a series.
func (v curve) has(series string) bool {
	return slices.ContainsFunc(v.Result.Tables, func(t quality.Table) bool {
		return t.Series == series && has(t, v.Value)
	})
}

// turn shows all curves in the next or previous common series.
func (c *Compare) turn(by int) {
	list := c.common()
	at := slices.Index(list, c.series)
	if at < 0 && by < 0 {
		at = 0 // the current series is not in the list: go back to its last one
	}
	c.series, c.seriesChosen = list[(at+by+len(list))%len(list)], true
	c.build()
}
