package cli

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/archive"
)

// answeredCalls returns the calls that the service answered, without those that it refused.
func answeredCalls(server *sim.Server) []sim.Request {
	return slices.DeleteFunc(server.Requests(), func(r sim.Request) bool { return r.Code != "" })
}

// syncing runs sync of one set at the instant now, and counts its calls.
func syncing(t *testing.T, server *sim.Server, env []string, home string,
	now *time.Time) func(args ...string) (outcome, int) {
	return func(args ...string) (outcome, int) {
		t.Helper()
		before := len(answeredCalls(server))
		got := invokeAt(t, home, *now, env, append([]string{"sync", "--endpoint", server.URL(), "--app", "demo-live",
			"--indicators", "stall_rate", "--dimensions", "OS", "--rate", "1000"}, args...)...)
		return got, len(answeredCalls(server)) - before
	}
}

// sync does not store an answer without a list, or a day that is still empty. It says so, exits with 0, and asks again
// an hour later.
func TestSyncDoesNotStoreWhatIsNotReady(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ result, unready string }{
		"no list":       {`{}`, "2026-11-15..2026-11-21"},
		"an empty list": {`{"Indicators":[]}`, "2026-11-20..2026-11-21"},
	} {
		server, env, now := clocked(t)
		run := syncing(t, server, env, t.TempDir(), now)
		server.SetFault(sim.Fault{Kind: sim.Body, Body: []byte(`{"ResponseMetadata":{"RequestId":"1"},"Result":` +
			tt.result + `}`)})
		first, _ := run("--days", "7", "--verbose")
		line := "not ready yet: demo-live native stall_rate OS " + tt.unready + "\n"
		if first.code != exitDone || !strings.Contains(first.out, line) ||
			!strings.Contains(first.err, "not ready yet: "+tt.unready+", in 1 of 1 sets") {
			t.Errorf("%s: exit %d, printed %q and %q; want %q", name, first.code, first.out, first.err, line)
		}
		if stored := strings.Contains(first.out, "stored"); stored != (name == "an empty list") {
			t.Errorf("%s: printed %q", name, first.out)
		}
		server.SetFault(sim.Fault{})
		*now = now.Add(time.Hour - time.Second)
		if soon, calls := run("--days", "7"); calls != 0 || soon.code != exitDone ||
			!strings.Contains(soon.err, "not ready yet") {
			t.Errorf("%s: within the hour: %d calls, exit %d %q", name, calls, soon.code, soon.err)
		}
		*now = now.Add(time.Second)
		again, calls := run("--days", "7", "--verbose")
		if want := "stored demo-live native stall_rate OS " + tt.unready + "\n"; calls != 2 || again.out != want ||
			again.err != "" {
			t.Errorf("%s: an hour later: %d calls, printed %q %q, want %q", name, calls, again.out, again.err, want)
		}
		want := "held demo-live native stall_rate OS 2026-11-15..2026-11-21\n"
		if held, calls := run("--days", "7", "--verbose"); calls != 0 || held.out != want || held.err != "" {
			t.Errorf("%s: once more: %d calls, printed %q %q, want %q", name, calls, held.out, held.err, want)
		}
	}
}

// sync does not say that it stored what could not be kept.
func TestSyncSaysWhatWasNotKept(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	home := t.TempDir()
	run := syncing(t, server, env, home, now)
	if got, _ := run("--days", "1"); got.code != exitDone {
		t.Fatal(got)
	}
	path := archive.Path(func(string) string { return "" }, home)
	change(t, path, `CREATE TRIGGER full BEFORE INSERT ON day WHEN NEW.kept = (SELECT id FROM kept WHERE dimension = 'OS')
		BEGIN SELECT RAISE(ABORT, 'no room'); END`)
	got, calls := run("--days", "7", "--verbose")
	if got.code != exitFailed || !strings.Contains(got.err, "no room") || strings.Contains(got.out, "stored") ||
		calls != 2 {
		t.Errorf("exit %d after %d calls, printed %q and %q", got.code, calls, got.out, got.err)
	}
}

