package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"rtcscope/quality"
)

// An account is the losses of all rows of dimensions in nine series, from day to day up to the last day.
type account struct {
	days int
	rows []*accountRow
}

// An accountRow is a row of an account; without a value it is the app.
type accountRow struct {
	dimension, value string
	loss             [][]float64 // by series and day, in percent
	share            float64     // percent of the app's users; zero where it is not known
}

// accountSeries are the nine series, with what they lose ordinarily.
var accountSeries = []struct {
	name string
	loss float64
}{
	{audioStall, 0.42}, {videoStall, 0.9}, {join, 0.7}, {"audio_first_frame_send_success_rate", 0.5},
	{"video_first_frame_send_success_rate", 0.8}, {"audio_first_frame_recv_success_rate", 0.6},
	{"video_first_frame_recv_success_rate", 1}, {"audio_network_trans_delay", 2.6}, {"video_network_trans_delay", 3.2},
}

// add adds n rows, named by their number, whose losses go up and down by a part of themselves.
func (a *account) add(r *rand.Rand, dimension string, n int, part float64) *account {
	for i := range n {
		row := &accountRow{dimension: dimension, value: fmt.Sprint("v", i)}
		if dimension == "" {
			row.value = ""
		}
		level := math.Exp(0.1 * r.NormFloat64())
		for _, s := range accountSeries {
			row.loss = append(row.loss, around(r, a.days, s.loss*level, part))
		}
		a.rows = append(a.rows, row)
	}
	return a
}

// row is a row of the account.
func (a *account) row(dimension, value string) *accountRow {
	return a.rows[slices.IndexFunc(a.rows, func(r *accountRow) bool {
		return r.dimension == dimension && r.value == value
	})]
}

// of are the rows of a dimension; of the empty one, the app.
func (a *account) of(dimension string) []*accountRow {
	var list []*accountRow
	for _, r := range a.rows {
		if r.dimension == dimension {
			list = append(list, r)
		}
	}
	return list
}

// worsen multiplies the losses of a row in all series, from one day to another: the last day is 0, the one before -1.
func (r *accountRow) worsen(from, to int, factor float64) {
	for i, v := range r.loss {
		last := len(v) - 1
		r.loss[i] = times(v, last+from, last+to, factor)
	}
}

// answers are the answers of a triage to the queries of a view, one for each indicator and dimension.
func (a *account) answers(w view) []quality.Result {
	var list []quality.Result
	for _, dimension := range []string{"Province", "Country", "OS", "Access"} {
		rows := append(a.of(dimension), a.of("")...)
		if len(a.of(dimension)) == 0 {
			continue
		}
		for _, in := range everything.Indicators {
			var tables []quality.Table
			users := map[string]quality.Users{}
			for i, s := range accountSeries {
				if everything.Series(s.name).Base.Name != in.Name {
					continue
				}
				var records []record
				for _, r := range rows {
					v := r.loss[i]
					if in.Better == quality.HigherBetter {
						v = success(v)
					}
					records = append(records, record{r.value, v})
					if r.share > 0 {
						users[r.value] = quality.Users{Count: 1e6 * r.share, Share: r.share}
					}
				}
				tables = append(tables, w.table(s.name, records...))
			}
			answer := w.answer(dimension, tables...)
			if len(users) > 0 {
				answer.Users = quality.Weights{Range: answer.Query.Range, Of: users}
			}
			list = append(list, answer)
		}
	}
	return list
}

func (a *account) triage(w view) *quality.Triage { return triageOf(a.answers(w)...) }
