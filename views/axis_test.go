package views_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// dayWord matches words about days.
var dayWord = regexp.MustCompile(`(?i)\bdays?\b|天|日`)

// shorter returns an answer for the n moments of a step up to now, compared with the n moments before. A gets worse in
// the last quarter, B does not change. The first moment is not held, the last one is pending, the one before it has a
// gap.
func shorter(step quality.Step, n int) quality.Result {
	axis := quality.NewAxis(step, now.Add(-time.Duration(n-1)*step.Length()), n, time.Minute)
	past := quality.NewAxis(step, axis.First().Add(-n).Start(), n, time.Minute)
	row := func(value string, v, worse float64) quality.Row {
		row := quality.Row{Value: value}
		for at := range n {
			row.Cells, row.Past = append(row.Cells, v+float64(at%3)/100), append(row.Past, v+float64(at%3)/100)
			if at >= n-n/4 {
				row.Cells[at] += worse
			}
		}
		row.Cells[0], row.Cells[max(0, n-2)], row.Cells[n-1] = gap, gap, gap
		return row
	}
	whole := row("", 0.55, 0.2)
	return quality.Result{
		Query: query("2026-08-20", "2026-08-20"),
		Tables: []quality.Table{{Series: audio, Axis: axis, Past: past, Whole: &whole,
			Rows: []quality.Row{row("A", 0.5, 2), row("B", 0.6, 0), row("C", 0.7, 0)}}},
		Absent: map[quality.Moment]quality.Absence{axis.First(): quality.NotHeld, axis.Last(): quality.Pending},
	}
}

// uncompared returns an answer without compared moments.
func uncompared(r quality.Result) quality.Result {
	table := r.Tables[0]
	table.Past, table.Whole, table.Rows = quality.Axis{}, nil, append([]quality.Row(nil), table.Rows...)
	for i := range table.Rows {
		table.Rows[i].Past = nil
	}
	r.Tables = []quality.Table{table}
	return r
}

// A screenOf is a screen that draws a table, and the actions that show its other modes.
type screenOf struct {
	name  string
	open  func(*views.Env, quality.Result) views.View
	modes [][]keys.Action
}

var axisScreens = []screenOf{
	{"explore", func(e *views.Env, r quality.Result) views.View {
		v := views.NewExplore(e)
		v.SetSize(80, 24)
		v.SetResult(r)
		return v
	}, [][]keys.Action{nil, {keys.SortBy}, times(11, keys.Right), times(30, keys.Right)}},
	{"detail", func(e *views.Env, r quality.Result) views.View {
		v, _ := views.NewDetail(e, r, views.OpenDetail{Series: audio, Value: "A"})
		return v
	}, [][]keys.Action{nil, {keys.Bottom}}},
	{"heatmap", func(e *views.Env, r quality.Result) views.View {
		v, _ := views.NewHeatmap(e, r, audio, "A")
		return v
	}, [][]keys.Action{nil, {keys.Mode}, {keys.Mode, keys.Mode}, times(2, keys.Left), times(99, keys.Left)}},
	{"comparison", func(e *views.Env, r quality.Result) views.View {
		return views.NewCompare(e, curvesOf(r, audio, "A", "B"), 2)
	}, [][]keys.Action{nil, {keys.Mode}, times(2, keys.Mode), times(3, keys.Mode), times(4, keys.Mode),
		times(99, keys.Left)}},
	{"why", func(e *views.Env, r quality.Result) views.View {
		v := views.NewWhy(e, r.Query, audio, "A")
		v.SetResult(r)
		return v
	}, [][]keys.Action{nil, {keys.Down}}},
}

// Every screen can draw minutes: it fits, and it does not mention days.
func TestScreensDrawShorterSteps(t *testing.T) {
	envs := []*views.Env{english(), chinese(), env(theme.ASCII(), lang.English), env(theme.ASCII(), lang.Chinese)}
	for _, step := range []quality.Step{quality.StepFiveMinutes, quality.StepMinute} {
		for of, r := range map[string]quality.Result{
			"two hours": shorter(step, 24), "alone": uncompared(shorter(step, 24)), "an hour": shorter(step, 60),
			"one": shorter(step, 1),
		} {
			for _, s := range axisScreens {
				for _, mode := range s.modes {
					for _, e := range envs {
						v := s.open(e, r)
						act(v, mode...)
						assertNoDays(t, fmt.Sprintf("%s of %s of step %d in %s after %v", s.name, of, step, e.Say.Language, mode), e, v)
					}
				}
			}
		}
	}
}

