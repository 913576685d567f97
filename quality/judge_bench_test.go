package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// BenchmarkJudge judges the rows of an answer in two series, by the 56 days before it. One row in fifty got worse.
func BenchmarkJudge(b *testing.B) {
	for _, size := range []struct{ rows, days int }{
		{34, 7}, {34, 30}, {34, 400}, {250, 7}, {250, 30}, {250, 400}, {2500, 7}, {2500, 30}, {2500, 400}, {25000, 7},
		{25000, 30},
	} {
		b.Run(fmt.Sprintf("rows=%d/days=%d", size.rows, size.days), func(b *testing.B) {
			if testing.Short() && size.rows*size.days > 10_000 {
				b.Skip("it takes seconds")
			}
			r := noisyAnswer(size.rows, 56, size.days)
			for b.Loop() {
				quality.Judge([]quality.Result{r}, api.Catalogue())
			}
		})
	}
}

// noisyAnswer is an answer with days before the range.
func noisyAnswer(rows, before, days int) quality.Result {
	chosen := rand.New(rand.NewPCG(1, 2))
	last := quality.Day(20772)
	r := quality.Result{Query: quality.Query{App: "a", Dimension: "Province",
		Range: quality.Range{From: last - quality.Day(days-1), To: last}}}
	from := r.Query.Range.From
	for _, series := range []string{audioStall, videoStall} {
		t := quality.Table{Series: series, Axis: quality.DayAxis(r.Query.Range),
			Before: quality.DayAxis(quality.Range{From: from - quality.Day(before), To: from - 1})}
		for i := range rows {
			row := quality.Row{Value: fmt.Sprint("v", i)}
			for at := range before + days {
				loss := 0.8 * (1 + 0.1*chosen.NormFloat64())
				if i%50 == 3 && at >= before+days-3 {
					loss *= 3
				}
				if loss = math.Round(100*loss) / 100; at < before {
					row.Before = append(row.Before, loss)
				} else {
					row.Cells = append(row.Cells, loss)
				}
			}
			t.Rows = append(t.Rows, row)
		}
		r.Tables = append(r.Tables, t)
	}
	return r
}
