package ui

import (
	"errors"
	"fmt"
	"testing"

	"rtcscope/quality"
)

// overviewAnswer is an answer about the whole app, of which one series got worse for four days.
func overviewAnswer(q quality.Query) quality.Result {
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	past, _ := q.Past()
	var points []quality.Point
	for day := past.From; day <= q.Range.To; day++ {
		r.Answered[day] = true
		v := 0.8 + 0.02*float64(day%3)
		points = append(points, quality.Point{Series: "500ms_video_stall_rate", Day: day, V: v})
		if day > q.Range.To-4 {
			v++
		}
		points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Day: day, V: v})
	}
	r.Tables = quality.BuildApp(q, nil, points)
	return r
}

// The overview asks one query, whatever the screen shows; from a series of it the table opens, with the app in its
// chart, and back leads to the overview and to the screen below.
func TestTheOverviewOpensATable(t *testing.T) {
	d, s := worsened(t, "slow")
	s.app = true
	d.press("O")
	d.until("asking the service")
	r := d.read(s)
	if want := quality.AppQuery(comparedQuery()); r.query != want {
		t.Fatalf("it asks %+v, want %+v", r.query, want)
	}
	r.end <- ending{result: overviewAnswer(r.query)}
	d.until("1 of 2 series worse")
	d.press("O")
	d.has("this is the overview already")
	d.press("enter")
	d.until("[80ms_audio_stall_rate]")
	if place := d.model.explore.Place(); !place.Whole {
		t.Errorf("the table shows %+v, want the whole app", place)
	}
	d.press("esc")
	d.until("1 of 2 series worse")
	d.press("T")
	d.until("what got worse")
	d.press("esc esc")
	d.until("1 of 2 series worse")
	d.press("esc")
	d.until("slow")
}

// What the service refuses for the whole app is said with what can be done.
func TestTheOverviewIsRefused(t *testing.T) {
	for name, refused := range map[string]ending{
		"as a failure": {err: errors.New("the key may not")},
		"as a lack": {result: quality.Result{
			Lacks: []quality.Lack{{Part: quality.PartWhole, Err: errors.New("the key may not")}}}},
	} {
		t.Run(name, func(t *testing.T) {
			d, s := worsened(t, "slow")
			s.app = true
			d.press("O")
			r := d.read(s)
			refused.result.Query = r.query
			r.end <- refused
			d.until("Broken: Mend it.")
		})
	}
}

// A triage asks for the app first, and says how it is while the rest is under way. That counts as none of its queries.
func TestATriageSaysFirstHowTheAppIs(t *testing.T) {
	d, s := worsened(t, "slow")
	s.app = true
	d.press("T")
	r, other := d.read(s), d.read(s) // two are asked at a time, and either may be heard of first
	if other.query.OfApp() {
		r, other = other, r
	}
	if want := quality.AppQuery(comparedQuery()); r.query != want {
		t.Fatalf("it asks %+v first, want %+v", r.query, want)
	}
	r.end <- ending{result: overviewAnswer(r.query)}
	d.until("1 series as before, 1 worse")
	d.has(fmt.Sprintf("0 of %d queries", triageQueries))
	other.end <- ending{result: worseAnswer(other.query, "v "+other.query.Dimension)}
	answerAll(d, s, triageQueries-1)
	d.until(allAnswered)
	d.has("1 series as before, 1 worse")
}
