package report_test

import (
	"testing"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// A day that is not complete says when it will be, in its zone and in hours from now: 8 hours after its end.
func TestWhenADayIsComplete(t *testing.T) {
	at := func(text string) time.Time {
		now, err := time.ParseInLocation("2006-01-02 15:04", text, quality.Zone)
		if err != nil {
			t.Fatal(err)
		}
		return now
	}
	today := quality.DayOf(at("2026-11-27 12:00"))
	for _, test := range []struct {
		days quality.Range
		now  string
		want string
	}{
		{quality.Range{From: today, To: today}, "2026-11-27 00:05", "11-27 is complete at 11-28 08:00+08:00, in 32 h"},
		{quality.Range{From: today, To: today}, "2026-11-27 23:59", "11-27 is complete at 11-28 08:00+08:00, in 9 h"},
		{quality.Range{From: today - 6, To: today}, "2026-11-27 03:00", "11-26 is complete at 11-27 08:00+08:00, in 5 h"},
		{quality.Range{From: today - 1, To: today - 1}, "2026-11-27 07:30", "11-26 is complete at 11-27 08:00+08:00, in 30 min"},
		{quality.Range{From: today - 1, To: today - 1}, "2026-11-27 08:00", ""},
	} {
		if got := report.Completes(lang.Printer{}, test.days, at(test.now)); got != test.want {
			t.Errorf("%s at %s: %q, want %q", test.days, test.now, got, test.want)
		}
	}
}

// Days that the service no longer has say since when, what it has, and what is held.
func TestDaysThatAreNoLongerServed(t *testing.T) {
	now := quality.Day(20100).Start()
	r := quality.Result{Query: quality.Query{Range: quality.Range{From: 20000, To: 20006}}}
	for want, held := range map[string]quality.Range{
		"2024-10-04..2024-10-10: not served since 2024-11-09, and not kept before; the service has the days since " +
			"2024-12-14; no day of this query is held": {},
		"2024-10-04..2024-10-10: not served since 2024-11-09, and not kept before; the service has the days since " +
			"2024-12-14; held are days of 2024-11-23..2025-01-10": {From: 20050, To: 20098},
	} {
		r.HeldDays = held
		if got := report.NotServed(lang.Printer{}, r, now); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
