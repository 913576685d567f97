package views

import (
	"slices"
	"time"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
)

// ActionLive shows the last 60 minutes on a screen in place of its days, and the days again.
const ActionLive keys.Action = "live"

// A Lively is a screen that can show live answers.
type Lively interface {
	// LiveQueries returns the queries whose live answers are on the screen; none if it shows days.
	LiveQueries() []quality.Query
}

// Turned returns the query of the last 60 minutes for one of days, and that of the days for a live one.
func Turned(q quality.Query) quality.Query {
	if q.OfLive() {
		return q.Daily()
	}
	q.Live = quality.LiveSpan
	return q
}

// liveQueries returns the query of a result, if that is live.
func liveQueries(r quality.Result) []quality.Query {
	if !r.Query.OfLive() {
		return nil
	}
	return []quality.Query{r.Query}
}

// LastSpan writes the range of a live query.
func LastSpan(env *Env, q quality.Query) string {
	if q.Live == quality.LiveSpan {
		return env.Say.T("last 60 min")
	}
	return env.Say.T("last %d h", int(q.Live/time.Hour))
}

// QuerySpan writes the days of a query or, of a live one, how far it reaches back; in short without the year.
func QuerySpan(env *Env, q quality.Query, short bool) string {
	switch {
	case q.OfLive():
		return LastSpan(env, q)
	case short:
		return ShortSpan(env, q.Range)
	}
	return Span(env, q.Range)
}

// askLive returns the intent to ask queries of a screen with an answer of its own, once it was turned to live figures
// or back.
func askLive(env *Env, queries []quality.Query) Intent {
	words := env.Say.T("back to the days")
	if len(queries) > 0 && queries[0].OfLive() {
		words = env.Say.T("asking for the last 60 minutes")
	}
	return Then{Say{words}, AskHeld{queries}}
}

// liveRow shows the last 60 minutes of a row in place of its days.
func liveRow(open OpenRow) OpenRow {
	open.Query.Live = quality.LiveSpan
	return open
}

// daily returns the subject of the days that a live one stands in for, with a note that says so. What needs whole days
// works on them.
func (s Subject) daily(env *Env) (days Subject, note string) {
	if !s.Shown().OfLive() {
		s.Query = s.Query.Daily() // it may be under way
		return s, ""
	}
	q := s.Shown().Daily()
	s.Query, s.Result, s.HasResult, s.OfTable = q, quality.Result{}, false, false
	s.Filter, s.Filtered = "", nil
	return s, env.Say.T("this is about the days %s, not about the live figures", ShortSpan(env, q.Range))
}

// stays moves a cursor over the moments of an axis to the same moment of a newer one. On the newest moment it stays on
// the newest.
func stays(at int, from, to quality.Axis) int {
	if at >= from.Len()-1 || from.Step() != to.Step() {
		return to.Len() - 1
	}
	if same := to.Index(from.At(at)); same >= 0 {
		return same
	}
	if from.At(at).Before(to.First()) {
		return 0
	}
	return to.Len() - 1
}

// onto returns a live answer over the moments of another axis of the same step: what lies beyond is left out, and what
// is not known a gap.
func onto(r quality.Result, axis quality.Axis) quality.Result {
	if len(r.Tables) == 0 || r.Axis() == axis || r.Axis().Step() != axis.Step() {
		return r
	}
	own := r.Axis()
	shifted := func(row quality.Row) quality.Row {
		list := make([]float64, axis.Len())
		for at := range list {
			list[at] = quality.Gap()
			if i := own.Index(axis.At(at)); i >= 0 {
				list[at] = row.Cells[i]
			}
		}
		row.Cells = list
		return row
	}
	r.Tables, r.Verdicts = slices.Clone(r.Tables), nil
	for i := range r.Tables {
		t := &r.Tables[i]
		rows := make([]quality.Row, len(t.Rows))
		for at, row := range t.Rows {
			rows[at] = shifted(row)
		}
		if t.Axis, t.Rows = axis, rows; t.Whole != nil {
			whole := shifted(*t.Whole)
			t.Whole = &whole
		}
	}
	return r
}

// NotKept says how many five minutes of a live answer nobody kept. It is empty for the last hour, which the service
// has itself: of its first minutes it has forgotten a part when it answers.
func NotKept(env *Env, r quality.Result) string {
	axis := r.Axis()
	n := r.CountNotHeld(axis)
	if n == 0 || r.Query.Live <= quality.LiveSpan {
		return ""
	}
	return env.Say.T("%d of %d steps were not kept", n, axis.Len())
}

// emptyLive says why a live answer has no rows.
func emptyLive(env *Env, r quality.Result, w int) []string {
	q := r.Query
	text := env.Say.T("The service answered, and holds no live values of %s by %s.", q.Indicator, env.Say.T(q.Dimension))
	hint := env.keyed(ActionLive, "Nobody may be in a call now. %s comes back to the days.",
		"Nobody may be in a call now.")
	lines := []string{""}
	for _, warning := range r.Warnings {
		lines = append(lines, "   "+env.Theme.Warn.Render(env.Say.T(warning.Text, warning.Count)))
	}
	for _, one := range []string{text, hint, NotKept(env, r)} {
		for _, part := range cells.Wrap(one, w-6, 3, env.Glyphs.Ellipsis) {
			lines = append(lines, "   "+part)
		}
	}
	return lines
}
