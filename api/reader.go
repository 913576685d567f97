package api

import (
	"context"

	"rtcscope/quality"
)

// A Reader answers queries of any length by the fewest calls, newest days first.
type Reader struct {
	Client    *Client
	Catalogue quality.Catalogue
}

// Read answers the query. After every call it hands what is known so far to partial, if that is given; on an error
// it returns what came before it.
func (r Reader) Read(ctx context.Context, q quality.Query, partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	indicator, _ := r.Catalogue.Indicator(q.Indicator)
	windows := quality.Plan(q.Range)
	result := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	var points []quality.Point
	for done, days := range windows {
		call := q
		call.Range = days
		got, warnings, err := r.Client.Distribution(ctx, call)
		if err != nil {
			return result, err
		}
		points = append(got, points...)
		next := quality.Result{
			Query:    q,
			Tables:   quality.Build(q.Range, indicator.Series, points),
			Warnings: quality.AddWarnings(result.Warnings, warnings),
			Answered: make(map[quality.Day]bool, q.Range.Len()),
		}
		for d := range result.Answered {
			next.Answered[d] = true
		}
		for _, d := range days.Days() {
			next.Answered[d] = true
		}
		result = next
		if partial != nil {
			partial(result, quality.Progress{Done: done + 1, Total: len(windows)})
		}
	}
	return result, nil
}

// Apps lists the account's apps.
func (r Reader) Apps(ctx context.Context) ([]App, error) { return r.Client.Apps(ctx) }
