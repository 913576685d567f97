package report_test

import (
	"slices"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// judgedFigures are those of a series of which everything is known: two weeks, users, and a change that lasts.
func judgedFigures() *quality.Figures {
	q := query("2026-08-13", "2026-08-19")
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	past, _ := q.Past()
	return quality.NewFigures(quality.Result{
		Query: q,
		Users: quality.Weights{Range: q.Range, Of: map[string]quality.Users{"广东": {Count: 1200, Share: 12}}},
		Tables: []quality.Table{{Series: "stall_rate", Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(past),
			Rows: []quality.Row{{Value: "广东", Cells: []float64{1, 1, 1, 1, 3, 3, 4}, Past: []float64{1, 1, 1, 1, 1, 1, 1}}}}},
	}, 0, catalogue())
}

// A column that lacks something is not noticed before somebody sorts by it or exports it.
func TestEveryColumnIsWhole(t *testing.T) {
	chinese := lang.Printer{Language: lang.Chinese}
	without := func(kinds ...report.Kind) func(report.Kind) bool {
		return func(k report.Kind) bool { return !slices.Contains(kinds, k) }
	}
	takesNumber := without(report.KindName, report.KindSince, report.KindTrend, report.KindCell)
	takesMoment := func(k report.Kind) bool { return k == report.KindFigureOn }
	takesBase := func(k report.Kind) bool { return k == report.KindChange || k == report.KindShare }
	seen, places := make(map[string]bool), make(map[int]string)
	for _, c := range report.Columns() {
		if other := places[c.Printed]; c.Printed > 0 && other != "" {
			t.Errorf("columns %q and %q have one place in the printed table: Printed in report/columns.go", other, c.ID)
		}
		places[c.Printed] = c.ID
		if seen[c.ID] || c.ID == "" {
			t.Errorf("there are two columns %q: give each an ID of its own in report/columns.go", c.ID)
		}
		seen[c.ID] = true
		if chinese.T(c.Title) == c.Title {
			t.Errorf("the title %q of column %q has no Chinese: add it to lang/chinese.go", c.Title, c.ID)
		}
		switch {
		case c.Kind == 0:
			t.Errorf("column %q has no Kind: give it one in report/columns.go", c.ID)
		case takesNumber(c.Kind) && c.Number == nil:
			t.Errorf("column %q has no raw value: give it a Number in report/columns.go", c.ID)
		case takesBase(c.Kind) && c.Base == nil:
			t.Errorf("column %q has nothing that its value goes with: give it a Base in report/columns.go", c.ID)
		case takesMoment(c.Kind) && c.Moment == nil:
			t.Errorf("column %q has no day: give it a Moment in report/columns.go", c.ID)
		case c.Kind == report.KindTrend && c.Rank == nil:
			t.Errorf("rows cannot be ordered by column %q: give it a Rank in report/columns.go", c.ID)
		case c.ID != report.ColumnDays:
			checkRaw(t, c)
		}
	}
	for _, c := range report.Cells(judgedFigures(), noonOfSheets) {
		checkRaw(t, c)
	}
}

// checkRaw finds a column of which programs get nothing though it is known.
func checkRaw(t *testing.T, c report.Column) {
	t.Helper()
	f := judgedFigures()
	if !c.Shows(f) {
		t.Errorf("column %q is not shown, though everything is known", c.ID)
	}
	raw, fields, titles := c.Raw(f, 0), c.Fields(quality.StepDay), c.Titles(lang.Printer{}, quality.StepDay, c.Title)
	if len(raw) != len(fields) || len(raw) != len(titles) {
		t.Errorf("column %q has the raw values %q, fields %q and titles %q: mend Fields, Titles or Raw in report/columns.go",
			c.ID, raw, fields, titles)
	}
	if slices.Contains(raw, "") {
		t.Errorf("column %q has no raw value, though everything is known: %q", c.ID, raw)
	}
	if key := c.Key(f, 0); key.Text == "" && quality.IsGap(key.Number) {
		t.Errorf("rows cannot be ordered by column %q: mend its Number or Rank in report/columns.go", c.ID)
	}
}

// Columns that need users or a past are left out where there is none.
func TestColumnsThatHaveNothingToShow(t *testing.T) {
	f := judgedFigures()
	f.Result.Users = quality.Weights{}
	f.Table.Past = quality.Axis{}
	var lacking []string
	for _, c := range report.Columns() {
		if !c.Shows(f) {
			lacking = append(lacking, c.ID)
		}
	}
	if want := []string{"since", "users", "share"}; !slices.Equal(lacking, want) {
		t.Errorf("without users and a past %q are left out, want %q", lacking, want)
	}
}
