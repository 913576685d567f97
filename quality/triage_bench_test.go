package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// BenchmarkTriage5000 is a whole triage of 20 answers of 5 000 rows each, seven days against seven. One row in a
// hundred got worse.
func BenchmarkTriage5000(b *testing.B) {
	const rows, days = 5000, 7
	r := rand.New(rand.NewPCG(1, 2))
	known := api.Catalogue()
	first := quality.Day(20772)
	q := quality.Query{App: "a", Range: quality.Range{From: first, To: first + days - 1},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	past, _ := q.Past()
	var answers []quality.Result
	for _, dimension := range known.Dimensions {
		for _, in := range known.Indicators {
			t := quality.Table{Series: in.Series[0], Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(past)}
			for i := range rows {
				row := quality.Row{Value: fmt.Sprint("v", i)}
				for at := range 2 * days {
					loss := 0.4 * (1 + 0.1*r.NormFloat64())
					if i%100 == 0 && at > 10 {
						loss *= 3
					}
					if in.Better == quality.HigherBetter {
						loss = 100 - loss
					}
					if loss = math.Round(100*loss) / 100; at < days {
						row.Past = append(row.Past, loss)
					} else {
						row.Cells = append(row.Cells, loss)
					}
				}
				t.Rows = append(t.Rows, row)
			}
			q.Dimension, q.Indicator = dimension.Name, in.Name
			answers = append(answers, quality.Result{Query: q, Tables: []quality.Table{t}})
		}
	}
	for b.Loop() {
		tr := quality.NewTriage(q, len(answers))
		for _, a := range answers {
			tr.Add(a, known)
		}
		if len(tr.Findings) == 0 {
			b.Fatal("nothing is found")
		}
	}
}

// BenchmarkTriage34 is a triage of answers of 34 provinces, as many countries, 5 systems and 6 networks, in which a
// province, a system and the app got worse: each answer is judged and folded as it comes.
func BenchmarkTriage34(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	a := (&account{days: 35}).add(r, "Province", 34, 0.1).add(r, "Country", 34, 0.1).add(r, "OS", 5, 0.04)
	a.add(r, "Access", 6, 0.04).add(r, "", 1, 0.02)
	for _, row := range a.rows {
		row.share = 1
	}
	a.row("Province", "v3").worsen(-3, 0, 2.5)
	a.row("OS", "v0").worsen(-3, 0, 1.6)
	a.worsen(-3, 0, 1.3, "")
	answers := a.answers(weeks)
	for b.Loop() {
		if tr := triageOf(answers...); len(tr.Incidents) == 0 {
			b.Fatal("nothing is found")
		}
	}
}
