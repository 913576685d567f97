package main

import (
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// days are those of a triage.
type days struct {
	Range quality.Range // that is looked at
	Past  int           // days before the range that are held
}

// held are all days that a triage has values of.
func (d days) held() quality.Range {
	return quality.Range{From: d.Range.From - quality.Day(d.Past), To: d.Range.To}
}

// query is the query of a triage, without indicator and dimension.
func (d days) query() quality.Query {
	return quality.TriageDays(quality.Query{App: "app", Product: quality.ProductNative, Range: d.Range,
		Versus: quality.Comparison{Basis: quality.ComparePrevious}})
}

// triage answers the queries of a triage from an account and judges them.
func triage(a *calls.Account, d days, known quality.Catalogue) *quality.Triage {
	queries := quality.TriageQueries(known, d.query())
	t := quality.NewTriage(d.query(), len(queries))
	for _, q := range queries {
		t.Add(answer(a, q, d, known), known)
	}
	return t
}

// answer is the answer to one query, as an archive that holds all days would give it.
func answer(a *calls.Account, q quality.Query, d days, known quality.Catalogue) quality.Result {
	var names []string
	for _, series := range a.Series() {
		if known.Series(series).Base.Name == q.Indicator {
			names = append(names, series)
		}
	}
	var points, whole []quality.Point
	for _, series := range names {
		for _, day := range d.held().Days() {
			for _, value := range a.Values(q.Dimension) {
				if v, ok := a.Figure(series, q.Dimension, value, day); ok {
					points = append(points, quality.Point{Series: series, Value: value, Day: day, V: v})
				}
			}
			if v, ok := a.Figure(series, "", "", day); ok {
				whole = append(whole, quality.Point{Series: series, Day: day, V: v})
			}
		}
	}
	r := quality.Result{Query: q, Tables: quality.Build(q, names, points, whole), Answered: make(map[quality.Day]bool),
		Progress: quality.Progress{Done: 1, Total: 1}, AsOf: d.Range.To.SettledAt()}
	for _, day := range d.held().Days() {
		r.Answered[day] = true
	}
	if quality.HasUsers(q.Dimension) {
		r.Users = users(a, q.Dimension, q.Range)
		if past, compared := q.Past(); compared {
			r.PastUsers = users(a, q.Dimension, past)
		}
	}
	return r
}

// users are the users of each value of a dimension, as they weigh the days of a range.
func users(a *calls.Account, dimension string, days quality.Range) quality.Weights {
	window := quality.UsersWindow(days)
	w := quality.Weights{Range: window, Of: make(map[string]quality.Users)}
	var all float64
	for _, value := range a.Values(dimension) {
		n := a.Users(dimension, value, window.From, window.To)
		w.Of[value] = quality.Users{Count: n}
		all += n
	}
	for value, u := range w.Of {
		u.Share = 100 * u.Count / max(all, 1)
		w.Of[value] = u
	}
	return w
}
