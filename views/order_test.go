package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/views"
)

// The copied command prints the rows in the order of the screen.
func TestTheCommandHasTheOrderOfTheScreen(t *testing.T) {
	r := result(week(), map[string][]quality.Row{audio: china()}, audio)
	r.Tables[0].Axis = quality.DayAxis(r.Query.Range)
	for i := range r.Tables[0].Rows {
		r.Tables[0].Rows[i].Cells = r.Tables[0].Rows[i].Cells[:7]
	}
	for _, name := range report.OrderNames() {
		for _, way := range []string{"", ":up", ":down"} {
			o, err := report.ParseOrder(name + way)
			if err != nil {
				t.Fatal(err)
			}
			e := views.NewExplore(english())
			e.SetSize(200, 60)
			e.Restore(r.Query, views.Place{Order: o, Filter: "!省"})
			e.SetResult(r)

			shown, ok := do(e, keys.Export).(views.Export)
			if !ok {
				t.Fatal("nothing is shown")
			}
			only, err := r.Only("", filter(t, "!省"))
			if err != nil {
				t.Fatal(err)
			}
			rows := only.Tables[0].Rows
			for i, at := range o.Rank(quality.NewFigures(only, 0, english().Catalogue)) {
				if shown.Shown.Rows[i][0] != rows[at].Value {
					t.Fatalf("%s: row %d is %s on the screen, and %s of the command", o, i, shown.Shown.Rows[i][0], rows[at].Value)
				}
			}
			copied := do(e, keys.CopyCommand).(views.Copy).Text
			usual := name == "change" && way != ":up"
			if strings.Contains(copied, "--sort "+name) == usual || !strings.Contains(copied, `--filter '!省'`) {
				t.Errorf("%s: copied is %s", o, copied)
			}
		}
	}
}

// What a user does between the parts of an answer is kept.
func TestAPlaceDoesNotUndoWhatIsDoneMeanwhile(t *testing.T) {
	r := result(query("2026-07-23", "2026-08-20"), map[string][]quality.Row{audio: china()}, audio)
	part := r
	part.Answered = map[quality.Day]bool{r.Query.Range.To: true}
	e := views.NewExplore(english())
	e.SetSize(120, 40)
	e.Restore(r.Query, views.Place{Filter: "广"})
	e.SetResult(part)
	act(e, keys.Back) // clears the filter
	e.SetResult(r)
	if got := e.Place().Filter; got != "" {
		t.Errorf("the filter %q came back", got)
	}
}

func filter(t *testing.T, text string) quality.Filter {
	t.Helper()
	f, err := quality.ParseFilter(text)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
