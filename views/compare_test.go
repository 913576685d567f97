package views_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// curvesOf returns curves of one result.
func curvesOf(r quality.Result, series string, values ...string) []views.Curve {
	var list []views.Curve
	for _, v := range values {
		list = append(list, views.Curve{Result: r, Series: series, Value: v})
	}
	return list
}

// byOS returns the week of compared() by another dimension.
func byOS() quality.Result {
	r := compared()
	r.Query.Dimension = "OS"
	steady := []float64{0.4, 0.4, 0.4, 0.4, 1, 1.1, 1.2}
	r.Tables = []quality.Table{{Series: audio, Axis: r.Tables[0].Axis, Past: r.Tables[0].Past, Whole: r.Tables[0].Whole,
		Rows: []quality.Row{{Value: "Windows", Cells: steady, Past: steady},
			{Value: "iOS", Cells: []float64{gap, 1, gap, 2, gap, gap, 3}, Past: steady}}}}
	r.Users = quality.Weights{}
	return r
}

func comparison(curves []views.Curve, wanted, w, h int) *views.Compare {
	c := views.NewCompare(english(), curves, wanted)
	c.SetSize(w, h)
	return c
}

// comparisons returns curves by what is special about them.
func comparisons() map[string][]views.Curve {
	long := query("2026-07-23", "2026-08-20")
	china := result(long, map[string][]quality.Row{audio: china(), video: china()}, audio, video)
	nasty := hostile()
	strange := result(query("2026-08-13", "2026-08-19"), map[string][]quality.Row{video: nasty}, video)
	oneDay := result(query("2026-08-19", "2026-08-19"), map[string][]quality.Row{audio: {row("广东省", 1.23), row("", gap)}},
		audio)
	gaps := result(query("2026-08-18", "2026-08-19"),
		map[string][]quality.Row{audio: {row("", gap, gap), row("A", 0, 1)}}, audio)
	list := map[string][]views.Curve{
		"none yet": nil,
		"one":      curvesOf(compared(), audio, "A"),
		"six provinces": curvesOf(china, audio, provinces[4], provinces[0], provinces[19], provinces[30], provinces[18],
			provinces[33]),
		"hostile names": curvesOf(strange, video, nasty[200].Value, nasty[51].Value, nasty[72].Value, nasty[13].Value,
			nasty[104].Value, nasty[95].Value),
		"one day":        curvesOf(oneDay, audio, "广东省", ""),
		"gaps":           curvesOf(gaps, audio, "", "A"),
		"two dimensions": append(curvesOf(compared(), audio, "A", "C"), curvesOf(byOS(), audio, "iOS")...),
		"not in a result": append(curvesOf(compared(), audio, "A", "Z"),
			curvesOf(result(query("2026-08-13", "2026-08-19"), nil), audio, "A")...),
	}
	return list
}

func TestCompareFits(t *testing.T) {
	t.Parallel()
	for name, curves := range comparisons() {
		for mode := range 5 {
			everywhere(t, fmt.Sprintf("%s, mode %d", name, mode), func(e *views.Env) views.View {
				c := views.NewCompare(e, curves, 6)
				act(c, times(mode, keys.Mode)...)
				act(c, keys.Left, keys.Down, keys.Down, keys.Zero)
				if mode%2 == 1 {
					do(c, keys.Mark)
				}
				return c
			})
		}
	}
}

func TestCompareShowsEveryLetter(t *testing.T) {
	for name, curves := range comparisons() {
		for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
			c := views.NewCompare(env(g, lang.English), curves, len(curves))
			for _, size := range [][2]int{{80, 24}, {120, 35}, {250, 80}} {
				c.SetSize(size[0], size[1])
				got := text(c)
				for at := range curves {
					letter := string(rune('A' + at))
					if !regexp.MustCompile(`(?m)^[> ] ` + letter + ` `).MatchString(got) {
						t.Errorf("%s, %s, %v: no line of the table is %s:\n%s", name, g.Name, size, letter, got)
					}
				}
			}
		}
	}
	got := text(comparison(comparisons()["six provinces"], 6, 120, 35))
	chart := strings.Split(got, "\n")[2:20]
	for _, letter := range strings.Split("ABCDEF", "") {
		if !endsIn(strings.Join(chart, "\n"), letter) {
			t.Errorf("no line of the chart ends in %s:\n%s", letter, got)
		}
	}
}

// endsIn reports whether a line of a chart ends in a letter, with or without its name.
func endsIn(chart, letter string) bool {
	return regexp.MustCompile(`(?m) ` + letter + `( \S.*)?$`).MatchString(chart)
}

