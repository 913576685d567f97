package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

func detail(t *testing.T, r quality.Result, series, value string) *views.Detail {
	t.Helper()
	d, ok := views.NewDetail(english(), r, views.OpenDetail{Series: series, Value: value})
	if !ok {
		t.Fatalf("no detail of %s in %s", value, series)
	}
	d.SetSize(80, 30)
	return d
}

func TestDetailListsTheDaysNewestFirst(t *testing.T) {
	r := result(query("2026-08-16", "2026-08-20"), map[string][]quality.Row{audio: {row("其他", 9, 9, 9, 9, 9),
		row("广东省", 1, 3, gap, 2, 1.5)}}, audio)
	lines := strings.Split(text(detail(t, r, audio, "广东省")), "\n")
	if !strings.Contains(lines[0], "广东省") || !strings.Contains(lines[0], audio) ||
		!strings.Contains(lines[0], "lower is better") {
		t.Errorf("title: %q", lines[0])
	}
	var got []string
	for _, line := range lines {
		if words := strings.Fields(line); len(words) > 2 && strings.HasPrefix(words[0], "2026-") {
			got = append(got, strings.Join(words, " "))
		}
	}
	want := []string{
		"2026-08-20 Thu !1.50 ▽-0.50 (not final)",
		"2026-08-19 Wed !2.00 ·", // no change from a day without a value
		"2026-08-18 Tue · ·",
		"2026-08-17 Mon !3.00 ▲+2.00",
		"2026-08-16 Sun 1.00 ·",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("days:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(strings.Join(lines, "\n"), theme.Unicode().Corner) {
		t.Error("there is no chart")
	}
}

// If the words beside the names of the chart's lines do not fit, they are left out, not cut.
func TestDetailsTitleIsNotCut(t *testing.T) {
	for _, env := range []*views.Env{english(), chinese()} {
		d, ok := views.NewDetail(env, compared(), views.OpenDetail{Series: audio, Value: "A"})
		if !ok {
			t.Fatal("no detail")
		}
		for _, w := range []int{80, 120} {
			d.SetSize(w, 18) // a higher screen has a line of its own for the names
			title := strings.Split(text(d), "\n")[0]
			if strings.Contains(title, "…") || !strings.Contains(title, audio+"  %") ||
				strings.Contains(title, env.Say.T("lower is better")) != (w == 120) {
				t.Errorf("%d cells: %q", w, title)
			}
		}
	}
}

func TestDetailOfWhatTheResultDoesNotHave(t *testing.T) {
	r := fiveResult(audio)
	for _, open := range []views.OpenDetail{{Series: audio, Value: "Z"}, {Series: video, Value: "A"}, {}} {
		if _, ok := views.NewDetail(english(), r, open); ok {
			t.Errorf("%v opened", open)
		}
	}
}

func TestDetailScrollsThroughTheDays(t *testing.T) {
	q := query("2026-07-22", "2026-08-19")
	cells := make([]float64, q.Range.Len())
	for i := range cells {
		cells[i] = float64(i)
	}
	d := detail(t, result(q, map[string][]quality.Row{audio: {row("A", cells...)}}, audio), audio, "A")
	d.SetSize(80, 16)
	if got := text(d); !strings.Contains(got, "2026-08-19 Wed") || strings.Contains(got, "2026-07-22 Wed") {
		t.Errorf("at first:\n%s", got)
	}
	place := func(when, want string) {
		t.Helper()
		if got := text(d); !strings.Contains(got, want+"\n") {
			t.Errorf("%s the heading of the list does not end with %q:\n%s", when, want, got)
		}
	}
	place("at first", " 1 to 5 of 29")
	do(d, keys.Down)
	place("one day down", " 2 to 6 of 29")
	if got := text(d); strings.Contains(got, "2026-08-19 Wed") || !strings.Contains(got, "2026-08-18 Tue") {
		t.Errorf("one day down:\n%s", got)
	}
	do(d, keys.Bottom)
	bottom := text(d)
	place("at the bottom", " 25 to 29 of 29")
	if !strings.Contains(bottom, "2026-07-22 Wed") {
		t.Errorf("at the bottom:\n%s", bottom)
	}
	act(d, times(5, keys.Down)...)
	if text(d) != bottom {
		t.Error("it scrolls beyond the oldest day")
	}
	act(d, keys.Top, keys.Up)
	if got := text(d); !strings.Contains(got, "2026-08-19 Wed") {
		t.Errorf("back at the top:\n%s", got)
	}
	seen := make(map[string]bool)
	for range 29 {
		for _, line := range strings.Split(text(d), "\n") {
			if words := strings.Fields(line); len(words) > 0 && strings.HasPrefix(words[0], "2026-") {
				seen[words[0]] = true
			}
		}
		do(d, keys.PageDown)
	}
	if len(seen) != 29 {
		t.Errorf("paging showed %d of 29 days", len(seen))
	}
}

// Changing the series skips series that lack the value.
func TestDetailTurnsToTheOtherSeries(t *testing.T) {
	r := result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{
		audio: {row("A", 1, 2), row("B", 1, 1)}, video: {row("C", 3, 3)}, join: {row("B", 5, 6), row("A", 90, 91)},
	}, audio, video, join)
	d := detail(t, r, audio, "A")
	want := func(when, series, value string) {
		t.Helper()
		lines := strings.Split(text(d), "\n")
		if words := strings.Fields(lines[0]); words[0] != "A" || words[1] != series {
			t.Errorf("%s the title is %q", when, lines[0])
		}
		if got := text(d); !strings.Contains(got, "2026-08-19 Wed") || !strings.Contains(got, value) ||
			!strings.Contains(got, "1 to 2 of 2") {
			t.Errorf("%s the days are not those of %s:\n%s", when, series, got)
		}
	}
	want("at first", audio, "!2.00")
	do(d, keys.NextSeries)
	want("turned on", join, "!!91.00")
	do(d, keys.NextSeries)
	want("turned round", audio, "!2.00")
	do(d, keys.PrevSeries)
	want("turned back", join, "!!91.00")
	d = detail(t, r, video, "C") // no other series has it
	before := text(d)
	if act(d, keys.NextSeries, keys.PrevSeries); text(d) != before {
		t.Errorf("it turned to\n%s", text(d))
	}
}

