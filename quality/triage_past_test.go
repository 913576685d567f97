package quality_test

import (
	"testing"

	"rtcscope/quality"
)

// A triage knows how many days before its range it was judged by: days without values are none, and a later answer to
// the same query counts in place of the earlier one.
func TestATriageKnowsItsPast(t *testing.T) {
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	triage := quality.NewTriage(q, 20)
	answer := func(dimension string, back ...quality.Day) {
		q.Dimension = dimension
		points := []quality.Point{{Series: "80ms_audio_stall_rate", Value: "a", Day: q.Range.From, V: 1}}
		for _, n := range back {
			points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: "a", Day: q.Range.From - n, V: 1})
		}
		triage.Add(quality.Result{Query: q, Tables: quality.Build(q, nil, points, []quality.Point{
			{Series: "80ms_audio_stall_rate", Day: q.Range.From, V: 1},
			{Series: "80ms_audio_stall_rate", Day: q.Range.From - 9, V: 1}})}, quality.Catalogue{})
	}
	want := func(fewest, most int) {
		t.Helper()
		if f, m := triage.PastDays(); f != fewest || m != most {
			t.Errorf("the past has %d to %d days, want %d to %d", f, m, fewest, most)
		}
	}
	want(0, 0)
	triage.Add(quality.Result{Query: q}, quality.Catalogue{}) // without rows there is nothing to judge
	want(0, 0)
	answer("OS", 1, 2, 5)
	want(3, 3)
	answer("Access", 1)
	want(1, 3)
	long := make([]quality.Day, 80)
	for i := range long {
		long[i] = quality.Day(i + 1)
	}
	answer("Access", long...)
	want(3, 56) // a row is judged by no more
	answer("Access", 1)
	before := *triage
	answer("Access", 1, 2, 3, 4)
	want(3, 4)
	if f, m := before.PastDays(); f != 1 || m != 3 {
		t.Errorf("the earlier state changed: %d to %d", f, m)
	}
}
