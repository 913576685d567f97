package archive_test

import (
	"slices"
	"testing"

	"rtcscope/quality"
)

// What was kept before anybody looked whether it can be is a gap when it is read, and counted; the archive keeps it.
func TestImpossibleValuesThatAreHeldAreGaps(t *testing.T) {
	r, s, _ := fixture(t)
	s.v = -1
	q := queryOf(quality.Last(7, r.Now()))
	for _, look := range []string{"first", "second"} {
		got := read(t, r, q)
		if want := []quality.Warning{{Text: quality.WarnImpossible, Count: 7}}; !slices.Equal(got.Warnings, want) {
			t.Errorf("%s look: warnings %v, want %v", look, got.Warnings, want)
		}
		if cells := got.Tables[0].Rows[0].Cells; slices.ContainsFunc(cells,
			func(v float64) bool { return !quality.IsGap(v) }) {
			t.Errorf("%s look: %v", look, cells)
		}
	}
	if s.calls() != 1 {
		t.Errorf("%d calls: the days are held", s.calls())
	}
}
