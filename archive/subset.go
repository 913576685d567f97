package archive

import (
	"context"

	"rtcscope/quality"
)

// Subset returns the daily values of a part of an app's calls, of all indicators and on the days of a query's range:
// those that are held, and those of other days, which it asks for by one call for seven days. Points have no value of
// a dimension. An error is that of a call; what is known comes with it. What the service refuses for good is asked for
// once. Nothing is asked for the web, of which the service has no such calls.
func (r *Reader) Subset(ctx context.Context, q quality.Query, s quality.Subset) ([]quality.Point, error) {
	if err := r.denied.subset(q, s); err != nil {
		return nil, err
	}
	known := r.subset(q, s)
	result, err := r.answer(ctx, known, nil)
	for _, lack := range result.Lacks {
		if err == nil && lack.Indicator == "" {
			err = lack.Err
		}
	}
	r.denied.addValues(err)
	return known.set(quality.PartSubset).of(q.Range.Days()), err
}

// SubsetCalls returns how many calls Subset would make now.
func (r *Reader) SubsetCalls(ctx context.Context, q quality.Query, s quality.Subset) int {
	if r.denied.subset(q, s) != nil {
		return 0
	}
	return len(r.plan(ctx, r.subset(q, s)))
}

// subset begins the answer of Subset. The name of the subset takes the place of a dimension. The answer has all
// indicators; it is one to the first that the service does not refuse.
func (r *Reader) subset(q quality.Query, s quality.Subset) *answer {
	q.Versus, q.Dimension, q.Indicator, q.Live = quality.Comparison{}, s.Name(), "", 0
	if names := r.taken(q, quality.PartSubset); len(names) > 0 {
		q.Indicator = names[0]
	}
	a := newAnswer(r, q, func(rule quality.PartRule) bool { return rule.Part == quality.PartSubset })
	a.subset = s
	return a
}