func TestDetailLeaves(t *testing.T) {
	for _, action := range []keys.Action{keys.Back, keys.Open} {
		if intent := do(detail(t, fiveResult(audio), audio, "A"), action); intent != (views.Leave{}) {
			t.Errorf("action %q asks for %v", action, intent)
		}
	}
	if intent := do(detail(t, fiveResult(audio), audio, "A"),
		keys.Indicator); intent != (views.Choose{Field: quality.FieldIndicator}) {
		t.Errorf("the indicator's key asks for %v", intent)
	}
}

// bindings returns the program's table of keys.
func bindings() []keys.Binding { return keystest.Table() }

func TestHelpListsKeysMarksAndNotes(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		p := views.NewHelp(env(g, lang.English), views.HelpAbout{Bindings: bindings(), Notes: []string{"key from the environment"}})
		p.SetSize(120, 200)
		got := text(p)
		for _, want := range []string{"k up", "move up", "a change for the worse", "beyond the warning limit",
			"the day is not final", g.WorseUp, g.Gap, g.Pending, "key from the environment"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in\n%s", g.Name, want, got)
			}
		}
	}
}

// A narrow screen wraps long lines of the help and does not cut them.
func TestHelpWrapsItsLines(t *testing.T) {
	for _, w := range []int{40, 60, 80} {
		p := views.NewHelp(english(), views.HelpAbout{Bindings: bindings()})
		p.SetSize(w, 400)
		got := strings.Join(strings.Fields(text(p)), " ")
		for _, want := range []string{
			"a change for the worse: the mean of these days against the mean of the compared days or, without those, the " +
				"latest day against the mean of the days before it; coloured if it exceeds the least change that counts: a " +
				"twentieth of the distance from the good to the warning limit, or an eighth of what usually goes wrong",
			"beyond the good limit, beyond the warning limit (heuristics of this program, not the vendor's)",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%d cells: %q is not in\n%s", w, want, text(p))
			}
		}
	}
}

