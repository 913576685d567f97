package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
	"rtcscope/views"
)

// triageQueries is the number of queries of a triage, and allAnswered the text on the screen at its end.
var (
	triageQueries = len(quality.TriageQueries(api.Catalogue(), quality.Query{}))
	allAnswered   = fmt.Sprintf("all %d queries are answered", triageQueries)
)

// worseAnswer returns the answer to a query in which one value got worse three days ago.
func worseAnswer(q quality.Query, value string) quality.Result {
	past, _ := q.Past()
	var points []quality.Point
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool)}
	for i, day := range append(past.Days(), q.Range.Days()...) {
		r.Answered[day] = true
		v := 0.5
		if i >= 11 {
			v = 3
		}
		points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: value, Day: day, V: v},
			quality.Point{Series: "80ms_audio_stall_rate", Value: "other", Day: day, V: 0.5})
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

func comparedQuery() quality.Query {
	q := aQuery()
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	return q
}

// worsened returns the explore screen on an answer in which a value got worse.
func worsened(t *testing.T, value string) (*driver, *stub) {
	t.Helper()
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery(), Run: true})
	d.read(s).end <- ending{result: worseAnswer(comparedQuery(), value)}
	d.until(value)
	return d, s
}

// answerAll answers n queries of a request. The answers to queries of other indicators than stalls have no rows.
func answerAll(d *driver, s *stub, n int) (asked []quality.Query) {
	d.t.Helper()
	for len(asked) < n {
		r := d.read(s)
		if r.ctx.Err() != nil {
			continue // of a cancelled request
		}
		asked = append(asked, r.query)
		if r.query.Indicator == "stall_rate" {
			r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
		} else {
			r.end <- ending{result: quality.Result{Query: r.query}}
		}
	}
	return asked
}

func TestTriageLooksThroughEverythingAndOpensAFinding(t *testing.T) {
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery()})
	d.press("T")
	asked := answerAll(d, s, triageQueries)
	d.until(allAnswered)
	seen := map[[2]string]bool{}
	for _, q := range asked {
		seen[[2]string{q.Indicator, q.Dimension}] = true
	}
	first := 0
	for _, q := range asked[:5] { // two are asked at a time, and either may be heard of first
		if q.Indicator == "stall_rate" {
			first++
		}
	}
	if len(seen) != triageQueries || first != 4 {
		t.Errorf("asked for %v", asked)
	}
	d.has("v Province", "v Country", "v OS", "v Access", "+2.50")
	d.press("j enter")
	d.has("names it", "80ms_audio_stall_rate")
	d.press("enter")
	r := d.read(s)
	r.end <- ending{result: worseAnswer(r.query, "v "+r.query.Dimension)}
	d.until("[80ms_audio_stall_rate]")
	if place := d.model.explore.Place(); place.Row != "v "+r.query.Dimension {
		t.Errorf("the cursor is on %s", place.Row)
	}
	d.press("T") // the triage is resumed, and nothing is asked again
	d.has(allAnswered, "v Access")
	d.press("esc")
	d.has("[80ms_audio_stall_rate]")
}

// Escape stops the triage and keeps its findings; later answers are dropped. The second escape leaves.
func TestStoppingATriageKeepsWhatCame(t *testing.T) {
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery()})
	d.press("T")
	answerAll(d, s, 4)
	d.until(fmt.Sprintf("4 of %d queries", triageQueries))
	d.press("esc")
	d.has("v Country", fmt.Sprintf("stopped after 4 of %d queries", triageQueries))
	d.press("esc")
	d.has("New query")
	d.press("T") // starts again
	answerAll(d, s, triageQueries)
	d.until(allAnswered)
}

func TestATriageThatCannotBeAnsweredSaysWhy(t *testing.T) {
	s := newStub()
	s.prompt = true
	d := drive(t, Options{Service: s, Query: comparedQuery()})
	d.press("T")
	for range 3 {
		d.read(s).end <- ending{err: errors.New("no route to host")}
	}
	d.until("Broken: Mend it.")
}

