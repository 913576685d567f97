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

// barAbove returns the cell of the vertical line inside the plots of a screen's chart, or -1 without one, and the cell
// at which a label of the time axis is centred.
func barAbove(v views.View, label string) (bar, labelAt int) {
	bar, labelAt = -1, -1
	for _, l := range strings.Split(text(v), "\n") {
		cells := []rune(l)
		for at := 6; at < len(cells); at++ {
			if cells[at] == '│' && !strings.Contains(l, "since") {
				bar = at
			}
		}
		if at := strings.Index(l, label); at >= 0 && strings.Count(l, "08-1") > 4 {
			labelAt = len([]rune(l[:at])) + len(label)/2
		}
	}
	return bar, labelAt
}

// The charts of the table and of the details show the band by which the row is judged, and mark the day since which it
// is out of it.
func TestChartsShowTheBandAndSince(t *testing.T) {
	for _, e := range []*views.Env{english(), chinese()} {
		table := views.NewExplore(e)
		table.SetSize(120, 30)
		table.SetResult(compared())
		detail, _ := views.NewDetail(e, compared(), views.OpenDetail{Series: audio, Value: "A"})
		detail.SetSize(120, 30)
		for name, v := range map[string]views.View{"table": table, "detail": detail} {
			wantIn(t, name, text(v), "⠁ ⠁ "+e.Say.T("usual")+" 0.47–0.53")
			if bar, label := barAbove(v, "08-17"); bar < 0 || bar < label-1 || bar > label+1 {
				t.Errorf("%s: the mark is at %d, its day at %d:\n%s", name, bar, label, text(v))
			}
		}
		wantIn(t, "the list", line(t, detail, "2026-08-18"), "0.47–0.53")
		wantIn(t, "the facts", text(detail), e.Say.T("since %s", "08-17"), e.Say.T("judged by %d past days", 7))
		act(table, keys.Down, keys.Down)
		table.Rested(2)
		if got := text(table); strings.Contains(got, "⠁ ⠁") {
			t.Errorf("a row without a verdict has a band:\n%s", got)
		}
		words, _, _ := strings.Cut(e.Say.T("few days: %d known before", 0), "0")
		wantIn(t, "a row without a verdict", text(table), words)
	}
}

// What began before the days of the table is marked so in its column, and said in full in the chart's legend and in
// the details.
func TestWhatBeganBeforeTheseDays(t *testing.T) {
	r := compared()
	r.Tables[0].Whole = nil
	r.Tables[0].Before = quality.DayAxis(quality.Range{From: r.Query.Range.From - 21, To: r.Query.Range.From - 1})
	for i := range r.Tables[0].Rows {
		before := make([]float64, 21)
		for at := range before {
			before[at] = 0.5 + 0.01*float64((at*7+i)%5)
		}
		row := &r.Tables[0].Rows[i]
		row.Cells = []float64{0.51, 0.52, 0.5, 0.53, 0.51, 0.54, 0.52}
		if i == 0 {
			row.Cells = []float64{2, 2.01, 2.02, 2, 2.01, 2.03, 2}
			before[18], before[19], before[20] = 2, 2.02, 2.01
		}
		row.Before, row.Past = before, before[14:]
	}
	e := comparedScreen(r, 120, 34)
	wantIn(t, "the column", line(t, e, "A "), "(08-10)")
	legend := strings.Join(strings.Fields(text(e)), " ")
	wantIn(t, "the legend", legend, "since (08-10)", "already bad in")
	d, _ := views.NewDetail(english(), r, views.OpenDetail{Series: audio, Value: "A"})
	d.SetSize(80, 20)
	wantIn(t, "the details", text(d), "since 08-10, already bad in the compared days", "judged by 21 past days")
	wantIn(t, "the list of a narrow screen", text(d), "figure            usual      before")
	if strings.Contains(text(d), "vs day before") {
		t.Error("a narrow screen lists the change in place of what is usual")
	}
	m := heatmap(t, english(), r, "A", 120, 24)
	wantIn(t, "the heatmap", panel(m), "since 08-10, already bad in the compared days")
	if got := shadesOf(t, m, "A"); strings.Count(got, "██") != 7 {
		t.Errorf("days of an incident that began before are pale: %q", got)
	}
}

// Columns are wide enough for what they say of rows without a verdict, on every screen that says it.
func TestWordsOfRowsWithoutAVerdictAreWhole(t *testing.T) {
	for l, want := range map[lang.Language]string{lang.English: "few days", lang.Chinese: "天数少"} {
		e := views.NewExplore(env(theme.Unicode(), l))
		e.SetSize(80, 24)
		e.SetResult(compared())
		wantIn(t, "the table", line(t, e, "C "), want)
		c := views.NewCompare(env(theme.Unicode(), l), curvesOf(compared(), audio, "A", "C"), 2)
		c.SetSize(80, 24)
		wantIn(t, "the comparison", text(c), want+" ")
	}
	r, _ := explained()
	y := views.NewWhy(english(), r.Query, audio, "")
	y.SetResult(r)
	y.SetSize(120, 30)
	wantIn(t, "why", text(y), "since")
}