func TestHelpScrollsToItsEndAndBack(t *testing.T) {
	p := views.NewHelp(english(), views.HelpAbout{Bindings: bindings(), Notes: []string{"the last note"}})
	p.SetSize(60, 10)
	top := text(p)
	if strings.Contains(top, "the last note") {
		t.Fatal("there is nothing to scroll")
	}
	do(p, keys.Bottom)
	if got := text(p); !strings.Contains(got, "the last note") || strings.HasSuffix(strings.TrimRight(got, " "), "\n") {
		t.Errorf("the end is\n%s", got)
	}
	act(p, keys.Down, keys.Top, keys.Up)
	if text(p) != top {
		t.Errorf("back at the top:\n%s", text(p))
	}
	for range 20 {
		do(p, keys.PageDown)
	}
	p.SetSize(60, 400) // on a larger screen the text must not stay scrolled
	if got := text(p); !strings.Contains(got, "Keys") {
		t.Errorf("in a larger window:\n%s", got)
	}
	if intent := do(p, keys.Open); intent != nil {
		t.Errorf("a note asks for %v", intent)
	}
	for _, action := range []keys.Action{keys.Back, keys.Help} {
		if intent := do(p, action); intent != (views.Leave{}) {
			t.Errorf("action %q asks for %v", action, intent)
		}
	}
}

// The help can be filtered by what a key does, and runs the action that is found.
func TestHelpIsSearchedAndRun(t *testing.T) {
	list := []keys.Binding{
		{Action: keys.Sort, Keys: []string{"s"}, Group: keys.ToLook, Help: "sort by the column"},
		{Action: keys.Filter, Keys: []string{"/"}, Group: keys.ToLook, Help: "filter the rows"},
	}
	p := views.NewHelp(english(), views.HelpAbout{Bindings: list, Notes: []string{"a note"}})
	p.SetSize(80, 60)
	do(p, keys.Filter)
	typeIn(t, p, "filter the")
	if got := text(p); !strings.Contains(got, "filter the rows") || strings.Contains(got, "sort by") ||
		strings.Contains(got, "a note") {
		t.Errorf("the search shows\n%s", got)
	}
	do(p, keys.Open)
	if intent := do(p, keys.Open); intent != (views.Run{Action: keys.Filter}) {
		t.Errorf("enter asks for %v", intent)
	}
	do(p, keys.Back)
	if got := text(p); !strings.Contains(got, "sort by") || !strings.Contains(got, "a note") {
		t.Errorf("without the search:\n%s", got)
	}
	do(p, keys.Filter)
	typeIn(t, p, "zzz")
	if got := text(p); !strings.Contains(got, "nothing matches") {
		t.Errorf("nothing says that nothing is found:\n%s", got)
	}
}

// The details are not drawn anew unless something changes.
func TestDetailIsDrawnOnce(t *testing.T) {
	d := detail(t, fiveResult(audio), audio, "A")
	d.SetSize(200, 50)
	drawn := testing.AllocsPerRun(1, func() { d.Lines() })
	again := testing.AllocsPerRun(20, func() { d.Lines() })
	if again > 5 {
		t.Errorf("it takes %v allocations to draw it again, %v at first", again, drawn)
	}
	before := text(d)
	do(d, keys.Zero)
	if text(d) == before {
		t.Error("a change is not drawn")
	}
}