// assertNoDays checks that a screen fits into terminals of three sizes, and that neither it nor its hints mention
// days.
func assertNoDays(t *testing.T, name string, e *views.Env, v views.View) {
	t.Helper()
	for _, size := range [][2]int{{80, 24}, {200, 50}, {44, 16}} {
		assertFits(t, name, v, size[0], size[1])
		if word := dayWord.FindString(text(v)); word != "" {
			t.Errorf("%s says %q:\n%s", name, word, text(v))
		}
		for _, hint := range v.Hints() {
			if said := e.Say.T(hint.Text); dayWord.MatchString(said) {
				t.Errorf("%s hints at %q", name, said)
			}
		}
	}
}

// Headings are times, with a star if they are not final. A missing value is marked as not held, a gap, or pending.
func TestExploreOfFiveMinutes(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(250, 50)
	e.SetResult(shorter(quality.StepFiveMinutes, 24))
	got := text(e)
	wantIn(t, "explore", got, "10:00*", "09:55*", "09:50 ", "latest 09:50", "worst 5 minutes", " steps",
		"1 of 24 steps are not held")
	words := strings.Fields(unmarked(line(t, e, "A ")))
	g := theme.Unicode()
	wantIn(t, "the row", strings.Join(words, " "), " 09:35 ", " 2.52 09:45 ", " 21/24 ")
	act(e, times(40, keys.Right)...)
	if oldest := strings.Fields(unmarked(line(t, e, "A "))); oldest[len(oldest)-1] != g.NotHeld {
		t.Errorf("the oldest cell is %q, want %q", oldest[len(oldest)-1], g.NotHeld)
	}
}

// The details list the moments with their dates, and the change of each from the one before.
func TestDetailOfMinutes(t *testing.T) {
	v := axisScreens[1].open(english(), shorter(quality.StepMinute, 60))
	v.SetSize(100, 40)
	got := text(v)
	wantIn(t, "detail", got, "minute  ", "vs minute before", "1 to 17 of 60", "09:50", "10:00")
	g := theme.Unicode()
	lines := strings.Split(got, "\n")
	var rows []string
	for _, l := range lines {
		if strings.HasPrefix(strings.TrimSpace(l), "2026-08-20 ") {
			rows = append(rows, strings.Join(strings.Fields(l), " "))
		}
	}
	if len(rows) < 3 || !strings.HasPrefix(rows[0], "2026-08-20 10:00 "+g.Pending) ||
		!strings.HasPrefix(rows[1], "2026-08-20 09:59 "+g.Gap) {
		t.Fatalf("the newest are\n%s", strings.Join(rows, "\n"))
	}
	for at, want := range []bool{true, true, false} {
		if strings.HasSuffix(rows[at], "(not final)") != want {
			t.Errorf("%q is said to be final: %v", rows[at], !want)
		}
	}
}

// The heatmap's heading has minutes below their hours, and the facts about a cell name its moment.
func TestHeatmapOfFiveMinutes(t *testing.T) {
	m := heatmap(t, english(), shorter(quality.StepFiveMinutes, 24), "A", 120, 30)
	lines := strings.Split(text(m), "\n")
	if hours := strings.Fields(lines[1]); strings.Join(hours, " ") != "08 09 10" {
		t.Errorf("the hours are %q", lines[1])
	}
	if minutes := strings.Join(strings.Fields(lines[2]), " "); !strings.Contains(minutes, " 05 10 15 20 ") ||
		!strings.HasSuffix(minutes, "55* 00*") {
		t.Errorf("the minutes are %q", lines[2])
	}
	wantIn(t, "to come", text(m), "2026-08-20 10:00", "still to come", "(not final)")
	act(m, keys.Left, keys.Left)
	wantIn(t, "the cell", text(m), "2026-08-20 09:50", "judged by 24 past steps", "vs 5 minutes before")
	copied := act(m, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, "2026-08-20 09:50", "judged by 24 past steps")
	if dayWord.MatchString(copied) {
		t.Errorf("the copy speaks of days: %s", copied)
	}
}

