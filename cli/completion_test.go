package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/quality"
	"rtcscope/state"
)

// completed returns what a shell is told of a command line whose last word is being typed, without descriptions.
func completed(t *testing.T, home string, env []string, words ...string) (list []string, described bool) {
	t.Helper()
	got := invokeAt(t, home, time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone), env, append([]string{"__complete"},
		words...)...)
	if got.code != exitDone {
		t.Fatalf("%q: exit %d, %s", words, got.code, got.err)
	}
	for line := range strings.Lines(got.out) {
		word, meaning, has := strings.Cut(strings.TrimSpace(line), "\t")
		described = described || has && meaning != ""
		if !strings.HasPrefix(word, ":") {
			list = append(list, word)
		}
	}
	return list, described
}

// Shells complete commands, flags and the values of flags.
func TestShellsCompleteValues(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	for _, test := range []struct {
		words string // with _ for an empty last word
		want  []string
	}{
		{"query --dimension _", []string{"Province", "Country", "OS", "Access"}},
		{"query --dimension pro", []string{"Province"}},
		{"query --indicator st", []string{"stall_rate"}},
		{"query --product _", []string{"native", "web"}},
		{"query --format _", []string{"table", "csv", "json", "md"}},
		{"triage --format _", []string{"table", "json", "md"}},
		{"triage --fail-on _", []string{"low", "medium", "high"}},
		{"archive export --format _", []string{"jsonl", "csv"}},
		{"query --vs _", []string{"previous", "week", "4weeks", "off"}},
		{"query --last _", []string{"1d", "3d", "7d", "14d", "28d"}},
		{"query --last 1", []string{"1d", "14d"}},
		{"query --sort mea", []string{"mean", "mean:up", "mean:down"}},
		{"query --from 2026-11-2", []string{"2026-11-21", "2026-11-20"}},
		{"query --indicator stall_rate --series _", []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"}},
		{"--theme _", []string{"auto", "ansi", "dark", "light", "colourblind", "none"}},
		{"--glyphs u", []string{"unicode"}},
		{"query --lang _", []string{"en", "zh"}},
		{"apps --region _", []string{"ap-singapore-1", "cn-north-1"}},
		{"query --demo --app _", []string{"demo-live"}},
		{"query --app _", nil}, // there is no archive
		{"sync --indicators stall_rate,net", []string{"stall_rate,network_trans_delay"}},
		{"archive _", []string{"check", "export", "info", "path", "prune"}},
		{"completion _", []string{"bash", "fish", "powershell", "zsh"}},
		{"help triage _", []string{"backtest"}},
		{"query --top", nil},
		{"triage --to", []string{"--to", "--top"}},
	} {
		words := strings.Fields(test.words)
		if last := len(words) - 1; words[last] == "_" {
			words[last] = ""
		}
		if got, _ := completed(t, home, nil, words...); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.words, got, test.want)
		}
	}
	if _, err := os.Stat(filepath.Join(home, ".local")); err == nil {
		t.Error("completing made a file")
	}
}

