package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"rtcscope/api/sim"
)

// The overview prints the app in nine series, by one call for the days and one for those that they are compared with;
// what is held takes none.
func TestOverviewCommand(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	overview := func(args string) outcome {
		return invoke(t, env, append(append([]string{"overview", "--app", "demo-live"}, strings.Fields(args)...),
			flags...)...)
	}
	got := overview("--format json")
	var p struct {
		Query  struct{ App, From, To, VsFrom, VsTo string }
		Series []struct {
			Name, Indicator, State, Since string
			Latest, Change                *float64
			Usual                         struct{ Low, High *float64 }
			Days, Past                    []struct{ Day string }
		}
		Warnings []string
	}
	if err := json.Unmarshal([]byte(got.out), &p); err != nil || got.code != exitDone {
		t.Fatalf("exit %d, %v, %s%s", got.code, err, got.out, got.err)
	}
	worse := 0
	for _, s := range p.Series {
		if s.Name == "" || s.Indicator == "" || s.Latest == nil || s.Change == nil || s.Usual.Low == nil ||
			s.Usual.High == nil || len(s.Days) != 7 || len(s.Past) != 7 || (s.State == "worse") != (s.Since != "") {
			t.Errorf("the series %+v", s)
		}
		if s.State == "worse" {
			worse++
		}
	}
	if n := len(server.Requests()); len(p.Series) != 9 || worse == 0 || n != 2 || p.Query.App != "demo-live" {
		t.Errorf("%d series, %d of them worse, after %d calls", len(p.Series), worse, n)
	}
	for format, want := range map[string]string{"table": "whole app: ", "md": "| 80ms\\_audio\\_stall\\_rate",
		"csv": "series,indicator,unit,latest,change,since,state,low,high,mean,before\n"} {
		if got := overview("--format " + format); got.code != exitDone || !strings.Contains(got.out, want) ||
			strings.Count(got.out, "rate") < 7 {
			t.Errorf("--format %s: exit %d, %q", format, got.code, got.out)
		}
	}
	for line := range strings.Lines(overview("--format md").out) {
		if strings.Count(line, "as before")+strings.Count(line, "worse") > 1 {
			t.Errorf("a line says twice how a series is: %s", line)
		}
	}
	if n := len(server.Requests()); n != 2 {
		t.Errorf("what is held takes %d calls", n-2)
	}
	if got := overview("--vs off"); got.code != exitUsage || !strings.Contains(got.err, "previous") {
		t.Errorf("--vs off: exit %d, %s", got.code, got.err)
	}
}

// Without the permission, the overview prints no empty table, but what can be done.
func TestOverviewWithoutPermission(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	server.SetFault(sim.Fault{Kind: sim.Code, Code: "AccessDenied", Action: "ListQuality"})
	got := invoke(t, env, append([]string{"overview", "--app", "demo-live"}, flags...)...)
	if got.code != exitCredentials || got.out != "" || !strings.Contains(got.err, "AccessDenied") {
		t.Errorf("exit %d, %q, %s", got.code, got.out, got.err)
	}
}
