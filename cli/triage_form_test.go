package cli

import (
	"testing"
	"time"

	"rtcscope/quality"
	"rtcscope/report"
)

// The command of a triage does the same again: it has all flags that change what is found.
func TestTheCommandOfATriageFindsTheSame(t *testing.T) {
	f := triageFlags{past: "28d", asOf: "2026-11-20", explain: 30, top: 2, verbose: true, failOn: "high"}
	day := quality.DayOf(time.Date(2026, 11, 20, 12, 0, 0, 0, quality.Zone))
	q := quality.Query{App: "live", Product: quality.ProductNative, Range: quality.Range{From: day - 6, To: day},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	want := "rtcscope triage --app live --product native --from 2026-11-14 --to 2026-11-20 --vs previous " +
		"--past 28d --as-of 2026-11-20 --explain=30 --top 2"
	got := report.Commands{}.Triage(q) + f.again()
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if plain := (triageFlags{}).again(); plain != "" {
		t.Errorf("without flags it adds %q", plain)
	}
}
