package quality_test

import (
	"testing"

	"rtcscope/quality"
)

func TestDayList(t *testing.T) {
	const first = quality.Day(20778) // 2026-11-21
	for _, tt := range []struct {
		days        []quality.Day
		long, short string
	}{
		{nil, "", ""},
		{[]quality.Day{first}, "2026-11-21", "11-21"},
		{[]quality.Day{first, first + 1}, "2026-11-21..2026-11-22", "11-21–11-22"},
		{[]quality.Day{first, first + 2, first + 3, first + 4, first + 6}, "2026-11-21, 2026-11-23..2026-11-25, 2026-11-27",
			"11-21, 11-23–11-25, 11-27"},
	} {
		if long, short := quality.DayList(tt.days), quality.ShortDayList(tt.days, "–"); long != tt.long ||
			short != tt.short {
			t.Errorf("%v: %q and %q, want %q and %q", tt.days, long, short, tt.long, tt.short)
		}
	}
}
