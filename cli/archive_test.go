package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// keptArchive is an environment without credentials, with an archive of an app by a dimension and as a whole.
func keptArchive(t *testing.T) (env []string, path string) {
	t.Helper()
	data := t.TempDir()
	path = filepath.Join(data, "rtcscope", "archive.db")
	store, _, err := archive.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	day, err := quality.ParseDay("2026-11-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, put := range []struct {
		indicator, dimension string
		points               []quality.Point
	}{
		{"stall_rate", "Province", []quality.Point{
			{Series: "80ms_audio_stall_rate", Value: "广东", Day: day, V: 0.54},
			{Series: "80ms_audio_stall_rate", Value: "广东", Day: day + 1, V: 1e-7},
			{Series: "80ms_audio_stall_rate", Value: `=1+1,"<x>"`, Day: day + 1, V: 3}}},
		{"stall_rate,network_trans_delay", "", []quality.Point{{Series: "80ms_audio_stall_rate", Day: day + 2, V: 99}}},
	} {
		key := archive.Key{Endpoint: "https://example.com", App: "live", Product: "native", Indicator: put.indicator,
			Dimension: put.dimension}
		if err := store.Keep(t.Context(), key, quality.Range{From: day, To: day + 2},
			quality.Daily{Points: put.points, Listed: true}, time.Unix(1_793_800_000, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return []string{"XDG_DATA_HOME=" + data}, path
}

func TestArchiveInfo(t *testing.T) {
	env, path := keptArchive(t)
	got := invoke(t, env, "archive", "info")
	if got.code != exitDone || got.err != "" {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	for dimension, held := range map[string]string{"whole app": "3 days 1 value network_trans_delay, stall_rate",
		"Province": "3 days 3 values stall_rate"} {
		line := regexp.MustCompile(`(?m)^` + dimension + ` .*$`).FindString(got.out)
		if fields := strings.Join(strings.Fields(line), " "); fields != dimension+" 2026-11-01..2026-11-03 "+held {
			t.Errorf("the line of %s is %q, want %s", dimension, line, held)
		}
	}
	for _, says := range []string{path, "4 of 3 days", "live  native  https://example.com",
		"network_trans_delay, stall_rate\n", "2026-11-01..2026-11-03  3 days", "+08:00"} {
		if !strings.Contains(got.out, says) {
			t.Errorf("info does not say %q:\n%s", says, got.out)
		}
	}
	got = invoke(t, env, "archive", "info", "--format", "json")
	var info jsonInfo
	if err := json.Unmarshal([]byte(got.out), &info); err != nil || got.code != exitDone {
		t.Fatalf("exit %d, %v", got.code, err)
	}
	if info.Path != path || info.Values != 4 || info.Days != 3 || info.Bytes == 0 || info.Version != 3 ||
		len(info.Holdings) != 1 {
		t.Fatalf("got %s", got.out)
	}
	if h := info.Holdings[0]; h.From != "2026-11-01" || h.To != "2026-11-03" || h.Days != 3 || h.Values != 4 ||
		len(h.Indicators) != 2 || h.Dimensions[0] != "" {
		t.Errorf("the holding is %+v", h)
	}
	// What was fetched by provinces is one indicator, though the whole app has two.
	want := []jsonSet{
		{"", []string{"network_trans_delay", "stall_rate"}, "2026-11-01", "2026-11-03", 3, 1, info.Holdings[0].Fetched},
		{"Province", []string{"stall_rate"}, "2026-11-01", "2026-11-03", 3, 3, info.Holdings[0].Fetched},
	}
	if got := info.Holdings[0].Sets; !reflect.DeepEqual(got, want) {
		t.Errorf("the sets are %+v, want %+v", got, want)
	}
}

func TestArchiveExport(t *testing.T) {
	t.Parallel()
	env, _ := keptArchive(t)
	jsonl := invoke(t, env, "archive", "export", "--format", "jsonl")
	want := `{"endpoint":"https://example.com","app":"live","product":"native","indicator":"stall_rate","dimension":"Province","series":"80ms_audio_stall_rate","value":"广东","day":"2026-11-01","v":0.54}
{"endpoint":"https://example.com","app":"live","product":"native","indicator":"stall_rate","dimension":"Province","series":"80ms_audio_stall_rate","value":"=1+1,\"<x>\"","day":"2026-11-02","v":3}
{"endpoint":"https://example.com","app":"live","product":"native","indicator":"stall_rate","dimension":"Province","series":"80ms_audio_stall_rate","value":"广东","day":"2026-11-02","v":1e-7}
{"endpoint":"https://example.com","app":"live","product":"native","indicator":"stall_rate,network_trans_delay","dimension":"","series":"80ms_audio_stall_rate","value":"","day":"2026-11-03","v":99}
`
	if jsonl.code != exitDone || jsonl.err != "" || jsonl.out != want {
		t.Errorf("exit %d, %s, got\n%s\nwant\n%s", jsonl.code, jsonl.err, jsonl.out, want)
	}
	table := invoke(t, env, "archive", "export", "--format", "csv")
	lines, err := csv.NewReader(strings.NewReader(table.out)).ReadAll()
	if err != nil || table.code != exitDone || len(lines) != 5 {
		t.Fatalf("exit %d, %v, got\n%s", table.code, err, table.out)
	}
	if got := strings.Join(lines[0], " "); got != "endpoint app product indicator dimension series value day v" {
		t.Errorf("the heading is %s", got)
	}
	if got := lines[2]; got[6] != `=1+1,"<x>"` || got[7] != "2026-11-02" || got[8] != "3" || lines[3][8] != "0.0000001" {
		t.Errorf("the lines are %q", lines)
	}
	for flags, count := range map[string]int{
		"--app live": 4, "--dimension Province": 3, "--indicator network_trans_delay": 1, "--from 2026-11-02": 3,
		"--to 2026-11-01": 1,
		"--from 2026-11-02 --to 2026-11-02 --indicator stall_rate": 2,
	} {
		got := invoke(t, env, append([]string{"archive", "export"}, strings.Fields(flags)...)...)
		if n := strings.Count(got.out, "\n"); n != count || got.code != exitDone || got.err != "" {
			t.Errorf("%s: %d lines, exit %d, %s; want %d", flags, n, got.code, got.err, count)
		}
	}
	if got := invoke(t, env, "archive", "export", "--dimension",
		"whole app"); got.out != want[strings.LastIndex(strings.TrimSpace(want), "\n")+1:] {
		t.Errorf("the whole app is %s", got.out)
	}
	if got := invoke(t, env, "archive", "export", "--app", "other"); got.code != exitDone || got.out != "" ||
		!strings.Contains(got.err, "archive info") {
		t.Errorf("nothing: exit %d, %q, %q", got.code, got.out, got.err)
	}
}

func TestArchivePruneAndCheck(t *testing.T) {
	t.Parallel()
	env, path := keptArchive(t)
	if got := invoke(t, env, "archive", "check"); got.code != exitDone || got.out != "the archive "+path+
		" is sound: 4 values of 3 days\n" {
		t.Errorf("check: exit %d, %q, %s", got.code, got.out, got.err)
	}
	if got := invoke(t, env, "archive", "prune", "--before", "2026-11-02", "--yes"); got.code != exitDone ||
		!strings.HasSuffix(got.out, "\ndeleted 1 day with 1 value before 2026-11-02\n") {
		t.Errorf("prune: exit %d, %q, %s", got.code, got.out, got.err)
	}
	if got := invoke(t, env, "archive", "check"); got.code != exitDone ||
		!strings.Contains(got.out, "3 values of 2 days") {
		t.Errorf("check after it: exit %d, %q, %s", got.code, got.out, got.err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 96 { // the first bytes of the last page say of what kind it is
		content[len(content)-4096+i] ^= 0xff
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	got := invoke(t, env, "archive", "check")
	if got.code != exitFailed || !strings.Contains(got.out, "damaged") || !strings.Contains(got.err, "not sound") {
		t.Errorf("check of a damaged file: exit %d, %q, %q", got.code, got.out, got.err)
	}
}

func TestArchivePathNeedsNoArchive(t *testing.T) {
	data := t.TempDir()
	want := filepath.Join(data, "rtcscope", "archive.db")
	if got := invoke(t, []string{"XDG_DATA_HOME=" + data}, "archive", "path"); got.code != exitDone || got.out != want+
		"\n" {
		t.Errorf("exit %d, %q", got.code, got.out)
	}
	if entries, err := os.ReadDir(data); err != nil || len(entries) > 0 {
		t.Errorf("it made %v, %v", entries, err)
	}
}

// --demo works with every command. A demo keeps nothing, and does not touch the archive.
func TestArchiveCommandsOfADemo(t *testing.T) {
	t.Parallel()
	env, path := keptArchive(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"info", "info --format json", "export", "prune --before 2026-11-01 --yes", "check",
		"path"} {
		if got := invoke(t, env, append(strings.Fields("archive "+name), "--demo")...); got.code != exitDone ||
			strings.Contains(got.out, path) {
			t.Errorf("%s: exit %d, %s%s", name, got.code, got.out, got.err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the archive has changed, %v", err)
	}
}

func TestArchiveCommandsThatCannotWork(t *testing.T) {
	t.Parallel()
	env, _ := keptArchive(t)
	tomorrow := (quality.DayOf(time.Now()) + 1).String()
	for _, tc := range []struct{ args, says string }{
		{"archive", "info, export, prune, check and path"},
		{"archive nonsense", "nonsense"},
		{"archive check --no-archive", "--no-archive"},
		{"archive info --format csv", "there are table, json"},
		{"archive info now", "now"},
		{"archive info --config nowhere.toml", "nowhere.toml"},
		{"archive export --format json", "jsonl, csv"},
		{"archive export --from 2026-02-30", "--from"},
		{"archive export --to=", "--to"},
		{"archive export --from 2026-11-02 --to 2026-11-01", "exchange"},
		{"archive prune", "--before"},
		{"archive prune --before yesterday", "2006-01-02"},
		{"archive prune --before " + tomorrow, "future"},
		{"archive prune --before 2026-11-02", "--yes to delete, or --dry-run"},
		{"archive prune --before 2026-11-02 --yes --dry-run", "exclude each other"},
	} {
		got := invoke(t, env, strings.Fields(tc.args)...)
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.err, tc.says) {
			t.Errorf("%s: exit %d, printed %q, %q; want exit %d and %q", tc.args, got.code, got.out, got.err, exitUsage,
				tc.says)
		}
	}
	for _, name := range []string{"info", "export", "prune --before 2026-11-01 --yes", "check"} {
		args := append([]string{"archive"}, strings.Fields(name)...)
		if got := invoke(t, []string{"XDG_DATA_HOME=" + t.TempDir()}, args...); got.code != exitFailed || got.out != "" ||
			!strings.Contains(got.err, "first query") {
			t.Errorf("%s without an archive: exit %d, %q, %q", name, got.code, got.out, got.err)
		}
	}
}
