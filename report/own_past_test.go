package report_test

import (
	"testing"

	"rtcscope/quality"
	"rtcscope/report"
)

// A long range without a past is judged by its older half, and a triage says so in place of a number of past days.
func TestATriageByItsOlderHalf(t *testing.T) {
	for days, want := range map[quality.Day]string{28: "judged by the older half of these days", 7: ""} {
		triage := looked(quality.Tally{Rows: 945}, 20)
		triage.Query.Range = quality.Range{From: 20000, To: 20000 + days - 1}
		got := ""
		for _, text := range (report.Writer{}).TriagePast(triage) {
			got += text
		}
		if _, most := triage.PastDays(); most > 0 {
			t.Fatal("the fixture has a past")
		}
		if got != want {
			t.Errorf("%d days: %q, want %q", days, got, want)
		}
	}
}
