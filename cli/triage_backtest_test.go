package cli

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
)

// backtestJSON is what a backtest prints for programs.
type backtestJSON struct {
	Query struct {
		App, From, To string
		Last          int
	}
	Days  struct{ Asked, Judged, NotHeld, Unjudged int }
	Rules []rateJSON
}

type rateJSON struct {
	Rule, Severity, Dimension, Value, Indicator string
	Fired, Lasted, Open                         int
	On                                          []string
}

// A backtest reads the archive alone, and says of how many days it could judge how many. With --fetch it first asks for
// what the service still has.
func TestABacktestOfHeldDays(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	server, env, flags := fastAccountWith(t, sim.Options{Now: func() time.Time { return now }})
	home := t.TempDir()
	run := func(env []string, args string) (outcome, int) {
		before := len(server.Requests())
		got := invokeAt(t, home, now, env, append(append(strings.Fields("triage backtest --app demo-live"),
			strings.Fields(args)...), flags...)...)
		return got, len(server.Requests()) - before
	}
	if none, calls := run(env, ""); none.code != exitFailed || calls != 0 || !strings.Contains(none.err, "--fetch") {
		t.Errorf("with nothing held: exit %d, %d calls, %s", none.code, calls, none.err)
	}
	first, calls := run(env, "--fetch --days 40 --format json")
	if first.code != exitDone || calls == 0 {
		t.Fatalf("exit %d, %d calls, %s", first.code, calls, first.err)
	}
	var p backtestJSON
	if err := json.Unmarshal([]byte(first.out), &p); err != nil {
		t.Fatal(err)
	}
	if p.Query.App != "demo-live" || p.Query.From != "2026-10-13" || p.Query.To != "2026-11-21" || p.Query.Last != 7 {
		t.Errorf("the query is %+v", p.Query)
	}
	// The service has 29 complete days; four are needed before the first range, which may lack days.
	if d := p.Days; d.Asked != 40 || d.NotHeld != 11 || d.Judged < 18 || d.Asked != d.Judged+d.NotHeld+d.Unjudged {
		t.Errorf("the days are %+v", d)
	}
	for i, r := range p.Rules {
		if i > 0 && r.Fired > p.Rules[i-1].Fired || r.Lasted+r.Open > r.Fired || len(r.On) > r.Fired ||
			(len(r.On) == 0) != (r.Fired == 0) {
			t.Errorf("rule %d is %+v", i, r)
		}
	}
	if all := p.Rules[0]; all.Rule != "all" || all.Fired < 3 {
		t.Errorf("the first rule is %+v", all)
	}
	// The demo's province has been out since three days before its newest.
	if !slices.ContainsFunc(p.Rules, func(r rateJSON) bool {
		return r.Rule == "place" && r.Value == "广东" && r.Indicator == "stall_rate" && slices.Contains(r.On, "2026-11-18")
	}) {
		t.Errorf("nothing fired in 广东: %+v", p.Rules)
	}
	again, calls := run(nil, "--days 40 --format json")
	if again.code != exitDone || calls != 0 || again.out != first.out {
		t.Errorf("without credentials: exit %d, %d calls, %s%s", again.code, calls, again.out, again.err)
	}
	table, _ := run(nil, "--days 40")
	if !strings.HasPrefix(table.out, "demo-live native  as of each day of 2026-10-13..2026-11-21  7 days each\n") ||
		!strings.Contains(table.out, "of 40 days could be judged, 11 are not held") {
		t.Errorf("the table is\n%s", table.out)
	}
	if chinese, _ := run(nil, "--days 40 --lang zh"); !strings.Contains(chinese.out, "最近触发") ||
		!strings.Contains(chinese.out, "18 / 40 天可判断，11 天未留存") {
		t.Errorf("in Chinese the table is\n%s", chinese.out)
	}
	if early, _ := run(nil, "--days 3 --as-of 2026-10-25"); early.code != exitFailed ||
		!strings.Contains(early.err, "0 of 3 days could be judged") {
		t.Errorf("of days without a past: exit %d, %s", early.code, early.err)
	}
}

func TestABacktestThatCannotWork(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	for _, tc := range []struct{ args, says string }{
		{"", "AppId"},
		{"--app x --days 0", `--days: "0" is no number of days: write it like 7d, or 8w for weeks`},
		{"--app x --days=", "--days"},
		{"--app x --days 500", "--days 500 reaches too far: take 400 at most"},
		{"--app x --last none", "--last"},
		{"--app x --as-of 2026-11-23", "--as-of 2026-11-23 lies in the future"},
		{"--app x --format md", "table, json"},
		{"--app x --from 2026-11-01", "unknown flag"},
		{"--app x --no-archive", "--no-archive leaves no days to look at: leave it out, or give --fetch"},
		{"--demo", "a demo keeps no days to look at: give --fetch"},
		{"now", "unknown command"},
	} {
		got := invokeAt(t, t.TempDir(), now, nil, append([]string{"triage", "backtest"}, strings.Fields(tc.args)...)...)
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.err, tc.says) {
			t.Errorf("%s: exit %d, %q, %s; want %q", tc.args, got.code, got.out, got.err, tc.says)
		}
	}
	if got := invoke(t, nil, "triage", "backtset"); got.code != exitUsage || !strings.Contains(got.err, `"backtest"`) {
		t.Errorf("a mistyped name: exit %d, %s", got.code, got.err)
	}
}
