package quality_test

import (
	"fmt"
	"slices"
	"testing"

	"rtcscope/quality"
)

// newestOf is what is known of an answer while its compared days are still to come; the app's are there.
func newestOf(r quality.Result) quality.Result {
	r.ToCome = quality.StageRows
	r.Tables = slices.Clone(r.Tables)
	for i, t := range r.Tables {
		r.Tables[i].Rows = slices.Clone(t.Rows)
		for at := range t.Rows {
			gaps := make([]float64, len(t.Rows[at].Past))
			for i := range gaps {
				gaps[i] = quality.Gap()
			}
			r.Tables[i].Rows[at].Past = gaps
		}
	}
	return r
}

// rowsOf is what is known of it before the users come.
func rowsOf(r quality.Result) quality.Result {
	r.ToCome, r.Users, r.PastUsers = quality.StageAll, quality.Weights{}, quality.Weights{}
	return r
}

// The newest days alone show what began within them. That is provisional, and decides nothing, until the compared
// days are there; then the word goes.
func TestTheNewestDaysAreProvisional(t *testing.T) {
	a := ordinary(7, 14)
	a.row("Province", "v3").worsen(-2, 0, 3)
	answers := a.answers(week)
	tr := quality.NewTriage(answers[0].Query, len(answers))
	for _, r := range answers {
		tr.Add(newestOf(r), everything)
	}
	if tr.Done != 0 || tr.Provisional() != len(answers) || tr.Whole() || tr.Progress().Done != 0 || tr.Worst() != 0 ||
		len(tr.Incidents) != 1 || !tr.Incidents[0].Provisional || tr.Incidents[0].Leader().Value != "v3" ||
		tr.Incidents[0].Since != moment(lastDay-2) {
		t.Errorf("%d done, %d provisional, the worst is %s, incidents %+v", tr.Done, tr.Provisional(), tr.Worst(),
			tr.Incidents)
	}
	before := *tr
	for i, r := range answers {
		tr.Add(rowsOf(r), everything)
		if tr.Done != i+1 || tr.Provisional() != len(answers)-i-1 || len(tr.Incidents) != 1 {
			t.Errorf("after %d of the days before: %d done, %d provisional, incidents %+v", i+1, tr.Done, tr.Provisional(),
				tr.Incidents)
		}
	}
	if tr.Whole() || tr.Incidents[0].Provisional || tr.Worst() != quality.SeverityHigh {
		t.Errorf("with the days before: %+v", tr.Incidents)
	}
	for _, r := range answers {
		tr.Add(r, everything)
	}
	want := fmt.Sprintf("%+v", triageOf(answers...).Incidents)
	if got := fmt.Sprintf("%+v", tr.Incidents); !tr.Whole() || tr.Done != len(answers) || got != want {
		t.Errorf("in the end %s, want %s", got, want)
	}
	if !before.Incidents[0].Provisional || before.Provisional() != len(answers) {
		t.Error("the earlier state changed")
	}
}

// Nothing is found in newest days in which nothing began: what was there from the first of them on is what is usual by
// them, and noise is not news.
func TestTheNewestDaysOfQuietRows(t *testing.T) {
	found := 0
	for seed := range 20 {
		answers := ordinary(uint64(seed), 14).answers(week)
		tr := quality.NewTriage(answers[0].Query, len(answers))
		for _, r := range answers {
			tr.Add(newestOf(r), everything)
		}
		found += len(tr.Incidents)
	}
	if found > 4 {
		t.Errorf("%d incidents in 20 accounts where nothing happened", found)
	}
	a := ordinary(7, 14)
	a.row("Province", "v3").worsen(-6, 0, 3)
	answers := a.answers(week)
	tr := quality.NewTriage(answers[0].Query, len(answers))
	for _, r := range answers {
		tr.Add(newestOf(r), everything)
	}
	if len(tr.Incidents) > 0 {
		t.Errorf("what fills the newest days is found by them: %+v", tr.Incidents)
	}
}

