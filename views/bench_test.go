package views_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// benchSizes are the sizes of answers that the benchmarks draw: rows and days. 25 000 rows of 400 days would take
// gigabytes.
var benchSizes = []struct{ rows, days int }{
	{34, 7}, {34, 30}, {34, 400}, {250, 7}, {250, 30}, {250, 400}, {2500, 7}, {2500, 30}, {2500, 400},
	{25000, 7}, {25000, 30},
}

// bigAnswer returns an answer of many rows and days in two series, compared with as many days before and with the app.
// One value in twenty is missing, and one row in fifty got worse.
func bigAnswer(rows, days int) quality.Result {
	chosen := rand.New(rand.NewPCG(1, 2))
	q := query("2026-08-19", "2026-08-19")
	q.Range.From = q.Range.To - quality.Day(days-1)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	past, _ := q.Past()
	syllables := []rune("广东江苏浙山河南北四川湖安徽福建云贵陕西辽宁吉林黑龙甘肃青海台湾京津上重庆长乐行")
	r := result(q, nil, audio, video)
	r.Users = quality.Weights{Range: q.Range, Of: make(map[string]quality.Users)}
	r.PastUsers = quality.Weights{Range: past, Of: make(map[string]quality.Users)}
	names := make([]string, rows)
	for i := range names {
		for range 2 + chosen.IntN(3) {
			names[i] += string(syllables[chosen.IntN(len(syllables))])
		}
		names[i] += fmt.Sprint(i)
		of := quality.Users{Count: math.Round(1e6 / float64(i+1)), Share: 100 / float64(i+1)}
		r.Users.Of[names[i]], r.PastUsers.Of[names[i]] = of, of
	}
	for i := range r.Tables {
		t := &r.Tables[i]
		t.Past = quality.DayAxis(past)
		line := func(name string, noise, worse float64) (row quality.Row) {
			row.Value = name
			for at := range 2 * days {
				v := 0.8 * (1 + noise*chosen.NormFloat64())
				if at >= 2*days-3 {
					v *= worse
				}
				if v = math.Round(100*max(0, v)) / 100; chosen.IntN(20) == 0 {
					v = gap
				}
				if at < days {
					row.Past = append(row.Past, v)
				} else {
					row.Cells = append(row.Cells, v)
				}
			}
			return row
		}
		for at, name := range names {
			worse := 1.0
			if at%50 == 3 {
				worse = 4
			}
			t.Rows = append(t.Rows, line(name, 0.1, worse))
		}
		whole := line("", 0.02, 1)
		t.Whole = &whole
	}
	return r
}

// A benched is something that takes time for a person: open makes the screen ready, and returns what is measured, such
// as a key with the drawing that follows it.
type benched struct {
	name string
	open func(r quality.Result) (step func(n int))
	work work
}

// work is what something may take time for.
type work int

const (
	drawsSeen work = iota // what is seen
	listsAll              // lists of all rows
	judgesAll             // judging all rows
)

// keyed is an action at a time, in turn, each with the drawing of the screen. All were carried out before: what the
// first of them takes is measured by itself.
func keyed(v views.View, actions ...keys.Action) func(n int) {
	step := func(n int) {
		v.Act(actions[n%len(actions)])
		v.Lines()
	}
	for n := range 4 {
		step(n)
	}
	return step
}

