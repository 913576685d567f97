package report_test

import (
	"strings"
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

// On a narrow terminal the series of an overview have their names in words: cut names look alike.
func TestANarrowOverviewCutsNoNames(t *testing.T) {
	var lines []*quality.Figures
	for name, noun := range map[string]string{"audio_first_frame_send_success_rate": "first frame sent",
		"audio_first_frame_recv_success_rate": "first frame received"} {
		lines = append(lines, &quality.Figures{Table: quality.Table{Series: name}, Latest: -1,
			Series: quality.Series{Name: name, Media: quality.Audio, Base: quality.Indicator{Noun: noun}},
			Judged: []quality.Judgement{{}}, Sums: []quality.Summary{{}}})
	}
	for width, want := range map[int]string{80: "audio first frame sent", 120: "audio_first_frame_send_success_rate",
		0: "audio_first_frame_send_success_rate"} {
		var out strings.Builder
		if err := (report.Writer{Width: width}).Overview(&out, report.Table, quality.Result{}, lines); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); !strings.Contains(got, want) || strings.Contains(got, "~") {
			t.Errorf("%d columns:\n%s", width, got)
		}
	}
}
