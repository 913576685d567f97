//go:build unix

package cli

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/creack/pty"

	"rtcscope/api/sim"
)

// hostileAccount is an account full of hostile names, with the flags that reach it without a pace.
func hostileAccount(t *testing.T) (server *sim.Server, env, flags []string) {
	t.Helper()
	server, env = accountWith(t, sim.Options{PerSecond: 1000})
	server.SetFault(sim.Fault{Kind: sim.HostileText})
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte(`limits = ["1000/1s"]`), 0o600); err != nil {
		t.Fatal(err)
	}
	return server, env, []string{"--endpoint", server.URL(), "--config", file}
}

var hostileQuery = []string{"query", "--app", "demo-live", "--indicator", "stall_rate", "--dimension", "Province",
	"--last", "3d"}

// No command, in any format, sends a terminal a byte of a name that changes the terminal.
func TestCommandsPrintNoRawNamesOnATerminal(t *testing.T) {
	t.Parallel()
	server, env, flags := hostileAccount(t)
	data := "XDG_DATA_HOME=" + t.TempDir()
	env = append(env, data)
	for _, args := range [][]string{
		hostileQuery,
		append(slices.Clone(hostileQuery), "--format", "csv"), append(slices.Clone(hostileQuery), "--format", "json"),
		append(slices.Clone(hostileQuery), "--format", "md"),
		append(slices.Clone(hostileQuery), "--filter", "\x1b[31mno\u202e"),
		append(slices.Clone(hostileQuery), "--series", "\x1b[31mno\u202e"),
		{"apps"},
		{"triage", "--app", "demo-live"}, {"triage", "--app", "demo-live", "--format", "json"},
		{"triage", "--app", "demo-live", "--format", "md"},
		{"sync", "--app", "demo-live", "--indicators", "stall_rate", "--dimensions", "Province,OS", "--days", "7", "--rate",
			"999", "--verbose"},
		{"archive", "info"}, {"archive", "info", "--format", "json"}, {"archive", "export"},
		{"archive", "export", "--format", "csv"}, {"archive", "check"},
	} {
		if args[0] != "archive" {
			args = append(args, flags...)
		}
		wantHarmlessRun(t, env, args)
	}
	for _, code := range []string{"InvalidParameter.NotExistAppId", "AccessDenied"} { // the service's own words
		server.SetFault(sim.Fault{Kind: sim.HostileText, Code: code})
		wantHarmlessRun(t, env, append([]string{"apps"}, flags...))
		wantHarmlessRun(t, env, append([]string{"sync", "--app", "demo-live", "--days", "1", "--rate", "999"}, flags...))
	}
}

// wantHarmlessRun runs a command on a terminal and checks each character that it writes.
func wantHarmlessRun(t *testing.T, env, args []string) {
	t.Helper()
	x := openTerminalOf(t, pty.Winsize{Rows: 35, Cols: 120}, nil, env, args...)
	x.end()
	if err := x.slave.Close(); err != nil {
		t.Fatal(err)
	}
	x.wait("something", func(written string) bool {
		return strings.HasSuffix(written, "\n") || strings.HasSuffix(written, "\x1b[K")
	})
	text := strings.ReplaceAll(x.written(), "\x1b[K", "") // the line of progress ends so
	for at, r := range text {
		bad := unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp, unicode.Variation_Selector) &&
			!strings.ContainsRune("\r\n\t", r)
		if bad || r == unicode.ReplacementChar {
			t.Errorf("%q writes %U in %q", args, r, text[max(0, at-40):min(len(text), at+40)])
			return
		}
	}
}

// A text that goes straight to stdout or stderr may hold a hostile name. The methods in process_print.go make it safe;
// what process_ending.go prints holds no names.
func TestTextGoesThroughTheSafeWays(t *testing.T) {
	straight := regexp.MustCompile(`(Fprint\w*|WriteString)\([\w.]*\bp\.(Out|Err)\b`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "process_print.go" || name == "process_ending.go" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range straight.FindAllString(string(text), -1) {
			t.Errorf("%s: %s: print it by tell or printed", name, found)
		}
	}
}

// Pipes, files and the archive are for programs: they hold the names as they came.
func TestProgramsGetTheNamesAsTheyCame(t *testing.T) {
	t.Parallel()
	_, env, flags := hostileAccount(t)
	home := t.TempDir()
	invokeHere := func(args ...string) outcome {
		t.Helper()
		got := invokeAt(t, home, time.Now(), env, args...)
		if got.code != exitDone {
			t.Fatalf("%q: exit %d, %s", args, got.code, got.err)
		}
		return got
	}
	named := func(where string, names []string) {
		t.Helper()
		for _, text := range sim.HostileTexts() {
			if !slices.Contains(names, text) {
				t.Errorf("%s does not hold %.60q as it came", where, text)
			}
		}
	}
	var p printed
	text := invokeHere(slices.Concat(hostileQuery, flags, []string{"--format", "json"})...).out
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range p.Series[0].Rows {
		names = append(names, row.Value)
	}
	named("the JSON", names)
	if len(names) != 34+len(sim.HostileTexts()) {
		t.Errorf("%d rows: some became one", len(names))
	}
	column := func(text string, at int) (list []string) {
		lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			list = append(list, line[at])
		}
		return list
	}
	named("the CSV", column(invokeHere(slices.Concat(hostileQuery, flags, []string{"--format", "csv"})...).out, 1))
	named("the archive", column(invokeHere("archive", "export", "--format", "csv").out, 6))
}

// A filter finds a row by its name as it is shown, and as it is. The filter of a copied command finds only that row.
func TestFilterFindsNamesAsTheyAreSeenAndAsTheyAre(t *testing.T) {
	t.Parallel()
	_, env, flags := hostileAccount(t)
	for _, filter := range []string{`\u{1b}[31mred`, "\x1b[31mred", `/^\x{1b}\[31mred\x{1b}\[0m$/`} {
		got := invoke(t, env, slices.Concat(hostileQuery, flags, []string{"--format", "json", "--filter", filter})...)
		var p printed
		if err := json.Unmarshal([]byte(got.out), &p); err != nil {
			t.Fatal(err, got.err)
		}
		if rows := p.Series[0].Rows; len(rows) != 1 || rows[0].Value != "\x1b[31mred\x1b[0m" {
			t.Errorf("%q finds %+v", filter, rows)
		}
	}
}
