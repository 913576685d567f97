package cli

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/quality"
)

// asOfJSON is what these tests read of a triage.
type asOfJSON struct {
	Query    struct{ From, To, VsFrom, VsTo string }
	Findings []struct{ Value, Series, Since, Until string }
}

// A triage as of a day asks for no later day and says nothing of one; days that are held change nothing.
func TestATriageAsOfADayDoesNotLookBeyondIt(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	day := quality.NewestSettled(time.Now()) - 1
	run := func(env []string, args string) (outcome, asOfJSON) {
		got := invoke(t, env, append(append(strings.Fields("triage --app demo-live --format json"), strings.Fields(args)...),
			flags...)...)
		var p asOfJSON
		if err := json.Unmarshal([]byte(got.out), &p); err != nil {
			t.Fatalf("%s: %v, %s", args, err, got.err)
		}
		return got, p
	}
	asOf := "--as-of " + day.String()
	fresh, p := run(append(env, "XDG_DATA_HOME="+t.TempDir()), asOf)
	if p.Query.To != day.String() || p.Query.From != (day-6).String() || p.Query.VsTo != (day-7).String() ||
		len(p.Findings) == 0 {
		t.Errorf("the triage is of %+v, with %d findings", p.Query, len(p.Findings))
	}
	for _, f := range p.Findings {
		if f.Until > day.String() || f.Since > day.String() {
			t.Errorf("%s is found from %s to %s", f.Value, f.Since, f.Until)
		}
	}
	if _, p = run(append(env, "XDG_DATA_HOME="+t.TempDir()), asOf+" --past 28d --explain"); p.Query.To != day.String() {
		t.Errorf("explained, the triage is of %+v", p.Query)
	}
	for _, r := range server.Requests() {
		if end, err := time.Parse(time.RFC3339, r.Body.End); r.Body.End != "" && (err != nil || quality.DayOf(end) > day) {
			t.Fatalf("%s was asked for days up to %s, %v", r.Action, r.Body.End, err)
		}
	}
	full := append(env, "XDG_DATA_HOME="+t.TempDir())
	if _, newest := run(full, "--last 8d --vs "+(day-13).String()+".."+(day-7).String()); newest.Query.To !=
		(day + 1).String() {
		t.Fatalf("the newest triage is of %+v", newest.Query)
	}
	if held, _ := run(full, asOf); held.out != fresh.out {
		t.Errorf("with later days in the archive it prints\n%s\nand without\n%s", held.out, fresh.out)
	}
	if _, p = run(full, asOf+" --last 3d"); p.Query.To != day.String() || p.Query.From != (day-2).String() {
		t.Errorf("three days are %+v", p.Query)
	}
	if _, p = run(full, asOf+" --from "+(day-4).String()+" --to "+(day-1).String()); p.Query.To != (day - 1).String() {
		t.Errorf("a range before the day is %+v", p.Query)
	}
}

// Of a day that the service forgot, what is held is judged, and what is not is named.
func TestATriageAsOfADayThatTheServiceForgot(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	server, env, flags := fastAccountWith(t, sim.Options{Now: func() time.Time { return now }})
	home := t.TempDir()
	run := func(args string) outcome {
		return invokeAt(t, home, now, env, append(append(strings.Fields("triage --app demo-live"), strings.Fields(args)...),
			flags...)...)
	}
	before := run("--as-of 2026-11-18")
	now = now.Add(60 * 24 * time.Hour)
	calls := len(server.Requests())
	if later := run("--as-of 2026-11-18"); later.code != exitDone || later.out != before.out || later.err != "" ||
		len(server.Requests()) != calls {
		t.Errorf("two months later: exit %d, %s%s", later.code, later.out, later.err)
	}
	if part := run("--as-of 2026-11-20"); part.code != exitDone ||
		!strings.Contains(part.err, "not held: 2026-11-19..2026-11-20; the service holds 30 days") {
		t.Errorf("with two days that are not held: exit %d, %s", part.code, part.err)
	}
	none := run("--as-of 2026-09-20")
	if none.code != exitFailed || !strings.Contains(none.err, "not held: 2026-09-07..2026-09-20") {
		t.Errorf("of days that nobody holds: exit %d, %s", none.code, none.err)
	}
}

func TestADayThatATriageCannotBeAsOf(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	for _, tc := range []struct{ args, says string }{
		{"--as-of 2026-11-23", "--as-of 2026-11-23 lies in the future: the newest day that can be asked for is 2026-11-22"},
		{"--as-of yesterday", `--as-of: "yesterday" is not a day of the calendar`},
		{"--as-of=", "--as-of"},
		{"--as-of 2026-10-01 --no-archive", "--as-of 2026-10-01 is too old: the service holds 30 days"},
		{"--as-of 2026-10-01 --demo", "--as-of 2026-10-01 is too old"},
		{"--as-of 2026-11-01 --last 14d --no-archive", "the oldest day that can be asked for is 2026-10-24"},
		{"--as-of 2026-11-18 --from 2026-11-19", "--from 2026-11-19 lies after --as-of 2026-11-18: take a day up to it"},
		{"--as-of 2026-11-18 --from 2026-11-15 --to 2026-11-19", "--to 2026-11-19 lies after --as-of 2026-11-18"},
		{"--as-of 2026-11-18 --from 2026-11-10 --to 2026-11-12 --vs 2026-11-15..2026-11-20",
			"--vs 2026-11-15..2026-11-20 ends after --as-of 2026-11-18: take days up to it"},
	} {
		got := invokeAt(t, t.TempDir(), now, nil, append([]string{"triage", "--app", "x"}, strings.Fields(tc.args)...)...)
		if got.code != exitUsage || got.out != "" || !strings.Contains(got.err, tc.says) {
			t.Errorf("%s: exit %d, %q, %s; want %q", tc.args, got.code, got.out, got.err, tc.says)
		}
	}
}
