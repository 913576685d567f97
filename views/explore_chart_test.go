package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/views"
)

// charted returns the name in the title of the chart.
func charted(t *testing.T, e *views.Explore) string {
	t.Helper()
	for _, line := range strings.Split(text(e), "\n") {
		if rest, ok := strings.CutPrefix(line, "─ "); ok {
			return strings.Fields(rest)[0]
		}
	}
	t.Fatalf("no chart:\n%s", text(e))
	return ""
}

// A held key must not redraw the chart at each row, but only at the row on which the cursor rests.
func TestExploreChartFollowsTheCursorAfterARest(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(120, 35)
	e.SetResult(fiveResult(audio))
	if got := charted(t, e); got != "A" {
		t.Fatalf("at first the chart shows %s", got)
	}
	first, ok := do(e, keys.Down).(views.Rest)
	second, ok2 := do(e, keys.Down).(views.Rest)
	if !ok || !ok2 || first == second {
		t.Fatalf("moves ask for %v and %v", first, second)
	}
	if got := charted(t, e); got != "A" {
		t.Errorf("before the rest the chart shows %s", got)
	}
	e.Rested(first.Generation)
	if got := charted(t, e); got != "A" {
		t.Errorf("after the rest of the first move the chart shows %s", got)
	}
	e.Rested(second.Generation)
	if got := charted(t, e); got != "B" {
		t.Errorf("after the last rest the chart shows %s", got)
	}
	if intent := do(e, keys.Right); intent != nil {
		t.Errorf("a move of the column asks for %v", intent)
	}
}

// The chart, its legend and its axis belong to the row in the title.
func TestExploreChartShowsTheRow(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(120, 35)
	e.SetResult(fiveResult(audio))
	got := text(e)
	for _, want := range []string{"─ A · " + audio, "axis not from zero", "worst day  4.00 08-19", "days       3/3",
		"08-17", "08-19"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	do(e, keys.Zero)
	if changed := text(e); !strings.Contains(changed, "axis from zero") || changed == got {
		t.Errorf("z leaves the axis as it is:\n%s", changed)
	}
	do(e, keys.Chart)
	if strings.Contains(text(e), "axis") {
		t.Errorf("the chart is still there:\n%s", text(e))
	}
}

// If no row matches the filter, there is no chart: it would seem to be that of a matching row.
func TestExploreDrawsNoChartWhereNothingMatches(t *testing.T) {
	e := views.NewExplore(english())
	e.SetSize(120, 35)
	e.SetResult(fiveResult(audio))
	do(e, keys.Filter)
	typeIn(t, e, "zz")
	if got := text(e); !strings.Contains(got, "nothing matches the filter") || strings.Contains(got, "axis") ||
		strings.Contains(got, "· "+audio) {
		t.Errorf("the screen is\n%s", got)
	}
	assertFits(t, "nothing matches", e, 120, 35)
	do(e, keys.Back)
	if got := charted(t, e); got != "A" {
		t.Errorf("after the filter the chart shows %s", got)
	}
}
