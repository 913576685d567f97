package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
)

// What the commands print in Chinese has no English word but names: of commands, flags, indicators, dimensions and their
// values, apps and systems.
func TestWhatCommandsPrintInChineseIsChinese(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	server, env := accountWith(t, sim.Options{PerSecond: 1 << 20, Now: func() time.Time { return now }})
	home := t.TempDir()
	config := filepath.Join(home, "config.toml")
	if err := os.WriteFile(config, []byte("limits = [\"2000/1s\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	places := strings.NewReplacer(server.URL(), "", home, "", `\_`, "_")
	id := regexp.MustCompile(`--[a-z][-a-z]*|\w+(?:[_.-]\w+)+|[~.]?/[\w./-]+`)
	word := regexp.MustCompile(`[A-Za-z]{3,}`)
	names := strings.Fields("rtcscope native triage prune Province Country Access android ios mac windows linux wifi unknown")
	empty := sim.Fault{Kind: sim.Body, Body: []byte(`{"ResponseMetadata":{"RequestId":"1"},"Result":{"Indicators":[]}}`)}
	for _, step := range []struct {
		fault sim.Fault
		args  string
		says  string
	}{
		{empty, "sync --app demo-live --indicators network_trans_delay --dimensions OS --days 3 --rate 1000 --verbose",
			"尚未就绪：demo-live"},
		{sim.Fault{}, "query --app demo-live --indicator stall_rate --dimension OS", "均值"},
		{sim.Fault{}, "query --app demo-live --indicator stall_rate --dimension Access --format md", "均值"},
		{sim.Fault{}, "overview --app demo-live", "应用整体"},
		{sim.Fault{}, "triage --app demo-live --last 3d --verbose", "事件"},
		{sim.Fault{}, "triage --app demo-live --last 3d --format md", "事件"},
		{sim.Fault{}, "triage backtest --app demo-live --days 3 --last 1d", "次"},
		{sim.Fault{}, "sync --app demo-live --indicators stall_rate --dimensions OS,Access --days 3 --rate 1000 --verbose",
			"已留存 demo-live"},
		{sim.Fault{}, "sync --app demo-live --indicators stall_rate --dimensions OS --refetch 2026-11-20 --rate 1000 --verbose",
			"0 个数值有变化"},
		{sim.Fault{}, "archive info", "应用整体"},
		{sim.Fault{}, "archive check", "完好"},
		{sim.Fault{}, "archive prune --before 2026-11-21 --dry-run", "试运行"},
		{sim.Fault{}, "archive prune --before 2026-11-21 --yes", "已删除 2026-11-21 之前的"},
		{sim.Fault{}, "archive prune --before 2026-11-21 --yes", "2026-11-21 之前没有留存"},
		{sim.Fault{}, "config check --config " + config, "无误"},
		{sim.Fault{}, "config check", "没有配置文件"},
	} {
		server.SetFault(step.fault)
		args := append(strings.Fields(step.args), "--lang", "zh")
		if args[0] != "archive" && args[0] != "config" {
			args = append(args, "--endpoint", server.URL(), "--config", config)
		}
		got := invokeAt(t, home, now, env, args...)
		if got.code != exitDone || !strings.Contains(got.out, step.says) {
			t.Errorf("%s: exit %d, want %q in\n%s%s", step.args, got.code, step.says, got.out, got.err)
		}
		text := id.ReplaceAllString(places.Replace(got.out+got.err), " ")
		for _, left := range word.FindAllString(text, -1) {
			if !slices.Contains(names, left) {
				t.Errorf("%s: the English word %q is in\n%s", step.args, left, got.out+got.err)
				break
			}
		}
	}
}
