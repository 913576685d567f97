package quality_test

import (
	"testing"
	"time"

	"rtcscope/quality"
)

func TestPaceIsTheSlowestLimit(t *testing.T) {
	for _, test := range []struct {
		limits []quality.Limit
		calls  int
		want   time.Duration
	}{
		{[]quality.Limit{{2, time.Second}}, 0, 0},
		{[]quality.Limit{{2, time.Second}}, 2, 0},
		{[]quality.Limit{{2, time.Second}}, 3, time.Second},
		{[]quality.Limit{{2, time.Second}}, 5, 2 * time.Second},
		{[]quality.Limit{{10, time.Minute}, {60, 24 * time.Hour}}, 11, time.Minute},
		{[]quality.Limit{{10, time.Minute}, {60, 24 * time.Hour}}, 61, 24 * time.Hour},
		{nil, 100, 0},
	} {
		if got := quality.Pace(test.limits, test.calls); got != test.want {
			t.Errorf("%d calls under %v take %s, want %s", test.calls, test.limits, got, test.want)
		}
	}
}
