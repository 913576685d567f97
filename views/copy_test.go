package views_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/views"
)

func shownBy(t *testing.T, e *views.Explore, a keys.Action) report.Sheet {
	t.Helper()
	intent, ok := do(e, a).(views.CopyShown)
	if !ok {
		t.Fatalf("action %q copies nothing", a)
	}
	return intent.Shown
}

func names(s report.Sheet) string {
	var list []string
	for _, row := range s.Rows {
		list = append(list, row[0])
	}
	return strings.Join(list, " ")
}

// A copy has the order, filter, marks and columns of the screen.
func TestCopyIsWhatIsSeen(t *testing.T) {
	e := comparedScreen(compared(), 120, 30)
	all := shownBy(t, e, keys.CopyTable)
	if got := names(all); got != "whole app A B C" {
		t.Errorf("rows %q", got)
	}
	wantIn(t, "the heading", strings.Join(all.Heading, " "), "Province", "latest", "change", "since", "users")
	wantIn(t, "the title", all.Title, "app1", audio, "Province", "2026-08-13..2026-08-19",
		"against 2026-08-06..2026-08-12")
	for i, row := range all.Rows {
		if len(row) != len(all.Heading) || len(all.Raw[i]) != len(all.Fields) || len(all.Right) != len(all.Heading) {
			t.Errorf("row %d has %d cells, %d plain ones, of %d columns", i, len(row), len(all.Raw[i]), len(all.Heading))
		}
	}
	raw := map[string]string{}
	for i, heading := range all.Fields {
		raw[heading] = all.Raw[1][i]
	}
	for heading, want := range map[string]string{"value": "A", "latest": "2", "since": "2026-08-17", "users": "2310000",
		"share": "61.25", "worst": "2", "worst_day": "2026-08-17"} {
		if raw[heading] != want {
			t.Errorf("%s for programs is %q, want %q", heading, raw[heading], want)
		}
	}
	// A spreadsheet needs as many titles as figures, and plain figures.
	if len(all.Titles) != len(all.Raw[1]) || len(all.Titles) != len(all.Fields) {
		t.Errorf("%d titles and %d fields of %d figures", len(all.Titles), len(all.Fields), len(all.Raw[1]))
	}
	for i, cell := range all.Raw[1][1:] {
		_, notNumber := strconv.ParseFloat(cell, 64)
		if _, notDay := quality.ParseDay(cell); cell != "" && notNumber != nil && notDay != nil {
			t.Errorf("%s is %q", all.Titles[i+1], cell)
		}
	}
	do(e, keys.Bottom)
	do(e, keys.Mark)
	if got := names(shownBy(t, e, keys.CopyTabs)); got != "whole app C" {
		t.Errorf("with a mark: rows %q", got)
	}
	if got := names(shownBy(t, e, keys.CopyRow)); got != "C" {
		t.Errorf("one row: %q", got)
	}
	do(e, keys.Mark)
	do(e, keys.Filter)
	typeIn(t, e, "b")
	do(e, keys.Open)
	if got := names(shownBy(t, e, keys.CopyTable)); got != "whole app B" {
		t.Errorf("with a filter: rows %q", got)
	}
	if tabs, ok := do(e, keys.CopyTabs).(views.CopyShown); !ok || !tabs.Tabs {
		t.Errorf("with tabs: %v", tabs)
	}
	do(e, keys.Mark)
	if got := names(shownBy(t, e, keys.CopyTabs)); got != "whole app B" {
		t.Errorf("with tabs and a mark: %q", got)
	}
	do(e, keys.Back)
	if got := names(shownBy(t, e, keys.CopyTable)); got != "whole app A B C" {
		t.Errorf("the whole table with a mark: %q", got)
	}
	do(e, keys.Filter)
	typeIn(t, e, "b")
	do(e, keys.Open)
	if export, ok := do(e, keys.Export).(views.Export); !ok || names(export.Shown) != "whole app B" {
		t.Errorf("exported: %v", export)
	}
}

// A file has the same columns from a narrow and a wide terminal, and no sparklines.
func TestWhatIsSharedDoesNotDependOnTheWidth(t *testing.T) {
	narrow, wide := shownBy(t, comparedScreen(compared(), 45, 30), keys.CopyTable),
		shownBy(t, comparedScreen(compared(), 250, 60), keys.CopyTable)
	if !reflect.DeepEqual(narrow, wide) {
		t.Errorf("narrow\n%+v\nwide\n%+v", narrow, wide)
	}
	if strings.Contains(strings.Join(narrow.Fields, " "), "trend") ||
		!strings.Contains(strings.Join(narrow.Heading, " "), "trend") {
		t.Errorf("fields %q, heading %q", narrow.Fields, narrow.Heading)
	}
}
