package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// appTriage is a triage whose first finding is the whole app, opened from a table by operating system.
func appTriage(t *testing.T) *views.Triage {
	t.Helper()
	at := views.Subject{Query: week()}
	at.Query.Dimension = "OS"
	opened, ok := views.TriageScreen().Open(english(), at).(views.Open)
	if !ok {
		t.Fatal("the triage does not open")
	}
	v := opened.View.(*views.Triage)
	of := triageOf(3)
	app := of.Findings[0]
	app.Query.Dimension, app.Value, app.HasUsers = "", "", false
	app.Also = []quality.Moved{{Series: video, Was: 1.1, Now: 3.25, Unit: "%"},
		{Series: join, Was: 99.5, Now: 97, Unit: "%"}}
	v.SetTriage(folded(of, append([]quality.Finding{app}, of.Findings...)...), 0)
	v.SetSize(120, 30)
	v.End("")
	return v
}

// The whole app is listed under its name, with a dash for its dimension. What got worse with it is counted in the
// list, and named below it.
func TestTheWholeAppIsListedFirst(t *testing.T) {
	v := appTriage(t)
	got := strings.Join(strings.Fields(cursorLine(v)), " ")
	if !strings.HasPrefix(got, "> !! whole app audio stall +2 ") ||
		!strings.Contains(got, " all - ") {
		t.Errorf("the line is %q", got)
	}
	wantIn(t, "the facts", text(v), "the whole app: stalls and joins worse",
		"video stall 1.10→3.25  5 s join 99.50→97.00")
}

// Enter on the row of the whole app shows the table by the dimension that the explorer had, with the app in the chart;
// all other actions of a finding work on it, too.
func TestTheWholeAppCanBeActedOn(t *testing.T) {
	v := appTriage(t)
	q := week()
	q.Dimension, q.Versus = "OS", quality.Comparison{Basis: quality.ComparePrevious}
	open, ok := do(unfolded(v), keys.Open).(views.OpenRow)
	if !ok || open.Query != q || !open.Whole || open.Series != audio {
		t.Errorf("enter: %+v", open)
	}
	if open, ok := views.WhyScreen().Open(english(), v.Subject()).(views.Open); !ok || len(open.Ask) != 4 {
		t.Errorf("why: %+v", open)
	}
	if open, ok := views.HeatmapScreen().Open(english(), v.Subject()).(views.Open); !ok || open.Ask[0] != q {
		t.Errorf("the heatmap: %+v", open)
	}
	if refuse, ok := views.CompareScreen().Open(english(), v.Subject()).(views.Refuse); !ok ||
		!strings.Contains(refuse.Why, "whole app") {
		t.Errorf("the comparison: %+v", refuse)
	}
	copied := do(v, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, "**the whole app: stalls and joins worse ", "5 s join 99.50→97.00",
		"`rtcscope triage --app app1 ")
	sheet := do(v, keys.Export).(views.Export).Shown
	if row := sheet.Raw[0]; row[1] != "" || row[2] != "" {
		t.Errorf("programs get %q", row)
	}
	if row := sheet.Rows[0]; row[1] != "whole app" || row[2] != "-" {
		t.Errorf("people get %q", row)
	}
}

// The table that shows the whole app has it in the chart and under the cursor, until that moves: first to the first row.
func TestTheChartShowsTheWholeApp(t *testing.T) {
	e := comparedScreen(compared(), 120, 30)
	e.Restore(compared().Query, views.Place{Series: audio, Whole: true})
	e.SetResult(compared())
	wantIn(t, "the chart", text(e), "─ whole app · "+audio)
	if !e.Place().Whole {
		t.Error("the place forgets it")
	}
	act(e, keys.Down)
	e.Rested(1)
	wantIn(t, "the chart", text(e), "─ A · "+audio)
}