func TestCompareFiguresOfTheCursorsDay(t *testing.T) {
	c := comparison(append(curvesOf(compared(), audio, "A", "C"), curvesOf(byOS(), audio, "iOS")...), 3, 120, 35)
	fields := func(start string, want ...string) {
		t.Helper()
		if got := strings.Fields(strings.TrimPrefix(line(t, c, start), ">")); strings.Join(got[:min(len(got), len(want))],
			" ") != strings.Join(want, " ") {
			t.Errorf("%q, want %q", got, want)
		}
	}
	wantIn(t, "at first", text(c), "2026-08-19 Wed", "vs 08-12", "Comparison", audio)
	fields("A ", "A", "⠒⠒⠒", "Province", "A", "!2.00", "▲+1.20", "▲+1.50", "08-17")
	fields("B ", "B", "⠶⠶⠶", "Province", "C", "0.70", "▽-0.10", "·")
	fields("C ", "C", "⠒⠒", "OS", "iOS", "!3.00", "▲+2.20", "▲+1.80")
	fields("W ", "W", "⠒", "⠒", "whole", "app", "0.80", "·", "▲+0.25", "08-17")
	act(c, keys.Left, keys.Left, keys.Left)
	wantIn(t, "three days before", text(c), "2026-08-16 Sun", "vs 08-09")
	fields("A ", "A", "⠒⠒⠒", "Province", "A", "0.50", "▽-0.05", "0.00")
	fields("C ", "C", "⠒⠒", "OS", "iOS", "!2.00", "▲+1.45", "▲+1.60")
	do(c, keys.Top)
	wantIn(t, "the first day", text(c), "2026-08-13 Thu")
	fields("C ", "C", "⠒⠒", "OS", "iOS", "·", "·", "·")
	act(c, keys.Left)
	wantIn(t, "before the first day", text(c), "2026-08-13 Thu")
	act(c, keys.Bottom, keys.Right)
	wantIn(t, "the last day", text(c), "2026-08-19 Wed")
}

// If there are more compared days than days, the comparison takes the newest, as the details do.
func TestCompareAlignsThePast(t *testing.T) {
	r := compared()
	more := quality.Range{From: day("2026-08-01"), To: day("2026-08-12")}
	r.Query.Versus = quality.Comparison{Basis: quality.CompareRange, Range: more}
	table := &r.Tables[0]
	table.Past, table.Whole = quality.DayAxis(more), nil
	for i := range table.Rows {
		table.Rows[i].Past = nil
		for at := range 12 {
			table.Rows[i].Past = append(table.Rows[i].Past, float64(at))
		}
	}
	c := comparison(curvesOf(r, audio, "A"), 1, 120, 35)
	wantIn(t, "the newest day", text(c), "vs 08-12", "-9.00", "without the line of the whole app")
	do(c, keys.Top)
	wantIn(t, "the oldest day", text(c), "vs 08-06", "-4.50")
}

func TestCompareHidesALine(t *testing.T) {
	c := comparison(curvesOf(compared(), audio, "A", "B"), 2, 100, 20)
	chart := func() string { return strings.Join(strings.Split(text(c), "\n")[2:16], "\n") }
	before, figures := chart(), line(t, c, "A ")
	do(c, keys.Mark)
	if got := chart(); got == before || endsIn(got, "A") ||
		!endsIn(got, "B") {
		t.Errorf("A is hidden, and the chart is\n%s", got)
	}
	if got := line(t, c, "A "); !strings.Contains(got, "2.00") || got == figures {
		t.Errorf("the line of the hidden value is %q, was %q", got, figures)
	}
	c.SetCurves(curvesOf(compared(), audio, "B", "A"), 2)
	if got := chart(); strings.Contains(got, " B A") { // its letter and its name
		t.Errorf("after another answer the hidden value, now B, is drawn again:\n%s", got)
	}
	if !strings.HasPrefix(line(t, c, "B "), ">") {
		t.Errorf("the cursor left its value:\n%s", text(c))
	}
	do(c, keys.Mark)
	if got := chart(); !endsIn(got, "B") {
		t.Errorf("shown again, the value is not in the chart:\n%s", got)
	}
}

