package views_test

import (
	"reflect"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// explained returns compared() with users in both periods, and the same by system, without users.
func explained() (byPlace, bySystem quality.Result) {
	byPlace = compared()
	byPlace.Users.Of = map[string]quality.Users{"A": {Count: 600}, "B": {Count: 400}, "C": {Count: 100}}
	byPlace.PastUsers = quality.Weights{Range: byPlace.Users.Range,
		Of: map[string]quality.Users{"A": {Count: 500}, "B": {Count: 500}}}
	bySystem = compared()
	bySystem.Query.Dimension = "OS"
	bySystem.Users = quality.Weights{}
	bySystem.Tables[0].Rows[0].Value, bySystem.Tables[0].Rows[1].Value = "android", "ios"
	return byPlace, bySystem
}

func whyScreen(w, h int) *views.Why {
	byPlace, bySystem := explained()
	y := views.NewWhy(english(), byPlace.Query, audio, "")
	y.SetResult(byPlace)
	y.SetResult(bySystem)
	y.SetFailure("Access", "FlowLimitExceeded")
	y.SetSize(w, h)
	return y
}

func TestWhyFits(t *testing.T) {
	t.Parallel()
	byPlace, bySystem := explained()
	china := result(byPlace.Query, map[string][]quality.Row{audio: china()}, audio)
	past, _ := byPlace.Query.Past()
	china.Tables[0].Axis, china.Tables[0].Past = quality.DayAxis(byPlace.Query.Range), quality.DayAxis(past)
	for i := range china.Tables[0].Rows {
		row := &china.Tables[0].Rows[i]
		row.Past, row.Cells = row.Cells[7:14], row.Cells[:7]
	}
	for name, r := range map[string]quality.Result{"places": byPlace, "systems": bySystem, "china": china,
		"nothing": result(byPlace.Query, nil)} {
		for _, steps := range []int{0, 1, 9} {
			everywhere(t, name, func(e *views.Env) views.View {
				y := views.NewWhy(e, r.Query, audio, "")
				if steps > 0 {
					y.SetResult(r)
				}
				y.SetFailure("Access", strings.Repeat("it cannot be had ", 9))
				y.SetSize(80, 24)
				act(y, times(steps, keys.Down)...)
				return y
			})
		}
	}
}

// The table has the two effects of each row's contribution, their sum, and the unexplained rest of the app's own
// change.
func TestWhyAddsUp(t *testing.T) {
	y := whyScreen(120, 35)
	got := text(y)
	// A: 0.5 to 8/7 with 50 to 60 of a hundred users; B: 0.6 as before. R goes from 0.55 to 0.6·8/7 + 0.4·0.6 = 0.926.
	// A's rate is 0.55·0.643 = 0.354, its mix 0.1·(0.821 − 0.738) = 0.008.
	wantIn(t, "the row that did it", contribution(t, got, "A "), "0.50", "1.14", "+0.64", "60.0%", "+0.354", "+0.008",
		"+0.362", "96%")
	wantIn(t, "the sum", contribution(t, got, "sum"), "0.55", "0.93", "+0.376", "100%")
	wantIn(t, "what is left", contribution(t, got, "unexplained"), "-0.269") // the app's own change is +0.107
	wantIn(t, "the screen", got, "whole app 0.55 → 0.66 (▲+0.11)", "weighted by users of", "1 value left out",
		"concentrated", "08-13–08-19  against 08-06–08-12", "FlowLimitExceeded", "asking the service")
	wantIn(t, "the caveat", strings.Join(strings.Fields(got), " "),
		"the rows add up to +0.38, the app itself changed by +0.11")
	if intent := do(y, keys.Open); !reflect.DeepEqual(intent, views.OpenRow{Query: mustPlace(), Series: audio, Value: "A"}) {
		t.Errorf("enter asks for %+v", intent)
	}
	lines := strings.Split(do(y, keys.Copy).(views.Copy).Text, "\n")
	if len(lines) != 8 {
		t.Fatalf("copied %q", lines)
	}
	wantIn(t, "the finding", lines[0], "**A (Province)**", "0.50 → 1.14", "96% of all changes by Province")
	wantIn(t, "the figures", lines[5], "A", "0.50", "1.14", "+0.64", "60.0%", "+0.354", "+0.008", "+0.362", "96%")
	wantIn(t, "the caveat", lines[1], "whole app 0.55 → 0.66", "approximates")
	wantIn(t, "the command", lines[7], "--dimension Province", "--filter '/^A$/'")
}

func TestWhyWithoutWeights(t *testing.T) {
	y := whyScreen(120, 35)
	act(y, keys.Right, keys.Right)
	got := text(y)
	wantIn(t, "the system that did it", contribution(t, got, "android "), "0.50", "1.14", "+0.64", "+0.643", "100%")
	wantIn(t, "the screen", got, "unweighted: shares are of the sum of all absolute changes")
	for _, absent := range []string{"sum  ", "unexplained", "rate"} {
		if strings.Contains(strings.SplitN(got, "where the change comes from", 2)[1], absent) {
			t.Errorf("without weights it shows %q:\n%s", absent, got)
		}
	}
	act(y, keys.Right)
	wantIn(t, "one that could not be had", text(y), "FlowLimitExceeded")
	if refused(y, keys.Open) == "" || refused(y, keys.NextSeries) == "" {
		t.Error("what cannot be done is not refused")
	}
	if intent := do(y, keys.Back); intent != (views.Leave{}) {
		t.Errorf("back asks for %v", intent)
	}
}

func mustPlace() quality.Query {
	byPlace, _ := explained()
	return byPlace.Query
}

// contribution returns the line of a drawing that begins with a row's name, under the cursor or not.
func contribution(t *testing.T, drawn, name string) string {
	t.Helper()
	_, table, _ := strings.Cut(drawn, "where the change comes from")
	for _, line := range strings.Split(table, "\n") {
		if strings.HasPrefix(strings.TrimLeft(line, " >"), name) {
			return line
		}
	}
	t.Fatalf("no row %s in\n%s", name, drawn)
	return ""
}

// still returns a result in which the row s moved by 0.94, with one user of a thousand, and the app by the given
// change.
func still(whole float64, weighted bool) quality.Result {
	byPlace, _ := explained()
	steady := func(v float64) []float64 { return []float64{v, v, v, v, v, v, v} }
	byPlace.Tables[0].Rows = []quality.Row{{Value: "四川", Cells: steady(1.44), Past: steady(0.5)},
		{Value: "rest", Cells: steady(0.4), Past: steady(0.4)}}
	byPlace.Tables[0].Whole = &quality.Row{Cells: steady(0.4 + whole), Past: steady(0.4)}
	users := map[string]quality.Users{"四川": {Count: 1}, "rest": {Count: 999}}
	byPlace.Users.Of, byPlace.PastUsers.Of = users, users
	if !weighted {
		byPlace.Users.Of, byPlace.PastUsers.Of = nil, nil
	}
	return byPlace
}

// If the app hardly moved, there are no shares: the attribution says so, and what the row's change means.
func TestWhyOfAnAppThatHardlyMoved(t *testing.T) {
	for _, tt := range []struct {
		r      quality.Result
		says   string
		absent []string
	}{
		{still(0, true), "the app itself hardly moved (+0.00); 四川 +0.94 with 0.1% of users moves the row, not the app",
			[]string{"not explained", "of the change by", "100%"}},
		{still(-0.001, true), "the app itself hardly moved (+0.00); 四川 +0.94 with 0.1% of users",
			[]string{"not explained", "add up", "100%"}},
		{still(0.02, true), "the app itself hardly moved (+0.02); 四川 +0.94 with 0.1% of users",
			[]string{"not explained", "add up", "100%"}},
		{still(0, false), "the app itself hardly moved (+0.00); 四川 +0.94 moves the row, not the app",
			[]string{"not explained"}},
	} {
		y := views.NewWhy(english(), tt.r.Query, audio, "四川")
		y.SetResult(tt.r)
		y.SetSize(120, 35)
		screen := strings.Join(strings.Fields(text(y)), " ")
		copied := do(y, keys.Copy).(views.Copy).Text
		wantIn(t, "the screen", screen, tt.says)
		wantIn(t, "the finding", copied, tt.says, "0.50 → 1.44")
		for _, absent := range append(tt.absent, "· of", "2164%") {
			if strings.Contains(screen+copied, absent) {
				t.Errorf("%q is said of next to nothing:\n%s\n%s", absent, text(y), copied)
			}
		}
		if drawn := strings.Join(y.Lines(), "\n"); strings.Contains(drawn,
			theme.ANSI().Worse.Render(strings.Repeat(theme.Unicode().Sparks[7], 24))) {
			t.Errorf("next to nothing has a red bar:\n%s", text(y))
		}
	}
	moved := still(0.3, true)
	y := views.NewWhy(english(), moved.Query, audio, "四川")
	y.SetResult(moved)
	y.SetSize(120, 35)
	if got := text(y); strings.Contains(got, "hardly moved") ||
		!strings.Contains(strings.Join(strings.Fields(got), " "),
			"100% of the app's own change is not explained by the rows") {
		t.Errorf("of an app that moved:\n%s", got)
	}
}
