package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// fastAccount is an account whose service sets no pace, with the variables and flags that reach it.
func fastAccount(t *testing.T) (server *sim.Server, env []string, flags []string) {
	t.Helper()
	return fastAccountWith(t, sim.Options{})
}

func fastAccountWith(t *testing.T, o sim.Options) (server *sim.Server, env []string, flags []string) {
	t.Helper()
	o.PerSecond = 1 << 20
	server, env = accountWith(t, o)
	config := t.TempDir() + "/config.toml"
	if err := os.WriteFile(config, []byte(`limits = ["1000000/1s"]`), 0o600); err != nil {
		t.Fatal(err)
	}
	return server, env, []string{"--endpoint", server.URL(), "--config", config}
}

// A triage prints what got worse, and its exit code says whether that is as bad as --fail-on names. The second triage
// of a day makes no calls: all of its days are settled.
func TestTriageCommand(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	triage := func(args string) outcome {
		return invoke(t, env, append(append([]string{"triage", "--app", "demo-live"}, strings.Fields(args)...), flags...)...)
	}
	got := triage("--format json --fail-on high")
	if got.code != exitFound || !strings.Contains(got.err, " incidents, the worst of severity high") {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	var p struct {
		Query     struct{ App, From, To, VsFrom, VsTo string }
		Incidents []struct {
			ID, Severity, Command string
			Places                []struct{ Dimension, Value string }
			Ongoing               bool
		}
		Findings []struct {
			Incident                                           string
			Severity, Dimension, Value, Series, Since, Command string
			Lasts                                              bool
			Change                                             float64
			PastDays                                           int
			Users                                              *float64
		}
		Queries struct{ Done, Of, Failed int }
	}
	if err := json.Unmarshal([]byte(got.out), &p); err != nil {
		t.Fatal(err)
	}
	all := len(quality.TriageQueries(api.Catalogue(), quality.Query{}))
	if p.Query.App != "demo-live" || p.Query.VsTo >= p.Query.From || p.Queries.Done != all || p.Queries.Of != all ||
		p.Queries.Failed != 0 {
		t.Errorf("it looked through %+v, %+v", p.Query, p.Queries)
	}
	first := p.Findings[0]
	if first.Severity != "high" || first.Value != "广东" || first.Dimension != "Province" || !first.Lasts ||
		first.PastDays != 7 || first.Users == nil || *first.Users < 1e6 {
		t.Errorf("the first finding is %+v", first)
	}
	if i := p.Incidents[0]; i.Severity != "high" || len(i.Places) == 0 || i.Places[0].Value != "广东" || !i.Ongoing ||
		!strings.HasPrefix(i.Command, "rtcscope query --app demo-live") || i.ID != first.Incident {
		t.Errorf("the first incident is %+v", i)
	}
	calls := len(server.Requests())

	again := triage("--format table")
	if again.code != exitDone || len(server.Requests()) != calls {
		t.Errorf("again: exit %d, %d more calls", again.code, len(server.Requests())-calls)
	}
	wantPrinted(t, again.out, triage)
	// A single day is judged by all that is held before it, not by the one day before.
	if short := triage("--last 1d --fail-on medium"); short.code != exitFound || !strings.Contains(short.out, "广东") {
		t.Errorf("of one day: exit %d, %s%s", short.code, short.out, short.err)
	}
	// With one past day nothing can be judged, and that is no all-clear.
	day := quality.NewestSettled(time.Now())
	blind := triage(fmt.Sprintf("--no-archive --from %s --to %s --vs %s --fail-on high", day, day, day-1))
	if blind.code != exitFailed || !strings.Contains(blind.out, "no verdict") ||
		strings.Contains(blind.out, "nothing got worse") {
		t.Errorf("without a past: exit %d, %s%s", blind.code, blind.out, blind.err)
	}
	// Nothing happened to this app.
	quiet := invoke(t, env, append([]string{"triage", "--app", "demo-audio", "--fail-on", "medium"}, flags...)...)
	if quiet.code != exitDone {
		t.Errorf("of a quiet app: exit %d, %s%s", quiet.code, quiet.out, quiet.err)
	}
}

// wantPrinted checks what a triage prints as a table, with all that there is, and for a chat.
func wantPrinted(t *testing.T, table string, triage func(args string) outcome) {
	t.Helper()
	lines := strings.Split(table, "\n")
	if !strings.HasPrefix(lines[0], "demo-live native") || !strings.HasPrefix(lines[3], "#1 广东: stalls and joins worse since ") ||
		!strings.HasSuffix(lines[3], ", 4 days, ongoing   HIGH") || strings.Contains(table, "500ms") {
		t.Errorf("the table is\n%s", table)
	}
	if got := triage("--verbose"); !strings.Contains(got.out, "500ms_video_stall_rate +2 series") {
		t.Errorf("with all that there is, it is\n%s", got.out)
	}
	if got := triage("--format md --top 1"); !strings.Contains(got.out, "1. **广东: stalls and joins worse since ") ||
		!strings.Contains(got.out, "`rtcscope triage --app demo-live") || strings.Contains(got.out, "\n2. ") ||
		!strings.Contains(got.out, " --top 1`\n") || strings.Count(got.out, "\n") > 6 {
		t.Errorf("the Markdown is\n%s", got.out)
	}
}

func TestTriageThatCannotWork(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	for _, tc := range []struct{ args, says string }{
		{"triage", "AppId"},
		{"triage --app x --format csv", "table, json, md"},
		{"triage --app x --fail-on awful", "low, medium, high"},
		{"triage --app x --vs off", "leaves nothing to compare with"},
		{"triage --app x --vs 2026-13-01", "--vs"},
		{"triage --app x --vs 2026-11-20..2026-11-10", "exchange the two"},
		{"triage --app x --top 0", "--top 0 is no number of incidents: take 1 or more"},
		{"query --app x --top 3", "unknown flag"},
		{"triage --app x --fail-on=", "low, medium, high"},
		{"triage --app x --last 0d", "7d"},
		{"triage --app x --past 0d", "--past: \"0d\" is no number of days: write it like 7d, or 4w for weeks"},
		{"triage --app x --past much", "--past: \"much\" is no number of days"},
		{"triage --app x --past=", "--past"},
		{"triage --app x --past 401d", "--past 401d reaches too far: a triage judges by 56 days at most"},
		{"query --app x --past 28d", "unknown flag"},
		{"triage --app x --indicator stall_rate", "unknown flag"},
		{"triage --app x --product tv", "native, web"},
	} {
		got := invoke(t, env, append(strings.Fields(tc.args), flags...)...)
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.err, tc.says) {
			t.Errorf("%s: exit %d, printed %q, %q; want %q", tc.args, got.code, got.out, got.err, tc.says)
		}
	}
	if n := len(server.Requests()); n != 0 {
		t.Errorf("%d requests were sent", n)
	}
	server.SetFault(sim.Fault{Kind: sim.Code, Code: "InvalidParameter.NotExistAppId"})
	if got := invoke(t, env, append(flags, "triage", "--app", "demo-live", "--no-archive")...); got.code != exitFailed ||
		got.out != "" {
		t.Errorf("a broken service: exit %d, %q, %s", got.code, got.out, got.err)
	}
}
