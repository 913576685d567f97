package quality_test

import (
	"testing"

	"rtcscope/quality"
)

// The newest known days are the past of a row, however far before the range they lie: days that nobody holds are none.
func TestDaysThatAreNotHeldTakeNoPlaceInThePast(t *testing.T) {
	far := view{days: 7, compared: 7, back: 70, held: true}
	v := append(steady(7), equal(63, quality.Gap())...)
	v = append(v, 0.4, 0.41, 0.39, 2, 2.1, 2, 2.05)
	j := judge(far, v)
	if got := far.seen(j); got != (seen{quality.StateWorse, 3, 6}) || j.Past != 7 {
		t.Errorf("judged by days of ten weeks before: %+v, %d past days", got, j.Past)
	}
	// More days than a row is judged by: the oldest have no say.
	old := append(equal(30, 9), steady(60)...)
	if j := judge(weeks, append(old, steady(7)...)); j.State != quality.StateAsBefore || j.Past != 56 {
		t.Errorf("with old days of nine percent: state %d, %d past days", j.State, j.Past)
	}
}
