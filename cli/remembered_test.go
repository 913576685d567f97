//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/ui"
)

// The explorer opens on the query that it showed last.
func TestItOpensOnTheLastQuery(t *testing.T) {
	t.Parallel()
	server, env := account(t)
	home := t.TempDir()
	wrap := append([]string{"/usr/bin/env"}, append(env, "HOME="+home)...)
	x := openTerminal(t, wrap, "--endpoint", server.URL(), "--app", "demo-live", "--indicator", "join_room_success_rate",
		"--dimension", "Access", "--last", "3d", "--vs", "off")
	x.until("wifi")
	x.press("q")
	if code := x.end(); code != exitDone {
		t.Fatalf("exit %d", code)
	}
	text, err := os.ReadFile(filepath.Join(home, ".local", "state", "rtcscope", "state.json"))
	if err != nil || !strings.Contains(string(text), `"3d"`) ||
		!strings.Contains(string(text), "join_room_success_rate") {
		t.Fatalf("remembered %s, %v", text, err)
	}
	for _, pair := range env {
		if _, secret, _ := strings.Cut(pair, "="); len(secret) > 3 && strings.Contains(string(text), secret) {
			t.Error("a secret is remembered")
		}
	}
	again := openTerminal(t, wrap, "--endpoint", server.URL())
	again.until("5s_join_room_success_rate")
	again.until("wifi")
	again.press("q")
	again.end()
	// Flags go before what is remembered.
	other := openTerminal(t, wrap, "--endpoint", server.URL(), "--dimension", "OS")
	other.until("New query")
	other.press("q")
	other.end()
}

// If the home cannot be written, the explorer works and remembers nothing.
func TestAHomeThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x := openTerminal(t, []string{"/usr/bin/env", "XDG_STATE_HOME=" + file}, "--demo", "--app", "demo-live",
		"--indicator", "stall_rate", "--dimension", "OS")
	x.until("android")
	x.press("q")
	if code := x.end(); code != exitDone {
		t.Errorf("exit %d", code)
	}
}

// A saved query is there in the next run, and its days move with the calendar if they end with the newest complete
// one.
func TestSavedQueriesOutliveTheRun(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, quality.Zone)
	home := t.TempDir()
	p := Process{Getenv: func(string) string { return "" }, Home: home, Now: func() time.Time { return now }}
	first := remember(settings{}, p, api.Catalogue())
	q := quality.Query{App: "live", Product: quality.ProductNative, Indicator: "stall_rate", Dimension: "OS",
		Range: quality.Last(7, now)}
	if err := first.Keep("evening", q, now); err != nil {
		t.Fatal(err)
	}
	if err := first.Keep("evening\x1b[2J", q, now); err == nil {
		t.Error("a name with an escape sequence is kept")
	}

	now = now.AddDate(0, 0, 2)
	second := remember(settings{}, p, api.Catalogue())
	list := second.Saved()
	if len(list) != 1 || list[0].Name != "evening" || list[0].Wrong != nil ||
		list[0].Query.Range != quality.Last(7, now) {
		t.Fatalf("two days later: %+v", list)
	}
	if err := second.Forget("evening"); err != nil {
		t.Fatal(err)
	}
	// The first run still has the query when it ends. It does not bring back what the second one forgot.
	first.leave(ui.LastState{}, &session{now: p.Now}, p)
	if list := remember(settings{}, p, api.Catalogue()).Saved(); len(list) != 0 {
		t.Errorf("it came back: %+v", list)
	}
}

func TestWhatCannotBeWrittenIsSavedForTheRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*remembered{
		"a demo": remember(settings{demo: true}, Process{Now: time.Now}, api.Catalogue()),
		"no home": remember(settings{}, Process{Now: time.Now, Getenv: func(string) string { return "" }},
			api.Catalogue()),
		"a home that is not": remember(settings{}, Process{Now: time.Now, Getenv: func(string) string { return file }},
			api.Catalogue()),
	} {
		err := m.Keep("a", quality.Query{Range: quality.Last(3, time.Now())}, time.Now())
		if err == nil || !strings.HasPrefix(err.Error(), "for this run alone: ") {
			t.Errorf("%s: the error is %v", name, err)
		}
		if len(m.Saved()) != 1 {
			t.Errorf("%s: %+v is there for the run", name, m.Saved())
		}
		zh := lang.Printer{Language: lang.Chinese}
		if words := zh.Error(err); !strings.HasPrefix(words, "仅本次运行有效（") || strings.Contains(words, "there is no place") {
			t.Errorf("%s: in Chinese it is %q", name, words)
		}
	}
}
