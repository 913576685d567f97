package quality

import "slices"

// AppQuery is the query for the values of the whole app in all indicators, with the app, the product and the days of
// q. Its answer has a table for each series, in the order of the catalogue, with the app-wide row alone.
func AppQuery(q Query) Query {
	q.Indicator, q.Dimension = "", ""
	return q
}

// OfApp says whether the query is for the values of the whole app in all indicators, see AppQuery.
func (q Query) OfApp() bool { return q.Indicator == "" && q.Dimension == "" }

// NewOverview works out the figures of an answer to an AppQuery, one for each series of which the app is known, in the
// order of the catalogue's indicators. Their only row is the app's. All series are judged together, unless the answer
// came with judgements.
func NewOverview(r Result, known Catalogue) []*Figures {
	if r.Verdicts == nil {
		r.Verdicts = Judge([]Result{r}, known)
	}
	var list []*Figures
	for at, t := range r.Tables {
		if t.Whole != nil {
			list = append(list, NewFigures(r, at, known))
		}
	}
	place := func(f *Figures) int {
		at := slices.IndexFunc(known.Indicators, func(in Indicator) bool { return in.Name == f.Series.Base.Name })
		if at < 0 {
			return len(known.Indicators)
		}
		return at
	}
	slices.SortStableFunc(list, func(a, b *Figures) int { return place(a) - place(b) })
	return list
}

// SeriesOf lists the series that the answer to a query is known to have, in their order.
func (c Catalogue) SeriesOf(q Query) []string {
	var list []string
	for _, in := range c.Indicators {
		if in.Name == q.Indicator || q.OfApp() {
			list = append(list, in.Series...)
		}
	}
	return list
}
