package quality_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/quality"
)

// fives are n moments of five minutes, the first of which holds an instant.
func fives(first string, n int) quality.Axis {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", first, quality.Zone)
	if err != nil {
		panic(err)
	}
	return quality.NewAxis(quality.StepFiveMinutes, t, n, time.Minute)
}

// moment is a day as a moment of an axis.
func moment(d quality.Day) quality.Moment {
	return quality.DayAxis(quality.Range{From: d, To: d}).First()
}

// Moments are written in full for people, in short for headings, and for programs; times with their zone.
func TestMomentsAreWrittenByTheirStep(t *testing.T) {
	instant := time.Date(2026, 11, 8, 9, 4, 59, 0, quality.Zone)
	for _, tt := range []struct {
		step quality.Step
		want string // in full, in short, for programs, in halves
		end  time.Time
	}{
		{quality.StepDay, "2026-11-08, 11-08, 2026-11-08, 11, 08", time.Date(2026, 11, 9, 0, 0, 0, 0, quality.Zone)},
		{quality.StepFiveMinutes, "2026-11-08 09:00, 09:00, 2026-11-08T09:00+08:00, 09, 00", instant.Add(time.Second)},
		{quality.StepMinute, "2026-11-08 09:04, 09:04, 2026-11-08T09:04+08:00, 09, 04", instant.Add(time.Second)},
	} {
		m := quality.NewAxis(tt.step, instant, 1, 0).First()
		group, within := m.Halves()
		got := strings.Join([]string{m.String(), m.Short(), m.ID(), group, within}, ", ")
		if got != tt.want || !m.End().Equal(tt.end) {
			t.Errorf("step %d: %s, ends %s; want %s, %s", tt.step, got, m.End(), tt.want, tt.end)
		}
	}
}

// The days of an axis are those of the range, whatever the zone of who looks; a moment of an axis is found on it
// again.
func TestAnAxisOfDaysIsItsRange(t *testing.T) {
	r := span(t, "2026-02-26", "2026-03-02")
	axis := quality.DayAxis(r)
	if axis.Len() != r.Len() || axis.String() != r.String() {
		t.Fatalf("%d days, %s; want those of %s", axis.Len(), axis, r)
	}
	for at, day := range r.Days() {
		m := axis.At(at)
		if m != moment(day) || m.Day() != day || axis.Index(m) != at {
			t.Errorf("day %d is %s, want %s", at, m, day)
		}
		if m.String() != day.String() || m.ID() != day.String() || m.Short() != day.Short() {
			t.Errorf("%s is written %s, %s, %s", day, m, m.ID(), m.Short())
		}
		for _, now := range []time.Time{day.SettledAt(), day.SettledAt().Add(-1)} {
			newest := axis.NewestSettled(now)
			if axis.Settled(m, now) != day.Settled(now) || newest != moment(quality.NewestSettled(now)) {
				t.Errorf("%s is settled at %s: %v, newest %s", day, now, axis.Settled(m, now), newest)
			}
		}
	}
	if quality.DayAxis(quality.Range{From: 2, To: 1}) != (quality.Axis{}) {
		t.Error("a range without days has an axis with moments")
	}
}

// What is not on the axis has no index: moments beside it, between its own, and of another step.
func TestIndexOfForeignMoments(t *testing.T) {
	axis := fives("2026-11-08 23:50:00", 5)
	if got := axis.Labels(); !slices.Equal(got, []string{"23:50", "23:55", "00:00", "00:05", "00:10"}) {
		t.Fatalf("the labels are %v", got)
	}
	minute := quality.NewAxis(quality.StepMinute, axis.First().Start(), 1, 0).First()
	for _, m := range []quality.Moment{axis.First().Add(-1), axis.Last().Add(1), minute, moment(axis.First().Day())} {
		if at := axis.Index(m); at != -1 {
			t.Errorf("%s is at %d", m, at)
		}
	}
	if axis.Index(axis.At(3)) != 3 || (quality.Axis{}).Index(axis.At(0)) != -1 {
		t.Error("a moment is not where it was taken from")
	}
	if newest := axis.Newest(2); newest.Len() != 2 || newest.First() != axis.At(3) || axis.Newest(9) != axis {
		t.Errorf("the newest two are %s", axis.Newest(2))
	}
}

// A moment is final so long after its end as its axis says.
func TestSettlingOfAnAxis(t *testing.T) {
	axis := fives("2026-11-08 10:00:00", 3)
	end := axis.First().End()
	if axis.Settled(axis.First(), end.Add(time.Minute-1)) || !axis.Settled(axis.First(), end.Add(time.Minute)) {
		t.Error("the first five minutes are not final one minute after their end")
	}
	if got := axis.NewestSettled(end.Add(time.Minute)); got != axis.First() {
		t.Errorf("the newest settled moment is %s", got)
	}
	if got := axis.NewestSettled(end.Add(time.Minute - 1)); got != axis.First().Add(-1) {
		t.Errorf("before that it is %s", got)
	}
}