func TestSyncRefetches(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	home := t.TempDir()
	run := syncing(t, server, env, home, now)
	if got, _ := run("--days", "7"); got.code != exitDone {
		t.Fatal(got)
	}
	path := archive.Path(func(string) string { return "" }, home)
	change(t, path, `UPDATE cell SET v = 50 WHERE day = (SELECT max(day) FROM cell) AND kept = (SELECT id FROM kept WHERE dimension = 'OS')`)
	for _, tt := range []struct{ days, want string }{
		{"2026-11-20", "stored demo-live native stall_rate OS 2026-11-20, 0 values changed\n"},
		{"2026-11-20..2026-11-21", "stored demo-live native stall_rate OS 2026-11-20..2026-11-21, 10 values changed\n"},
		{"11-20..11-21", "stored demo-live native stall_rate OS 2026-11-20..2026-11-21, 0 values changed\n"},
	} {
		got, calls := run("--refetch", tt.days, "--verbose")
		if got.code != exitDone || got.out != tt.want || got.err != "" || calls != 2 { // the values, and the app-wide line
			t.Errorf("%s: exit %d after %d calls, printed %q and %q, want %q", tt.days, got.code, calls, got.out, got.err,
				tt.want)
		}
		last := answeredCalls(server)
		last = last[len(last)-calls:]
		if asked := slices.ContainsFunc(last, func(r sim.Request) bool {
			return strings.HasPrefix(r.Body.Start,
				"2026-11-20")
		}); !asked {
			t.Errorf("%s: it asked for other days", tt.days)
		}
	}
	server.SetFault(sim.Fault{Kind: sim.Body, Body: []byte(
		`{"ResponseMetadata":{"RequestId":"1"},"Result":{"Indicators":[]}}`)})
	got, _ := run("--refetch", "2026-11-20..2026-11-21", "--verbose")
	if got.code != exitDone || !strings.Contains(got.out, "2 days stay as held") {
		t.Errorf("an empty answer: exit %d, printed %q and %q", got.code, got.out, got.err)
	}
	if held, calls := run("--days", "7", "--verbose"); calls != 0 ||
		held.out != "held demo-live native stall_rate OS 2026-11-15..2026-11-21\n" {
		t.Errorf("after it: %d calls, %q", calls, held.out)
	}

	sent := len(server.Requests())
	for days, says := range map[string]string{
		"yesterday":              "not a day of the calendar",
		"":                       "--refetch is empty",
		"2026-11-20..2026-11-19": "exchange the two days",
		"2026-10-01..2026-11-19": "too old, the oldest day that can be asked for is 2026-10-24",
		"2026-11-23":             "in the future",
		"2026-11-20..nonsense":   "not a day of the calendar",
	} {
		if got, _ := run("--refetch", days); got.code != exitUsage || !strings.Contains(got.err, says) ||
			!strings.Contains(got.err, "--refetch") {
			t.Errorf("--refetch %q: exit %d %q, want %q", days, got.code, got.err, says)
		}
	}
	if got, _ := run("--refetch", "2026-11-20", "--days", "3"); got.code != exitUsage ||
		!strings.Contains(got.err, "exclude each other") {
		t.Errorf("with --days: exit %d %q", got.code, got.err)
	}
	if n := len(server.Requests()) - sent; n != 0 {
		t.Errorf("%d calls were sent for what is wrong", n)
	}
}

// Odd values are warned about again when they come from the archive, in every format.
func TestOddValuesAreSaidAgain(t *testing.T) {
	t.Parallel()
	server, env, now := clocked(t)
	home := t.TempDir()
	for _, format := range []string{"table", "csv", "json", "md"} {
		server.SetFault(sim.Fault{Kind: sim.OddCells})
		home = filepath.Join(home, "x")
		if err := os.MkdirAll(home, 0o700); err != nil {
			t.Fatal(err)
		}
		ask := func() outcome {
			return invokeAt(t, home, *now, env, "query", "--endpoint", server.URL(), "--app", "demo-live", "--indicator",
				"stall_rate",
				"--dimension", "OS", "--last", "7d", "--format", format)
		}
		first := ask()
		calls := len(server.Requests())
		again := ask()
		if !strings.Contains(first.out+first.err, "values are not numbers") || first != again ||
			len(server.Requests()) != calls {
			t.Errorf("%s: first\n%s%s\nthen, after %d calls\n%s%s", format, first.out, first.err, len(server.Requests())-calls,
				again.out, again.err)
		}
	}
}

// change executes a statement on the archive.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
