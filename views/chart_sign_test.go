package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/theme"
	"rtcscope/views"
)

// A chart that is hidden, or has no room, leaves a sign on every screen that has one.
func TestAChartThatIsNotThereLeavesASign(t *testing.T) {
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		e := env(theme.Unicode(), l)
		e.Key = func(a keys.Action) string { return map[keys.Action]string{keys.Chart: "v"}[a] }
		table := views.NewExplore(e)
		detail, _ := views.NewDetail(e, compared(), views.OpenDetail{Series: audio, Value: "A"})
		compare := views.NewCompare(e, curvesOf(compared(), audio, "A", "B"), 2)
		for _, w := range []int{60, 80, 120, 200} {
			table.SetSize(w, 30)
			table.SetResult(compared())
			long, short := e.Say.T("chart hidden: %s shows it", "v"), e.Say.T("%s: chart", "v")
			says := func(text string) bool { return strings.Contains(text, long) || strings.Contains(text, short) }
			if says(text(table)) {
				t.Errorf("%d cells: the chart is there, and the screen says that it is not:\n%s", w, text(table))
			}
			do(table, keys.Chart)
			if got := text(table); !says(got) || w >= 120 && !strings.Contains(got, long) {
				t.Errorf("%d cells: the chart is hidden without a sign:\n%s", w, got)
			}
			do(table, keys.Chart)
			for h := 4; h < 15; h++ {
				table.SetSize(w, h)
				if got := text(table); !strings.Contains(got, e.Say.T("no room for the chart")) &&
					!strings.Contains(got, e.Say.T("no chart")) {
					t.Errorf("%dx%d has no chart and no sign:\n%s", w, h, got)
				}
			}
			if refused(table, keys.Chart) == "" {
				t.Error("a chart without room is hidden or shown")
			}
		}
		detail.SetSize(80, 10)
		wantIn(t, "details", text(detail), e.Say.T("no room for the chart"))
		compare.SetSize(80, 10)
		wantIn(t, "a comparison", text(compare), e.Say.T("no room for the chart"))
	}
}

// However narrow the screen is, the legend of the chart names the days of the table, and the lines that the words have
// room for, with their letters.
func TestTheLegendOfANarrowChartHasAllItsLines(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		e := env(g, lang.English)
		for _, w := range []int{60, 70, 80, 120} {
			table := views.NewExplore(e)
			table.SetSize(w, 24)
			table.SetResult(compared())
			detail, _ := views.NewDetail(e, compared(), views.OpenDetail{Series: audio, Value: "A"})
			detail.SetSize(w, 24)
			for name, v := range map[string]views.View{"table": table, "detail": detail} {
				got := text(v)
				wantIn(t, name, got, g.Point, " W whole app", " p ")
				if !strings.Contains(got, "this range") && !strings.Contains(got, "08-13"+g.Dash+"08-19") {
					t.Errorf("%s of %d cells: the days of the table are not in the legend:\n%s", name, w, got)
				}
			}
		}
	}
}
