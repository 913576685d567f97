package report_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rtcscope/api/sim"
	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

func TestCommandShowsTheQuery(t *testing.T) {
	var commands report.Commands
	for _, test := range []struct {
		q    quality.Query
		want string
	}{
		{week(), "rtcscope query --app app1 --product native --indicator stall_rate --dimension Province --from " +
			"2026-08-13 --to 2026-08-19 --vs off"},
		{query("2026-08-19", "2026-08-19"),
			"rtcscope query --app app1 --product native --indicator stall_rate --dimension Province --from 2026-08-19 --to " +
				"2026-08-19 --vs off"},
		{query("2026-08-12", "2026-08-18"),
			"rtcscope query --app app1 --product native --indicator stall_rate --dimension Province --from 2026-08-12 --to " +
				"2026-08-18 --vs off"},
		{query("2026-08-14", "2026-08-20"),
			"rtcscope query --app app1 --product native --indicator stall_rate --dimension Province --from 2026-08-14 --to " +
				"2026-08-20 --vs off"},
	} {
		if got := commands.Query(test.q); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// Without the flags that chose the service, the command would ask another one.
func TestCommandReachesTheSameService(t *testing.T) {
	commands := report.Commands{Flags: "--demo"}
	if got := commands.Query(week()); !strings.HasSuffix(got, "--from 2026-08-13 --to 2026-08-19 --vs off --demo") {
		t.Errorf("got %s", got)
	}
}

// The command is pasted into a shell: there each value must come out as one word, and nothing may run.
func TestCommandComesThroughTheShell(t *testing.T) {
	for _, app := range append(sim.HostileTexts(), []string{
		"app1", "6f2e-9c1d_x.y", "", "two words", "it's", "$(echo no)", "`echo no`", "a;echo no", "a|b", "a&b", `back\slash`,
		`"quoted"`, "星号*", "~", "#x", "!x", "-x",
		"a\nb", "{a,b}", "x>y", "''", "=x", "it's\x1b1", "\\\t'",
	}...) {
		if strings.Contains(app, "\x00") {
			continue // which no command line can hold
		}
		q := week()
		q.App = app
		command := (report.Commands{}).Query(q)
		if cells.Visible(command) != command && !unicode.In([]rune(app)[1], unicode.M) {
			t.Errorf("%q makes a command that cannot be looked at: %q", app, command)
		}
		name := "sh"
		if strings.Contains(command, "$'") {
			name = "bash" // not every shell knows these quotes
		}
		sh, err := exec.LookPath(name)
		if err != nil {
			t.Logf("there is no %s here", name)
			continue
		}
		out, err := exec.CommandContext(t.Context(), sh, "-c", `printf '%s\0' `+command).Output()
		if err != nil {
			t.Errorf("%q: %v in %s", app, err, command)
			continue
		}
		words := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
		want := []string{"rtcscope", "query", "--app", app, "--product", "native", "--indicator", "stall_rate",
			"--dimension", "Province", "--from", "2026-08-13", "--to", "2026-08-19", "--vs", "off"}
		if !slices.Equal(words, want) {
			t.Errorf("%q comes out as %q", app, words)
		}
	}
}

func week() quality.Query { return query("2026-08-13", "2026-08-19") }

func query(from, to string) quality.Query {
	first, err := quality.ParseDay(from)
	last, err2 := quality.ParseDay(to)
	if err != nil || err2 != nil {
		panic(from + " or " + to + " is no day")
	}
	return quality.Query{App: "app1", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Range{From: first, To: last}}
}
