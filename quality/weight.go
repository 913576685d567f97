package quality

import (
	"errors"
	"maps"
	"math"
	"slices"
)

// A Weight is the part of the app's calls that a value of OS or Access has, 0 to 1, with its standard error.
type Weight struct{ Share, Error float64 }

// mostWeightError is the standard error from which on a weight says nothing.
const mostWeightError = 0.05

// A Scale weighs the values of OS or Access in an app's calls, which the service does not count. It does count the
// calls of all values but one together, see Subset. Let R be the line of the app, C that without a value, r the line
// of the value, and w its weight: R = w·r + (1−w)·C, so that w is the slope of R−C on r−C over days and series.
//
// No page says that the service pools a list of values. So the line of all values together is asked for first: it has
// to be that of the app.
type Scale struct {
	dimension string
	known     Catalogue
	days      Range
	values    []string                          // of the dimension, sorted
	unnamed   []string                          // of these, what the service takes in no subset
	app       map[scalePoint]float64            // R
	rows      map[string]map[scalePoint]float64 // r by value
	subsets   map[string]map[scalePoint]float64 // C by the name of the subset
	err       error                             // why a subset could not be had
}

// A scalePoint is a day of a series.
type scalePoint struct {
	series string
	day    Day
}

// A ScaleState says what a scale is worth.
type ScaleState int

// The states of a scale.
const (
	ScaleUnasked  ScaleState = iota // the line of all values together is still to come
	ScalePooled                     // the service pools lists of values: weights can be asked for
	ScaleUnpooled                   // all values together are not the app
	ScaleVoid                       // the service takes no notice of the list
	ScaleEmpty                      // it answers with no values
	ScaleFailed                     // the line of all values together could not be had, see Failure
	ScaleUnknown                    // the app's line is not known, or the rows are fewer than two
)

// NewScale makes a scale of a dimension from the answers to its queries. It weighs by the newest days of their range,
// as many as one call covers.
func NewScale(dimension string, answers []Result, known Catalogue) *Scale {
	s := &Scale{dimension: dimension, known: known, app: make(map[scalePoint]float64),
		rows: make(map[string]map[scalePoint]float64), subsets: make(map[string]map[scalePoint]float64)}
	for _, r := range answers {
		s.days = UsersWindow(r.Query.Range)
		for _, t := range r.Tables {
			if t.Axis.Len() == 0 || t.Axis.Step() != StepDay {
				continue
			}
			for _, row := range t.Rows {
				if s.rows[row.Value] == nil {
					s.rows[row.Value] = make(map[scalePoint]float64)
				}
				s.take(s.rows[row.Value], t, row)
			}
			if t.Whole != nil {
				s.take(s.app, t, *t.Whole)
			}
		}
	}
	s.values = slices.Sorted(maps.Keys(s.rows))
	return s
}

func (s *Scale) take(into map[scalePoint]float64, t Table, row Row) {
	for i, v := range row.Cells {
		if day := t.Axis.At(i).Day(); s.days.Contains(day) && !IsGap(v) {
			into[scalePoint{t.Series, day}] = v
		}
	}
}

// Days are those by which the scale weighs.
func (s *Scale) Days() Range { return s.days }

// all is the subset of all values together.
func (s *Scale) all() Subset { return SubsetOf(s.dimension, s.named("")...) }

// without is the subset of all values but one.
func (s *Scale) without(value string) Subset { return SubsetOf(s.dimension, s.named(value)...) }

// named are the values that the service takes in a subset, but one.
func (s *Scale) named(but string) []string {
	return slices.DeleteFunc(slices.Clone(s.values), func(v string) bool {
		return v == but && but != "" || slices.Contains(s.unnamed, v)
	})
}

// Asks lists the subsets that are still to be asked for to know the weights of some values: that of all of them, then
// one for each value. It is empty once these are known, where nothing can come of it, and after a failure. What a
// first answer says can change the others.
func (s *Scale) Asks(values ...string) []Subset {
	if s.err != nil {
		return nil
	}
	var list []Subset
	switch s.State() {
	case ScaleUnasked:
		list = append(list, s.all())
	case ScalePooled:
	default:
		return nil
	}
	for _, value := range values {
		rest := s.without(value)
		if value == "" || slices.Contains(s.unnamed, value) || s.rows[value] == nil || len(rest.Places()) == 0 {
			continue
		}
		if _, known := s.subsets[rest.Name()]; !known {
			list = append(list, rest)
		}
	}
	return list
}

