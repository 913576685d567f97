package widget_test

import (
	"strings"
	"testing"

	"rtcscope/theme"
	"rtcscope/widget"
)

// An axis may begin at zero without being asked to: the title of a chart must not say that it does not.
func TestAChartTellsWhetherItShowsZero(t *testing.T) {
	shown := 0
	for _, values := range [][]float64{{0.4, 0.5, 3}, {0.4, 0.5, 0.6}, {99.1, 99.2}, {-1, 0, 1}, {5}, {0, 0}, nil} {
		for _, fromZero := range []bool{false, true} {
			chart := widget.Chart{Lines: []widget.Line{{Values: values}}, Labels: []string{"11-01", "11-02", "11-03"},
				FromZero: fromZero, Glyphs: theme.Unicode()}
			for h := range 14 {
				lowest := ""
				for _, line := range chart.Draw(60, h) {
					label, _, inPlot := strings.Cut(line, "│")
					if label = strings.TrimSpace(label); inPlot && label != "" {
						lowest = label
					}
				}
				want := lowest != "" && strings.Trim(lowest, "0.") == ""
				if got := chart.ShowsZero(h); got != want {
					t.Errorf("%v in %d lines: shows zero %v, but the lowest label is %q", values, h, got, lowest)
				}
				if want && !fromZero {
					shown++
				}
			}
		}
	}
	if shown == 0 {
		t.Error("no axis began at zero by itself")
	}
}