// What the days before show stays as it is while the newest days of other indicators come, and stands above what these
// show.
func TestWhatIsSureStaysWhileMoreComes(t *testing.T) {
	a := ordinary(7, 14)
	a.row("Province", "v3").worsen(-3, 0, 1.5)
	a.row("Province", "v5").loss[2] = times(a.row("Province", "v5").loss[2], 11, 13, 6) // joins alone
	answers := a.answers(week)
	tr := quality.NewTriage(answers[0].Query, len(answers))
	var sure []quality.Result
	for _, r := range answers {
		if r.Query.Indicator == "stall_rate" {
			sure = append(sure, r)
			tr.Add(rowsOf(r), everything)
		}
	}
	if len(tr.Incidents) != 1 || tr.Incidents[0].Provisional {
		t.Fatalf("by stalls: %+v", tr.Incidents)
	}
	first := tr.Incidents[0]
	for _, r := range answers {
		if r.Query.Indicator == "stall_rate" {
			continue
		}
		tr.Add(newestOf(r), everything)
		if now := tr.Incidents[0]; now.Provisional || now.ID != first.ID || now.Severity != first.Severity ||
			now.Since != first.Since {
			t.Errorf("after the newest days of %s: %+v, was %+v", r.Query.Indicator, now, first)
		}
	}
	if last := tr.Incidents[len(tr.Incidents)-1]; len(tr.Incidents) != 2 || last.Leader().Value != "v5" ||
		!last.Provisional || tr.Done != len(sure) {
		t.Errorf("%d done, the joins are %+v", tr.Done, last)
	}
}

// A query that fails after its newest days keeps these, provisional, and counts as unanswered; one whose rows are all
// there counts as answered.
func TestAFailureAfterTheNewestDays(t *testing.T) {
	answers := ordinary(7, 14).answers(week)
	tr := quality.NewTriage(answers[0].Query, len(answers))
	tr.Add(newestOf(answers[0]), everything)
	tr.Fail(answers[0].Query)
	tr.Add(rowsOf(answers[1]), everything)
	tr.Fail(answers[1].Query)
	if tr.Done != 2 || len(tr.Failed) != 1 || tr.Provisional() != 1 || tr.Progress().Done != 1 {
		t.Errorf("%d done, failed %v, %d provisional, progress %+v", tr.Done, tr.Failed, tr.Provisional(), tr.Progress())
	}
	for _, r := range answers[2:] {
		tr.Add(r, everything)
	}
	if tr.Done != len(answers) || tr.Whole() || tr.Verdict() != quality.TriagePart {
		t.Errorf("%d done, whole %t, the verdict is %s", tr.Done, tr.Whole(), tr.Verdict())
	}
	tr.Add(answers[1], everything)
	if !tr.Whole() || tr.Done != len(answers) {
		t.Errorf("%d done, whole %t", tr.Done, tr.Whole())
	}
}

// The verdict in the end is one on all that came, also if the last query fails.
func TestTheVerdictAfterALastFailure(t *testing.T) {
	a := ordinary(7, 14)
	a.row("Province", "v3").worsen(-3, 0, 4)
	a.row("OS", "v1").worsen(-3, 0, 1.5)
	a.worsen(-3, 0, 1.3, "")
	answers := a.answers(week)
	last := len(answers) - 1
	tr := quality.NewTriage(answers[0].Query, len(answers))
	for _, r := range answers[:last] {
		tr.Add(r, everything)
	}
	tr.Fail(answers[last].Query)
	first := quality.NewTriage(answers[0].Query, len(answers))
	first.Fail(answers[last].Query)
	for _, r := range answers[:last] {
		first.Add(r, everything)
	}
	got, want := fmt.Sprintf("%+v", tr.Incidents), fmt.Sprintf("%+v", first.Incidents)
	if got != want || len(tr.Incidents) == 0 {
		t.Errorf("found %s, want %s", got, want)
	}
}

// A dimension of many rows is judged when its first answer is there, and when all queries have come one stage further.
func TestManyRowsAreJudgedStageByStage(t *testing.T) {
	a := ordinary(7, 14)
	for i := range 1000 {
		row := *a.row("Province", "v1")
		row.value = fmt.Sprint("more ", i)
		a.rows = append(a.rows, &row)
	}
	answers := a.answers(week)
	tr := quality.NewTriage(answers[0].Query, len(answers))
	judged := func() (times int) {
		var last *quality.Verdicts
		for _, stage := range []func(quality.Result) quality.Result{newestOf, rowsOf,
			func(r quality.Result) quality.Result { return r }} {
			for _, r := range answers {
				if tr.Add(stage(r), everything); tr.Verdicts("Province") != last {
					times++
				}
				last = tr.Verdicts("Province")
			}
		}
		return times
	}()
	want := triageOf(answers...)
	if judged != 4 || tr.Rows != want.Rows || fmt.Sprint(tr.Incidents) != fmt.Sprint(want.Incidents) {
		t.Errorf("judged %d times, want 4; %d rows, want %d", judged, tr.Rows, want.Rows)
	}
}