func TestWhyAsksForEveryDimensionOnce(t *testing.T) {
	d, s := worsened(t, "广东")
	d.press("w")
	d.has("Why", "广东") // the answer by the shown dimension is known already
	answerAll(d, s, 4)
	d.until("v Access")
	d.press("esc")
	d.has("[80ms_audio_stall_rate]")
}

// Leaving a screen cancels its queries, which would cost calls.
func TestLeavingWhyEndsItsQueries(t *testing.T) {
	d, s := worsened(t, "广东")
	d.press("w")
	r := d.read(s)
	d.press("esc")
	<-r.ctx.Done()
	d.has("[80ms_audio_stall_rate]")
}

// Values of several dimensions are compared in one chart. Missing answers are asked for.
func TestMarksOfSeveralDimensionsAreCompared(t *testing.T) {
	d, s := worsened(t, "广东")
	d.send(keyPress("space"))
	d.press("d OS enter")
	q := comparedQuery()
	q.Dimension = "OS"
	d.read(s).end <- ending{result: worseAnswer(q, "ios")}
	d.until("ios")
	d.send(keyPress("space"))
	d.has("1 marked, 1 mark is of Province")
	d.press("c")
	d.has("1 of 2 values are here")
	r := d.read(s)
	if r.query != comparedQuery() {
		t.Fatalf("asked for %+v", r.query)
	}
	r.end <- ending{result: worseAnswer(r.query, "广东")}
	d.until("Province 广东")
	d.has("OS ios")
	for len(d.model.requests) > 0 {
		d.step()
	}
	d.press("r") // asks again for the rows of both dimensions
	again := make(map[string]bool)
	for range 2 {
		r := d.read(s)
		again[r.query.Dimension] = true
		result := worseAnswer(r.query, map[string]string{"OS": "ios", "Province": "广东"}[r.query.Dimension])
		result.Asked, result.Compared, result.Changed = result.Answered, 14, 2
		r.end <- ending{result: result}
	}
	d.until("asked again: 14 days, 4 values changed")
	if d.has("Province 广东", "OS ios"); !again["OS"] || !again["Province"] || s.renewed.Load() != 2 {
		t.Errorf("asked again for %v", again)
	}
	d.press("esc")
	d.has("1 marked, 1 mark is of Province")
}

func TestTheHeatmapMarksRowsOfTheTable(t *testing.T) {
	d, _ := worsened(t, "广东")
	d.press("H")
	d.has("Heatmap", "██")
	d.send(keyPress("space"))
	d.press("esc")
	d.has("1 marked")
	if marks := d.model.explore.Marks(); len(marks) != 1 || marks[0] != (views.Mark{Dimension: "Province", Value: "广东"}) {
		t.Errorf("marked is %v", marks)
	}
	if strings.Contains(d.screen(), "Heatmap") {
		t.Errorf("it is still open:\n%s", d.screen())
	}
}

// An opened finding stays when an earlier load would answer: opening it cancels the load.
func TestAFindingThatIsOpenedSupersedesTheLoad(t *testing.T) {
	d, s := worsened(t, "v Province")
	d.press("T")
	answerAll(d, s, triageQueries)
	d.until(allAnswered)
	d.press("esc d OS enter")
	late := d.read(s)
	d.press("T")
	d.press("enter j enter") // a row of the incident that is by province, which is shown already
	<-late.ctx.Done()
	d.has("v Province", "[80ms_audio_stall_rate]")
	if shown, _ := d.model.explore.Result(); shown.Query != comparedQuery() || d.model.load != nil {
		t.Errorf("shown is %+v, with %v under way", shown.Query, d.model.load)
	}
	if place := d.model.explore.Place(); place.Row != "v Province" {
		t.Errorf("the cursor is on %q", place.Row)
	}
}

// Answers about other days cannot be part of the comparison.
func TestAComparisonEndsWithItsDays(t *testing.T) {
	d, s := worsened(t, "广东")
	d.press("t 14d enter")
	longer := d.read(s)
	d.press("c")
	d.has("Comparison")
	longer.end <- ending{result: worseAnswer(longer.query, "上海")}
	d.until("上海")
	d.hasNot("Comparison")
}