func TestCompareModes(t *testing.T) {
	c := comparison(curvesOf(compared(), audio, "A", "B"), 2, 120, 35)
	seen := make(map[string]bool)
	for _, title := range []string{"overlaid", "small charts, one axis", "first held day = 100", "minus the whole app",
		"with the compared days"} {
		lines := strings.Split(text(c), "\n")
		wantIn(t, title, lines[0], title)
		seen[strings.Join(lines[2:25], "\n")] = true
		do(c, keys.Mode)
	}
	if len(seen) != 5 {
		t.Errorf("five modes draw %d charts", len(seen))
	}
	wantIn(t, "after the last mode", text(c), "overlaid")

	act(c, times(4, keys.Mode)...)
	if got := text(c); !endsIn(got, "a") ||
		!endsIn(got, "b") {
		t.Errorf("the compared days have no letters of their own:\n%s", got)
	}
	act(c, times(3, keys.Mode)...)
	wantIn(t, "indexed", text(c), " 400", " 100")
	bare := compared()
	bare.Query.Versus, bare.Tables[0].Past, bare.Tables[0].Whole = quality.Comparison{}, quality.Axis{}, nil
	for i := range bare.Tables[0].Rows {
		bare.Tables[0].Rows[i].Past = nil
	}
	bare.Tables[0].Rows[1].Cells[0] = 0
	c.SetCurves(curvesOf(bare, audio, "A", "B"), 2)
	wantIn(t, "the mode stays", text(c), "first held day = 100", "B begins with 0: no index")
	do(c, keys.Mode)
	wantIn(t, "minus nothing", text(c), "nothing is drawn: the figures of the whole app are not known")
	do(c, keys.Mode)
	wantIn(t, "against nothing", text(c), "the query has no compared days")
}

func TestCompareSaysWhatIsLoading(t *testing.T) {
	c := comparison(nil, 3, 100, 24)
	wantIn(t, "nothing yet", text(c), "0 of 3 values are here, the rest is loading")
	if why := refused(c, keys.Copy); why == "" {
		t.Error("nothing can be copied")
	}
	c.SetCurves(curvesOf(compared(), audio, "A"), 3)
	wantIn(t, "one", text(c), "1 of 3 values are here, the rest is loading", "2026-08-19 Wed")
	do(c, keys.Left)
	c.SetCurves(append(curvesOf(compared(), audio, "A", "B"), curvesOf(byOS(), audio, "iOS")...), 3)
	if got := text(c); strings.Contains(got, "loading") || !strings.Contains(got, "2026-08-18 Tue") {
		t.Errorf("all are here, on the day before the last:\n%s", got)
	}
}

func TestCompareTurnsToSeriesInCommon(t *testing.T) {
	r := result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{
		audio: {row("A", 1, 2), row("B", 1, 1)}, video: {row("A", 3, 3)}, join: {row("B", 95, 96), row("A", 90, 91)},
	}, audio, video, join)
	c := comparison(curvesOf(r, audio, "A", "B"), 2, 100, 24)
	for _, want := range []string{join, audio} {
		do(c, keys.NextSeries)
		wantIn(t, "next", text(c), want)
	}
	do(c, keys.PrevSeries)
	wantIn(t, "previous", text(c), join, "91.00", "96.00")
	c.SetCurves(curvesOf(r, audio, "A", "B"), 2)
	wantIn(t, "after another answer", text(c), join)
	if why := refused(comparison(curvesOf(compared(), audio, "A"), 1, 80, 24), keys.NextSeries); why == "" {
		t.Error("there is another series")
	}
}

func TestCompareIntents(t *testing.T) {
	curves := append(curvesOf(compared(), audio, "A"), curvesOf(byOS(), audio, "iOS")...)
	c := comparison(curves, 2, 100, 24)
	if got := do(c, keys.Open); !reflect.DeepEqual(got, views.OpenRow{Query: compared().Query, Series: audio, Value: "A"}) {
		t.Errorf("open is %v", got)
	}
	do(c, keys.Down)
	if got := do(c, keys.Open); !reflect.DeepEqual(got, views.OpenRow{Query: byOS().Query, Series: audio, Value: "iOS"}) {
		t.Errorf("a value of another dimension opens as %v", got)
	}
	if got := do(c, keys.Back); got != (views.Leave{}) {
		t.Errorf("back is %v", got)
	}
	if got := do(c, keys.Range); got != (views.Choose{Field: quality.FieldRange}) {
		t.Errorf("the days are chosen by %v", got)
	}
	for _, a := range []keys.Action{keys.Sort, keys.Filter, keys.Columns} {
		if refused(c, a) == "" {
			t.Errorf("action %q is not refused", a)
		}
	}
}

