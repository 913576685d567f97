//go:build unix

package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// Upper and lower case make no difference in names.
func TestValuesOfFlagsAreTakenInAnyCase(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	flags = append(flags, "--app", "demo-live")
	args := func(line string) []string { return append(strings.Fields(line), flags...) }
	for _, tt := range []struct{ usual, typed string }{
		{"query --indicator stall_rate --dimension Province --product native --format json --lang zh --sort mean:up --vs " +
			"week",
			"query --indicator STALL_RATE --dimension province --product Native --format JSON --lang ZH --sort Mean:UP --vs " +
				"Week"},
		{"query --indicator stall_rate --dimension OS --series 80ms_audio_stall_rate --theme none --glyphs ascii --last " +
			"7d --format csv",
			"query --indicator Stall_Rate --dimension os --series 80MS_AUDIO_stall_rate --theme NONE --glyphs Ascii --last 7 " +
				"--format Csv"},
		{"triage --last 2d --fail-on high --format md", "triage --last 2D --fail-on HIGH --format MD"},
	} {
		want, got := invoke(t, env, args(tt.usual)...), invoke(t, env, args(tt.typed)...)
		if got.code != want.code || got.out != want.out || got.out == "" {
			t.Errorf("%s: exit %d, %s\nprinted\n%s\nwant exit %d and\n%s", tt.typed, got.code, got.err, got.out, want.code,
				want.out)
		}
	}
	for _, last := range []string{"14d", "2w", "2W", " 14 ", "14D"} {
		got := invoke(t, env, append(args("query --indicator stall_rate --dimension Province --format csv"), "--last",
			last)...)
		if got.code != exitDone || strings.Count(got.out, "\n") != 1+2*34*14 {
			t.Errorf("--last %q: exit %d, %d lines, %s", last, got.code, strings.Count(got.out, "\n"), got.err)
		}
	}
}

// If only the answer shows that a series does not exist, that is no wrong usage: calls were made.
func TestASeriesThatTheAnswerLacksIsAFailure(t *testing.T) {
	server, env := account(t)
	query := []string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS", "--endpoint",
		server.URL(), "--format", "csv", "--series"}
	got := invoke(t, env, append(query, "200ms_audio_stall_rate")...)
	if got.code != exitFailed || got.out != "" || !strings.Contains(got.err,
		"it has 80ms_audio_stall_rate, 500ms_video_stall_rate") {
		t.Errorf("exit %d, %q, %s", got.code, got.out, got.err)
	}
	if len(server.Requests()) == 0 {
		t.Error("the service was not asked")
	}
}

