package quality_test

import (
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
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	was, _ := q.Past()
	flat, high := equal(7, 0.4), equal(7, 2)
	answer := func(indicator string, notHeld int) quality.Result {
		r := quality.Result{Query: q, NotHeld: map[quality.Day]bool{},
			Tables: []quality.Table{{Series: "80ms_audio_stall_rate",
				Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(was), Rows: []quality.Row{
					{Value: "worse", Cells: high, Past: flat}, {Value: "same", Cells: flat, Past: flat},
					{Value: "new", Cells: flat, Past: equal(7, quality.Gap())}}}}}
		r.Query.Indicator = indicator
		for _, day := range was.Days()[:notHeld] {
			r.NotHeld[day] = true
		}
		return r
	}
	triage := quality.NewTriage(q, 3)
	if triage.Query.Indicator != "" || triage.Query.Dimension != "" || triage.Worst() != 0 {
		t.Errorf("it begins as %+v", triage)
	}
	triage.Add(answer("stall_rate", 2), shop)
	triage.Add(answer("other", 1), shop)
	triage.Fail(q)
	if triage.Done != 3 || triage.Of != 3 || len(triage.Failed) != 1 {
		t.Errorf("%d of %d ended, %d failed; want 3 of 3 and 1", triage.Done, triage.Of, len(triage.Failed))
	}
	if triage.Rows != 4 || triage.Skipped != 2 || triage.NotHeld != 2 {
		t.Errorf("%d rows judged, %d not, %d days not held; want 4, 2 and 2", triage.Rows, triage.Skipped, triage.NotHeld)
	}
	if len(triage.Findings) != 2 || triage.Worst() != quality.SeverityHigh {
		t.Errorf("%d findings, the worst %s", len(triage.Findings), triage.Worst())
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
