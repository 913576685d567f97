package ui

import (
	"fmt"
	"strings"
	"testing"

	"rtcscope/quality"
	"rtcscope/report"
)

// noisyAnswer is the answer to a query by one of five indicators. A value got worse three days ago, in two of them.
func noisyAnswer(q quality.Query) quality.Result {
	past, _ := q.Past()
	wobble := []float64{0, 0.08, -0.06, 0.03, -0.08, 0.06, -0.03}
	rate, series := 0.5, "80ms_audio_stall_rate"
	if q.Indicator == "join_room_success_rate" {
		series = "5s_join_room_success_rate"
	} else if q.Indicator != "stall_rate" {
		return quality.Result{Query: q}
	}
	var points []quality.Point
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	for i, day := range append(past.Days(), q.Range.Days()...) {
		r.Answered[day] = true
		for at, value := range []string{"slightly worse", "a", "b", "c", "d"} {
			loss := rate + wobble[(i*(at+2)+at)%7]
			if at == 0 && i >= 11 {
				loss += 0.3
			}
			v := loss
			if strings.Contains(series, "success") {
				v = 100 - loss
			}
			points = append(points, quality.Point{Series: series, Value: value, Day: day, V: v})
		}
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

// What a triage found is what the table, the details, the heatmap and the attribution say of the row: since when, by
// how much, and with which evidence, which is more than that of one indicator alone.
func TestTheTableSaysWhatTheTriageSays(t *testing.T) {
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery(), Run: true})
	d.read(s).end <- ending{result: noisyAnswer(comparedQuery())}
	d.until("slightly worse")
	row := func() (f *quality.Figures, j quality.Judgement) {
		shown, _ := d.model.explore.Result()
		f = quality.NewFigures(shown, 0, d.model.opts.Env.Catalogue)
		if f.Rows[0].Value != "slightly worse" || !f.Judged[0].HasWindow() {
			t.Fatalf("the table says %+v of %s", f.Judged[0], f.Rows[0].Value)
		}
		return f, f.Judged[0]
	}
	_, alone := row()
	d.press("T")
	for range triageQueries / 2 {
		r := d.read(s)
		r.end <- ending{result: noisyAnswer(r.query)}
	}
	d.until(fmt.Sprintf("%d of %d queries", triageQueries/2, triageQueries))
	if _, j := row(); j.Evidence <= alone.Evidence {
		t.Errorf("the evidence is %.1f beside a triage that is under way, and %.1f alone", j.Evidence, alone.Evidence)
	}
	for range triageQueries - triageQueries/2 {
		r := d.read(s)
		r.end <- ending{result: noisyAnswer(r.query)}
	}
	d.until(allAnswered)
	f, j := row()
	since, evidence := report.SinceText(d.model.opts.Env.Say, f, 0), report.Figure(j.Evidence, 1)
	d.has("evidence "+evidence, fmt.Sprintf("%.2f→%.2f", j.Was, j.Now),
		"since "+j.From.Weekday()+" "+j.From.Short())
	d.press("enter enter") // on the first finding of the first incident
	d.until("[80ms_audio_stall_rate]")
	if _, again := row(); again.From != j.From || again.Evidence != j.Evidence || again.Was != j.Was ||
		again.Now != j.Now {
		t.Errorf("the table says %+v, the triage %+v", again, j)
	}
	d.has("since      " + since)
	d.press("enter")
	d.has("since "+since, "evidence "+evidence)
	d.press("esc H")
	d.has("since " + since)
	d.press("esc w")
	d.until("Why")
	d.has(since)
}

// appAnswer is the answer to a query where all values, and the whole app, got worse four days ago.
func appAnswer(q quality.Query) quality.Result {
	if q.Indicator != "stall_rate" {
		return quality.Result{Query: q}
	}
	const series = "80ms_audio_stall_rate"
	past, _ := q.Past()
	var points, whole []quality.Point
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	for i, day := range append(past.Days(), q.Range.Days()...) {
		r.Answered[day] = true
		v := 0.5 + 0.01*float64(i%3)
		if i >= 10 {
			v += 2
		}
		for at := range 6 {
			points = append(points, quality.Point{Series: series, Value: fmt.Sprint("place ", at), Day: day, V: v +
				0.01*float64((i+at)%2)})
		}
		whole = append(whole, quality.Point{Series: series, Day: day, V: v})
	}
	r.Tables = quality.Build(q, nil, points, whole)
	return r
}

// The finding of the whole app opens the table by the dimension that the explorer has, with the app in the chart; what
// can be done with a finding can be done with it, too.
func TestTheFindingOfTheWholeAppOpensItsTable(t *testing.T) {
	s := newStub()
	s.prompt = true
	q := comparedQuery()
	q.Dimension = "OS"
	to := &desk{}
	d := drive(t, Options{Service: s, Query: q, Run: true, Copier: to})
	d.read(s).end <- ending{result: appAnswer(q)}
	d.until("place 1")
	d.press("T")
	for range triageQueries {
		r := d.read(s)
		r.end <- ending{result: appAnswer(r.query)}
	}
	d.until(allAnswered)
	d.has("> !! whole app", "1 incident in ")
	d.press("y")
	d.until("copied")
	d.press("enter enter")
	d.until("whole app · 80ms_audio_stall_rate")
	if got := d.model.explore.Asked().Dimension; got != "OS" {
		t.Errorf("it opens by %s", got)
	}
	d.has("since      11-18")
	d.press("esc w")
	d.until("Why")
	d.press("esc esc")
	d.has("> !! whole app")
	d.press("c")
	d.has("every comparison shows the whole app")
}
