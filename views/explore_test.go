package views_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// five returns rows with another order for every column:
//
//	   latest before change mean  worst days
//	A  4      1      +3     2     4     3
//	B  6      6      0      6     7     3
//	C  5      9      -4     7.67  9     3
//	D  3      2      +1     2.5   3     2
//	E  -      8      -      8     8     1
func five() []quality.Row {
	return []quality.Row{row("D", 2, gap, 3), row("C", 9, 9, 5), row("E", gap, 8, gap), row("B", 5, 7, 6),
		row("A", 1, 1, 4)}
}

func fiveResult(series ...string) quality.Result {
	tables := make(map[string][]quality.Row)
	for _, s := range series {
		tables[s] = five()
	}
	return result(query("2026-08-17", "2026-08-19"), tables, series...)
}

func wantRows(t *testing.T, e *views.Explore, when, want string) {
	t.Helper()
	names, _ := rowNames(t, e)
	if got := strings.Join(names, " "); got != want {
		t.Errorf("%s: rows %s, want %s", when, got, want)
	}
}

func wantCursor(t *testing.T, e *views.Explore, when, want string) {
	t.Helper()
	if _, got := rowNames(t, e); got != want {
		t.Errorf("%s: the cursor is on %q, want %q", when, got, want)
	}
}

// The default order has the row that got worse most on top, and rows without a change at the bottom.
func TestExploreBeginsWithWhatGotWorseMost(t *testing.T) {
	for series, want := range map[string]string{audio: "A D B C E", join: "C B D A E"} {
		e := explorer(fiveResult(series))
		wantRows(t, e, series, want)
		wantCursor(t, e, series, want[:1])
	}
}

// Without a known direction, the largest change is on top, whether up or down.
func TestExploreOfAnUnknownSeriesBeginsWithTheLargestChange(t *testing.T) {
	wantRows(t, explorer(fiveResult("a_new_thing")), "unknown series", "C A D B E")
}

// Without compared days, the row with the worst latest day is on top.
func TestExploreWithoutAnyChangeBeginsWithTheWorstLatest(t *testing.T) {
	for series, want := range map[string]string{audio: "B C A D", join: "D A C B"} {
		r := result(query("2026-08-19", "2026-08-19"), map[string][]quality.Row{series: {row("D", 3), row("C", 5),
			row("B", 6), row("A", 4)}}, series)
		wantRows(t, explorer(r), series, want)
	}
}

// cities returns rows to filter, in the order of their change.
func cities() quality.Result {
	return result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{
		audio: {row("Guangdong", 1, 9), row("Beijing", 1, 8), row("GUANGXI", 1, 7), row("内蒙古", 1, 6), row("Shanghai", 1, 5)},
		video: {row("Shanghai", 1, 9), row("GUANGXI", 1, 8), row("Guangdong", 1, 7), row("Beijing", 1, 6)},
	}, audio, video)
}

func TestExploreFilter(t *testing.T) {
	for filter, want := range map[string]string{
		"guang": "Guangdong GUANGXI", "NG": "Guangdong Beijing GUANGXI Shanghai", "蒙": "内蒙古", "zz": "",
		"": "Guangdong Beijing GUANGXI 内蒙古 Shanghai",
	} {
		e := explorer(cities())
		do(e, keys.Filter)
		typeIn(t, e, filter)
		wantRows(t, e, filter, want)
		if want == "" && !strings.Contains(text(e), "nothing matches the filter") {
			t.Errorf("%q: an empty table is not explained:\n%s", filter, text(e))
		}
	}
}

