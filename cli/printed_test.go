package cli

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
)

var update = flag.Bool("update", false, "write what the commands print to testdata")

// Programs and people rely on what these commands print: to the byte, on stdout and stderr, in each format.
func TestWhatCommandsPrint(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	server, env := accountWith(t, sim.Options{PerSecond: 1 << 20, Now: func() time.Time { return now }})
	home := t.TempDir()
	homes := map[bool]string{false: home, true: t.TempDir()} // sync finds nothing held
	config := filepath.Join(home, "config.toml")
	if err := os.WriteFile(config, []byte(`limits = ["2000/1s"]`), 0o600); err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer(server.URL(), "URL", home, "HOME")
	odd := sim.Fault{Kind: sim.OddCells}
	empty := sim.Fault{Kind: sim.Body, Body: []byte(`{"ResponseMetadata":{"RequestId":"1"},"Result":{"Indicators":[]}}`)}
	var b strings.Builder
	for _, step := range []struct {
		fault sim.Fault
		args  string
	}{
		{sim.Fault{}, "apps"},
		{sim.Fault{}, "query --indicator stall_rate --dimension OS"},
		{sim.Fault{}, "query --indicator stall_rate --dimension OS --vs previous"},
		{sim.Fault{}, "query --indicator stall_rate --dimension OS --vs week --last 2d --format csv"},
		{sim.Fault{}, "query --indicator stall_rate --dimension OS --vs off --last 2d --format json"},
		{sim.Fault{}, "query --indicator network_trans_delay --dimension Access --vs 4weeks --last 2d --format md"},
		{sim.Fault{}, "query --indicator stall_rate --dimension Province --series 80ms_audio_stall_rate --filter gd " +
			"--sort mean:up --from 2026-11-20 --to 2026-11-22"},
		{sim.Fault{}, "query --indicator stall_rate --dimension Province --filter nobody --last 2d"},
		{odd, "query --indicator stall_rate --dimension OS --last 2d --no-archive --format csv"},
		{odd, "query --indicator stall_rate --dimension OS --last 2d --no-archive --format md"},
		{sim.Fault{}, "triage --last 3d"},
		{sim.Fault{}, "triage --last 3d --format md --fail-on low"},
		{sim.Fault{}, "triage --last 3d --format json"},
		{sim.Fault{}, "triage --last 3d --lang zh --verbose"},
		{empty, "triage --last 3d --no-archive"},
		{sim.Fault{}, "triage --last 2d --as-of 2026-11-20"},
		{sim.Fault{}, "triage backtest --days 4 --last 1d"},
		{sim.Fault{}, "triage backtest --days 4 --last 1d --format json"},
		{empty, "sync --indicators join_room_success_rate --dimensions OS --days 3 --rate 1000 --verbose"},
		{sim.Fault{}, "sync --indicators stall_rate,network_trans_delay --dimensions OS,Access --days 3 --rate 1000 " +
			"--verbose"},
		{sim.Fault{}, "sync --indicators stall_rate --dimensions OS --days 3 --rate 1000 --verbose"},
		{sim.Fault{}, "sync --indicators stall_rate --dimensions OS --refetch 2026-11-20..2026-11-21 --rate 1000 --verbose"},
	} {
		server.SetFault(step.fault)
		args := append(strings.Fields(step.args), "--endpoint", server.URL(), "--config", config)
		if args[0] != "apps" {
			args = append(args, "--app", "demo-live")
		}
		got := invokeAt(t, homes[args[0] == "sync"], now, env, args...)
		fmt.Fprintf(&b, "$ rtcscope %s\n%s", step.args, plain.Replace(got.out))
		if got.err != "" {
			fmt.Fprintf(&b, "on stderr:\n%s", plain.Replace(got.err))
		}
		fmt.Fprintf(&b, "exit %d\n\n", got.code)
	}
	golden := filepath.Join("testdata", "printed.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		got, want := lineAt(gotLines, i), lineAt(wantLines, i)
		if got != want {
			t.Fatalf("%s, line %d: printed\n%s\nwant\n%s\nIf that is meant: go test ./cli -run %s -update", golden, i+1, got,
				want, t.Name())
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "the end"
}
