package views_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// statesOfAnswers are answers in the states in which a screen may show them.
func statesOfAnswers() map[string]quality.Result {
	off := compared()
	off.Query.Versus = quality.Comparison{}
	for i := range off.Tables[0].Rows {
		off.Tables[0].Rows[i].Past = nil
	}
	off.Tables[0].Past, off.Tables[0].Whole.Past = quality.Axis{}, nil
	gaps := compared()
	gaps.Tables[0].Rows[0].Cells = []float64{0.5, gap, gap, 0.5, 2, gap, gap}
	loading := compared()
	loading.Progress = quality.Progress{Done: 4, Total: 11}
	for _, d := range []string{"2026-08-13", "2026-08-14"} {
		delete(loading.Answered, day(d))
		for i := range loading.Tables[0].Rows {
			loading.Tables[0].Rows[i].Cells[int(day(d)-day("2026-08-13"))] = gap
		}
	}
	web := compared()
	web.Query.Product, web.Users = quality.ProductWeb, quality.Weights{}
	one := off
	one.Query.Range.From = one.Query.Range.To
	one.Tables = []quality.Table{{Series: audio, Axis: quality.DayAxis(one.Query.Range), Rows: []quality.Row{row("A", 2),
		row("B", 0.6)}}}
	unsettled := result(query("2026-08-14", "2026-08-20"), map[string][]quality.Row{audio: {
		row("A", 0.5, 0.5, 0.5, 0.5, 2, 2, 2.5), row("B", 1, 1, 1, 1, 1, 1, 1)}}, audio)
	return map[string]quality.Result{"compared": compared(), "no compared days": off, "gaps": gaps, "loading": loading,
		"web": web, "one day": one, "not final": unsettled, "of systems": byOS()}
}

var figure = regexp.MustCompile(`\d+\.\d\d\b`)

// checkHandout checks what a screen copies: at most 12 lines, the last one a command, and no figure in the table that
// the screen does not show.
func checkHandout(t *testing.T, name string, v views.View, screen string) {
	t.Helper()
	copied, ok := do(v, keys.Copy).(views.Copy)
	if !ok {
		t.Errorf("%s copies nothing", name)
		return
	}
	lines := strings.Split(copied.Text, "\n")
	last := lines[len(lines)-1]
	if len(lines) > report.HandoutLines || !strings.HasPrefix(last, "`rtcscope ") || !strings.HasSuffix(last, "`") {
		t.Errorf("%s: %d lines\n%s", name, len(lines), copied.Text)
	}
	if !strings.HasPrefix(lines[0], "**") {
		t.Errorf("%s begins with no finding:\n%s", name, copied.Text)
	}
	found := 0
	for _, line := range lines {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		for _, one := range figure.FindAllString(line, -1) {
			if found++; !strings.Contains(screen, one) {
				t.Errorf("%s: %s is copied, and not shown:\n%s\n%s", name, one, copied.Text, screen)
			}
		}
	}
	if found == 0 && !strings.Contains(lines[0], "no value") && !strings.Contains(lines[0], "无数据") {
		t.Errorf("%s: no figures\n%s", name, copied.Text)
	}
}

// Every screen copies a finding, in every state and in both languages: a sentence, figures that are on the screen, and
// the command.
func TestEveryScreenHandsOnAFinding(t *testing.T) {
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		for state, r := range statesOfAnswers() {
			name := func(screen string) string { return fmt.Sprintf("%s, %s, %s", l, state, screen) }
			e := views.NewExplore(env(theme.Unicode(), l))
			e.SetSize(250, 40)
			e.SetResult(r)
			checkHandout(t, name("the table"), e, text(e))
			series, value := r.Tables[0].Series, r.Tables[0].Rows[0].Value
			d, _ := views.NewDetail(env(theme.Unicode(), l), r, views.OpenDetail{Series: series, Value: value})
			d.SetSize(120, 40)
			checkHandout(t, name("details"), d, text(d))
			c := views.NewCompare(env(theme.Unicode(), l), curvesOf(r, series, value), 1)
			c.SetSize(200, 40)
			checkHandout(t, name("comparison"), c, text(c))
			m := heatmap(t, env(theme.Unicode(), l), r, value, 120, 40)
			shown := text(m)
			for range r.Axis().Len() { // the figure of a day is shown while the cursor is on it
				do(m, keys.Left)
				shown += text(m)
			}
			checkHandout(t, name("heatmap"), m, shown)
		}
		o := overviewOf(t, ofAll(env(theme.Unicode(), l)), appResult(video))
		o.SetSize(200, 40)
		do(o, keys.Top)
		shown := text(o)
		for range 9 { // what is usual, and from what it changed, is said of the series under the cursor
			do(o, keys.Down)
			shown += text(o)
		}
		checkHandout(t, string(l)+", overview", o, shown)
		y := whyScreen(120, 40)
		checkHandout(t, string(l)+", why", y, text(y))
	}
}