// The comparison's cursor moves by moments, and the moment under it is named in full.
func TestComparisonOfMinutes(t *testing.T) {
	c := comparison(curvesOf(shorter(quality.StepMinute, 24), audio, "A", "B"), 2, 120, 40)
	wantIn(t, "at first", text(c), "2026-08-20 09:58", "vs 09:34")
	act(c, keys.Right)
	wantIn(t, "one later", text(c), "2026-08-20 09:59 (not final)")
	act(c, times(99, keys.Left)...)
	wantIn(t, "the first", text(c), "2026-08-20 09:37", theme.Unicode().NotHeld)
	copied := act(c, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, "2026-08-20 09:37..2026-08-20 10:00", "minutes held")
	if dayWord.MatchString(copied) {
		t.Errorf("the copy speaks of days: %s", copied)
	}
}

// Exports name every moment with its date, and the worst one by time.
func TestExportOfFiveMinutes(t *testing.T) {
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		e := axisScreens[0].open(env(theme.Unicode(), l), shorter(quality.StepFiveMinutes, 24))
		sheet := act(e, keys.Export).(views.Export).Shown
		fields := " " + strings.Join(sheet.Fields, " ") + " "
		wantIn(t, "fields", fields, " worst worst_time ", " 2026-08-20T10:00+08:00 2026-08-20T09:55+08:00 ")
		for _, text := range []string{sheet.Markdown(), sheet.TSV(), sheet.CSV(), sheet.JSON()} {
			if dayWord.MatchString(text) {
				t.Errorf("in %s it speaks of days:\n%s", l, text)
			}
		}
		wantIn(t, "data", sheet.CSV(), ",2026-08-20T09:35+08:00,", ",2.52,2026-08-20T09:45+08:00,")
	}
}

// The attribution names both periods by their first and last moment.
func TestWhyOfFiveMinutes(t *testing.T) {
	y := axisScreens[4].open(english(), shorter(quality.StepFiveMinutes, 24))
	y.SetSize(120, 30)
	wantIn(t, "why", text(y), "08:05–10:00", "against 06:05–08:00")
	copied := act(y, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, "2026-08-20 08:05..2026-08-20 10:00 against 2026-08-20 06:05..2026-08-20 08:00")
	if dayWord.MatchString(copied) {
		t.Errorf("the copy speaks of days: %s", copied)
	}
}

// A screen that caches its drawing removes the mark of a moment when it becomes final.
func TestMarksGoOnceMomentsAreFinal(t *testing.T) {
	for _, s := range axisScreens {
		if s.name == "why" {
			continue // it has none
		}
		e, clock := english(), now
		e.Now = func() time.Time { return clock }
		v := s.open(e, shorter(quality.StepMinute, 24))
		v.SetSize(200, 50)
		marks := func() int { return strings.Count(text(v), "(not final)") + strings.Count(text(v), "*") }
		before := marks()
		clock = clock.Add(time.Minute) // 09:59 is final from 10:01 on
		one := marks()
		clock = clock.Add(time.Minute)
		if before < 2 || one >= before || one == 0 || marks() != 0 {
			t.Errorf("%s: %d marks, %d a minute later, then %d", s.name, before, one, marks())
		}
	}
}

// A live table says of its hour neither when a day is complete nor that minutes were not kept: the service has them
// itself, and has forgotten a part of the first. Of longer ranges it is said how much nobody kept.
func TestALiveTableSpeaksOfNoDays(t *testing.T) {
	e := english()
	for span, kept := range map[time.Duration]string{quality.LiveSpan: "", 6 * time.Hour: "1 of 72 steps were not kept"} {
		axis := quality.LiveAxis(span, e.Now())
		row := quality.Row{Value: "A"}
		for range axis.Len() {
			row.Cells = append(row.Cells, 1)
		}
		r := quality.Result{Query: query("2026-08-20", "2026-08-20"), AsOf: e.Now(),
			Tables: []quality.Table{{Series: audio, Axis: axis, Rows: []quality.Row{row}}},
			Absent: map[quality.Moment]quality.Absence{axis.First(): quality.NotHeld}}
		r.Query.Live = span
		table := views.NewExplore(e)
		table.SetSize(200, 30)
		table.SetResult(r)
		drawn := strings.Join(table.Lines(), "\n")
		for _, wrong := range []string{"is complete", "not held", "not kept"} {
			if strings.Contains(drawn, wrong) {
				t.Errorf("the table of the last %v says %q: %s", span, wrong, drawn)
			}
		}
		if span == quality.LiveSpan && !strings.Contains(drawn, "(not final)") {
			t.Errorf("the table of the last %v does not say that its newest figures may change: %s", span, drawn)
		}
		if got := views.NotKept(e, r); got != kept {
			t.Errorf("of the last %v it says %q, want %q", span, got, kept)
		}
	}
}
