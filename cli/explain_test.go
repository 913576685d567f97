package cli

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// explained runs a triage and returns the requests that it made for the verdict, and those after it.
func explained(t *testing.T, server *sim.Server, env, flags []string, args string) (got outcome, verdict, after int) {
	t.Helper()
	before := len(server.Requests())
	got = invoke(t, env, append(strings.Fields("triage --app demo-live "+args), flags...)...)
	for _, r := range server.Requests()[before:] {
		if r.Body.OS+r.Body.Access != "" || after > 0 {
			after++
		} else {
			verdict++
		}
	}
	return got, verdict, after
}

// A triage ends at its verdict. With --explain it goes on to what explains it, by 30 calls at most; what came is held.
func TestTriageExplain(t *testing.T) {
	t.Parallel()
	joint := sim.Story{App: "demo-live", Story: calls.Story{Name: "fault", OS: "android", Access: "4g", Loss: 2,
		From: quality.NewestSettled(time.Now()) - 2}}
	server, env, flags := fastAccountWith(t, sim.Options{Stories: []sim.Story{joint}})
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	const cold = 46
	plain, verdict, after := explained(t, server, env, flags, "")
	if plain.code != exitDone || verdict != cold || after != 0 {
		t.Fatalf("exit %d, %d calls for the verdict and %d after it: %s", plain.code, verdict, after, plain.err)
	}
	got, verdict, after := explained(t, server, env, flags, "--explain --lang en")
	if got.code != exitDone || verdict != 0 || after < 5 || after > 31 { // one more: a refused network costs a call
		t.Fatalf("exit %d, %d calls for the verdict and %d after it: %s", got.code, verdict, after, got.err)
	}
	few, verdict, again := explained(t, server, env, flags, "--explain=3")
	if few.code != exitDone || verdict != 0 || again > 3 {
		t.Errorf("exit %d, %d calls for the verdict and %d after it: %s", few.code, verdict, again, few.err)
	}
	for _, bad := range []string{"--explain=0", "--explain=-3", "--explain=1001", "--explain=some"} {
		if got, verdict, after := explained(t, server, env, flags, bad); got.code != exitUsage || verdict+after != 0 {
			t.Errorf("%s: exit %d after %d calls: %s", bad, got.code, verdict+after, got.err)
		}
	}
}

// A triage whose questions are refused is as good as one that asks none.
func TestTriageExplainWithoutPermission(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccountWith(t, sim.Options{Filters: sim.FiltersDenied})
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	if got, _, after := explained(t, server, env, flags, "--explain=6"); got.code != exitDone || after > 6 {
		t.Errorf("exit %d, %d calls after the verdict: %s", got.code, after, got.err)
	}
}

// Without permission for the app's own figures, the sum of its countries stands for them, by their users: what all of
// the app did is found, and it is said what that rests on.
func TestATriageWithoutTheWholeApp(t *testing.T) {
	t.Parallel()
	all := sim.Story{App: "demo-live", Story: calls.Story{Name: "fault", Loss: 1.6,
		From: quality.NewestSettled(time.Now()) - 2}}
	server, env, flags := fastAccountWith(t, sim.Options{Stories: []sim.Story{all}})
	server.SetFault(sim.Fault{Kind: sim.Code, Code: "AccessDenied", Action: "ListQuality"})
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	got := invoke(t, env, append(strings.Fields("triage --app demo-live --format json"), flags...)...)
	var p struct {
		Incidents []struct{ App bool }
	}
	if err := json.Unmarshal([]byte(got.out), &p); err != nil || got.code != exitDone {
		t.Fatalf("exit %d, %v: %s", got.code, err, got.err)
	}
	if len(p.Incidents) == 0 || !p.Incidents[0].App {
		t.Errorf("the first incident is not that of the app: %+v", p.Incidents)
	}
	got = invoke(t, env, append(strings.Fields("triage --app demo-live --lang en"), flags...)...)
	if !strings.Contains(got.out+got.err, "its countries, weighted by users") {
		t.Errorf("it does not say what stands for the app:\n%s%s", got.out, got.err)
	}
}
