package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// compared returns a week of three provinces against the week before: A got worse from 08-17 on, B did not change, C
// is new.
func compared() quality.Result {
	q := query("2026-08-13", "2026-08-19")
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	past, _ := q.Past()
	r := result(q, nil)
	for _, d := range past.Days() {
		r.Answered[d] = true
	}
	steady := func(v float64) []float64 { return []float64{v, v, v, v, v, v, v} }
	gaps := []float64{gap, gap, gap, gap, gap, gap, gap}
	r.Tables = []quality.Table{{Series: audio, Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(past),
		Rows: []quality.Row{
			{Value: "A", Cells: []float64{0.5, 0.5, 0.5, 0.5, 2, 2, 2}, Past: steady(0.5)},
			{Value: "B", Cells: steady(0.6), Past: steady(0.6)},
			{Value: "C", Cells: steady(0.7), Past: gaps},
		},
		Whole: &quality.Row{Cells: []float64{0.55, 0.55, 0.55, 0.55, 0.8, 0.8, 0.8}, Past: steady(0.55)},
	}}
	r.Users = quality.Weights{Range: q.Range, Of: map[string]quality.Users{"A": {Count: 2_310_000, Share: 61.25},
		"B": {Count: 312, Share: gap}}}
	return r
}

func comparedScreen(r quality.Result, w, h int) *views.Explore {
	e := views.NewExplore(english())
	e.SetSize(w, h)
	e.SetResult(r)
	return e
}

func line(t *testing.T, v views.View, start string) string {
	t.Helper()
	for _, l := range strings.Split(text(v), "\n") {
		if strings.HasPrefix(strings.TrimLeft(l, " >"), start) {
			return l
		}
	}
	t.Fatalf("no line %q in\n%s", start, text(v))
	return ""
}

func wantIn(t *testing.T, where, got string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(got, word) {
			t.Errorf("%s: %q is not in %q", where, word, got)
		}
	}
}

func TestExploreComparesPeriods(t *testing.T) {
	e := comparedScreen(compared(), 120, 30)
	wantIn(t, "heading", line(t, e, "Province"), "latest", "change↓", "since", "mean", "before", "users", "share")
	wantIn(t, "the row that got worse", line(t, e, "A "), "2.00", "▲+0.64", "08-17", "1.14", "0.50", "2.31M", "61.25%")
	if b := line(t, e, "B "); strings.Contains(b, "▲") || strings.Contains(b, "08-1") && strings.Contains(b, "08-17") {
		t.Errorf("the row that is as it was: %q", b)
	}
	wantIn(t, "the row that was not there", line(t, e, "C "), "0.70", "·")
	wantIn(t, "the summary", text(e), "worst change: A ▲+0.64 (0.50 → 1.14)")
}

// The app-wide row is above all others in every order, and the cursor never moves to it.
func TestTheWholeAppIsPinned(t *testing.T) {
	e := comparedScreen(compared(), 120, 30)
	for range 3 {
		lines := strings.Split(text(e), "\n")
		wantIn(t, "the line below the heading", lines[3], "whole app", "0.80", "▲+0.11", "08-17")
		do(e, keys.Sort)
		do(e, keys.Top)
		if open, ok := do(e, keys.Open).(views.OpenDetail); !ok || open.Value == "" {
			t.Errorf("the first row opens %v", open)
		}
	}
}

func TestTheChartTellsItsLinesApart(t *testing.T) {
	for _, env := range []*views.Env{english(), env(theme.ASCII(), lang.English)} {
		e := views.NewExplore(env)
		e.SetSize(120, 30)
		e.SetResult(compared())
		dash := env.Glyphs.Dash
		wantIn(t, env.Glyphs.Name, text(e), "08-13"+dash+"08-19", "08-06"+dash+"08-12", "whole app")
	}
}

func TestUnknownDaysAreToldFromMissingOnes(t *testing.T) {
	r := compared()
	past, _ := r.Query.Past()
	for _, d := range past.Days()[:5] {
		delete(r.Answered, d)
		r.NotHeld = map[quality.Day]bool{past.From: true, past.From + 1: true, past.From + 2: true, past.From + 3: true,
			past.From + 4: true}
	}
	r.NotHeld[r.Query.Range.From] = true
	delete(r.Answered, r.Query.Range.From)
	r.Tables[0].Rows[0].Cells[0] = gap
	for i := range 5 {
		r.Tables[0].Rows[0].Past[i] = gap
	}
	e := comparedScreen(r, 200, 30)
	wantIn(t, "the summary", text(e), "1 of 7 days are not held", "5 of 7 compared days are not held")
	if a := line(t, e, "A "); !strings.Contains(a, "▲+0.90") { // 2.00 after a mean of 1.10, not 1.25 against two days
		t.Errorf("two of seven compared days do not fall back to the latest against the days before: %q", a)
	}
	wantIn(t, "the legend", text(e), "few days")
	if a := strings.TrimRight(unmarked(line(t, e, "A ")), " "); !strings.HasSuffix(a, " -") {
		t.Errorf("the oldest day of %q is not marked as not held", a)
	}
}

func TestWithoutWeightsTheScreenSaysSo(t *testing.T) {
	r := compared()
	r.Query.Dimension, r.Users = "OS", quality.Weights{}
	e := comparedScreen(r, 120, 30)
	wantIn(t, "by system", text(e), "unweighted")
	if strings.Contains(text(e), "users") {
		t.Errorf("there is a column of users:\n%s", text(e))
	}
	long := compared()
	long.Users.Range = quality.Range{From: long.Query.Range.To - 2, To: long.Query.Range.To}
	wantIn(t, "users of fewer days", text(comparedScreen(long, 120, 30)), "users of 08-17–08-19")
}

func TestDetailShowsTheComparedDays(t *testing.T) {
	r := compared()
	d, ok := views.NewDetail(english(), r, views.OpenDetail{Series: audio, Value: "A"})
	if !ok {
		t.Fatal("the row cannot be opened")
	}
	d.SetSize(100, 30)
	wantIn(t, "facts", text(d), "change ▲+0.64 (0.50 → 1.14)", "since 08-17", "users 2.31M", "whole app")
	wantIn(t, "a day", line(t, d, "2026-08-19"), "2.00", "0.50  08-12")
}

func TestFormChoosesTheComparison(t *testing.T) {
	q := week()
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	f := on(q, "Compare")
	f.SetSize(120, 20)
	wantIn(t, "the field", firstOf(lineOf(t, f, "Compare")), "● the days before", "a week before", "four weeks before",
		"nothing", "08-06–08-12")
	do(f, keys.Right)
	do(f, keys.Right)
	wantIn(t, "the field", firstOf(lineOf(t, f, "Compare")), "● four weeks before", "07-16–07-22")
	do(f, keys.Right)
	if load, ok := do(f, keys.Open).(views.Load); !ok || load.Query.Versus != (quality.Comparison{}) {
		t.Errorf("enter asks for %+v, want no comparison", load)
	}
}

func TestChooserTakesComparedDays(t *testing.T) {
	c := views.NewChooser(english(), quality.FieldComparison, week(), nil)
	c.SetSize(100, 12)
	typeIn(t, c, "08-01..08-07")
	want := week()
	want.Versus = quality.Comparison{Basis: quality.CompareRange,
		Range: quality.Range{From: day("2026-08-01"), To: day("2026-08-07")}}
	if got := do(c, keys.Open); got != (views.Chosen{Query: want}) {
		t.Errorf("enter gives %+v, want %+v", got, want)
	}
}

func firstOf(line, _ string) string { return line }
