package views_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/report"
	"rtcscope/views"
)

func TestExploreSortsByEveryColumn(t *testing.T) {
	for _, test := range []struct{ title, first, again string }{
		{"Province", "A B C D E", "E D C B A"},
		{"latest", "B C A D E", "D A C B E"},
		{"change", "C B D A E", "A D B C E"}, // the default order, so the first press reverses it
		{"trend", "C A B D E", "E D B A C"},
		{"mean", "E C B D A", "A D B C E"},
		{"before", "C E B D A", "A D B E C"},
		{"worst day", "C E B A D", "D A B E C"},
		{"days", "A B C D E", "E D A B C"},  // equal ones stay in the order of their names
		{"08-19", "B C A D E", "D A C B E"}, // the newest day comes first
		{"08-18", "C E B A D", "A B E C D"},
		{"08-17", "C B D A E", "A D B C E"},
	} {
		e := explorer(fiveResult(audio))
		toColumn(t, e, test.title)
		marks := "↓↑"
		if test.title == "Province" || test.title == "change" {
			marks = "↑↓"
		}
		for press, want := range []string{test.first, test.again} {
			do(e, keys.Sort)
			wantRows(t, e, test.title, want)
			mark := []rune(marks)[press]
			if heading := strings.Split(text(e), "\n")[2]; !strings.Contains(heading, test.title+string(mark)) {
				t.Errorf("the heading %q does not show the order by %s, %c", heading, test.title, mark)
			}
		}
	}
}

// The worst row comes first even if higher is better: the mark then shows that the figures ascend.
func TestExploreFirstSortPutsTheWorstFirst(t *testing.T) {
	for column, want := range map[string]string{
		"latest": "D A C B E", "mean": "A D B C E", "before": "A D B E C", "worst day": "A D B C E",
		"08-19": "D A C B E", "08-18": "A B E C D", "08-17": "A D B C E"} {
		e := explorer(fiveResult(join))
		toColumn(t, e, column)
		do(e, keys.Sort)
		wantRows(t, e, column, want)
		if heading := strings.Split(text(e), "\n")[2]; strings.Count(heading, "↑") != 1 || strings.Contains(heading, "↓") {
			t.Errorf("%s: the heading %q does not show a rising order", column, heading)
		}
	}
}

// The mark of the change shows the order of its figures, whether higher or lower is worse.
func TestExploreMarksTheOrderOfTheChange(t *testing.T) {
	for series, marks := range map[string]string{audio: "↓↑", join: "↑↓"} {
		e := explorer(fiveResult(series))
		for press, mark := range []rune(marks) {
			if press > 0 {
				do(e, keys.Sort) // the column cursor begins on the column that orders
			}
			if heading := strings.Split(text(e), "\n")[2]; !strings.Contains(heading, "change"+string(mark)) {
				t.Errorf("%s: the heading %q does not show the order by change, %c", series, heading, mark)
			}
		}
		wantRows(t, e, series, map[string]string{audio: "C B D A E", join: "A D B C E"}[series])
	}
}

func TestExploreSortKeepsTheRow(t *testing.T) {
	e := explorer(fiveResult(audio))
	do(e, keys.Down)
	wantCursor(t, e, "before", "D")
	toColumn(t, e, "latest")
	for range 3 {
		do(e, keys.Sort)
		wantCursor(t, e, "after a sort", "D")
	}
}

func TestExploreSortBy(t *testing.T) {
	e := explorer(fiveResult(audio))
	columns := act(e, keys.Down, keys.SortBy).(views.Open).View
	columns.SetSize(100, 12)
	typeIn(t, columns, "mea")
	if got := text(columns); !strings.Contains(got, "Sort by") || !strings.Contains(got, "> mean") {
		t.Fatalf("no list of columns:\n%s", got)
	}
	if closed := do(columns, keys.Open).(views.Then); closed[0] != (views.Leave{}) {
		t.Error("the list is still open")
	}
	wantRows(t, e, "sorted by mean", "E C B D A")
	wantCursor(t, e, "sorted by mean", "D")
	columns = do(e, keys.SortBy).(views.Open).View
	if act(columns, keys.Down, keys.PageDown, keys.Back) != (views.Leave{}) {
		t.Error("the list cannot be left")
	}
	wantRows(t, e, "after a list that was left", "E C B D A")
	do(e, keys.Sort) // the column cursor has moved to the chosen column
	wantRows(t, e, "turned round", "A D B C E")
	do(e, keys.Sort)
	columns = do(e, keys.SortBy).(views.Open).View
	typeIn(t, columns, "zzz")
	do(columns, keys.Open)
	wantRows(t, e, "after a choice of nothing", "E C B D A")
}

// If the sorted column does not fit, the first press reverses the order in effect.
func TestExploreReversesTheOrderThatIsSeen(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(200, 30)
	e.Begin(views.Place{Order: report.Order{By: "mean"}})
	e.SetResult(fiveResult(audio))
	e.SetSize(50, 30)
	before, _ := rowNames(t, e)
	columns := do(e, keys.SortBy).(views.Open).View
	typeIn(t, columns, "change")
	do(columns, keys.Open)
	after, _ := rowNames(t, e)
	if slices.Equal(before, after) {
		t.Errorf("the rows are %v still", after)
	}
	if copied := do(e, keys.CopyCommand).(views.Copy).Text; !strings.Contains(copied, "--sort change:up") {
		t.Errorf("copied is %s", copied)
	}
}
