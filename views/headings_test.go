package views_test

import (
	"strings"
	"testing"

	"rtcscope/lang"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// Headings are not cut on a wide screen, in any language.
func TestHeadingsAreWholeInEveryLanguage(t *testing.T) {
	byPlace, bySystem := explained()
	for _, l := range lang.All() {
		e := env(theme.Unicode(), l)
		explore := views.NewExplore(e)
		explore.SetResult(byPlace)
		why := views.NewWhy(e, byPlace.Query, audio, "")
		why.SetResult(byPlace)
		why.SetResult(bySystem)
		detail, _ := views.NewDetail(e, byPlace, views.OpenDetail{Series: audio, Value: "A"})
		var titles []string
		for _, c := range report.Columns() {
			if c.Kind != report.KindName && c.Kind != report.KindCell {
				titles = append(titles, c.Title)
			}
		}
		found := []string{"got worse"}
		for _, c := range report.ListedIncidentColumns() {
			if c.Kind != report.IncidentName {
				found = append(found, c.Title)
			}
		}
		rows := []string{"part of it"}
		for _, c := range report.ListedFindingColumns(func(c report.FindingColumn) int { return c.Screen }) {
			rows = append(rows, c.Title)
		}
		for _, screen := range []struct {
			name     string
			view     views.View
			headings []string
		}{
			{"explore", explore, titles},
			{"triage", views.NewTriage(e, triageOf(3)), found},
			{"incident", unfolded(views.NewTriage(e, triageOf(3))), rows},
			{"why", why, []string{"was", "now", "change", "of users", "rate", "mix", "total", "share"}},
			{"detail", detail, []string{"day", "figure", "vs day before", "before"}},
			{"comparison", views.NewCompare(e, curvesOf(byPlace, audio, "A", "B"), 2),
				[]string{"value", "vs app", "since", "trend"}},
		} {
			screen.view.SetSize(200, 40)
			drawn := text(screen.view)
			for _, heading := range screen.headings {
				if want := e.Say.T(heading); !strings.Contains(drawn, want) {
					t.Errorf("%s, %s: %s is cut:\n%s", l, screen.name, want, drawn)
				}
			}
		}
	}
}
