package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
)

// Every range has changes, on a new archive at any hour: if too few of the compared days are held, the latest day is
// compared with those before it, and the first line says so.
func TestRangesAlwaysAnswer(t *testing.T) {
	t.Parallel()
	for _, hour := range []int{1, 9, 23} {
		now := time.Date(2026, 11, 22, hour, 0, 0, 0, quality.Zone)
		server, env := accountWith(t, sim.Options{PerSecond: 1 << 20, Now: func() time.Time { return now }})
		home := t.TempDir()
		config := filepath.Join(home, "config.toml")
		if err := os.WriteFile(config, []byte(`limits = ["2000/1s"]`), 0o600); err != nil {
			t.Fatal(err)
		}
		for days, want := range map[int]string{1: "against", 3: "against", 7: "against", 14: "against", 18: "of 18 days)",
			28: "change: the latest day against the mean of the days before it; "} {
			got := invokeAt(t, t.TempDir(), now, env, "query", "--app", "demo-live", "--indicator", "stall_rate",
				"--dimension", "Province", "--vs", "previous", "--last", fmt.Sprintf("%dd", days), "--endpoint",
				server.URL(), "--config", config)
			first, rest, _ := strings.Cut(got.out, "\n")
			if got.code != 0 || !strings.Contains(first, want) {
				t.Errorf("%d days at %d h: code %d, %q is not in %q\n%s", days, hour, got.code, want, first, got.err)
			}
			if fellBack := strings.Contains(first, "not held"); fellBack != (days == 28) {
				t.Errorf("%d days at %d h: it falls back: %v: %s", days, hour, fellBack, first)
			}
			for line := range strings.Lines(rest) {
				if words := strings.Fields(line); len(words) > 2 && words[0] == "广东" && words[2] == "." {
					t.Errorf("%d days at %d h: no change: %s", days, hour, line)
				}
			}
		}
	}
}
