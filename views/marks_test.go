package views_test

import (
	"fmt"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// rowsOf is compared() with so many rows r0, r1 and so on.
func rowsOf(rows int) quality.Result {
	r := compared()
	row := r.Tables[0].Rows[0]
	r.Tables[0].Rows = nil
	for i := range rows {
		row.Value = fmt.Sprintf("r%d", i)
		r.Tables[0].Rows = append(r.Tables[0].Rows, row)
	}
	return r
}

// opened opens the comparison of what is under the cursor, and returns the screen with the note about it.
func opened(t *testing.T, e *views.Explore) (*views.Compare, string) {
	t.Helper()
	intent, ok := views.CompareScreen().Open(english(), e.Subject()).(views.Open)
	if !ok {
		t.Fatalf("c does not open: %v", intent)
	}
	c, _ := intent.View.(*views.Compare)
	c.SetSize(120, 30)
	return c, intent.Note
}

// Of more marks than a chart has lines, the newest are drawn, and it is said.
func TestTheNewestMarksAreCompared(t *testing.T) {
	e := comparedScreen(rowsOf(9), 120, 30)
	for i := range 8 {
		e.Toggle(fmt.Sprintf("r%d", i))
	}
	c, note := opened(t, e)
	wantIn(t, "the note", note, "one chart takes 6 rows: these are the newest of 8 marks")
	drawn := text(c)
	for i := range 9 {
		if got, want := strings.Contains(drawn, fmt.Sprintf("r%d ", i)), i >= 2 && i < 8; got != want {
			t.Errorf("row %d is drawn: %v, want %v:\n%s", i, got, want, drawn)
		}
	}
}

// Marks of another dimension do not count until a row of the answer is marked, and where they are is said.
func TestMarksOfOtherDimensions(t *testing.T) {
	e := comparedScreen(rowsOf(3), 120, 30)
	e.Toggle("r0")
	e.Toggle("r1")
	e.SetResult(byOS())
	wantIn(t, "the summary", text(e), "2 marks are of Province")
	c, note := opened(t, e)
	wantIn(t, "the note", note, "2 marks are of Province")
	if drawn := text(c); strings.Contains(drawn, "r0") || !strings.Contains(drawn, "Windows") && !strings.Contains(drawn, "iOS") {
		t.Errorf("it compares\n%s", drawn)
	}
	e.Toggle("Windows")
	wantIn(t, "the summary", text(e), "1 marked, 2 marks are of Province")
	c, note = opened(t, e)
	if drawn := text(c); note != "" || !strings.Contains(drawn, "Windows") {
		t.Errorf("note %q, it compares\n%s", note, drawn)
	}
}

// A mark of a value that the answer lacks does not count.
func TestMarksOfMissingValues(t *testing.T) {
	e := comparedScreen(rowsOf(3), 120, 30)
	e.Toggle("r2")
	e.SetResult(rowsOf(2))
	wantIn(t, "the summary", text(e), "1 mark is of a value that this answer lacks")
	_, note := opened(t, e)
	wantIn(t, "the note", note, "1 mark is of a value that this answer lacks")
}

// One key clears all marks; without any it says so.
func TestMarksAreCleared(t *testing.T) {
	e := comparedScreen(rowsOf(3), 120, 30)
	if refuse, _ := do(e, keys.Unmark).(views.Refuse); refuse.Why != "nothing is marked" {
		t.Errorf("without marks: %+v", refuse)
	}
	e.Toggle("r0")
	e.SetResult(byOS())
	if intent := do(e, keys.Unmark); intent != (views.Unmark{}) {
		t.Fatalf("U asks for %v", intent)
	}
	if said := e.Unmark(); said != "1 mark cleared" || len(e.Marks()) > 0 {
		t.Errorf("%q, %v remain", said, e.Marks())
	}
	c := comparison(curvesOf(compared(), audio, "A", "B"), 0, 120, 30)
	if refuse, _ := do(c, keys.Unmark).(views.Refuse); refuse.Why != "no line is hidden" {
		t.Errorf("without hidden lines: %+v", refuse)
	}
	act(c, keys.Mark)
	before := text(c)
	act(c, keys.Unmark)
	if text(c) == before {
		t.Error("U shows no hidden line")
	}
}