// Clearing the filter keeps the cursor on the row that was found.
func TestExploreClearingTheFilterKeepsTheRow(t *testing.T) {
	e := explorer(cities())
	do(e, keys.Filter)
	typeIn(t, e, "guang")
	act(e, keys.Down, keys.Open)
	if e.Capturing() {
		t.Fatal("the filter is still being typed")
	}
	wantCursor(t, e, "with the filter", "GUANGXI")
	if got := text(e); !strings.Contains(got, `filter "guang": 2 of 5`) {
		t.Errorf("the screen does not say that rows are hidden:\n%s", got)
	}
	if intent := do(e, keys.Back); intent == (views.Leave{}) {
		t.Error("esc left the screen instead of clearing the filter")
	}
	wantRows(t, e, "cleared", "Guangdong Beijing GUANGXI 内蒙古 Shanghai")
	wantCursor(t, e, "cleared", "GUANGXI")
	if intent := do(e, keys.Back); intent != (views.Leave{}) {
		t.Errorf("the second esc asks for %v", intent)
	}
}

func TestExploreUndoOfAFilterBringsTheFormerOneBack(t *testing.T) {
	e := explorer(cities())
	do(e, keys.Filter)
	typeIn(t, e, "guang")
	act(e, keys.Open, keys.Down, keys.Filter)
	typeIn(t, e, "x")
	wantRows(t, e, "typed on", "GUANGXI")
	do(e, keys.Back)
	wantRows(t, e, "undone", "Guangdong GUANGXI")
	wantCursor(t, e, "undone", "GUANGXI")
	if e.Capturing() {
		t.Error("typing goes on")
	}
}

func TestExploreTabKeepsTheRow(t *testing.T) {
	e := explorer(cities())
	act(e, keys.Down, keys.Down)
	wantCursor(t, e, "first series", "GUANGXI")
	do(e, keys.NextSeries)
	wantRows(t, e, "second series", "Shanghai GUANGXI Guangdong Beijing")
	wantCursor(t, e, "second series", "GUANGXI")
	if got := text(e); !strings.Contains(got, "["+video+"]") || strings.Contains(got, "["+audio+"]") {
		t.Errorf("the second tab is not the marked one:\n%s", got)
	}
	do(e, keys.NextSeries)
	wantCursor(t, e, "round to the first series", "GUANGXI")
	do(e, keys.PrevSeries)
	if !strings.Contains(text(e), "["+video+"]") {
		t.Error("back from the first series is not the last one")
	}
}

// A newer answer, or a part of one, must not move the row under the cursor.
func TestExploreNewResultKeepsTheView(t *testing.T) {
	e := explorer(cities())
	do(e, keys.NextSeries)
	toColumn(t, e, "latest")
	act(e, keys.Sort, keys.Sort, keys.Filter) // lowest latest value on top
	typeIn(t, e, "ng")
	act(e, keys.Open, keys.Top, keys.Down)
	wantRows(t, e, "before", "Beijing Guangdong GUANGXI Shanghai")
	wantCursor(t, e, "before", "Guangdong")
	next := cities()
	for i := range next.Tables {
		slices.Reverse(next.Tables[i].Rows)
		for j := range next.Tables[i].Rows {
			next.Tables[i].Rows[j].Cells[1] = 10 - next.Tables[i].Rows[j].Cells[1]
		}
	}
	e.SetResult(next)
	wantRows(t, e, "after", "Shanghai GUANGXI Guangdong Beijing")
	wantCursor(t, e, "after", "Guangdong")
	if got := text(e); !strings.Contains(got, "["+video+"]") || !strings.Contains(got, "latest↑") ||
		!strings.Contains(got, `filter "ng"`) {
		t.Errorf("tab, order or filter is lost:\n%s", got)
	}
}

// Until the user moves the cursor, it stays on the first row: later parts of the answer may bring worse rows.
func TestExploreStaysOnTopUntilTheCursorIsMoved(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(200, 12)
	first := cities()
	first.Tables[0].Rows = first.Tables[0].Rows[2:]
	e.SetResult(first)
	wantCursor(t, e, "first part", "GUANGXI")
	e.SetResult(cities())
	wantCursor(t, e, "second part", "Guangdong")
}

