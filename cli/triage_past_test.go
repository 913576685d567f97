package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"rtcscope/api/sim"
)

// pastOf runs a triage and returns how many days before the range its verdict rests on, and how many calls it took.
func pastOf(t *testing.T, server *sim.Server, env, flags []string, args string) (days, calls int) {
	t.Helper()
	before := len(server.Requests())
	args = "triage --app demo-live --format json " + args
	got := invoke(t, env, append(strings.Fields(args), flags...)...)
	var p struct{ PastDays *int }
	if err := json.Unmarshal([]byte(got.out), &p); err != nil || got.code != exitDone || p.PastDays == nil {
		t.Fatalf("%s: exit %d, %v, %s", args, got.code, err, got.err)
	}
	return *p.PastDays, len(server.Requests()) - before
}

// A triage is judged by the compared days and by what is held. --past asks for the older days that the service still
// has, and what came is held from then on.
func TestATriagesPast(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	if days, calls := pastOf(t, server, env, flags, ""); days != 7 || calls != 46 {
		t.Errorf("by default, the past is %d days, after %d calls", days, calls)
	}
	if days, calls := pastOf(t, server, env, flags, "--past 14d"); days != 14 || calls != 20+1 {
		t.Errorf("--past 14d has %d days, after %d calls", days, calls)
	}
	all, _ := pastOf(t, server, env, flags, "--past 4W")
	if all < 21 || all > 23 {
		t.Errorf("--past 4W has %d days, and the service has 30 before today", all)
	}
	if days, calls := pastOf(t, server, env, flags, ""); days != all || calls != 0 {
		t.Errorf("what is held are %d days, after %d calls", days, calls)
	}
	got := invoke(t, env, append([]string{"triage", "--app", "demo-live", "--lang", "zh"}, flags...)...)
	if !strings.Contains(got.out, "依据此前") {
		t.Errorf("the table says nothing of the past:\n%s", got.out)
	}
	if days, _ := pastOf(t, server, env, flags, "--no-archive"); days != 7 {
		t.Errorf("without an archive, the past is %d days", days)
	}
}

// If the service refuses older days, the triage rests on fewer.
func TestATriageWithoutItsOlderDays(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	pastOf(t, server, env, flags, "")
	server.SetFault(sim.Fault{Kind: sim.Code, Code: "AccessDenied"})
	if days, calls := pastOf(t, server, env, flags, "--past 28d"); days != 7 || calls > 4 {
		t.Errorf("the past is %d days, after %d calls", days, calls)
	}
}
