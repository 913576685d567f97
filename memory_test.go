//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The explorer opens on the query that it was left on.
func TestItOpensOnTheLastQuery(t *testing.T) {
	t.Parallel()
	server, env := account(t)
	home := t.TempDir()
	wrap := append([]string{"/usr/bin/env"}, append(env, "HOME="+home)...)
	x := openTerminal(t, wrap, "--endpoint", server.URL(), "--app", "demo-live", "--indicator", "join_room_success_rate", "--dimension", "Access", "--last", "3d", "--vs", "off")
	x.until("wifi")
	x.press("q")
	if code := x.end(); code != exitDone {
		t.Fatalf("exit %d", code)
	}
	text, err := os.ReadFile(filepath.Join(home, ".local", "state", "rtcscope", "state.json"))
	if err != nil || !strings.Contains(string(text), `"3d"`) || !strings.Contains(string(text), "join_room_success_rate") {
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
	// What is said on the command line goes before what is remembered.
	other := openTerminal(t, wrap, "--endpoint", server.URL(), "--dimension", "OS")
	other.until("New query")
	other.press("q")
	other.end()
}

// A home that cannot be written costs the remembering alone.
func TestAHomeThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x := openTerminal(t, []string{"/usr/bin/env", "XDG_STATE_HOME=" + file}, "--demo", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "OS")
	x.until("android")
	x.press("q")
	if code := x.end(); code != exitDone {
		t.Errorf("exit %d", code)
	}
}
