package archive_test

import (
	"testing"

	"rtcscope/quality"
)

// An answer to days that are neither served nor held says which days are held; any other says nothing of them.
func TestWhatIsHeldOfOtherDays(t *testing.T) {
	r, _, now := fixture(t)
	q := surveyOf(quality.Last(7, *now))
	q.Versus = quality.Comparison{}
	old := q
	old.Range = quality.Range{From: quality.Oldest(*now) - 20, To: quality.Oldest(*now) - 10}
	if got, err := r.Read(t.Context(), old, nil); err != nil || got.HeldDays != (quality.Range{}) {
		t.Errorf("with nothing held: %s, %v", got.HeldDays, err)
	}
	if got, err := r.Read(t.Context(), q, nil); err != nil || got.HeldDays != (quality.Range{}) {
		t.Errorf("days that are served: %s, %v", got.HeldDays, err)
	}
	got, err := r.Read(t.Context(), old, nil)
	if err != nil || got.HeldDays != q.Range || got.CountNotHeld(got.Axis()) != old.Range.Len() {
		t.Errorf("held are %s, want %s; %d of %d days are not held, %v", got.HeldDays, q.Range, got.CountNotHeld(got.Axis()),
			old.Range.Len(), err)
	}
}