// Texts about days are said of other moments; the words within longer ones stay.
func TestWordsOfAStep(t *testing.T) {
	for text, want := range map[string][2]string{
		"worst day":               {"worst 5 minutes", "worst minute"},
		"%d of %d days before":    {"%d of %d steps before", "%d of %d minutes before"},
		"the day before the days": {"the 5 minutes before the steps", "the minute before the minutes"},
		"holidays, today, latest": {"holidays, today, latest", "holidays, today, latest"},
	} {
		got := [2]string{quality.StepFiveMinutes.Words(text), quality.StepMinute.Words(text)}
		if got != want || quality.StepDay.Words(text) != text {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// The comparison of a table works on indexes of any axis: earlier values, the step before, and the moment that has the
// same place in the rhythm of calls, which is the same time of day.
func TestATableOfFiveMinutes(t *testing.T) {
	now, past := fives("2026-11-08 10:00:00", 3), fives("2026-11-07 09:55:00", 4)
	table := quality.Table{Series: "80ms_audio_stall_rate", Axis: now, Past: past,
		Rows: []quality.Row{{Value: "a", Cells: []float64{1, 2, 3}, Past: []float64{4, 5, 6, 7}}}}
	row := table.Rows[0]
	if got := table.Earlier(row); !slices.Equal(got, row.Past) {
		t.Errorf("earlier are %v", got)
	}
	for at, want := range []int{1, 2, 3} {
		if got := table.Counterpart(at); got != want {
			t.Errorf("the counterpart of %s is %d, want %d", now.At(at).Short(), got, want)
		}
	}
	if got := table.StepBefore(row, 1); got != 1 {
		t.Errorf("before the second stands %v", got)
	}
	if got := table.StepBefore(row, 0); !quality.IsGap(got) {
		t.Errorf("a day ago is not five minutes ago: %v", got)
	}
	table.Past = fives("2026-11-08 09:40:00", 4)
	if got := table.StepBefore(row, 0); got != 7 {
		t.Errorf("before the first stands %v, want the newest compared value", got)
	}
	table.Past = fives("2026-11-08 09:50:00", 4) // two of these are the table's own
	if got := table.Earlier(row); !slices.Equal(got, []float64{4, 5}) {
		t.Errorf("earlier than the table are %v", got)
	}
}

// A row of minutes is judged as one of days is: by its own past, since the first bad moment.
func TestARowOfMinutesIsJudged(t *testing.T) {
	axis := quality.NewAxis(quality.StepMinute, fives("2026-11-08 10:00:00", 1).First().Start(), 10, time.Minute)
	past := quality.NewAxis(quality.StepMinute, axis.First().Add(-10).Start(), 10, time.Minute)
	r := quality.Result{Tables: []quality.Table{{Series: "80ms_audio_stall_rate", Axis: axis, Past: past,
		Rows: []quality.Row{{Value: "a", Cells: append(equal(6, 0.4), equal(4, 4)...), Past: equal(10, 0.4)}}}}}
	found := triageOf(r).Findings
	if len(found) != 1 || found[0].Since.Short() != "10:06" || found[0].Until != axis.Last() || !found[0].Lasts {
		t.Errorf("found %+v", found)
	}
}

// Why a cell has no value is told by the moment: for days by what was answered and held, for others as the answer
// says.
func TestAbsence(t *testing.T) {
	r := span(t, "2026-11-01", "2026-11-03")
	days := quality.Result{Query: quality.Query{Range: r},
		Answered: map[quality.Day]bool{r.From: true}, NotHeld: map[quality.Day]bool{r.From + 1: true}}
	for at, want := range []quality.Absence{quality.NoValue, quality.NotHeld, quality.Pending} {
		if got := days.Absence(days.Axis().At(at)); got != want {
			t.Errorf("day %d: %d, want %d", at, got, want)
		}
	}
	if days.CountNotHeld(days.Axis()) != 1 || days.PastAxis().Len() != 0 {
		t.Errorf("%d days are not held, %d are compared", days.CountNotHeld(days.Axis()), days.PastAxis().Len())
	}
	axis := fives("2026-11-08 10:00:00", 3)
	other := quality.Result{Tables: []quality.Table{{Axis: axis}},
		Absent: map[quality.Moment]quality.Absence{axis.At(1): quality.NotHeld, axis.At(2): quality.Pending}}
	for at, want := range []quality.Absence{quality.NoValue, quality.NotHeld, quality.Pending} {
		if got := other.Absence(other.Axis().At(at)); got != want {
			t.Errorf("%s: %d, want %d", axis.At(at), got, want)
		}
	}
}
