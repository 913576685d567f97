package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

// BenchmarkBacktest60 is a backtest of sixty days of an app with 200 countries, of which 123 days are held.
func BenchmarkBacktest60(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	q := quality.Query{App: "a", Range: quality.Range{From: lastDay - 122, To: lastDay}}
	var answers []quality.Result
	for dimension, rows := range map[string]int{"Country": 200, "Province": 34, "OS": 6, "Access": 5} {
		for _, in := range everything.Indicators {
			q.Dimension, q.Indicator = dimension, in.Name
			var points []quality.Point
			for _, series := range in.Series {
				for i := range rows {
					for _, day := range q.Range.Days() {
						loss := 0.5 * (1 + 0.1*r.NormFloat64())
						if in.Better == quality.HigherBetter {
							loss = 100 - loss
						}
						points = append(points, quality.Point{Series: series, Value: fmt.Sprint("v", i), Day: day,
							V: math.Round(100*loss) / 100})
					}
				}
			}
			answers = append(answers, quality.Result{Query: q, Tables: quality.Build(q, nil, points, nil)})
		}
	}
	for b.Loop() {
		one := quality.NewBacktest(answers, nil, everything, 7, 60)
		for one.Next() {
		}
		if one.Days().Judged != 60 {
			b.Fatal(one.Days())
		}
	}
}