func TestCompareCopies(t *testing.T) {
	c := comparison(curvesOf(compared(), audio, "A", "B"), 2, 100, 24)
	command := do(c, keys.CopyCommand).(views.Copy).Text
	wantIn(t, "the command", command, "rtcscope query --app app1", "--vs previous", "--series "+audio,
		"--filter '/^(A|B)$/'")
	lines := strings.Split(do(c, keys.Copy).(views.Copy).Text, "\n")
	if len(lines) != 8 {
		t.Fatalf("%d lines: %q", len(lines), lines)
	}
	if want := "**A A, B B** 80 ms audio stall (2026-08-19): A 2.00 %, B 0.60 %, whole app 0.80 % (app1 native, " +
		"`80ms_audio_stall_rate`, 2026-08-13..2026-08-19 against 2026-08-06..2026-08-12)"; lines[0] != want {
		t.Errorf("got  %s\nwant %s", lines[0], want)
	}
	wantIn(t, "figures", lines[4], "A A", "2.00", "+1.20", "+1.50", "08-17", "2.31M")
	wantIn(t, "figures", lines[5], "B B", "0.60", "-0.20", "0.00", "312")
	if lines[7] != "`"+command+"`" {
		t.Errorf("the last line is %q", lines[7])
	}

	c = comparison(append(curvesOf(compared(), audio, "A"), curvesOf(byOS(), audio, "iOS")...), 2, 100, 24)
	command = do(c, keys.CopyCommand).(views.Copy).Text
	wantIn(t, "two dimensions", command, "--dimension Province", "'/^(A)$/' && rtcscope query", "--dimension OS",
		"'/^(iOS)$/'")
	wantIn(t, "two dimensions", do(c, keys.Copy).(views.Copy).Text, "B unweighted")
}

// The filter of the command matches the compared names, whatever they are.
func TestCompareCommandFiltersHostileNames(t *testing.T) {
	curves := comparisons()["hostile names"]
	command := do(comparison(curves, 6, 80, 24), keys.CopyCommand).(views.Copy).Text
	_, quoted, _ := strings.Cut(command, "--filter '")
	f, err := quality.ParseFilter(strings.ReplaceAll(strings.TrimSuffix(quoted, "'"), `'\''`, "'"))
	if err != nil {
		t.Fatal(err)
	}
	passed := 0
	for _, r := range hostile() {
		if f.Match(r.Value) {
			passed++
		}
	}
	if passed != len(curves) {
		t.Errorf("%d names pass, not %d: %s", passed, len(curves), command)
	}
	if got := do(comparison(curves, 6, 80, 24), keys.Copy).(views.Copy).Text; strings.Count(got, "\n") != 11 {
		t.Errorf("not twelve lines: %q", got)
	}
}

// If not all small charts fit, the screen says which are drawn, and they include that of the cursor's value.
func TestCompareSaysWhichSmallChartsAreDrawn(t *testing.T) {
	c := comparison(comparisons()["six provinces"], 6, 80, 24)
	do(c, keys.Mode)
	wantIn(t, "at first", text(c), "charts 1 to 4 of 6", ">A ")
	act(c, times(5, keys.Down)...)
	wantIn(t, "at the last", text(c), "charts 3 to 6 of 6", ">F ")
	c.SetSize(120, 35)
	if strings.Contains(text(c), "charts ") {
		t.Errorf("all charts are drawn:\n%s", text(c))
	}
}

// A drawing is cached until something changes.
func TestCompareKeepsWhatIsDrawn(t *testing.T) {
	c := comparison(comparisons()["six provinces"], 6, 120, 35)
	first := c.Lines()
	if second := c.Lines(); &first[0] != &second[0] {
		t.Error("nothing changed, and all is drawn again")
	}
	c.SetSize(120, 35)
	if third := c.Lines(); &first[0] != &third[0] {
		t.Error("the same size, and all is drawn again")
	}
	do(c, keys.Left)
	if fourth := c.Lines(); strings.Join(fourth, "\n") == strings.Join(first, "\n") {
		t.Error("the cursor moved, and nothing is drawn anew")
	}
}

// A comparison that was opened from the table takes the table's newer answers, and leaves for those of other days. Any
// other keeps its own.
func TestAComparisonFollowsTheTable(t *testing.T) {
	r := compared()
	at := views.Subject{Query: r.Query, Result: r, HasResult: true, OfTable: true, Series: audio, Value: "A",
		HasRow: true}
	opened, _ := views.CompareScreen().Open(english(), at).(views.Open)
	other := r
	other.Query.Range.From = day("2026-08-14")
	for _, tt := range []struct {
		name    string
		view    views.View
		r       quality.Result
		follows bool
	}{
		{"a newer answer", opened.View, r, true},
		{"other days", opened.View, other, false},
		{"other days, but its own answers", comparison(curvesOf(r, audio, "A"), 1, 80, 24), other, true},
	} {
		if got := tt.view.(views.Follower).Follow(tt.r); got != tt.follows {
			t.Errorf("%s: it follows: %v", tt.name, got)
		}
		if ask, _ := tt.view.Act(keys.Refresh); !reflect.DeepEqual(ask, views.Ask{Queries: []quality.Query{r.Query}}) {
			t.Errorf("%s: it asks again for %+v", tt.name, ask)
		}
	}
}
