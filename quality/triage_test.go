package quality_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// Fewer days than a week before are too few to judge by; what a person chose is left.
func TestTriageDays(t *testing.T) {
	week := goodQuery(t)
	week.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	day := week
	day.Range = span(t, "2026-11-21", "2026-11-21")
	chosen := day
	chosen.Versus = quality.Comparison{Basis: quality.CompareWeek}
	for _, tt := range []struct {
		name string
		q    quality.Query
		past quality.Range
	}{
		{"a week", week, span(t, "2026-11-08", "2026-11-14")},
		{"a day", day, span(t, "2026-11-14", "2026-11-20")},
		{"a day against another", chosen, span(t, "2026-11-14", "2026-11-14")},
	} {
		if past, _ := quality.TriageDays(tt.q).Past(); past != tt.past {
			t.Errorf("%s is judged by %s, want %s", tt.name, past, tt.past)
		}
	}
}

// A triage counts what it was given: the queries that ended, the rows that were judged and those that could not be,
// and the days that are not held, which are the same of every query.
func TestTriageCounts(t *testing.T) {
	flat := equal(7, 0.4)
	answer := func(series string, notHeld int) quality.Result {
		r := week.answer("OS", week.table(series, record{"worse", append(flat[:7:7], equal(7, 4)...)},
			record{"same", append(flat[:7:7], flat...)}, record{"new", append(equal(7, quality.Gap()), flat...)}))
		r.NotHeld = map[quality.Day]bool{}
		for _, day := range r.Query.Range.Days()[:notHeld] {
			r.NotHeld[day] = true
		}
		return r
	}
	triage := quality.NewTriage(goodQuery(t), 3)
	if triage.Query.Indicator != "" || triage.Query.Dimension != "" || triage.Worst() != 0 {
		t.Errorf("it begins as %+v", triage)
	}
	triage.Add(answer(audioStall, 2), everything)
	triage.Add(answer("audio_network_trans_delay", 1), everything)
	triage.Fail(goodQuery(t))
	if triage.Done != 3 || triage.Of != 3 || len(triage.Failed) != 1 {
		t.Errorf("%d of %d ended, %d failed; want 3 of 3 and 1", triage.Done, triage.Of, len(triage.Failed))
	}
	if triage.Rows != 4 || triage.Skipped != 2 || triage.NotHeld != 2 {
		t.Errorf("%d rows judged, %d not, %d days not held; want 4, 2 and 2", triage.Rows, triage.Skipped, triage.NotHeld)
	}
	if !slices.Equal(names(triage.Findings), []string{"OS worse"}) || triage.Worst() == 0 {
		t.Errorf("found %v, the worst %s", names(triage.Findings), triage.Worst())
	}
}

// The whole app stands above all rows, but the worst severity is that of any incident.
func TestTheWorstIncidentNeedNotBeTheFirst(t *testing.T) {
	app := quality.Finding{Severity: quality.SeverityLow}
	row := quality.Finding{Query: quality.Query{Dimension: "OS"}, Value: "a", Severity: quality.SeverityHigh}
	triage := quality.NewTriage(goodQuery(t), 1)
	triage.Findings = []quality.Finding{row, app}
	quality.SortFindings(triage.Findings)
	triage.Incidents = []quality.Incident{{Severity: app.Severity}, {Severity: row.Severity}}
	if !triage.Findings[0].OfApp() || triage.Worst() != quality.SeverityHigh {
		t.Errorf("the first is %q, the worst %s", triage.Findings[0].Value, triage.Worst())
	}
}

// The app is known from answers that have rows, however many without any came: those by the networks of the web product.
func TestTheAppIsKnownFromAnswersWithRows(t *testing.T) {
	a := ordinary(7, 14)
	a.worsen(-3, 0, 1.6, "", "Province", "OS")
	answers := a.answers(week)
	for _, r := range slices.Clone(answers) {
		empty := r
		empty.Query.Dimension, empty.Tables = "Access", nil
		answers = append(answers, empty)
	}
	tr := triageOf(answers...)
	if len(tr.Incidents) == 0 || !tr.Incidents[0].OfApp() {
		t.Fatalf("all places and the app got worse, found %v", names(tr.Findings))
	}
	for _, o := range tr.Incidents[0].Open {
		if o.Kind == quality.OpenNoApp {
			t.Errorf("it says that the app is not known: %+v", tr.Incidents[0].Open)
		}
	}
}

// The service counts users by place alone, over a week at most.
func TestUsersWindow(t *testing.T) {
	for dimension, want := range map[string]bool{"Province": true, "Country": true, "OS": false, "Access": false,
		"": false} {
		if quality.HasUsers(dimension) != want {
			t.Errorf("users by %q: %v", dimension, !want)
		}
	}
	for _, tt := range []struct{ from, to, first string }{
		{"2026-11-15", "2026-11-21", "2026-11-15"}, {"2026-11-14", "2026-11-21", "2026-11-15"},
		{"2026-11-20", "2026-11-21", "2026-11-20"},
	} {
		if got := quality.UsersWindow(span(t, tt.from, tt.to)); got != span(t, tt.first, tt.to) {
			t.Errorf("the users of %s to %s are those of %s", tt.from, tt.to, got)
		}
	}
}

// However many rows there are, and whatever the last query comes to, all answers are judged in the end, together.
func TestManyRowsAreJudgedInTheEnd(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	a := (&account{days: 14}).add(r, "Province", 1200, 0.1)
	row := a.row("Province", "v3")
	row.loss[8] = times(row.loss[8], 10, 13, 3) // in a series of a later answer
	answers := a.answers(week)
	for name, end := range map[string]func(tr *quality.Triage){
		"answered": func(tr *quality.Triage) { tr.Add(answers[0], everything) },
		"failed":   func(tr *quality.Triage) { tr.Fail(answers[0].Query) },
	} {
		tr := quality.NewTriage(answers[0].Query, len(answers))
		for _, answer := range answers[1:] {
			tr.Add(answer, everything)
		}
		end(tr)
		if !slices.Contains(names(tr.Findings), "Province v3") {
			t.Errorf("%s: found %v", name, names(tr.Findings))
		}
		if judged := tr.Rows + tr.FewUsers; judged < 1200*8 {
			t.Errorf("%s: %d rows are judged", name, judged)
		}
	}
}

// Answers to many rows that rest on more days are judged when all of the dimension came, not one after the other.
func TestManyRowsAreJudgedAgainWhenAllAnswersAreReplaced(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	a := (&account{days: 14}).add(r, "Province", 1200, 0.1)
	calm := a.answers(week)
	row := a.row("Province", "v3")
	row.loss[8] = times(row.loss[8], 10, 13, 3)
	worse := a.answers(week)
	tr := quality.NewTriage(calm[0].Query, len(calm))
	for _, answer := range calm {
		tr.Add(answer, everything)
	}
	before := tr.Verdicts("Province")
	for at, answer := range worse {
		tr.Add(answer, everything)
		if last := at == len(worse)-1; (tr.Verdicts("Province") != before) != last {
			t.Errorf("answer %d of %d: judged again %v", at+1, len(worse), !last)
		}
	}
	if !slices.Contains(names(tr.Findings), "Province v3") {
		t.Errorf("found %v", names(tr.Findings))
	}
}
