package views_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/views"
)

// Every column of the table is on a wide screen, in the list of columns, in the list to sort by, and in exports, and a
// layout can hide it.
func TestEveryColumnIsKnownEverywhere(t *testing.T) {
	e := comparedScreen(compared(), 250, 60)
	sheet := shownBy(t, e, keys.CopyTable)
	list := views.NewColumns(english(), e.Layout())
	list.SetSize(80, 40)
	arranged := strings.Join(list.Lines(), "\n")
	for _, c := range report.Columns() {
		switch c.ID {
		case report.ColumnValue:
			continue // it is always shown, under the name of the dimension
		case report.ColumnDays:
			if !slices.Contains(sheet.Fields, "2026-08-19") {
				t.Errorf("the day 2026-08-19 is not among the columns %q", sheet.Fields)
			}
		default:
			checkColumn(t, c, sheet)
		}
		if !strings.Contains(arranged, c.Title) {
			t.Errorf("column %q is not in the list of columns: see ColumnIDs in views/explore_layout.go", c.ID)
		}
		hidden := comparedScreen(compared(), 250, 60)
		hidden.SetLayout(views.Layout{Hidden: []string{c.ID}})
		if got := shownBy(t, hidden, keys.CopyTable).Heading; len(got) >= len(sheet.Heading) {
			t.Errorf("column %q is hidden, and shown: see views/explore_layout.go", c.ID)
		}
	}
}

func checkColumn(t *testing.T, c report.Column, sheet report.Sheet) {
	t.Helper()
	at := slices.IndexFunc(sheet.Heading, func(title string) bool { return strings.HasPrefix(title, c.Title) })
	if at < 0 {
		t.Errorf("column %q is not on the screen: see makeColumns in views/explore_table.go", c.ID)
		return
	}
	if !slices.ContainsFunc(sheet.Rows, func(row []string) bool { return row[at] != "" }) {
		t.Errorf("column %q is empty on the screen: draw its Kind in column.cell of views/explore_table.go", c.ID)
	}
	for _, field := range c.Fields(quality.StepDay) {
		if !slices.Contains(sheet.Fields, field) {
			t.Errorf("column %q is not exported as %q, but as one of %q: see Column.Fields in report/columns.go",
				c.ID, field, sheet.Fields)
		}
	}
}
