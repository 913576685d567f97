package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// appTriageOf is a triage of three incidents on a screen of a size, with an answer about the app.
func appTriageOf(t *testing.T, e *views.Env, r quality.Result, w, h int) *views.Triage {
	t.Helper()
	opened, ok := views.TriageScreen().Open(ofAll(e), views.Subject{Query: week()}).(views.Open)
	if !ok || !opened.Ask[0].OfApp() {
		t.Fatalf("it opens as %+v", opened)
	}
	v := opened.View.(*views.Triage)
	v.SetSize(w, h)
	v.Answered(views.Outcome{Query: r.Query, Result: r})
	v.SetTriage(triageOf(3), 0)
	return v
}

// A triage says in one line above its list how the app is; on a tall screen, each series that is worse has a line of
// its own. A low screen has none of them.
func TestATriageSaysHowTheAppIs(t *testing.T) {
	const summary = "whole app: 7 series as before, 2 worse"
	for h, want := range map[int]int{8: 0, 20: 1, 31: 3, 46: 3} {
		v := appTriageOf(t, english(), appResult(video, join), 100, h)
		got := 0
		for _, line := range strings.Split(text(v), "\n") {
			if strings.Contains(line, summary) || strings.HasPrefix(line, " ! ") && strings.Contains(line, "08-16 worse") {
				got++
			}
		}
		if got != want || cursorLine(v) == "" {
			t.Errorf("at %d lines, %d are about the app, want %d:\n%s", h, got, want, text(v))
		}
	}
	for want, width := range map[string]int{summary + ": 5 s join, video stall": 100, summary + ": 5 s join +1": 60} {
		v := appTriageOf(t, english(), appResult(video, join), width, 20)
		wantIn(t, "where the series have no lines", text(v), want+"\n")
	}
	v := appTriageOf(t, english(), appResult(), 100, 20)
	wantIn(t, "a quiet app", text(v), "whole app: all 9 series as before")
	v.Answered(views.Outcome{Query: appResult().Query, Failure: &views.Failure{Code: "AccessDenied", Message: "no"}})
	wantIn(t, "what came before a failure", text(v), "whole app: all 9 series as before")
	v = appTriageOf(t, english(), quality.Result{Query: appResult().Query}, 100, 20)
	v.Answered(views.Outcome{Query: appResult().Query, Failure: &views.Failure{Code: "AccessDenied", Message: "no"}})
	wantIn(t, "a refusal", text(v), "whole app: AccessDenied: no")
	act(v, keys.Down)
}

func TestATriageWithTheAppFits(t *testing.T) {
	t.Parallel()
	everywhere(t, "with the app", func(e *views.Env) views.View {
		return appTriageOf(t, e, appResult(audio, video, join), 80, 24)
	})
}

// While the list is empty, and on a screen with room for both, all series have lines.
func TestATriageSaysHowEachSeriesIs(t *testing.T) {
	for name, tt := range map[string]struct{ h, incidents, want int }{
		"an empty list":              {21, 0, 9},
		"an empty low list":          {15, 0, 0},
		"a list":                     {31, 3, 2},
		"a list with room":           {46, 3, 9},
		"an empty, tall list":        {46, 0, 9},
		"a list of few lines":        {21, 3, 0},
		"an empty list of few lines": {9, 0, 0},
	} {
		v := appTriageOf(t, english(), appResult(video, join), 120, tt.h)
		v.SetTriage(triageOf(tt.incidents), 0)
		got := 0
		for _, line := range strings.Split(text(v), "\n") {
			if strings.Contains(line, "08-16 worse") || strings.Contains(line, "  as before") {
				got++
			}
		}
		if got != tt.want || len(v.Lines()) != tt.h {
			t.Errorf("%s: %d of %d series have lines:\n%s", name, got, tt.want, text(v))
		}
	}
}
