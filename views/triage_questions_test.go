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

// olderQuestion is a question for the week before those of the first verdict, of a dimension.
func olderQuestion(t *testing.T, v *views.Triage, e *views.Env) (quality.Question, *quality.Triage) {
	t.Helper()
	triage, _ := v.Questions(false)
	if triage == nil {
		t.Fatal("it asks nothing")
	}
	questions := triage.Questions(quality.Oldest(e.Now()))
	if len(questions) == 0 || questions[0].Kind != quality.QuestionOlder || questions[0].Days != 14 {
		t.Fatalf("it asks %d questions: %+v", len(questions), questions[:min(1, len(questions))])
	}
	return questions[0], triage
}

// After its first verdict a triage goes on to what explains it, and to the older weeks that the service still has: each
// answer takes the place of the earlier one. It says so, and is a verdict all the while.
func TestATriageGoesOnToOlderWeeks(t *testing.T) {
	for l, words := range map[lang.Language][2]string{
		lang.English: {"0 of 24 calls", "judged by 7 to 14 past days"},
		lang.Chinese: {"已调用 0 / 24 次", "依据此前 7 至 14 天判断"},
	} {
		e := env(theme.Unicode(), l)
		v, _ := answeredTriage(t, e, nil)
		first := v.Len()
		q, _ := olderQuestion(t, v, e)
		v.Asking(q, quality.Progress{Total: 24})
		wantIn(t, "at the beginning", text(v), words[0])
		for _, q := range q.Queries {
			v.Answered(views.Outcome{Query: q, Result: olderAnswer(q, 14)})
		}
		v.Learnt(q, quality.Answer{})
		v.Asking(q, quality.Progress{Done: 5, Total: 24})
		wantIn(t, "then", text(v), strings.Replace(words[0], "0", "5", 1))
		if first == 0 || v.Len() == 0 {
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
		if triage, _ := v.Questions(false); triage != nil {
			t.Error("it would begin once more")
		}
		if triage, _ := v.Questions(true); triage == nil || len(triage.Questions(quality.Oldest(e.Now()))) == 0 {
			t.Error("a person cannot ask for more")
		}
		if intent, _ := v.Act(keys.Back); intent != (views.Leave{}) {
			t.Errorf("back asks for %#v, want to leave", intent)
		}
	}
}

// How long the rest of the questions takes is told by their own pace, however long the screen has been open.
func TestTheRestOfTheQuestionsIsEstimatedByThem(t *testing.T) {
	e := english()
	now := e.Now()
	e.Now = func() time.Time { return now }
	v, _ := answeredTriage(t, e, nil)
	v.SetSize(120, 30)
	now = now.Add(10 * time.Minute)
	q, _ := olderQuestion(t, v, e)
	v.Asking(q, quality.Progress{Total: 24})
	now = now.Add(12 * time.Second)
	v.Asking(q, quality.Progress{Done: 12, Total: 24})
	v.Answered(views.Outcome{Query: q.Queries[0], Result: olderAnswer(q.Queries[0], 14)})
	wantIn(t, "half of the calls after 12 seconds", text(v), "about 12 s left")
	now = now.Add(5 * time.Second)
	v.Answered(views.Outcome{Query: q.Queries[0], Result: olderAnswer(q.Queries[0], 14)})
	wantIn(t, "five seconds later, while the next calls are under way", text(v), "about 7 s left")
	now = now.Add(time.Second)
	v.Asking(q, quality.Progress{Done: 18, Total: 24})
	wantIn(t, "when the next question begins", text(v), "18 of 24 calls  about 6 s left")
	now = now.Add(20 * time.Second)
	v.Answered(views.Outcome{Query: q.Queries[0], Result: olderAnswer(q.Queries[0], 14)})
	if got := text(v); strings.Contains(got, "s left") {
		t.Errorf("when it takes longer than was thought:\n%s", got)
	}
}

// A failure with older days leaves the first verdict, and is not shown as one of the triage.
func TestOlderWeeksThatCannotBeHadCostNothing(t *testing.T) {
	v, queries := answeredTriage(t, english(), nil)
	first := v.Len()
	q, _ := olderQuestion(t, v, english())
	v.Asking(q, quality.Progress{Total: 24})
	v.Answered(views.Outcome{Query: queries[0], Failure: &views.Failure{Code: "Broken"}})
	v.Ended(&views.Failure{Code: "Broken", Message: "no route"})
	if got := text(v); strings.Contains(got, "Broken") || v.Len() != first {
		t.Errorf("%d findings, then %d:\n%s", first, v.Len(), got)
	}
	wantIn(t, "the end", text(v), "all 8 queries are answered", "judged by 7 past days")
}

// Nothing is asked where it would help nobody.
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
		triage, _ := v.Questions(false)
		if triage != nil && len(triage.Questions(quality.Oldest(english().Now()))) > 0 {
			t.Errorf("%s, and it goes on", name)
		}
	}
}

// The line about older weeks fits wherever the screen does.
func TestTheLineAboutOlderWeeksFits(t *testing.T) {
	t.Parallel()
	everywhere(t, "older weeks", func(e *views.Env) views.View {
		v, _ := answeredTriage(t, e, nil)
		q, _ := olderQuestion(t, v, e)
		q.Incident = 12
		v.Asking(q, quality.Progress{Done: 17, Total: 30})
		v.SetTriage(triageOf(4), 95*time.Second)
		return v
	})
}
