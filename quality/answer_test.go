package quality_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// everything is what the service offers: nine series and more.
var everything = api.Catalogue()

const (
	audioStall = "80ms_audio_stall_rate"
	videoStall = "500ms_video_stall_rate"
	join       = "5s_join_room_success_rate"

	lastDay = quality.Day(20778) // of the answers of these tests: Saturday, 2026-11-21
)

// A record is the values of one row from day to day, up to the last day.
type record struct {
	value string // empty for the whole app
	v     []float64
}

// A view is which days of records an answer shows.
type view struct {
	days     int  // of the range, up to the last day
	compared int  // right before the range or, with back, from so many days before it
	back     int  // days from the first compared day to the range; zero for compared
	held     bool // all other days before the range are known, too
}

// week is seven days against the seven before; weeks knows all that is older, too.
var (
	week  = view{days: 7, compared: 7}
	weeks = view{days: 7, compared: 7, held: true}
)

// first is the first day of the range.
func (w view) first() quality.Day { return lastDay - quality.Day(w.days) + 1 }

func (w view) table(series string, records ...record) quality.Table {
	back, first := cmp.Or(w.back, w.compared), w.first()
	t := quality.Table{Series: series, Axis: quality.DayAxis(quality.Range{From: first, To: lastDay}),
		Past: quality.DayAxis(quality.Range{From: first - quality.Day(back), To: first - quality.Day(back-w.compared) - 1})}
	for _, r := range records {
		n := len(r.v)
		from := n - w.days // index of the first day of the range
		row := quality.Row{Value: r.value, Cells: r.v[from:]}
		if w.compared > 0 {
			row.Past = r.v[from-back : from-back+w.compared]
		}
		if w.held {
			row.Before = r.v[:from]
			t.Before = quality.DayAxis(quality.Range{From: first - quality.Day(from), To: first - 1})
		}
		if r.value == "" {
			t.Whole = &row
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// answer is the answer to a query by a dimension, with a table of each series.
func (w view) answer(dimension string, tables ...quality.Table) quality.Result {
	r := quality.Result{Tables: tables, Query: quality.Query{App: "demo-live", Product: quality.ProductNative,
		Dimension: dimension, Range: quality.Range{From: w.first(), To: lastDay}}}
	if len(tables) > 0 {
		t := tables[0]
		r.Query.Indicator = everything.Series(t.Series).Base.Name
		if t.Compared() {
			r.Query.Versus = quality.Comparison{Basis: quality.CompareRange,
				Range: quality.Range{From: t.Past.First().Day(), To: t.Past.Last().Day()}}
		}
	}
	return r
}

// triageOf is a triage of answers.
func triageOf(answers ...quality.Result) *quality.Triage {
	tr := quality.NewTriage(answers[0].Query, len(answers))
	for _, r := range answers {
		tr.Add(r, everything)
	}
	return tr
}

// around is n days of a loss in percent that goes up and down by a part of itself, to two decimals.
func around(r *rand.Rand, n int, loss, part float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = math.Round(100*loss*max(0, 1+part*r.NormFloat64())) / 100
	}
	return list
}

// steady is n days of a loss of about 0.4 %.
func steady(n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = []float64{0.4, 0.42, 0.38, 0.4, 0.41, 0.39, 0.4, 0.37, 0.41, 0.43, 0.4}[i%11]
	}
	return list
}

// times is a copy of values, those from an index to another multiplied.
func times(list []float64, from, to int, factor float64) []float64 {
	list = slices.Clone(list)
	for i := from; i <= to; i++ {
		list[i] = math.Round(100*factor*list[i]) / 100
	}
	return list
}

// success turns losses into rates of success.
func success(list []float64) []float64 {
	list = slices.Clone(list)
	for i, v := range list {
		list[i] = math.Round(100*(100-v)) / 100
	}
	return list
}

// judge judges one row of the audio stall rate.
func judge(w view, v []float64) quality.Judgement {
	r := w.answer("OS", w.table(audioStall, record{"a", v}))
	return quality.Judge([]quality.Result{r}, everything).Of(audioStall, "a")
}

// seen is a judgement in short: its state and the days of its window, counted from the first day of the range.
type seen struct {
	state    quality.State
	from, to int
}

func (w view) seen(j quality.Judgement) seen {
	if !j.HasWindow() {
		return seen{state: j.State}
	}
	return seen{j.State, int(j.From.Day() - w.first()), int(j.To.Day() - w.first())}
}

// names are the dimensions and values of findings, in their order.
func names(list []quality.Finding) []string {
	var all []string
	for _, f := range list {
		all = append(all, f.Query.Dimension+" "+f.Value)
	}
	return all
}

// sound fails where a judgement says what cannot be.
func sound(t *testing.T, w string, j quality.Judgement, days int) {
	t.Helper()
	for name, v := range map[string]float64{"was": j.Was, "now": j.Now, "z": j.Z, "evidence": j.Evidence,
		"steps": j.Steps} {
		if math.IsInf(v, 0) || j.HasWindow() == quality.IsGap(v) {
			t.Fatalf("%s: state %d with %s %v", w, j.State, name, v)
		}
	}
	if j.HasWindow() && (j.To.Before(j.From) || j.Out < 1 || j.Lasts() != j.State.Out()) {
		t.Fatalf("%s: state %d from %s to %s with %d values", w, j.State, j.From, j.To, j.Out)
	}
	for at := range days {
		low, high := j.Band(at)
		for _, v := range []float64{j.Off(at), j.Usual(at), low, high} {
			if math.IsInf(v, 0) {
				t.Fatalf("%s: at %d off by %v, usual %v, band %v to %v", w, at, j.Off(at), j.Usual(at), low, high)
			}
		}
		if u := j.Usual(at); u < low || u > high { // or gaps
			t.Fatalf("%s: at %d the usual %v is not in its band, %v to %v", w, at, u, low, high)
		}
	}
}