// The sentence says what is known, and what is not.
func TestTheSentenceOfARow(t *testing.T) {
	for state, want := range map[string]string{
		"compared": "**A** 80 ms audio stall mean 1.14 %, +0.64 against 08-06–08-12, latest 2.00 % (08-19), since 08-17, 2.31M " +
			"users (app1 native, `80ms_audio_stall_rate`, 2026-08-13..2026-08-19)",
		"no compared days": "**A** 80 ms audio stall 2.00 % on 08-19, +1.00 against the mean of 08-13–08-18, mean " +
			"1.14 %, ",
		"gaps": "**A** 80 ms audio stall mean 1.00 %, +0.50 against 08-06–08-12, no value on 08-19, 3 of 7 days with " +
			"values, ",
		"loading": "**A** 80 ms audio stall mean 1.40 %, +0.90 against 08-06–08-12, latest 2.00 % (08-19), 5 of 7 days " +
			"so far, ",
		"web":     "since 08-17 (app1 web, `80ms_audio_stall_rate`, ",
		"one day": "**A** 80 ms audio stall 2.00 % on 08-19, ",
		"not final": "**A** 80 ms audio stall 2.50 % on 08-20, not final, +1.50 against the mean of 08-14–08-19, mean " +
			"1.21 %, ",
	} {
		e := views.NewExplore(english())
		e.SetSize(120, 30)
		e.SetResult(statesOfAnswers()[state])
		for e.Subject().Value != "A" {
			do(e, keys.Down)
		}
		copied := do(e, keys.Copy).(views.Copy).Text
		if first, _, _ := strings.Cut(copied, "\n"); !strings.Contains(first, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", state, first, want)
		}
	}
	e := views.NewExplore(english())
	e.SetSize(120, 30)
	e.SetResult(compared())
	act(e, keys.Down)
	wantIn(t, "as before", do(e, keys.Copy).(views.Copy).Text, "**B** 80 ms audio stall mean 0.60 %, no change against ",
		", as before, 312 users")
	ascii := views.NewExplore(env(theme.ASCII(), lang.English))
	ascii.SetSize(120, 30)
	ascii.SetResult(compared())
	wantIn(t, "in ASCII", do(ascii, keys.Copy).(views.Copy).Text, "against 08-06..08-12, ")
}

// However many rows are marked, the finding keeps to its lines, counts the rows that it leaves out, and its command
// prints all of them.
func TestManyMarkedRowsAreCounted(t *testing.T) {
	r := result(query("2026-08-13", "2026-08-19"), map[string][]quality.Row{audio: hostile()[:40]}, audio)
	e := views.NewExplore(english())
	e.SetSize(120, 60)
	e.SetResult(r)
	for range 30 {
		do(e, keys.Mark)
	}
	copied := do(e, keys.Copy).(views.Copy).Text
	lines := strings.Split(copied, "\n")
	if len(lines) != report.HandoutLines {
		t.Errorf("%d lines", len(lines))
	}
	if more := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "| and 25 more") }); more < 0 {
		t.Errorf("nothing is counted:\n%s", copied)
	}
	if !strings.HasSuffix(lines[len(lines)-1], "`") || strings.Count(lines[len(lines)-1], "|") < 29 {
		t.Errorf("the command is %s", lines[len(lines)-1])
	}
	triage := views.NewTriage(english(), triageOf(9))
	triage.SetSize(120, 40)
	for range 7 {
		do(triage, keys.Mark)
	}
	copied = do(triage, keys.Copy).(views.Copy).Text
	if n := strings.Count(copied, "\n") + 1; n > report.HandoutLines || !strings.Contains(copied, "and 4 more: ") ||
		!strings.Contains(copied, "\n- `rtcscope triage ") {
		t.Errorf("%d lines\n%s", n, copied)
	}
}

// The commands of a triage that went on after its verdict go on as far: else they would print another verdict.
func TestTheCommandOfATriageAsksAsMuch(t *testing.T) {
	e := english()
	e.Commands.Round = 30
	found := triageOf(1)
	found.Done, found.Of = 20, 20
	v := views.NewTriage(e, found)
	v.SetSize(120, 40)
	v.End("")
	command := func() string { return do(v, keys.CopyCommand).(views.Copy).Text }
	if got := command(); strings.Contains(got, "--explain") {
		t.Errorf("before: %s", got)
	}
	for round, want := range []string{"--explain=30", "--explain=60"} {
		if asked, _ := v.Questions(true); asked == nil {
			t.Fatal("it asks nothing")
		}
		v.Asking(quality.Question{}, quality.Progress{Total: 3})
		v.Learnt(quality.Question{}, quality.Answer{})
		v.Learnt(quality.Question{}, quality.Answer{})
		v.Ended(nil)
		if got := command(); !strings.Contains(got, want) {
			t.Errorf("after %d rounds: %s", round+1, got)
		}
	}
}

// The marked values of an attribution are handed on together.
func TestMarkedContributionsAreHandedOn(t *testing.T) {
	y := whyScreen(120, 40)
	act(y, keys.Mark, keys.Mark)
	copied := do(y, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, "\n| A ", "\n| B ", "--filter '/^(A|B)$/'`")
	checkHandout(t, "marked", y, text(y))
}
