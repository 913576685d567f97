package quality_test

import (
	"testing"

	"rtcscope/quality"
)

// stall has a step of 0.1, so that an app of 0.4 hardly moves by less than 0.025, and one of 4 by less than 0.125.
var stall = quality.Series{Unit: "%", Better: quality.LowerBetter, HasLimits: true,
	Thresholds: quality.Thresholds{Good: 1, Warn: 3}}

// apart splits the change of an app, by its own figures, into one of a row with one user of a hundred and one of the
// rest.
func apart(t *testing.T, wholeWas, wholeNow, rowNow float64, users bool) quality.Attribution {
	t.Helper()
	whole := moved("", wholeWas, wholeNow)
	r := quality.Result{Tables: []quality.Table{{Axis: daysOf(1), Past: daysOf(1), Whole: &whole,
		Rows: []quality.Row{moved("row", 0.5, rowNow), moved("rest", 0.4, 0.4)}}}}
	if quality.IsGap(wholeWas) {
		r.Tables[0].Whole = nil
	}
	if users {
		r.Users = quality.Weights{Of: map[string]quality.Users{"row": {Count: 1}, "rest": {Count: 99}}}
		r.PastUsers = r.Users
	}
	a, ok := quality.Attribute(r, 0, stall)
	if !ok {
		t.Fatal("nothing to attribute")
	}
	return a
}

// An app hardly moved by its own figures or, without those, by what its rows add up to; without either nothing is
// said.
func TestAnAppThatHardlyMoved(t *testing.T) {
	gap := quality.Gap()
	for name, tt := range map[string]struct {
		a     quality.Attribution
		by    float64
		still bool
	}{
		"not at all":              {apart(t, 0.4, 0.4, 5, true), 0, true},
		"by a little":             {apart(t, 0.4, 0.42, 5, true), 0.02, true},
		"for the better":          {apart(t, 0.4, 0.38, 5, true), -0.02, true},
		"by a quarter of a step":  {apart(t, 0.4, 0.425, 5, true), 0.025, false},
		"a bad one by more":       {apart(t, 4, 4.12, 5, true), 0.12, true},
		"a bad one by yet more":   {apart(t, 4, 4.13, 5, true), 0.13, false},
		"its rows hardly did":     {apart(t, gap, gap, 1, true), 0.005, true},
		"its rows did":            {apart(t, gap, gap, 10.5, true), 0.1, false},
		"nobody knows":            {apart(t, gap, gap, 1, false), gap, false},
		"without users it did so": {apart(t, 0.4, 0.4, 5, false), 0, true},
	} {
		by, still := tt.a.Still()
		if still != tt.still || !nearly(by, tt.by) && !(quality.IsGap(by) && quality.IsGap(tt.by)) {
			t.Errorf("%s: by %v, still %v; want %v and %v", name, by, still, tt.by, tt.still)
		}
		if share := tt.a.UnexplainedShare(); still && !quality.IsGap(share) {
			t.Errorf("%s: %v %% of next to nothing is unexplained", name, share)
		}
	}
	// The rows add up to 0.045 of 0.5; what they do for the better is left unexplained as well.
	if got := apart(t, 0.4, 0.9, 5, true).UnexplainedShare(); !nearly(got, 91) {
		t.Errorf("%v %% are unexplained, want 91", got)
	}
	if got := apart(t, 0.9, 0.4, 5, true).UnexplainedShare(); !nearly(got, 109) {
		t.Errorf("%v %% are unexplained, want 109", got)
	}
}

func TestARowMovesByMoreThanTheLeastChangeThatCounts(t *testing.T) {
	a := apart(t, 0.4, 0.4, 0.5, true)
	for now, want := range map[float64]bool{0.5: false, 0.6: false, 0.61: true, 0.4: false, 0.39: true} {
		if got := a.Moves(quality.Contribution{Was: 0.5, Now: now}); got != want {
			t.Errorf("from 0.5 to %v: %v", now, got)
		}
	}
	if !stall.Counts(quality.Gap(), 0.11) || stall.Counts(quality.Gap(), 0.1) {
		t.Error("of a usual value that is not known, a step counts")
	}
}
