package views

import (
	"slices"

	"rtcscope/quality"
)

// Why is the attribution: it shows where the change of a series comes from. For each dimension it shows the share of
// the top value, and for the chosen dimension the contribution of each value.
type Why struct {
	env        *Env
	query      quality.Query // of the explore screen, with days to compare with
	series     string
	dimensions []whyDimension // in the catalogue's order
	at         int            // index of the chosen dimension
	value      string         // under the cursor; empty for the first
	list       whyList
	w, h       int
	drawn      []string               // cached drawing: the screen is drawn after every message
	drawnIn    string                 // the name of its theme
	parts      map[whyPart]attributed // what was attributed; without what has changed since
	asking     string                 // what is asked for now, translated; empty for nothing
}

// A whyPart is a series by a dimension, as an index of the dimensions.
type whyPart struct {
	dimension int
	series    string
}

// attributed is an attribution; without ok there is none.
type attributed struct {
	of     quality.Attribution
	ok     bool
	listed []quality.Contribution // its rows as they were listed last
	by     whyListing             // how they were; the zero listing if they were not
}

// A whyListing is all on which the list of an attribution's rows depends.
type whyListing struct {
	filter, order string
	page          int
}

// whyDimension is the answer by one dimension.
type whyDimension struct {
	name    string
	result  quality.Result
	sheets  *sheets // of the result; nil while its rows are not judged, which is slow
	has     bool
	failure string         // why there is no result
	triage  quality.Triage // of this answer alone, with the weights that were asked for
}

// newWhy returns the screen of a query with compared days. setResult adds the answer by each dimension.
func newWhy(env *Env, q quality.Query, series, value string) *Why {
	y := &Why{env: env, query: q, series: series, value: value}
	for i, d := range env.Catalogue.Dimensions {
		y.dimensions = append(y.dimensions, whyDimension{name: d.Name})
		if d.Name == q.Dimension {
			y.at = i
		}
	}
	return y
}

// setResult sets the answer by one dimension.
func (y *Why) setResult(r quality.Result) {
	y.drawn, y.parts = nil, nil
	for i := range y.dimensions {
		if d := &y.dimensions[i]; d.name == r.Query.Dimension {
			d.result, d.sheets, d.has, d.failure = r, nil, true, ""
		}
	}
}

// shown returns the answer by the chosen dimension. It has no tables until it has arrived.
func (y *Why) shown() quality.Result {
	if d := y.dimensions[y.at]; d.has {
		return d.result
	}
	return quality.Result{Query: y.query}
}

// setFailure sets why there is no answer by a dimension.
func (y *Why) setFailure(dimension, failure string) {
	y.drawn = nil
	for i := range y.dimensions {
		if y.dimensions[i].name == dimension && !y.dimensions[i].has {
			y.dimensions[i].failure = failure
		}
	}
}

// attribution attributes the change of the shown series to the values of a dimension. It returns false without an
// answer.
func (y *Why) attribution(at int) (quality.Attribution, bool) {
	d, part := y.dimensions[at], whyPart{at, y.series}
	if known, is := y.parts[part]; is {
		return known.of, known.ok
	}
	i := slices.IndexFunc(d.result.Tables, func(t quality.Table) bool { return t.Series == y.series })
	if !d.has || i < 0 {
		return quality.Attribution{}, false
	}
	a, ok := quality.Attribute(d.weighed(), i, y.env.Catalogue.Series(y.series))
	if y.parts == nil {
		y.parts = make(map[whyPart]attributed)
	}
	y.parts[part] = attributed{of: a, ok: ok}
	return a, ok
}

// figures returns the figures of the shown series by the chosen dimension; nil without an answer.
func (y *Why) figures() *quality.Figures {
	d := &y.dimensions[y.at]
	i := slices.IndexFunc(d.result.Tables, func(t quality.Table) bool { return t.Series == y.series })
	if !d.has || i < 0 {
		return nil
	}
	if d.sheets == nil {
		d.sheets = sheetsOf(y.env, d.result)
	}
	return d.sheets.at(i).Figures
}

// SetSize implements View.
func (y *Why) SetSize(w, h int) {
	if w != y.w || h != y.h {
		y.w, y.h, y.drawn = w, h, nil
	}
}

// rows returns how many values of the chosen dimension are seen at once. All others share one line.
func (y *Why) rows() int { return max(1, y.h-len(y.dimensions)-10-len(y.verdict())) }

// turn shows the next or previous series of the indicator.
func (y *Why) turn(by int) {
	tables := y.tables()
	if len(tables) < 2 {
		return
	}
	at := slices.Index(tables, y.series)
	y.series = tables[((at+by)%len(tables)+len(tables))%len(tables)]
}

func (y *Why) tables() []string {
	var names []string
	for _, d := range y.dimensions {
		for _, t := range d.result.Tables {
			if !slices.Contains(names, t.Series) {
				names = append(names, t.Series)
			}
		}
	}
	return names
}

// partial returns how many dimensions are answered.
func (y *Why) partial() quality.Progress {
	p := quality.Progress{Total: len(y.dimensions)}
	for _, d := range y.dimensions {
		if d.has && d.result.Progress.Whole() {
			p.Done++
		}
	}
	return p
}