// Learn returns the scale with what the service answered to a subset; the scale itself stays as it is. The error is
// that of the call, or nil.
func (s *Scale) Learn(of Subset, points []Point, err error) *Scale {
	learnt := *s
	var refused *RefusedValue
	switch {
	case errors.As(err, &refused):
		learnt.unnamed = slices.Clone(s.unnamed)
		learnt.err = err // unless it is about values of this dimension: then others can be asked for
		for _, p := range refused.Places {
			if p.Dimension != s.dimension {
				continue
			}
			if learnt.err = s.err; !slices.Contains(learnt.unnamed, p.Value) {
				learnt.unnamed = append(learnt.unnamed, p.Value)
			}
		}
	case err != nil:
		learnt.err = err
	default:
		learnt.subsets = maps.Clone(s.subsets)
		learnt.subsets[of.Name()] = newLine(points)
	}
	return &learnt
}

// newLine is the values of points by series and day.
func newLine(points []Point) map[scalePoint]float64 {
	line := make(map[scalePoint]float64)
	for _, p := range points {
		if !IsGap(p.V) {
			line[scalePoint{p.Series, p.Day}] = p.V
		}
	}
	return line
}

// unnaming returns the scale with places that the service takes in no subset.
func (s *Scale) unnaming(places []Place) *Scale {
	var err error
	for _, p := range places {
		if p.Dimension == s.dimension && !slices.Contains(s.unnamed, p.Value) {
			err = &RefusedValue{Places: places}
		}
	}
	if err == nil {
		return s
	}
	return s.Learn(Subset{}, nil, err)
}

// Failure is why a subset could not be had; nil if none failed.
func (s *Scale) Failure() error { return s.err }

// fewestScalePoints is how many days of series a scale rests on at least.
const fewestScalePoints = 5

// State says whether weights can be told.
func (s *Scale) State() ScaleState {
	whole, asked := s.subsets[s.all().Name()]
	switch {
	case len(s.app) < fewestScalePoints || len(s.values) < 2 || len(s.named("")) == 0:
		return ScaleUnknown
	case !asked && s.err != nil:
		return ScaleFailed
	case !asked:
		return ScaleUnasked
	case len(whole) == 0:
		return ScaleEmpty
	case !s.pooled(whole):
		return ScaleUnpooled
	case s.void(whole):
		return ScaleVoid
	}
	return ScalePooled
}

// The most that two figures of the same calls differ by, of two decimals; and how far all values that can be named are
// from the app at most, by what the others have of the calls.
const (
	sameFigure   = 0.0101
	mostUnnamed  = 0.3
	pooledFrom   = 0.95 // part of the figures that have to be the same
	roundedSigma = 0.01 / 3.4641
)

// pooled says whether the line of all values that can be named is that of the app, or differs from it by what the
// others explain.
func (s *Scale) pooled(whole map[scalePoint]float64) bool {
	rest := s.rest(whole)
	same, n := 0, 0
	for at, v := range whole {
		app, known := s.app[at]
		if !known {
			continue
		}
		n++
		others := 0.0
		for value, share := range rest {
			if r, has := s.rows[value][at]; has {
				others += share * (r - v)
			}
		}
		if math.Abs(app-v-others) <= sameFigure*(1+float64(len(rest))) {
			same++
		}
	}
	sum := 0.0
	for _, share := range rest {
		sum += share
	}
	return n >= fewestScalePoints && float64(same) >= pooledFrom*float64(n) && sum <= mostUnnamed
}