// Apps come from the archive and saved queries, without a call, and saved queries by their names.
func TestShellsCompleteWhatIsHeld(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	home := t.TempDir()
	fetch := append([]string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS"}, flags...)
	if got := invokeAt(t, home, time.Now(), env, fetch...); got.code != exitDone {
		t.Fatalf("%+v", got)
	}
	getenv := func(string) string { return "" }
	var saved state.State
	q := quality.Query{App: "saved-app", Product: "native", Indicator: "stall_rate", Dimension: "OS",
		Range: quality.Last(3, time.Now()), Versus: quality.Comparison{Basis: quality.CompareWeek}}
	if err := saved.Keep("晚高峰", state.Of(q, time.Now())); err != nil {
		t.Fatal(err)
	}
	if _, err := state.Save(state.Path(getenv, home), saved); err != nil {
		t.Fatal(err)
	}
	calls := len(server.Requests())
	if got, _ := completed(t, home, nil, "query", "--app", ""); !slices.Equal(got, []string{"demo-live", "saved-app"}) {
		t.Errorf("apps: %q", got)
	}
	if got, _ := completed(t, home, nil, "query", "--saved", ""); !slices.Equal(got, []string{"晚高峰"}) {
		t.Errorf("saved queries: %q", got)
	}
	if n := len(server.Requests()); n != calls {
		t.Errorf("%d calls were made", n-calls)
	}
}

// Words are described in the language of the person.
func TestCompletionsAreDescribed(t *testing.T) {
	t.Parallel()
	got := invoke(t, []string{"LANG=zh_CN.UTF-8"}, "__complete", "query", "--indicator", "stall")
	if !strings.Contains(got.out, "stall_rate\t卡顿率") {
		t.Errorf("%s", got.out)
	}
	if _, described := completed(t, t.TempDir(), nil, "query", "--vs", ""); !described {
		t.Error("compared days have no description")
	}
}

// Each shell gets a script, on stdout alone.
func TestCompletionScripts(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if got := invoke(t, nil, "completion", shell); got.code != exitDone || got.err != "" ||
			!strings.Contains(got.out, "__complete") || !strings.Contains(got.out, "rtcscope") {
			t.Errorf("%s: exit %d, %d bytes, %s", shell, got.code, len(got.out), got.err)
		}
	}
}

// A saved query fills what no flag gives.
func TestASavedQueryIsAsked(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	home := t.TempDir()
	var saved state.State
	q := quality.Query{App: "demo-live", Product: "native", Indicator: "stall_rate", Dimension: "OS",
		Range: quality.Last(3, time.Now()), Versus: quality.Comparison{Basis: quality.CompareWeek}}
	if err := saved.Keep("晚高峰", state.Of(q, time.Now())); err != nil {
		t.Fatal(err)
	}
	if _, err := state.Save(state.Path(func(string) string { return "" }, home), saved); err != nil {
		t.Fatal(err)
	}
	ask := func(args ...string) outcome {
		return invokeAt(t, home, time.Now(), env, append(append([]string{"query"}, args...), flags...)...)
	}
	want := ask("--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS", "--last", "3d", "--vs", "week")
	if got := ask("--saved", "晚高峰"); got.code != exitDone || got.out != want.out {
		t.Errorf("it prints\n%s%s\nwant\n%s", got.out, got.err, want.out)
	}
	if got := ask("--saved", "晚高峰", "--dimension", "Access"); !strings.HasPrefix(got.out, "demo-live native  stall_rate  Access") {
		t.Errorf("a flag is not before the saved query: %s", got.out)
	}
	if got := ask("--saved", "早高峰"); got.code != exitUsage || !strings.Contains(got.err, `did you mean "晚高峰"?`) {
		t.Errorf("%+v", got)
	}
}

// What people read is compared with the days before, as in the explorer. What programs read stays as it was.
func TestWhatPeopleReadIsCompared(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	home := t.TempDir()
	ask := func(args ...string) string {
		got := invokeAt(t, home, time.Now(), env, append(append([]string{"query", "--app", "demo-live", "--indicator", "stall_rate",
			"--dimension", "Province"}, args...), flags...)...)
		if got.code != exitDone {
			t.Fatalf("%q: %+v", args, got)
		}
		return got.out
	}
	for format, versus := range map[string]string{"table": "previous", "md": "previous", "csv": "off", "json": "off"} {
		if got, want := ask("--format", format), ask("--format", format, "--vs", versus); got != want {
			t.Errorf("%s is not compared with %s:\n%s", format, versus, got)
		}
	}
	if table := ask("--vs", "off"); strings.Contains(table, " against 2") {
		t.Errorf("--vs off compares: %s", table)
	}
	// A filter does not decide what the changes of the other rows lead from.
	if table := ask("--filter", "nobody"); !strings.Contains(table, " against 2") {
		t.Errorf("without rows the days are not compared: %s", table)
	}
}
