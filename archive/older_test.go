package archive_test

import (
	"reflect"
	"testing"

	"rtcscope/archive"
	"rtcscope/quality"
)

// versusWeek is a query of a week against the week before it.
func versusWeek(days quality.Range) quality.Query {
	q := queryOf(days)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	return q
}

// The days that are held before the range are the past of its rows, and of the app's line; nobody is asked for them.
func TestHeldDaysAreThePast(t *testing.T) {
	r, s, now := fixture(t)
	week := quality.Last(7, *now)
	s.v = 0.25
	if _, err := r.Survey(t.Context(), queryOf(quality.Range{From: week.From - 21, To: week.From - 19}),
		nil); err != nil {
		t.Fatal(err)
	}
	s.v = 0.5
	calls := s.calls()
	q := versusWeek(week)
	var first *quality.Result
	fresh, err := r.Survey(t.Context(), q, func(p quality.Result, _ quality.Progress) {
		if first == nil {
			first = &p
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := s.calls() - calls; n != 6 || fresh.Progress != (quality.Progress{Done: 6, Total: 6}) {
		t.Errorf("%d calls, progress %+v; want two of each part", n, fresh.Progress)
	}
	if len(first.Tables) != 0 || len(first.Answered) != 0 || len(first.NotHeld) != 0 || !first.AsOf.IsZero() {
		t.Errorf("before any call, days before the compared ones make %+v", first)
	}
	for name, result := range map[string]quality.Result{"fetched": fresh, "held": read(t, r, q)} {
		table := result.Tables[0]
		rows := table.Rows[:1:1]
		if table.Whole != nil {
			rows = append(rows, *table.Whole)
		}
		if want := (quality.Range{From: week.From - 21, To: week.From - 1}); table.Before != quality.DayAxis(want) {
			t.Errorf("%s: the past is %s, want %s", name, table.Before, want)
		}
		for _, row := range rows {
			for at, v := range row.Before {
				if want := map[bool]float64{true: 0.25, false: 0.5}[at < 3]; at < 3 || at >= 14 {
					if v != want {
						t.Errorf("%s: day %d of the past of %q is %v, want %v", name, at, row.Value, v, want)
					}
				} else if !quality.IsGap(v) {
					t.Errorf("%s: day %d of the past of %q is %v, and nobody asked for it", name, at, row.Value, v)
				}
			}
		}
		if len(result.Answered) != 14 || len(result.NotHeld) != 0 || len(result.Asked) > 14 || len(result.Unready) != 0 {
			t.Errorf("%s: %d days answered, %d not held, %d asked for, %d unready", name, len(result.Answered),
				len(result.NotHeld), len(result.Asked), len(result.Unready))
		}
	}
	if got := r.Cost(t.Context(), q); got != (quality.Cost{Held: 7}) {
		t.Errorf("the cost is %+v", got)
	}
}

// What is odd about days before those of a query is not said of its answer.
func TestOddDaysOfThePastAreNotSaid(t *testing.T) {
	r, _, now := fixture(t)
	week := quality.Last(7, *now)
	day := week.From - 20
	s := mustOpen(t, r.Path)
	odd := quality.Daily{Listed: true, Points: []quality.Point{
		{Series: "80ms_audio_stall_rate", Value: "广东", Day: day, V: 1},
		{Series: "80ms_audio_stall_rate", Value: "云南", Day: day, V: 400}}, // older programs kept what is impossible
		Odd: []quality.Oddity{{Warning: quality.Warning{Text: "%d odd", Count: 3}, Day: day}}}
	key := archive.KeyOf("e", queryOf(week))
	if err := s.Keep(t.Context(), key, quality.Range{From: day, To: day}, odd, *now); err != nil {
		t.Fatal(err)
	}
	result := read(t, r, versusWeek(week))
	if len(result.Warnings) != 0 || result.Tables[0].Before.Len() != 20 || len(result.Tables[0].Rows) != 1 {
		t.Errorf("warnings %v, %d days of the past, rows %v", result.Warnings, result.Tables[0].Before.Len(),
			result.Tables[0].Rows)
	}
}

// Without an archive the compared days are the past; without these there is none.
func TestWithoutAnArchiveTheComparedDaysAreThePast(t *testing.T) {
	r, _, now := fixture(t)
	r.Path = ""
	week := quality.Last(7, *now)
	read(t, r, queryOf(quality.Range{From: week.From - 21, To: week.From - 8}))
	table := read(t, r, versusWeek(week)).Tables[0]
	if table.Before != table.Past || !reflect.DeepEqual(table.Rows[0].Before, table.Rows[0].Past) {
		t.Errorf("the past is %s, the compared days are %s", table.Before, table.Past)
	}
	if table = read(t, r, queryOf(week)).Tables[0]; table.Before != (quality.Axis{}) || table.Rows[0].Before != nil {
		t.Errorf("with nothing to compare, the past is %s", table.Before)
	}
}

// A program that throws answers away does not have the past read for them.
func TestBriefAnswersHaveNoPast(t *testing.T) {
	r, s, now := fixture(t)
	week := quality.Last(7, *now)
	read(t, r, queryOf(quality.Range{From: week.From - 21, To: week.To}))
	calls := s.calls()
	r.Brief = true
	if table := read(t, r, versusWeek(week)).Tables[0]; table.Before != table.Past || s.calls() != calls {
		t.Errorf("the past is %s, after %d calls", table.Before, s.calls()-calls)
	}
}