// If the answer is held, it decides which series there are, not the catalogue: a new series can be asked for.
func TestASeriesOfAHeldAnswerIsTaken(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	day := quality.NewestSettled(time.Now())
	server.SetFault(sim.Fault{Kind: sim.Body, Action: "ListQualityDistribution",
		Body: []byte(`{"ResponseMetadata":{"RequestId":"x"},"Result":{"Indicators":[{"Name":"freezes",` +
			`"Data":[{"TimeStamp":"` + day.Start().Format(time.RFC3339) + `","Value":0.5,"Dimension":"ios"}]}]}}`)})
	args := append(flags, "--app", "demo-live", "--from", day.String(), "--to", day.String())
	query := append([]string{"query", "--indicator", "stall_rate", "--dimension", "OS", "--format", "csv", "--series"},
		args...)
	with := func(series string) outcome { return invoke(t, env, slices.Insert(slices.Clone(query), 8, series)...) }
	if got := with("freezes"); got.code != exitUsage || len(server.Requests()) != 0 {
		t.Errorf("before: exit %d after %d requests, %s", got.code, len(server.Requests()), got.err)
	}
	if got := invoke(t, env, append([]string{"query", "--indicator", "stall_rate", "--dimension", "OS"},
		args...)...); got.code != exitDone {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	// sync fetches what is beside the rows, too.
	if got := invoke(t, env, append(flags, "sync", "--indicators", "stall_rate", "--dimensions", "OS", "--rate", "1000",
		"--app", "demo-live")...); got.code != exitDone {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	asked := len(server.Requests())
	if got := with("freezes"); got.code != exitDone || !strings.Contains(got.out, "freezes,ios,"+day.String()) {
		t.Errorf("held: exit %d, %q, %s", got.code, got.out, got.err)
	}
	if got := with("nope"); got.code != exitUsage || !strings.Contains(got.err, "it has freezes") {
		t.Errorf("held, and not in it: exit %d, %s", got.code, got.err)
	}
	if n := len(server.Requests()); n != asked {
		t.Errorf("%d requests were sent for what is held", n-asked)
	}
}

// A series with another limit belongs to the indicator, too.
func TestCheckSeries(t *testing.T) {
	for _, tt := range []struct{ name, indicator, want, says string }{
		{"", "stall_rate", "", ""},
		{"80ms_audio_stall_rate", "stall_rate", "80ms_audio_stall_rate", ""},
		{"120ms_audio_stall_rate", "stall_rate", "120ms_audio_stall_rate", ""},
		{"stall_rate", "stall_rate", "stall_rate", ""},
		{"screen_stall_rate", "stall_rate", "screen_stall_rate", ""},
		{"stall_rate-v2", "stall_rate", "stall_rate-v2", ""},
		{"anything", "", "anything", ""}, // the explorer's form is still to choose
		{"nope", "stall_rate", "nope", "there are 80ms_audio_stall_rate"},
		{"5s_join_room_success_rate", "stall_rate", "5s_join_room_success_rate", "there are 80ms_audio_stall_rate"},
		{"400ms_network_trans_dealy", "network_trans_delay", "400ms_network_trans_dealy",
			`did you mean "400ms_network_trans_delay"?`},
	} {
		got, err := checkSeries(tt.name, tt.indicator, api.Catalogue())
		if got != tt.want || (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q of %q: %q, %v", tt.name, tt.indicator, got, err)
		}
	}
}

// No command exits with 2, which says that nothing was sent, after a request, whatever the service answers.
func TestExitTwoMeansThatNothingWasSent(t *testing.T) {
	t.Parallel()
	for _, fault := range []sim.Fault{{}, {Kind: sim.Empty}, {Kind: sim.Code, Code: "InvalidParameter"},
		{Kind: sim.Captive}, {Kind: sim.OddCells}} {
		for _, args := range []string{
			"query --app demo-live --indicator stall_rate --dimension OS --series 1ms_stall_rate",
			"query --app demo-live --indicator stall_rate --dimension OS --from 2020-01-01 --to 2020-01-02 --vs " +
				"2020-02-01..2020-02-02",
			"query --app demo-live --indicator stall_rate --dimension OS --from 2020-01-01 --to 2020-01-02 --vs " +
				time.Now().AddDate(0, 0, -9).Format(time.DateOnly),
			"query --app demo-live --indicator stall_rate --dimension OS --filter nobody",
			"triage --app demo-live --last 1d --fail-on low",
			"apps",
			"sync --app demo-live,nobody --days 1 --indicators stall_rate --dimensions OS --rate 1000",
			"sync --indicators stall_rate --dimensions OS --days 1 --rate 1000",
		} {
			t.Run(fmt.Sprintf("%q %s", fault.Kind, args), func(t *testing.T) {
				t.Parallel()
				server, env, flags := fastAccount(t)
				server.SetFault(fault)
				got := invoke(t, env, append(strings.Fields(args), flags...)...)
				if n := len(server.Requests()); got.code == exitUsage && n > 0 {
					t.Errorf("exit 2 after %d requests, %s", n, got.err)
				}
			})
		}
	}
}

func TestSyncSaysHowFarBackItGoes(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	args := append(flags, "sync", "--app", "demo-live", "--indicators", "stall_rate", "--dimensions", "OS", "--rate",
		"1000", "--days")
	if got := invoke(t, env, append(args, "45")...); got.code != exitDone ||
		!strings.Contains(got.err, "--days 45: the service holds 30 days") {
		t.Errorf("exit %d, %s", got.code, got.err)
	}
	if got := invoke(t, env, append(args, "1")...); got.code != exitDone || got.err != "" {
		t.Errorf("exit %d, %s", got.code, got.err)
	}
}

// A line end around a key is cut off, and rtcscope says so.
func TestTrimmedKeysAreSaid(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	for i := range env {
		env[i] += "\r"
	}
	for _, args := range []string{"apps", "query --app demo-live --indicator stall_rate --dimension OS",
		"sync --app demo-live --days 1 --indicators stall_rate --dimensions OS --rate 1000"} {
		got := invoke(t, env, append(strings.Fields(args), flags...)...)
		if got.code != exitDone || !strings.Contains(got.err,
			"around VOLC_ACCESSKEY, VOLC_SECRETKEY, VOLC_SESSIONTOKEN are left out") {
			t.Errorf("%s: exit %d, %s", args, got.code, got.err)
		}
	}
	if got := invoke(t, []string{"VOLC_ACCESSKEY=a b", "VOLC_SECRETKEY=c"}, "apps"); got.code != exitCredentials ||
		!strings.Contains(got.err, "VOLC_ACCESSKEY holds the character U+0020") {
		t.Errorf("exit %d, %s", got.code, got.err)
	}
}

// rtcscope refuses a pipe in place of a file, and does not wait for it.
func TestPipesAreNoFiles(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, args string
		code       int
		err, out   string
	}{
		{".config/rtcscope/config.toml", "config check", exitUsage, "a pipe, not a plain file", ""},
		{".config/rtcscope/config.toml", "query --demo", exitUsage, "a pipe, not a plain file", ""},
		{".volc/config", "apps", exitCredentials, "a pipe, not a plain file", ""},
		{".volcengine/config.json", "apps", exitCredentials, "a pipe, not a plain file", ""},
		{".local/share/rtcscope/archive.db", "archive info", exitFailed, "not a plain file", ""},
	} {
		home := t.TempDir()
		path := filepath.Join(home, filepath.FromSlash(tt.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
		got := invokeAt(t, home, time.Now(), nil, strings.Fields(tt.args)...)
		if got.code != tt.code || !strings.Contains(got.err, tt.err) || !strings.Contains(got.err, path) {
			t.Errorf("%s, %s: exit %d, %s", tt.name, tt.args, got.code, got.err)
		}
	}
}
