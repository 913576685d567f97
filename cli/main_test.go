package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/api/sim/simtest"
	"rtcscope/quality"
)

type outcome struct {
	code     int
	out, err string
}

// invoke executes a command line with an environment of its own and an empty home. Its stdout is a file.
func invoke(t *testing.T, env []string, args ...string) outcome {
	t.Helper()
	return invokeAt(t, t.TempDir(), time.Now(), env, args...)
}

// invokeAt is invoke at an instant, with a home that may hold something.
func invokeAt(t *testing.T, home string, now time.Time, env []string, args ...string) outcome {
	t.Helper()
	out, err := os.Create(filepath.Join(home, "stdout"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var errs bytes.Buffer
	code := carryOut(t.Context(), args, Process{Keymap: keymap(), In: os.Stdin, Out: out, Err: &errs, Environ: env,
		Home: home, Now: func() time.Time { return now },
		Getenv: func(name string) string {
			for _, pair := range env {
				if value, ok := strings.CutPrefix(pair, name+"="); ok {
					return value
				}
			}
			return ""
		}})
	text, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	return outcome{code, string(text), errs.String()}
}

// account starts a simulated service and returns it with the environment and flags that reach it.
func account(t *testing.T) (server *sim.Server, env []string) {
	t.Helper()
	return accountWith(t, sim.Options{})
}

func accountWith(t *testing.T, o sim.Options) (server *sim.Server, env []string) {
	t.Helper()
	o.Indicators = api.Catalogue().Indicators
	server, err := sim.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return server, []string{"VOLC_ACCESSKEY=" + server.AccessKey(), "VOLC_SECRETKEY=" + server.SecretKey(),
		"VOLC_SESSIONTOKEN=" + server.SessionToken()}
}

type printed struct {
	Query struct {
		App, Product, Indicator, Dimension, From, To string
	}
	Series []struct {
		Name, Unit, Better string
		Rows               []struct {
			Value string
			Days  []struct {
				Day string
				V   *float64
			}
		}
	}
	Warnings []string
}

func TestDemoPrintsWhereStdoutIsNoTerminal(t *testing.T) {
	got := invoke(t, nil, "--demo")
	if got.code != exitDone || got.err != "" {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	if strings.Contains(got.out, "\x1b") {
		t.Error("escape sequences were written into a pipe")
	}
	lines := strings.Split(got.out, "\n")
	if !strings.HasPrefix(lines[0], "demo-live native  stall_rate  Province") {
		t.Errorf("the first line is %q", lines[0])
	}
	if !strings.HasPrefix(lines[4], "广东") {
		t.Errorf("the row that got worse most is not on top: %q", lines[4])
	}
}

func TestQueryPrintsJSON(t *testing.T) {
	got := invoke(t, nil, "query", "--demo", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "Province",
		"--last", "7d", "--format", "json")
	if got.code != exitDone {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	var p printed
	if err := json.Unmarshal([]byte(got.out), &p); err != nil {
		t.Fatal(err)
	}
	want := quality.Last(7, time.Now())
	if p.Query.From != want.From.String() || p.Query.To != want.To.String() || p.Query.Product != "native" {
		t.Errorf("the query is %+v, want the days %s", p.Query, want)
	}
	if len(p.Series) != 2 || p.Series[0].Name != "80ms_audio_stall_rate" || p.Series[0].Better != "lower" ||
		p.Series[0].Unit != "%" {
		t.Fatalf("the series are not those of the API page: %+v", p.Series)
	}
	if rows := p.Series[0].Rows; len(rows) != 34 || rows[0].Value != "广东" || len(rows[0].Days) != 7 {
		t.Errorf("got %d rows, the first %+v", len(rows), rows[0])
	}
	if p.Warnings == nil {
		t.Error("warnings is null, want an empty list")
	}
}

// The command that the explorer copies prints what it shows.
func TestQueryPrintsOneSeriesFilteredAndOrdered(t *testing.T) {
	got := invoke(t, nil, "query", "--demo", "--series", "500ms_video_stall_rate", "--filter", "/^(广|上)/", "--sort",
		"value:down", "--format", "csv")
	if got.code != exitDone {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if len(lines) != 1+3*7 {
		t.Fatalf("%d lines:\n%s", len(lines), got.out)
	}
	for i, value := range []string{"广西", "广东", "上海"} {
		if line := lines[1+7*i]; !strings.HasPrefix(line, "500ms_video_stall_rate,"+value+",") {
			t.Errorf("%s is not in its place: %s", value, line)
		}
	}
}

func TestWrongUsageSendsNothing(t *testing.T) {
	t.Parallel()
	noon := quality.DayOf(time.Now()).Start().Add(12 * time.Hour) // yesterday is complete
	server, env := account(t)
	for _, tc := range []struct{ args, says string }{
		{"query --app x --indicator stall_rate --dimension Nowhere", "there are Province, Country, OS, Access"},
		{"query --app x --indicator nonsense --dimension OS", "join_room_success_rate"},
		{"query --app= --indicator stall_rate --dimension OS", "AppId"},
		{"query --indicator stall_rate --dimension OS", "AppId"},
		{"query --app x --indicator stall_rate --dimension OS --from 2026-02-30", "not a day of the calendar"},
		{"query --app x --indicator stall_rate --dimension OS --from 2022-12-09 --to 2022-12-10",
			"not served since 2023-01-09"},
		{"query --app x --indicator stall_rate --dimension OS --from 2022-12-09 --to 2022-12-10",
			"the service has the days since "},
		{"query --app x --indicator stall_rate --dimension OS --from 2026-11-20 --to 2026-11-10", "after its end"},
		{"query --app x --indicator stall_rate --dimension OS --last 60d --no-archive", "too old"},
		{"query --app x --indicator stall_rate --dimension OS --last week", "7d"},
		{"query --app x --indicator stall_rate --dimension OS --last 7d --from 2026-11-10", "exclude each other"},
		{"query --app x --indicator stall_rate --dimension OS --to 2026-11-10", "--from"},
		{"query --app x --indicator stall_rate --dimension OS --format xml", "table, csv, json, md"},
		{"query --app x --indicator stall_rate --dimension OS --product tv", "native, web"},
		{"query --app x --indicator stall_rate --dimension OS --lang fr", "en, zh"},
		{"query --app x --indicator stall_rate --dimension OS --timeout 0s", "--timeout"},
		{"query --app x --indicator stall_rate --dimension OS --config nowhere.toml", "nowhere.toml"},
		{"query --secret x", "unknown flag"},
		{"query --app x --indicator stall_rate --dimension OS --sort trend", "there are change"},
		{"query --app x --indicator stall_rate --dimension OS --filter /(", "missing closing"},
		{"--theme sepia", "colourblind"},
		{"--glyphs emoji", "unicode, block, ascii"},
		{"nonsense", "nonsense"},
		{"apps now", "unknown command"},
		{"qurey", `did you mean "query"?`},
		{"archive chek", `did you mean "check"?`},
		{"config", "path, example and check"},
		{"query --fomat csv", "did you mean --format?"},
		{"query --App x", "did you mean --app?"},
		{"query --app x --indicator stal_rate --dimension OS",
			`--indicator: "stal_rate" is no indicator: did you mean "stall_rate"?`},
		{"query --app x --indicator= --dimension OS", "no indicator is given: there are join_room_success_rate"},
		{"query --app x --indicator stall_rate --dimension OS --sort men", `did you mean "mean"?`},
		{"query --app x --indicator stall_rate --dimension OS --sort mean:dwon", `did you mean "down"?`},
		{"query --app x --indicator stall_rate --dimension OS --sort mean:", "there are up, down"},
		{"query --app x --indicator stall_rate --dimension OS --vs weak", `did you mean "week"?`},
		{"query --app x --indicator stall_rate --dimension OS --last 30d --no-archive", "29d is the most"},
		{"query --app x --indicator stall_rate --dimension OS --last 7h", "write it like 7d, or 2w for weeks"},
		{"query --app x --indicator stall_rate --dimension OS --series nope",
			"there are 80ms_audio_stall_rate, 500ms_video_stall_rate"},
		{"query --app x --indicator stall_rate --dimension OS --series 80ms_audio_stal_rate",
			`did you mean "80ms_audio_stall_rate"?`},
		{"query --app x --indicator stall_rate --dimension OS --series 5s_join_room_success_rate",
			"no series of stall_rate"},
		{"triage --app x --fail-on hihg", `did you mean "high"?`},
		{"triage --app x --format csv", "there are table, json, md"},
		{"triage --app x --vs off", "nothing to compare with"},
		{"sync --indicators stall_rate,stal_rate", `did you mean "stall_rate"?`},
		{"sync --dimensions ,", "is empty"},
		{"sync --days 0", "1 or more"},
		{"sync --days week", `--days: "week" cannot be read: write a whole number`},
		{"sync --rate fast", "write a number, like 0.5"},
		{"query --app x --indicator stall_rate --dimension OS --timeout 10", "write a time like 10s"},
		{"query --demo=maybe", "write the flag alone"},
		{"sync --rate 5", "nobody else a call"},
		{"archive export --format xml", "jsonl, csv"},
		{"archive export --dimension OSS", `did you mean "OS"?`},
		{"--demo --endpoint https://rtc.volcengineapi.com", "exclude each other"},
		{"apps --region mars", "cn-north-1"},
		{"apps --region cn-nroth-1", `did you mean "cn-north-1"?`},
	} {
		got := invokeAt(t, t.TempDir(), noon, env, append(strings.Fields(tc.args), endpointUnless(tc.args, server)...)...)
		if got.code != exitUsage || got.out != "" {
			t.Errorf("%s: exit %d, printed %q; want exit %d and nothing", tc.args, got.code, got.out, exitUsage)
		}
		if !strings.Contains(got.err, tc.says) {
			t.Errorf("%s: the error %q does not say %q", tc.args, got.err, tc.says)
		}
	}
	if got := invoke(t, env, "apps", "--endpoint", "http://example.com"); got.code != exitUsage ||
		!strings.Contains(got.err, "https") {
		t.Errorf("plain http beyond loopback: exit %d, %s", got.code, got.err)
	}
	if n := len(server.Requests()); n != 0 {
		t.Errorf("%d requests were sent", n)
	}
}

// endpointUnless returns the flag that points a command line at the server, where a request sent by mistake would
// show.
func endpointUnless(args string, server *sim.Server) []string {
	if strings.Contains(args, "--endpoint") || strings.Contains(args, "--region") {
		return nil
	}
	return []string{"--endpoint", server.URL()}
}

func TestWithoutCredentialsItSaysHowToSetThem(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"apps"}, {"query", "--app", "x", "--indicator", "stall_rate", "--dimension",
		"OS"}} {
		got := invoke(t, nil, args...)
		if got.code != exitCredentials || got.out != "" {
			t.Errorf("%v: exit %d, printed %q", args, got.code, got.out)
		}
		if n := strings.Count(got.err, "\n"); n != 3 || !strings.Contains(got.err, "VOLC_ACCESSKEY") ||
			!strings.Contains(got.err, "--demo") {
			t.Errorf("%v: not three lines that help:\n%s", args, got.err)
		}
	}
}

func TestExitCodesOfFailures(t *testing.T) {
	t.Parallel()
	server, env := account(t)
	query := []string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS", "--endpoint",
		server.URL()}
	got := invoke(t, []string{env[0], "VOLC_SECRETKEY=wrong", env[2]}, query...)
	if got.code != exitCredentials || !strings.Contains(got.err, "SignatureDoesNotMatch") ||
		strings.Contains(got.err, "wrong ") {
		t.Errorf("a wrong secret: exit %d, %s", got.code, got.err)
	}
	server.SetFault(sim.Fault{Kind: sim.Code, Code: "InvalidParameter.NotExistAppId"})
	got = invoke(t, env, query...)
	if got.code != exitFailed || got.out != "" || !strings.Contains(got.err, "InvalidParameter.NotExistAppId") ||
		!strings.Contains(got.err, "RequestId") {
		t.Errorf("a refused query: exit %d, printed %q, %s", got.code, got.out, got.err)
	}
	if strings.Contains(got.err, server.SecretKey()) || strings.Contains(got.err, server.AccessKey()) {
		t.Error("a key was shown")
	}
}

func TestAppsPrintsIDAndName(t *testing.T) {
	server, env := account(t)
	got := invoke(t, env, "apps", "--endpoint", server.URL())
	if !strings.HasPrefix(got.out, "demo-live\t直播连麦\n") || got.code != exitDone {
		t.Errorf("exit %d, printed %q", got.code, got.out)
	}
	for _, key := range server.AppKeys() {
		if strings.Contains(got.out+got.err, key) {
			t.Error("an AppKey was shown")
		}
	}
}

// The answer is the example of the API page, repaired to valid JSON and moved to the newest days.
func TestTheExampleOfTheAPIPage(t *testing.T) {
	server, env := account(t)
	days := quality.Last(2, time.Now())
	server.SetFault(sim.Fault{Kind: sim.Body, Body: simtest.Sample(days.From.Start())})
	args := []string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "Country", "--last", "2d",
		"--endpoint", server.URL()}
	got := invoke(t, env, append(args, "--format", "csv")...)
	want := "series,value,day,v\n"
	for _, cell := range []string{
		"80ms_audio_stall_rate,中国,0,0.54", "80ms_audio_stall_rate,中国,1,0.52",
		"80ms_audio_stall_rate,丹麦,0,0.43", "80ms_audio_stall_rate,丹麦,1,0.38",
		"500ms_video_stall_rate,中国,0,0.45", "500ms_video_stall_rate,中国,1,0.62",
		"500ms_video_stall_rate,丹麦,0,0.47", "500ms_video_stall_rate,丹麦,1,0.37",
	} {
		parts := strings.Split(cell, ",")
		day := days.From
		if parts[2] == "1" {
			day = days.To
		}
		want += parts[0] + "," + parts[1] + "," + day.String() + "," + parts[3] + "\n"
	}
	if sorted(got.out) != sorted(want) {
		t.Errorf("got\n%s\nwant\n%s", got.out, want)
	}
}

func sorted(lines string) string {
	list := strings.Split(strings.TrimSpace(lines), "\n")
	slices.Sort(list[1:]) // the heading stays
	return strings.Join(list, "\n")
}

// A complete day is asked for once. Trouble with the archive only means that nothing is kept.
func TestWhatWasFetchedIsKept(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	data := t.TempDir()
	query := append(flags, "query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS", "--format",
		"csv")
	first := invoke(t, append(env, "XDG_DATA_HOME="+data), query...)
	again := invoke(t, append(env, "XDG_DATA_HOME="+data), query...)
	if n := len(server.Requests()); first.code != exitDone || again.code != exitDone || n != 1 || first.out != again.out {
		t.Errorf("exits %d and %d after %d requests, want one request and the same answer twice", first.code, again.code, n)
	}
	if got := invoke(t, append(env, "XDG_DATA_HOME="+data), append(query, "--no-archive")...); got.out != first.out ||
		len(server.Requests()) != 2 {
		t.Errorf("--no-archive used what is kept: %d requests", len(server.Requests()))
	}
	file := filepath.Join(data, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := invoke(t, append(env, "XDG_DATA_HOME="+file), query...)
	if got.code != exitDone || got.out != first.out || !strings.Contains(got.err, "nothing is kept") {
		t.Errorf("without a place to keep: exit %d, %q", got.code, got.err)
	}
}
