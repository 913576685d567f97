package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/quality"
)

// clocked is an account whose service sets no pace and has a clock that the test moves.
func clocked(t *testing.T) (server *sim.Server, env []string, now *time.Time) {
	t.Helper()
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	now = &at
	server, env = accountWith(t, sim.Options{PerSecond: 1 << 20, Now: func() time.Time { return *now }})
	unpaced, _ := configured(t, "limits = [\"1000000/1s\"]\n")
	return server, append(env, unpaced...), now
}

var aMonth = []string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS", "--last", "29d",
	"--format", "csv"}

func TestHistoryIsFetchedOnce(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	home := t.TempDir()
	ask := func(env []string) (outcome, int) {
		before := len(server.Requests())
		got := invokeAt(t, home, *now, env, append(aMonth, "--endpoint", server.URL())...)
		return got, len(server.Requests()) - before
	}
	first, calls := ask(env)
	if first.code != exitDone || calls != 5 {
		t.Fatalf("29 days: exit %d after %d calls, want 5; %s", first.code, calls, first.err)
	}
	if again, calls := ask(env); calls != 0 || again != first {
		t.Errorf("again: %d calls, exit %d %s", calls, again.code, again.err)
	}
	if offline, calls := ask(nil); calls != 0 || offline != first {
		t.Errorf("without credentials: %d calls, exit %d %s", calls, offline.code, offline.err)
	}
	*now = now.Add(24 * time.Hour)
	if next, calls := ask(env); next.code != exitDone || calls != 1 {
		t.Errorf("a day later: %d calls, exit %d %s", calls, next.code, next.err)
	}
	*now = now.Add(24 * time.Hour)
	if offline, calls := ask(nil); offline.code != exitCredentials || calls != 0 ||
		!strings.Contains(offline.err, "no credentials") {
		t.Errorf("a day that is not held, without credentials: %d calls, exit %d %s", calls, offline.code, offline.err)
	}
	*now = now.Add(60 * 24 * time.Hour)
	held := append(append([]string{}, aMonth[:7]...), "--from", "2026-10-20", "--to", "2026-10-26", "--endpoint",
		server.URL())
	old := invokeAt(t, home, *now, env, held...)
	if old.code != exitDone || !strings.Contains(old.out, "4 of 7 days are not held") ||
		!strings.Contains(old.out, "10-25") {
		t.Errorf("days that the service forgot: exit %d %s\n%s", old.code, old.err, old.out)
	}
	gone := append(append([]string{}, aMonth[:7]...), "--from", "2026-08-01", "--to", "2026-08-07", "--endpoint",
		server.URL())
	none := invokeAt(t, home, *now, env, gone...)
	for _, want := range []string{"not kept before", "the service has the days since 2026-12-25", "held are days of 2026-10-24"} {
		if none.code != exitUsage || !strings.Contains(none.err, want) {
			t.Errorf("days that nobody holds: exit %d %s, want it to say %q", none.code, none.err, want)
		}
	}
}

func TestSyncFillsTheArchiveOnce(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	home := t.TempDir()
	run := func(args ...string) (outcome, int) {
		before := len(server.Requests())
		got := invokeAt(t, home, *now, env, append([]string{"sync", "--endpoint", server.URL(), "--app", "demo-live",
			"--indicators", "stall_rate", "--dimensions", "OS", "--days", "7", "--rate", "1000"}, args...)...)
		return got, len(server.Requests()) - before
	}
	first, calls := run("--verbose")
	want := "stored demo-live native stall_rate OS 2026-11-15..2026-11-21\n"
	if first.code != exitDone || first.out != want || first.err != "" {
		t.Fatalf("exit %d, printed %q and %q, want %q", first.code, first.out, first.err, want)
	}
	if calls != 2 { // the week, of the rows and of the whole app; no day that was not asked for
		t.Errorf("%d calls, want 2", calls)
	}
	if again, calls := run(); calls != 0 || again != (outcome{}) {
		t.Errorf("again: %d calls, exit %d, %q %q, want silence", calls, again.code, again.out, again.err)
	}
}

func TestSyncRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	for name, test := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no archive":           {[]string{"--no-archive"}, exitUsage, "--no-archive leaves it nothing to do"},
		"all calls for itself": {[]string{"--rate", "2"}, exitUsage, "leaves nobody else a call"},
		"no pace":              {[]string{"--rate", "0"}, exitUsage, "is no pace"},
		"no days":              {[]string{"--days", "0"}, exitUsage, "--days 0"},
		"an unknown indicator": {[]string{"--indicators", "stalls"}, exitUsage, `"stalls" is no indicator`},
		"an unknown dimension": {[]string{"--dimensions", "City"}, exitUsage, `"City" is no dimension`},
	} {
		usual := env[:3] // without a configuration, whose limits are others
		got := invokeAt(t, t.TempDir(), *now, usual, append([]string{"sync", "--endpoint", server.URL()}, test.args...)...)
		if got.code != test.code || !strings.Contains(got.err, test.says) {
			t.Errorf("%s: exit %d %q, want %d and %q", name, got.code, got.err, test.code, test.says)
		}
	}
	if n := len(server.Requests()); n != 0 {
		t.Errorf("%d calls were sent", n)
	}
}

func TestTwoSyncsDoNotFight(t *testing.T) {
	server, env, now := clocked(t)
	home := t.TempDir()
	path := archive.Path(func(string) string { return "" }, home)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	unlock, err := archive.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	got := invokeAt(t, home, *now, env, "sync", "--endpoint", server.URL(), "--app", "demo-live")
	if got.code != exitFailed || len(server.Requests()) != 0 || !strings.Contains(got.err, "another") {
		t.Errorf("beside another sync: exit %d %q after %d calls", got.code, got.err, len(server.Requests()))
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

func TestSyncWithoutCredentials(t *testing.T) {
	got := invoke(t, nil, "sync")
	if got.code != exitCredentials {
		t.Errorf("exit %d %s", got.code, got.err)
	}
}

// An app that the service does not know costs one or two calls, not one for each set.
func TestSyncPassesOverAnAppThatCannotBeRead(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	got := invokeAt(t, t.TempDir(), *now, env, "sync", "--endpoint", server.URL(), "--app", "nowhere,demo-live",
		"--indicators", "stall_rate", "--dimensions", "OS,Access", "--days", "7", "--rate", "1000", "--verbose")
	if got.code != exitFailed || !strings.Contains(got.err, "nowhere: ") ||
		strings.Count(got.out, "stored demo-live") != 2 {
		t.Errorf("exit %d %q, printed %q", got.code, got.err, got.out)
	}
	refused := 0
	for _, r := range server.Requests() {
		if r.Code != "" {
			refused++
		}
	}
	if refused > 2 {
		t.Errorf("%d calls were refused", refused)
	}
}

func TestSyncOfNothingIsRefused(t *testing.T) {
	server, env, now := clocked(t)
	home := t.TempDir()
	got := invokeAt(t, home, *now, env, "sync", "--endpoint", server.URL(), "--app", "demo-live", "--indicators", "")
	if got.code != exitUsage || !strings.Contains(got.err, "--indicators is empty") {
		t.Errorf("no indicators: exit %d %q", got.code, got.err)
	}
}

// If the service refuses one set, the others are still fetched, and the exit code tells.
func TestSyncGoesOnAfterARefusal(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	server.SetFault(sim.Fault{Kind: sim.Code, Code: "AccessDenied", Action: "ListQuality", Times: 0})
	got := invokeAt(t, t.TempDir(), *now, env, "sync", "--endpoint", server.URL(), "--app", "demo-live",
		"--indicators", "stall_rate", "--dimensions", "OS", "--days", "7", "--rate", "1000", "--verbose")
	if got.code != exitCredentials || !strings.Contains(got.err, "AccessDenied") ||
		!strings.Contains(got.out, "stored demo-live") || strings.Count(got.err, "AccessDenied") != 1 {
		t.Errorf("exit %d %q, printed %q", got.code, got.err, got.out)
	}
}
