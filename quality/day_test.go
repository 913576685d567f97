package quality_test

import (
	"slices"
	"testing"
	"time"

	"rtcscope/quality"
)

// at reads an instant written as RFC 3339, fractions of a second included.
func at(t *testing.T, text string) time.Time {
	t.Helper()
	instant, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

// day reads a day of the calendar without the code under test.
func day(t *testing.T, text string) quality.Day {
	t.Helper()
	date, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return quality.Day(date.Unix() / (24 * 60 * 60))
}

func span(t *testing.T, from, to string) quality.Range {
	t.Helper()
	return quality.Range{From: day(t, from), To: day(t, to)}
}

func TestDayOf(t *testing.T) {
	for _, tt := range []struct{ instant, want string }{
		{"2026-11-22T00:00:00+08:00", "2026-11-22"},
		{"2026-11-21T23:59:59.999999999+08:00", "2026-11-21"},
		{"2026-11-21T16:00:00Z", "2026-11-22"}, // midnight of the data is four in the afternoon of UTC
		{"2026-11-21T15:59:59Z", "2026-11-21"},
		{"2026-11-21T11:00:00-05:00", "2026-11-22"}, // the viewer's zone does not matter
		{"2026-11-22T09:00:00+09:00", "2026-11-22"},
		{"2028-02-29T12:00:00+08:00", "2028-02-29"},
		{"2026-12-31T16:00:00Z", "2027-01-01"},
		{"1970-01-01T00:00:00+08:00", "1970-01-01"},
		{"1969-12-31T15:59:59.5Z", "1969-12-31"}, // before the first counted day
		{"1969-12-30T16:00:00Z", "1969-12-31"},
		{"1969-12-30T15:59:59Z", "1969-12-30"},
		{"1900-03-01T00:00:00+08:00", "1900-03-01"},
	} {
		if got := quality.DayOf(at(t, tt.instant)); got.String() != tt.want {
			t.Errorf("DayOf(%s) = %s (%d), want %s", tt.instant, got, int(got), tt.want)
		}
	}
	if got := quality.DayOf(at(t, "1970-01-01T00:00:00+08:00")); got != 0 {
		t.Errorf("the first day counts as %d, want 0", int(got))
	}
}

// A day's ends lie in the day, their neighbours do not, and its name leads back to it.
func TestDayBounds(t *testing.T) {
	for d := quality.Day(-40_000); d < 40_000; d += 7 {
		start, end := d.Start(), d.End()
		if h, m, s := start.Clock(); h+m+s != 0 || start.Nanosecond() != 0 {
			t.Fatalf("day %d starts at %s, not at midnight", int(d), start)
		}
		if _, offset := start.Zone(); offset != 8*60*60 {
			t.Fatalf("day %d starts at offset %d s, want +08:00", int(d), offset)
		}
		if end.Sub(start) != 24*time.Hour-time.Second {
			t.Fatalf("day %d goes from %s to %s", int(d), start, end)
		}
		for _, inside := range []time.Time{start, end, end.Add(time.Second - 1)} {
			if got := quality.DayOf(inside); got != d {
				t.Fatalf("DayOf(%s) = %d, want %d", inside, int(got), int(d))
			}
		}
		if got := quality.DayOf(start.Add(-1)); got != d-1 {
			t.Fatalf("the instant before %s belongs to day %d, want %d", start, int(got), int(d-1))
		}
		if back, err := quality.ParseDay(d.String()); back != d || err != nil {
			t.Fatalf("ParseDay(%q) = %d, %v, want %d", d, int(back), err, int(d))
		}
	}
}

func TestDayNames(t *testing.T) {
	d := day(t, "2026-03-01") // a Sunday
	if d.String() != "2026-03-01" || d.Short() != "03-01" || d.Weekday() != time.Sunday {
		t.Errorf("got %q, %q, %s", d.String(), d.Short(), d.Weekday())
	}
	if before := d - 1; before.String() != "2026-02-28" || before.Weekday() != time.Saturday {
		t.Errorf("the day before is %q, a %s", before.String(), before.Weekday())
	}
}

// A day is settled 8 hours after its end, to the nanosecond.
func TestSettled(t *testing.T) {
	for _, tt := range []struct{ now, newest string }{
		{"2026-11-22T07:59:59.999999999+08:00", "2026-11-20"},
		{"2026-11-22T08:00:00+08:00", "2026-11-21"},
		{"2026-11-22T00:00:00Z", "2026-11-21"}, // the same instant
		{"2026-11-22T23:59:59+08:00", "2026-11-21"},
		{"2026-11-23T00:00:00+08:00", "2026-11-21"}, // a new day changes nothing before eight
		{"2027-01-01T08:00:00+08:00", "2026-12-31"},
	} {
		now := at(t, tt.now)
		newest := quality.NewestSettled(now)
		if newest.String() != tt.newest {
			t.Errorf("at %s the newest settled day is %s, want %s", tt.now, newest, tt.newest)
		}
		if !newest.Settled(now) || (newest + 1).Settled(now) {
			t.Errorf("at %s: Settled(%s) = %t, Settled(%s) = %t", tt.now, newest, newest.Settled(now), newest+1,
				(newest + 1).Settled(now))
		}
	}
	if got, want := day(t, "2026-11-21").SettledAt(), at(t, "2026-11-22T08:00:00+08:00"); !got.Equal(want) {
		t.Errorf("SettledAt = %s, want %s", got, want)
	}
}

func TestRange(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		days     []string
	}{
		{"2026-02-27", "2026-03-01", []string{"2026-02-27", "2026-02-28", "2026-03-01"}},
		{"2026-12-31", "2027-01-01", []string{"2026-12-31", "2027-01-01"}},
		{"2026-11-21", "2026-11-21", []string{"2026-11-21"}},
		{"2026-11-22", "2026-11-21", nil}, // the wrong way round is empty, not negative
		{"2026-11-29", "2026-11-21", nil},
	} {
		r := span(t, tt.from, tt.to)
		var days []string
		for _, d := range r.Days() {
			days = append(days, d.String())
			if !r.Contains(d) {
				t.Errorf("%s does not contain its day %s", r, d)
			}
		}
		if !slices.Equal(days, tt.days) || r.Len() != len(tt.days) {
			t.Errorf("%s has %d days %v, want %v", r, r.Len(), days, tt.days)
		}
		if r.Contains(r.From-1) || r.Contains(r.To+1) {
			t.Errorf("%s contains a day beside it", r)
		}
		want := tt.from + ".." + tt.to
		if tt.from == tt.to {
			want = tt.from
		}
		if r.String() != want {
			t.Errorf("String() = %q, want %q", r.String(), want)
		}
	}
}

func TestLastEndsWithTheNewestSettledDay(t *testing.T) {
	for _, tt := range []struct {
		n         int
		now, want string
	}{
		{7, "2026-11-22T12:00:00+08:00", "2026-11-15..2026-11-21"},
		{7, "2026-11-22T07:00:00+08:00", "2026-11-14..2026-11-20"},
		{1, "2026-03-01T08:00:00+08:00", "2026-02-28"},
	} {
		if got := quality.Last(tt.n, at(t, tt.now)); got.String() != tt.want || got.Len() != tt.n {
			t.Errorf("Last(%d) at %s = %s, want %s", tt.n, tt.now, got, tt.want)
		}
	}
}
