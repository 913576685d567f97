package cli

import (
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
)

// Live figures are printed by the minute, in each format, with their age. They are of no days.
func TestQueryOfLiveFigures(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	server, env := accountWith(t, sim.Options{PerSecond: 1 << 20, Now: func() time.Time { return now }})
	for args, want := range map[string]string{
		"--live":                                "live, the last 60 minutes",
		"--live --format csv":                   "80ms_audio_stall_rate,android,2026-11-22T11:30+08:00,",
		"--live --format json":                  `"time":"2026-11-22T11:30+08:00"`,
		"--live --format md":                    "| android",
		"--live --series 80ms_audio_stall_rate": "newest live figures are of 11:58, 1 min old",
		"--live=6h":                             "only if they were kept then",
		"--live --last 3d":                      "--live and --last exclude each other",
		"--live --vs week":                      "--live and --vs exclude each other",
		"--live 6h":                             "write --live=6h",
		"--live=5h":                             "is no live span",
	} {
		words := append(strings.Fields("query --app demo-live --indicator stall_rate --dimension OS --endpoint "+
			server.URL()), strings.Fields(args)...)
		if got := invokeAt(t, t.TempDir(), now, env, words...); !strings.Contains(got.out+got.err, want) {
			t.Errorf("%s prints\n%.600s\n%s", args, got.out, got.err)
		}
	}
}
