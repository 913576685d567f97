package report_test

import (
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// One line says of all series how the app is; those that are worse are named, and a series without a verdict is not
// called as before.
func TestOverviewText(t *testing.T) {
	in := func(series string, state quality.State) *quality.Figures {
		return &quality.Figures{Table: quality.Table{Series: series}, Series: quality.Series{Name: series},
			Judged: []quality.Judgement{{State: state}}}
	}
	for want, lines := range map[string][]*quality.Figures{
		"whole app: all 2 series as before": {in("a", quality.StateAsBefore), in("b", quality.StateAsBefore)},
		"whole app: 1 series as before, 1 worse: b": {in("a", quality.StateAsBefore),
			in("b", quality.StateWorse)},
		"whole app: 1 better, 1 worse and over, 2 without a verdict": {in("a", quality.StateBetter),
			in("b", quality.StateFewDays), in("c", quality.StateNoValues), in("d", quality.StateWasWorse)},
	} {
		if got := report.OverviewText(lang.Printer{}, lines); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
