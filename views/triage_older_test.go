package views_test

import (
	"strings"
	"testing"
	"time"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// olderAnswer is the answer to a query of a triage with so many days before its range. With a past of more than a
// week, 广东 turns out to be as usual.
func olderAnswer(q quality.Query, days quality.Day) quality.Result {
	var points []quality.Point
	for day := q.Range.From - days; day <= q.Range.To; day++ {
		v := 0.5
		if day >= q.Range.To-2 {
			v = 3
		}
		points = append(points, quality.Point{Series: audio, Value: "广东", Day: day, V: v},
			quality.Point{Series: audio, Value: "other", Day: day, V: 0.5})
	}
	r := quality.Result{Query: q, Answered: make(map[quality.Day]bool), Kept: true}
	for _, day := range q.AllDays() {
		r.Answered[day] = true
	}
	r.Tables = quality.Build(q, nil, points, nil)
	return r
}

// answeredTriage is a triage of the newest week with a first verdict on the week before it.
func answeredTriage(t *testing.T, e *views.Env, change func(*views.Outcome)) (*views.Triage, []quality.Query) {
	t.Helper()
	q := week()
	q.Range, q.Versus = quality.Last(7, e.Now()), quality.Comparison{Basis: quality.ComparePrevious}
	queries := quality.TriageQueries(e.Catalogue, q)
	v := views.NewTriage(e, *quality.NewTriage(q, len(queries)))
	v.SetSize(80, 24)
	for _, q := range queries {
		o := views.Outcome{Query: q, Result: olderAnswer(q, 7)}
		if change != nil {
			change(&o)
		}
		v.Answered(o)
	}
	v.Ended(nil)
	return v, queries
}

// After its first verdict a triage goes on to the older weeks that the service still has: all its queries again, each
// answer in place of the earlier one. It says so, and is a verdict all the while.
func TestATriageGoesOnToOlderWeeks(t *testing.T) {
	for l, words := range map[lang.Language][2]string{
		lang.English: {"first verdict on 7 past days; older weeks, 0 of 8", "judged by 7 to 21 past days"},
		lang.Chinese: {"已依据此前 7 天初步判断；正在查询更早的数周，0 / 8", "依据此前 7 至 21 天判断"},
	} {
		e := env(theme.Unicode(), l)
		v, queries := answeredTriage(t, e, nil)
		first := v.Len()
		again, days := v.Older()
		if len(again) != len(queries) || again[0] != queries[0] || days != 21 {
			t.Fatalf("it asks %d queries again, %d days back", len(again), days)
		}
		v.Deepening()
		wantIn(t, "at the beginning", text(v), words[0])
		for _, q := range again[:5] {
			v.Answered(views.Outcome{Query: q, Result: olderAnswer(q, 21)})
		}
		wantIn(t, "after five", text(v), strings.Replace(words[0], "0", "5", 1))
		if first == 0 || v.Len() != first {
			t.Errorf("%d findings, then %d", first, v.Len())
		}
		if got := do(v, keys.Copy).(views.Copy); strings.Contains(got.Text, "incomplete") || !got.Partial.Whole() {
			t.Errorf("meanwhile, a finding is copied as incomplete: %s", got.Text)
		}
		if intent, _ := v.Act(keys.Back); intent != (views.Stop{}) {
			t.Errorf("back asks for %#v, want a stop", intent)
		}
		v.Ended(nil)
		wantIn(t, "stopped", text(v), words[1])
		if queries, _ := v.Older(); len(queries) > 0 {
			t.Error("it would begin once more")
		}
		if intent, _ := v.Act(keys.Back); intent != (views.Leave{}) {
			t.Errorf("back asks for %#v, want to leave", intent)
		}
	}
}

// A failure with older days leaves the first verdict, and is not shown as one of the triage.
func TestOlderWeeksThatCannotBeHadCostNothing(t *testing.T) {
	v, queries := answeredTriage(t, english(), nil)
	first := v.Len()
	v.Deepening()
	v.Answered(views.Outcome{Query: queries[0], Failure: &views.Failure{Code: "Broken"}})
	v.Ended(&views.Failure{Code: "Broken", Message: "no route"})
	if got := text(v); strings.Contains(got, "Broken") || v.Len() != first {
		t.Errorf("%d findings, then %d:\n%s", first, v.Len(), got)
	}
	wantIn(t, "the end", text(v), "all 8 queries are answered", "judged by 7 past days")
}

// Nothing is asked again where it would help nobody.
func TestWhereATriageDoesNotGoOn(t *testing.T) {
	for name, change := range map[string]func(*views.Outcome){
		"a query failed": func(o *views.Outcome) {
			if o.Query.Dimension == "OS" {
				o.Failure = &views.Failure{Code: "Broken"}
			}
		},
		"an answer is not held": func(o *views.Outcome) { o.Result.Kept = o.Query.Dimension != "OS" },
	} {
		v, _ := answeredTriage(t, english(), change)
		if queries, _ := v.Older(); len(queries) > 0 {
			t.Errorf("%s, and it goes on", name)
		}
	}
	e := english()
	for days, want := range map[int]int{1: 28, 3: 21, 22: 7, 23: 0, 28: 0, 60: 0} {
		q := week()
		q.Range, q.Versus = quality.Last(days, e.Now()), quality.Comparison{Basis: quality.ComparePrevious}
		v := views.NewTriage(e, *quality.NewTriage(q, 1))
		v.Answered(views.Outcome{Query: q, Result: quality.Result{Query: q, Kept: true}})
		if queries, _ := v.Older(); len(queries) > 0 {
			t.Error("it goes on before its end")
		}
		v.Ended(nil)
		if _, got := v.Older(); got != want {
			t.Errorf("before %d days it looks %d days back, want %d", days, got, want)
		}
	}
}

// The line about older weeks fits wherever the screen does.
func TestTheLineAboutOlderWeeksFits(t *testing.T) {
	t.Parallel()
	everywhere(t, "older weeks", func(e *views.Env) views.View {
		v, _ := answeredTriage(t, e, nil)
		v.Deepening()
		v.SetTriage(triageOf(4), 95*time.Second)
		return v
	})
}
