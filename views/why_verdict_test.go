package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/views"
)

// effectOf is an answer by province in which a moved from 0.5 to a value, with a part of 100 users, and the app from
// 0.5 to a value.
func effectOf(a, users, app float64) quality.Result {
	r := still(0, true)
	steady := func(v float64) []float64 { return []float64{v, v, v, v, v, v, v} }
	r.Tables[0].Rows = []quality.Row{{Value: "a", Cells: steady(a), Past: steady(0.5)},
		{Value: "rest", Cells: steady(0.5), Past: steady(0.5)}}
	r.Tables[0].Whole = &quality.Row{Cells: steady(app), Past: steady(0.5)}
	of := map[string]quality.Users{"a": {Count: users}, "rest": {Count: 100 - users}}
	r.Users.Of, r.PastUsers.Of = of, of
	return r
}

// In words, a value explains what the app did, or is a part of it, or moves its own row alone: whichever the figures of
// the table say.
func TestWhySaysWhatTheFiguresSay(t *testing.T) {
	for name, tt := range map[string]struct {
		r      quality.Result
		says   string
		absent []string
	}{
		"it explains": {effectOf(3.5, 10, 0.8), "a explains the app's change: +0.30 of +0.30",
			[]string{"moves the row", "is a part"}},
		"a part": {effectOf(1.5, 10, 0.8), "a is a part: +0.10 of +0.30", []string{"moves the row", "explains the app"}},
		"the row alone": {effectOf(1.44, 0.1, 0.8), "a +0.94 with 0.1% of users moves the row, not the app",
			[]string{"is a part", "explains the app"}},
		"against the app": {effectOf(3.5, 10, 0.2), "a moves the app by +0.30, which moved by -0.30",
			[]string{"moves the row", "explains the app"}},
		"more than the app": {effectOf(3.5, 10, 0.6), "a would move the app by +0.30, which moved by +0.10",
			[]string{"moves the row", "explains the app"}},
	} {
		y := views.NewWhy(english(), tt.r.Query, audio, "a")
		y.SetResult(tt.r)
		y.SetSize(120, 35)
		screen := strings.Join(strings.Fields(text(y)), " ")
		copied := do(y, keys.Copy).(views.Copy).Text
		wantIn(t, name+", the screen", screen, tt.says)
		wantIn(t, name+", the copy", copied, tt.says)
		for _, absent := range tt.absent {
			if strings.Contains(screen+copied, absent) {
				t.Errorf("%s: it says %q as well:\n%s", name, absent, text(y))
			}
		}
	}
}

// Above all stands what the triage says of the shown series, in the same words; of another series it is silent.
func TestWhySaysWhatTheTriageSays(t *testing.T) {
	r := effectOf(3.5, 10, 0.8)
	since := quality.DayAxis(r.Query.Range).First()
	i := quality.Incident{Places: []quality.Place{{Dimension: "Province", Value: "a"}}, Since: since,
		Until: since.Add(6), Lasts: true, Bad: 7, Severity: quality.SeverityHigh,
		Series:   []quality.Moved{{Series: video, Was: 1, Now: 2}, {Series: audio, Was: 0.5, Now: 3.5}},
		Explains: quality.Explained{Series: audio, Part: 0.3, Whole: 0.3}, Findings: []quality.Finding{{Since: since}}}
	other := i
	other.Places = []quality.Place{{Dimension: "Province", Value: "elsewhere"}}
	r.Incidents = []quality.Incident{other, i}
	y := views.NewWhy(english(), r.Query, audio, "a")
	y.SetResult(r)
	y.SetSize(120, 35)
	v := report.Writer{Catalogue: english().Catalogue}.Verdict(i)
	lines := strings.Split(text(y), "\n")
	wantIn(t, "below the title", lines[1], v.Title, v.Explains)
	if strings.Contains(text(y), "elsewhere") {
		t.Errorf("an incident of no row is said:\n%s", text(y))
	}
	copied := do(y, keys.Copy).(views.Copy).Text
	wantIn(t, "the copy", copied, v.Title)
	i.Explains.Series = video
	r.Incidents = []quality.Incident{i}
	y.SetResult(r)
	if wantIn(t, "explained in another series", text(y), v.Title); strings.Contains(text(y), "(video stall)") {
		t.Errorf("of another series it says:\n%s", text(y))
	}
	i.Series = i.Series[:1]
	r.Incidents = []quality.Incident{i}
	y.SetResult(r)
	if strings.Contains(text(y), v.Title) {
		t.Errorf("an incident of another series is said:\n%s", text(y))
	}
	i.Series, i.Places = []quality.Moved{{Series: audio, Was: 0.5, Now: 0.8}}, nil
	r.Incidents = []quality.Incident{i}
	y.SetResult(r)
	wantIn(t, "of the whole app", strings.Split(text(y), "\n")[1], report.Writer{
		Catalogue: english().Catalogue}.Verdict(i).Title)
}