// typedInto types a text, letter by letter, and erases it again, each with the drawing of the screen.
func typedInto(v views.View, text string) func(n int) {
	v.Lines()
	letters := []rune(text)
	return func(n int) {
		if n %= 2 * len(letters); n < len(letters) {
			v.Type(tea.KeyPressMsg{Code: letters[n], Text: string(letters[n])})
		} else {
			v.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		v.Lines()
	}
}

func benchedTable(r quality.Result) *views.Explore {
	e := views.NewExplore(english())
	e.SetSize(120, 33)
	e.SetResult(r)
	e.Lines()
	return e
}

// shown is an answer as the table hands it to the screens above it.
func shown(r quality.Result) quality.Result {
	r, _ = benchedTable(r).Result()
	return r
}

func benchedHeatmap(r quality.Result) *views.Heatmap {
	m, _ := views.NewHeatmap(english(), r, audio, r.Tables[0].Rows[0].Value)
	m.SetSize(120, 33)
	m.Lines()
	return m
}

func benchedDetails(r quality.Result) *views.Detail {
	d, _ := views.NewDetail(english(), r, views.OpenDetail{Series: audio, Value: r.Tables[0].Rows[3].Value})
	d.SetSize(120, 33)
	d.Lines()
	return d
}

func benchedComparison(r quality.Result) *views.Compare {
	names := []string{r.Tables[0].Rows[0].Value, r.Tables[0].Rows[3].Value}
	c := views.NewCompare(english(), curvesOf(r, audio, names...), len(names))
	c.SetSize(120, 33)
	c.Lines()
	return c
}

func benchedWhy(r quality.Result) *views.Why {
	y := views.NewWhy(english(), r.Query, audio, "")
	for _, d := range english().Catalogue.Dimensions {
		r.Query.Dimension = d.Name
		y.SetResult(r)
	}
	y.SetSize(120, 33)
	y.Lines()
	return y
}

// benchmarks are what is measured of each screen.
var benchmarks = []benched{
	{"table: an answer comes", func(r quality.Result) func(int) {
		e := benchedTable(r)
		return func(int) {
			e.SetResult(r)
			e.Lines()
		}
	}, judgesAll},
	{"table: draw", func(r quality.Result) func(int) { return keyed(benchedTable(r), "") }, drawsSeen},
	{"table: move", func(r quality.Result) func(int) { return keyed(benchedTable(r), keys.Down, keys.Up) }, drawsSeen},
	{"table: scroll", func(r quality.Result) func(int) { return keyed(benchedTable(r), keys.HalfDown, keys.HalfUp) }, drawsSeen},
	{"table: tab", func(r quality.Result) func(int) { return keyed(benchedTable(r), keys.NextSeries) }, drawsSeen},
	{"table: first tab", func(r quality.Result) func(int) {
		r = shown(r)
		e := benchedTable(r)
		return func(int) {
			e.SetResult(r)
			e.Act(keys.NextSeries)
			e.Lines()
		}
	}, listsAll},
	{"table: sort", func(r quality.Result) func(int) { return keyed(benchedTable(r), keys.Sort) }, listsAll},
	{"table: column", func(r quality.Result) func(int) { return keyed(benchedTable(r), keys.Right, keys.Left) }, drawsSeen},
	{"table: filter key", func(r quality.Result) func(int) {
		e := benchedTable(r)
		e.Act(keys.Filter)
		return typedInto(e, "东12")
	}, drawsSeen},
	{"table: pinyin key", func(r quality.Result) func(int) {
		e := benchedTable(r)
		e.Act(keys.Filter)
		return typedInto(e, "guangd")
	}, drawsSeen},
	{"details: open", func(r quality.Result) func(int) {
		r = shown(r)
		return func(int) { benchedDetails(r) }
	}, listsAll},
	{"details: scroll", func(r quality.Result) func(int) { return keyed(benchedDetails(shown(r)), keys.Down, keys.Up) }, drawsSeen},
	{"details: tab", func(r quality.Result) func(int) { return keyed(benchedDetails(shown(r)), keys.NextSeries) }, drawsSeen},
	{"heatmap: open", func(r quality.Result) func(int) {
		r = shown(r)
		return func(int) { benchedHeatmap(r) }
	}, listsAll},
	{"heatmap: move", func(r quality.Result) func(int) { return keyed(benchedHeatmap(shown(r)), keys.Down, keys.Up) }, drawsSeen},
	{"heatmap: day", func(r quality.Result) func(int) { return keyed(benchedHeatmap(shown(r)), keys.Left, keys.Right) }, drawsSeen},
	{"heatmap: tab", func(r quality.Result) func(int) { return keyed(benchedHeatmap(shown(r)), keys.NextSeries) }, drawsSeen},
	{"heatmap: meaning", func(r quality.Result) func(int) { return keyed(benchedHeatmap(shown(r)), keys.Mode) }, drawsSeen},
	{"comparison: open", func(r quality.Result) func(int) {
		r = shown(r)
		return func(int) { benchedComparison(r) }
	}, listsAll},
	{"comparison: move", func(r quality.Result) func(int) { return keyed(benchedComparison(shown(r)), keys.Left, keys.Right) }, drawsSeen},
	{"comparison: mode", func(r quality.Result) func(int) { return keyed(benchedComparison(shown(r)), keys.Mode) }, drawsSeen},
	{"comparison: tab", func(r quality.Result) func(int) { return keyed(benchedComparison(shown(r)), keys.NextSeries) }, drawsSeen},
	{"why: open", func(r quality.Result) func(int) {
		r = shown(r)
		return func(int) { benchedWhy(r) }
	}, listsAll},
	{"why: move", func(r quality.Result) func(int) { return keyed(benchedWhy(shown(r)), keys.Down, keys.Up) }, drawsSeen},
	{"why: dimension", func(r quality.Result) func(int) { return keyed(benchedWhy(shown(r)), keys.Right, keys.Left) }, drawsSeen},
	{"why: tab", func(r quality.Result) func(int) { return keyed(benchedWhy(shown(r)), keys.NextSeries) }, drawsSeen},
}

func BenchmarkScreens(b *testing.B) {
	for _, size := range benchSizes {
		b.Run(fmt.Sprintf("%dx%d", size.rows, size.days), func(b *testing.B) {
			if testing.Short() && size.rows*size.days > 10_000 {
				b.Skip("it takes seconds")
			}
			r := bigAnswer(size.rows, size.days)
			for _, one := range benchmarks {
				b.Run(one.name, func(b *testing.B) {
					step := one.open(r)
					n := 0
					for b.Loop() {
						step(n)
						n++
					}
				})
			}
		})
	}
}
