package cli

import (
	"strings"
	"testing"
	"time"

	"rtcscope/quality"
)

// sync leaves others a share of every limit, stays within what the account is permitted, and is no slower than it must
// be.
func TestSyncLeavesAShare(t *testing.T) {
	volcengine := []quality.Limit{{Calls: 2, Per: time.Second}}
	bytePlus := []quality.Limit{{Calls: 10, Per: time.Minute}, {Calls: 60, Per: 24 * time.Hour}}
	for _, tt := range []struct {
		name   string
		limits []quality.Limit
		rate   float64
		given  bool
		says   string        // empty: it is taken
		calls  int           // so many calls
		least  time.Duration // take so long at least
		most   time.Duration
	}{
		{"the default", volcengine, 1, false, "", 11, 10 * time.Second, 10 * time.Second},
		{"slower", volcengine, 0.5, true, "", 11, 20 * time.Second, 20 * time.Second},
		{"a slow account", []quality.Limit{{Calls: 1, Per: time.Second}}, 1, false, "", 11, 20 * time.Second,
			20 * time.Second},
		{"BytePlus", bytePlus, 1, false, "", 6, time.Minute, time.Minute},
		{"all of it", volcengine, 2, true, "nobody else a call", 0, 0, 0},
		{"nothing", volcengine, 0, true, "no pace", 0, 0, 0},
		{"next to nothing", volcengine, 1e-10, true, "no pace", 0, 0, 0},
		{"less than nothing", volcengine, -1, true, "no pace", 0, 0, 0},
	} {
		share, err := shareOf(tt.limits, tt.rate, tt.given)
		if tt.says != "" {
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.says)
			}
			continue
		}
		if took := quality.Pace(share, tt.calls); err != nil || took < tt.least || took > tt.most {
			t.Errorf("%s: %d calls take %s under %v, want %s to %s; %v", tt.name, tt.calls, took, share, tt.least, tt.most, err)
		}
		for _, l := range tt.limits {
			if quality.Pace(share, 1000) < quality.Pace([]quality.Limit{l}, 1000) {
				t.Errorf("%s: %v is broken", tt.name, l)
			}
		}
	}
}