func TestExploreNewDimensionBeginsAnew(t *testing.T) {
	e := explorer(cities())
	do(e, keys.Filter)
	typeIn(t, e, "ng")
	act(e, keys.Open, keys.Bottom)
	r := fiveResult(audio)
	r.Query.Dimension = "OS"
	e.SetResult(r)
	wantRows(t, e, "other dimension", "A D B C E")
	wantCursor(t, e, "other dimension", "A")
	if strings.Contains(text(e), "filter") {
		t.Error("the filter of the other dimension is still said")
	}
}

// If the rows are sorted by a day that the new range lacks, they take the default order.
func TestExploreNewDaysGiveUpTheOrderByAnOldDay(t *testing.T) {
	e := explorer(fiveResult(audio))
	toColumn(t, e, "08-17") // the oldest
	do(e, keys.Sort)
	r := result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{audio: {row("A", 1, 4), row("B", 9, 9),
		row("C", 1, 9)}}, audio)
	e.SetResult(r)
	wantRows(t, e, "other days", "C A B")
	if heading := strings.Split(text(e), "\n")[2]; !strings.Contains(heading, "change↓") {
		t.Errorf("the heading %q does not show the order", heading)
	}
}

func TestExploreOpensTheRowUnderTheCursor(t *testing.T) {
	e := explorer(cities())
	if intent := act(e, keys.NextSeries, keys.Down, keys.Open); intent != (views.OpenDetail{Series: video,
		Value: "Beijing"}) {
		t.Errorf("enter asks for %v", intent)
	}
	for action, field := range map[keys.Action]quality.Field{keys.App: quality.FieldApp,
		keys.Product:   quality.FieldProduct,
		keys.Indicator: quality.FieldIndicator, keys.Dimension: quality.FieldDimension, keys.Range: quality.FieldRange} {
		if intent := do(e, action); intent != (views.Choose{Field: field}) {
			t.Errorf("action %q asks for %v", action, intent)
		}
	}
}

// An incomplete expression leaves the rows unchanged, is explained, and is not accepted by enter.
func TestExploreFiltersByExpressions(t *testing.T) {
	e := explorer(fiveResult(audio))
	do(e, keys.Filter)
	typeIn(t, e, "/[ab]")
	wantRows(t, e, "an expression", "A B")
	typeIn(t, e, "(")
	wantRows(t, e, "half an expression", "A B")
	if got := text(e); !strings.Contains(got, "missing closing )") {
		t.Errorf("nothing says what is wrong:\n%s", got)
	}
	do(e, keys.Open)
	typeIn(t, e, "$|c)")
	wantRows(t, e, "the whole expression", "A B")
	do(e, keys.Open)
	if e.Capturing() {
		t.Error("enter does not take an expression that is whole")
	}
	do(e, keys.Back)
	do(e, keys.Filter)
	typeIn(t, e, "!a")
	wantRows(t, e, "all but one", "D B C E")
}

// Cancelling a filter brings back the row that it hid.
func TestExploreUndoOfAFilterGivesTheRowBack(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(120, 30)
	e.SetResult(fiveResult(audio))
	act(e, keys.Down, keys.Down)
	row := e.Place().Row
	do(e, keys.Filter)
	typeIn(t, e, "zz")
	do(e, keys.Back)
	if got := e.Place().Row; got != row {
		t.Errorf("the cursor is on %s, not on %s", got, row)
	}
}

// The next result opens on the series of the screen that it was asked for on, if it has that.
func TestExploreOpensTheNextResultOnASeries(t *testing.T) {
	e := explorer(fiveResult(audio))
	two := result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{
		audio: {row("A", 1, 2)}, video: {row("A", 3, 4)}}, audio, video)
	e.ShowNext(video)
	if e.SetResult(two); e.Place().Series != video {
		t.Errorf("it opens on %s", e.Place().Series)
	}
	e.ShowNext(join)
	if e.SetResult(two); e.Place().Series != audio {
		t.Errorf("for a series that it lacks, it opens on %s", e.Place().Series)
	}
}
