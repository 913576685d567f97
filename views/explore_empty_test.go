package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// A partial answer is not shown as an empty one, and its warnings are shown in any case.
func TestExploreOfAnAnswerThatIsEmptySoFar(t *testing.T) {
	r := result(query("2026-08-17", "2026-08-19"), nil)
	r.Warnings = []quality.Warning{{Text: "%d values are not numbers and are shown as gaps", Count: 17}}
	if got := text(explorer(r)); !strings.Contains(got, "17 values are not numbers") ||
		!strings.Contains(got, "holds no values") {
		t.Errorf("the warning is not said:\n%s", got)
	}
	delete(r.Answered, day("2026-08-17"))
	if got := text(explorer(r)); !strings.Contains(got, "no values yet: 2 of 3 days are answered") ||
		strings.Contains(got, "holds no values") {
		t.Errorf("in the middle of an answer:\n%s", got)
	}
}

// An answer without values is shown as such, with advice what to change.
func TestExploreOfAnEmptyAnswer(t *testing.T) {
	for product, want := range map[string]string{"native": "Change the app", "web": "For the web product"} {
		q := query("2026-08-17", "2026-08-19")
		q.Product, q.Dimension = product, "OS"
		e := explorer(result(q, nil))
		got := strings.Join(strings.Fields(text(e)), " ")
		for _, part := range []string{"holds no values of stall_rate by OS from 2026-08-17 to 2026-08-19", want} {
			if !strings.Contains(got, part) {
				t.Errorf("%s: %q is not in %q", product, part, got)
			}
		}
		for _, b := range bindings() {
			do(e, b.Action) // no key may break an empty screen
			if e.Capturing() {
				t.Errorf("%s opened something on an empty screen", b.Action)
			}
		}
	}
}

// An empty answer ends the typing of the filter, which is no longer drawn.
func TestExploreClosesWhatIsOpenWhenTheRowsGo(t *testing.T) {
	e := explorer(fiveResult(audio))
	do(e, keys.Filter)
	e.SetResult(result(query("2026-08-17", "2026-08-19"), nil))
	if e.Capturing() {
		t.Errorf("typing goes to a part that is not drawn:\n%s", text(e))
	}
	e = explorer(fiveResult(audio))
	columns := do(e, keys.SortBy).(views.Open).View
	e.SetResult(result(query("2026-08-17", "2026-08-19"), nil))
	if closed, ok := do(columns, keys.Open).(views.Then); !ok || closed[0] != (views.Leave{}) {
		t.Error("a list of columns that are gone cannot be left")
	}
}
