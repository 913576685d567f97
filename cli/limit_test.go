package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rtcscope/api/sim"
	"rtcscope/turns"
)

// expiring lets a service answer n calls and then refuse the token.
func expiring(t *testing.T, server *sim.Server, n int) {
	t.Helper()
	go func() {
		if server.Await(t.Context(), n) == nil {
			server.SetFault(sim.Fault{Kind: sim.Code, Code: "InvalidSecretToken"})
		}
	}()
}

// A token that expires during a sweep ends it with exit code 3. No calls are made after those under way.
func TestTokenThatExpiresEndsTheSweep(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"triage --app demo-live", "triage --app demo-live --fail-on low",
		"sync --rate 9999 --app demo-live,demo-meeting"} {
		server, env, flags := fastAccount(t)
		const answered = 24 // enough for some findings
		expiring(t, server, answered)
		got := invoke(t, env, append(strings.Fields(args), flags...)...)
		if got.code != exitCredentials || !strings.Contains(got.err, "InvalidSecretToken") {
			t.Errorf("%s: exit %d, %s", args, got.code, got.err)
		}
		refused := 0
		for _, r := range server.Requests() {
			if r.Code == "InvalidSecretToken" {
				refused++
			}
		}
		if refused == 0 || refused > 4 { // two queries at once, of two calls each
			t.Errorf("%s: %d calls were refused", args, refused)
		}
	}
}

// All apps are listed, however short the service's pages are.
func TestAppsOfShortPages(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccountWith(t, sim.Options{MoreApps: 225, AppsPage: 50})
	got := invoke(t, env, append(flags, "apps")...)
	if n := strings.Count(got.out, "\n"); n != 230 || got.code != exitDone {
		t.Errorf("%d apps, exit %d, %s", n, got.code, got.err)
	}
}

// triages runs a triage for each home, all at once in processes of their own, and returns what they print.
func triages(t *testing.T, server *sim.Server, env []string, conf string, homes ...string) (printed []string) {
	t.Helper()
	printed = make([]string, len(homes))
	var all sync.WaitGroup
	for i, home := range homes {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "triage", "--app", "demo-live", "--no-archive", "--endpoint",
			server.URL(), "--config", conf)
		cmd.Env = append([]string{childMark + "=1", "HOME=" + home}, env...)
		all.Go(func() {
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("triage %d: %v, %s", i, err, out)
			}
			printed[i] = string(out)
		})
	}
	all.Wait()
	return printed
}

// Two triages at once both succeed, at a service that counts refused calls, too. With one home they share the limit;
// with two they give way to each other. The service is twenty times as fast as the real one.
func TestTriagesAtOnce(t *testing.T) {
	t.Parallel()
	for _, separate := range []bool{false, true} {
		server, env := accountWith(t, sim.Options{PerSecond: 40, CountRefused: true})
		homes := []string{t.TempDir(), t.TempDir()}
		if !separate {
			homes[1] = homes[0]
		}
		conf := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(conf, []byte(`limits = ["40/1s"]`), 0o600); err != nil {
			t.Fatal(err)
		}
		printed := triages(t, server, env, conf, homes...)
		if printed[0] != printed[1] || !strings.Contains(printed[0], "广东") {
			t.Errorf("separate homes %v: they print\n%s\nand\n%s", separate, printed[0], printed[1])
		}
		refused := 0
		for _, r := range server.Requests() {
			if r.Code != "" {
				refused++
			}
		}
		if !separate && refused > 5 { // none, but for a machine that stops a process in the middle
			t.Errorf("in one home %d of %d calls were refused", refused, len(server.Requests()))
		}
	}
}

// The processes of a user share their calls in a file, also without an archive. Without a place for the file each
// counts its own. A demo is another account.
func TestWhereProcessesShareTheLimit(t *testing.T) {
	t.Parallel()
	server, env := account(t)
	plain := filepath.Join(t.TempDir(), "plain")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, state, flags string
		shared             bool
	}{
		{"a home", t.TempDir(), "--endpoint " + server.URL(), true},
		{"no archive", t.TempDir(), "--no-archive --endpoint " + server.URL(), true},
		{"no place", filepath.Join(plain, "below"), "--no-archive --endpoint " + server.URL(), false},
		{"a demo", t.TempDir(), "--demo", false},
	} {
		state := "XDG_STATE_HOME=" + tt.state
		got := invoke(t, append([]string{state}, env...),
			append([]string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS"},
				strings.Fields(tt.flags)...)...)
		if got.code != exitDone || got.err != "" {
			t.Errorf("%s: exit %d, %s", tt.name, got.code, got.err)
		}
		path := turns.Path(func(name string) string {
			if name == "XDG_STATE_HOME" {
				return tt.state
			}
			return ""
		}, "", server.URL())
		text, err := os.ReadFile(path)
		if shared := err == nil && len(text) > 0; shared != tt.shared {
			t.Errorf("%s: shared %v, %v", tt.name, shared, err)
		}
		if entries, err := filepath.Glob(filepath.Join(tt.state, "rtcscope", "calls-*")); err != nil ||
			len(entries) > 0 != tt.shared {
			t.Errorf("%s: %v, %v", tt.name, entries, err)
		}
	}
}