// rest are the shares of the values that cannot be named, from what the others together lack to the app.
func (s *Scale) rest(whole map[scalePoint]float64) map[string]float64 {
	n := len(s.unnamed)
	if n == 0 {
		return nil
	}
	gram, right := make([]float64, n*n), make([]float64, n)
	for at, all := range whole {
		app, known := s.app[at]
		if !known {
			continue
		}
		for i, a := range s.unnamed {
			x, has := s.rows[a][at]
			if !has {
				continue
			}
			right[i] += (x - all) * (app - all)
			for j, b := range s.unnamed {
				if y, has := s.rows[b][at]; has {
					gram[i*n+j] += (x - all) * (y - all)
				}
			}
		}
	}
	const sweeps = 2000 // of few values, which are much alike beside all others
	shares := make(map[string]float64, n)
	for i, w := range nonNegative(gram, right, sweeps) {
		shares[s.unnamed[i]] = w
	}
	return shares
}

// void says whether leaving a value out changed nothing, whichever it was, though the value is not like the others.
func (s *Scale) void(whole map[scalePoint]float64) bool {
	asked := false
	for _, value := range s.values {
		line, has := s.subsets[s.without(value).Name()]
		if !has || slices.Contains(s.unnamed, value) {
			continue
		}
		asked = true
		for at, v := range line {
			if all, known := whole[at]; known && all != v {
				return false
			}
		}
	}
	return asked
}

// Weight is the weight of a value in the calls that a series counts. It is false if it is not known, or not to 0.05. A
// series whose own figures do not tell it to 0.02 takes those of its media, whose calls are nearly the same, and then
// those of all series.
func (s *Scale) Weight(value string, series Series) (Weight, bool) {
	if s == nil || s.State() != ScalePooled {
		return Weight{}, false
	}
	const sure = 0.02
	whole := s.subsets[s.all().Name()]
	rest := s.rest(whole)
	if share, unnamed := rest[value]; unnamed {
		f := s.fit(value, func(string) bool { return true }, func(at scalePoint) (float64, float64, bool) {
			app, known := s.app[at]
			return app, whole[at], known
		})
		return Weight{min(share, 1), f.Error}, f.known()
	}
	line, asked := s.subsets[s.without(value).Name()]
	if !asked {
		return Weight{}, false
	}
	named, restError := 1.0, 0.0
	for _, share := range rest {
		named, restError = named-share, math.Hypot(restError, share/4)
	}
	best := Weight{Gap(), Gap()}
	for _, like := range []func(string) bool{
		func(name string) bool { return name == series.Name },
		func(name string) bool { return s.known.Series(name).Media == series.Media },
		func(string) bool { return true },
	} {
		f := s.fit(value, like, func(at scalePoint) (float64, float64, bool) {
			all, known := whole[at]
			without, has := line[at]
			return all, without, known && has
		})
		if IsGap(best.Error) || f.Error < best.Error {
			best = f
		}
		if best.Error <= sure {
			break
		}
	}
	best = Weight{min(1, max(0, best.Share*named)), math.Hypot(best.Error*named, best.Share*restError)}
	return best, best.known()
}

func (w Weight) known() bool { return !IsGap(w.Share) && w.Error <= mostWeightError }

// fit is the slope of R−C on r−C in some series, with its standard error. Figures have two decimals: what rounding
// adds to the sums is taken off again. A slope that is far from any part of a whole is none.
func (s *Scale) fit(value string, like func(series string) bool,
	lines func(scalePoint) (all, without float64, known bool)) Weight {
	var xx, xy, yy, n float64
	for at, r := range s.rows[value] {
		all, without, known := lines(at)
		if !known || !like(at.series) {
			continue
		}
		x, y := r-without, all-without
		xx, xy, yy, n = xx+x*x, xy+x*y, yy+y*y, n+1
	}
	const variance = roundedSigma * roundedSigma
	xx, xy, yy = xx-2*n*variance, xy-n*variance, yy-2*n*variance
	if n < fewestScalePoints || xx <= 0 {
		return Weight{Gap(), Gap()}
	}
	w := xy / xx
	left := max(0, yy-w*xy) / (n - 1) // beyond rounding: the weight is not the same every day
	w1 := min(1, max(0, w))
	e := math.Sqrt((left + variance*(1+w1*w1+(1-w1)*(1-w1))) / xx)
	if w < -2*e-mostWeightError || w > 1+2*e+mostWeightError {
		return Weight{Gap(), Gap()}
	}
	return Weight{w, e}
}
