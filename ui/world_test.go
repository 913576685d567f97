package ui

import (
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/api"
	"rtcscope/keys/keystest"
	"rtcscope/quality"
)

// worldNames are the values of a dimension in the world of the tests, with values that have Chinese names.
func worldNames(dimension string) []string {
	switch dimension {
	case "Province":
		return []string{"广东", "江苏", "上海", "北京", "浙江", "四川", "湖北", "湖南", "内蒙古", "黑龙江", "广西", "西藏", "新疆", "香港", "澳门", "台湾",
			"安徽", "福建", "甘肃", "贵州", "海南", "河北", "河南", "吉林", "江西", "辽宁", "宁夏", "青海", "山东", "山西", "陕西", "天津", "云南", "重庆"}
	case "Country":
		return []string{"中国", "丹麦", "德国", "法国", "日本", "韩国", "美国", "英国", "泰国"}
	case "OS":
		return []string{"android", "ios", "windows", "mac", "linux"}
	case "Access":
		return []string{"wifi", "4g", "5g", "wired", "unknown"}
	}
	return []string{""}
}

// worldLoss is what a value of a dimension loses in a series on a day: some got worse in the last days, and stay so.
func worldLoss(series, dimension, value string, back int) float64 {
	hash := fnv.New64()
	fmt.Fprint(hash, series, dimension, value)
	base := 0.6 + float64(hash.Sum64()%17)/10
	loss := base + 0.04*math.Sin(float64(back)*1.7+base*9)
	days := map[string]int{"广东": 5, "四川": 3, "丹麦": 4, "ios": 6, "5g": 2, "新疆": 6, "河南": 2, "德国": 5}[value]
	if hash.Sum64()%3 != 0 && back < days {
		loss += base * (1 + float64(hash.Sum64()%5)/4)
	}
	if dimension == "" && back < 3 {
		loss += 0.1
	}
	return loss
}

// worldAnswer is the answer to a query in the world of the tests, which is the same every time.
func worldAnswer(q quality.Query) quality.Result { return answerIn(q, worldLoss) }

// turnedAnswer is an answer in that world after the last of the values of each dimension got worst of all.
func turnedAnswer(q quality.Query) quality.Result {
	return answerIn(q, func(series, dimension, value string, back int) float64 {
		loss := worldLoss(series, dimension, value, back)
		if names := worldNames(dimension); value == names[len(names)-1] && value != "" && back < 4 {
			loss += 9
		}
		return loss
	})
}

func answerIn(q quality.Query, lost func(series, dimension, value string, back int) float64) quality.Result {
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	newest := quality.NewestSettled(now)
	days := q.Range.Days()
	if past, compared := q.Past(); compared {
		days = append(past.Days(), days...)
	}
	for back := 28; back >= 0; back-- {
		if day := q.Range.From - quality.Day(back); !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	var points, whole []quality.Point
	for _, day := range days {
		r.Answered[day] = true
		for _, series := range api.Catalogue().SeriesOf(q) {
			v := func(dimension, value string) float64 {
				loss := lost(series, dimension, value, int(newest-day))
				if api.Catalogue().Series(series).Better == quality.HigherBetter {
					return 100 - loss
				}
				return loss
			}
			whole = append(whole, quality.Point{Series: series, Day: day, V: v("", "")})
			for _, value := range worldNames(q.Dimension) {
				points = append(points, quality.Point{Series: series, Value: value, Day: day, V: v(q.Dimension, value)})
			}
		}
	}
	if q.OfApp() {
		r.Tables = quality.BuildApp(q, api.Catalogue().SeriesOf(q), whole)
		return r
	}
	r.Tables = quality.Build(q, api.Catalogue().SeriesOf(q), points, whole)
	return r
}

// answerWorld answers every question as the world of the tests is, until ctx ends.
func (s *stub) answerWorld(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-s.reads:
			r.end <- ending{result: worldAnswer(r.query)}
		}
	}
}

// inWorld opens the explorer on the provinces of the world of the tests, on a screen of a size.
func inWorld(t *testing.T, w, h int, path ...string) *driver {
	t.Helper()
	s := newStub()
	s.prompt, s.app = true, true
	d := drive(t, Options{Service: s, Query: comparedQuery(), Run: true})
	go s.answerWorld(t.Context())
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	d.settle()
	d.strike(path...)
	return d
}

// strike presses keys by their names, and lets what each asks for be answered and the chart follow the cursor.
func (d *driver) strike(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.send(keystest.Press(key))
		d.settle()
		d.rest()
	}
}

// rest lets the chart follow the cursor.
func (d *driver) rest() {
	for generation := range 4000 { // whatever it waits for
		d.model.rested(generation)
	}
}
