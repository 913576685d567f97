package views

import (
	"slices"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// Overview shows how the whole app is in all series: its latest values and changes, since when they are out of what is
// usual, and their trends.
type Overview struct {
	env   *Env
	query quality.Query // see quality.AppQuery
	// dimension is that of the subject from which the overview was opened. A series is explored by it.
	dimension string
	result    quality.Result
	all       []*prepared // in the order of the catalogue; nil until an answer is there
	series    []*prepared // those that match the filter, in their order
	list      overviewList
	at        int    // index of the series under the cursor
	top       int    // index of the first series that is drawn
	failure   string // why the answer, or a part of it, is missing
	w, h      int
}

// newOverview returns the screen of a query without an answer yet.
func newOverview(env *Env, q quality.Query, dimension string) *Overview {
	return &Overview{env: env, query: q, dimension: dimension}
}

// setResult shows an answer, with the cursor on the same series; at first, on the first that is worse.
func (o *Overview) setResult(r quality.Result) {
	is := func(s *prepared) bool { return s.Judged[s.Whole].State == quality.StateWorse }
	if old := o.current(); old != nil {
		is = func(s *prepared) bool { return s.Table.Series == old.Table.Series }
	}
	o.result, o.all = r, nil
	for _, f := range quality.NewOverview(r, o.env.Catalogue) {
		o.all = append(o.all, &prepared{env: o.env, Figures: f, span: bandHeight(f)})
	}
	o.sift()
	o.at = max(0, slices.IndexFunc(o.series, is))
	o.clamp()
}

// bandHeight is the height of the quiet band at the latest value of a series: a line that stays within it looks flat.
// A gap if it is not known.
func bandHeight(f *quality.Figures) float64 {
	low, high := report.OverviewBand(f)
	return high - low
}

// current returns the series under the cursor; nil without any.
func (o *Overview) current() *prepared {
	if o.at >= len(o.series) {
		return nil
	}
	return o.series[o.at]
}

// figures are those of all series.
func (o *Overview) figures() []*quality.Figures {
	list := make([]*quality.Figures, len(o.all))
	for i, s := range o.all {
		list[i] = s.Figures
	}
	return list
}

// SetSize implements View.
func (o *Overview) SetSize(w, h int) {
	o.w, o.h = w, h
	o.clamp()
}

// clamp moves cursor and window into bounds.
func (o *Overview) clamp() {
	o.at = min(max(0, o.at), max(0, len(o.series)-1))
	page := o.page()
	o.top = max(min(o.top, o.at), o.at-page+1)
	o.top = min(max(0, o.top), max(0, len(o.series)-page))
}

// Title implements Titled.
func (o *Overview) Title() string { return "how the app is" }

// why says of a failure what can be done about it or, without advice, what the service said.
func why(env *Env, f *Failure) string {
	said := cells.Visible(f.Message)
	if f.Advice != "" {
		said = env.Say.T(f.Advice)
	}
	return env.Say.Colon(cells.Visible(f.Code), said)
}
