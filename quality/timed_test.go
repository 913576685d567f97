package quality_test

import (
	"fmt"
	"testing"
	"time"

	"rtcscope/quality"
)

// liveNow is an instant within a minute and within five minutes.
var liveNow = time.Date(2026, 11, 8, 9, 33, 20, 0, quality.Zone)

func TestLiveAxis(t *testing.T) {
	for _, c := range []struct {
		span time.Duration
		want string
		n    int
	}{
		{time.Hour, "2026-11-08 08:32..2026-11-08 09:31", 60},
		{6 * time.Hour, "2026-11-08 03:30..2026-11-08 09:25", 72},
		{72 * time.Hour, "2026-11-05 09:30..2026-11-08 09:25", 72 * 12},
	} {
		a := quality.LiveAxis(c.span, liveNow)
		if a.String() != c.want || a.Len() != c.n {
			t.Errorf("the last %v are %v of %d moments, want %s of %d", c.span, a, a.Len(), c.want, c.n)
		}
	}
	a := quality.LiveAxis(time.Hour, liveNow)
	if a.Settled(a.Last(), liveNow) || !a.Settled(a.At(a.Len()-3), liveNow) {
		t.Error("the newest minute counts as final, or one of three minutes ago does not")
	}
}

func TestALiveQueryReachesBackAsFarAsThereAreFigures(t *testing.T) {
	known := quality.Catalogue{Products: []quality.Choice{{Name: "native"}},
		Dimensions: []quality.Choice{{Name: "OS"}}, Indicators: []quality.Indicator{{Name: "stall_rate"}}}
	for span, want := range map[time.Duration]int{0: 0, time.Hour: 0, 72 * time.Hour: 0, time.Minute: 1, -1: 1} {
		q := quality.Query{App: "a", Product: "native", Indicator: "stall_rate", Dimension: "OS",
			Range: quality.Range{From: quality.DayOf(liveNow) - 8, To: quality.DayOf(liveNow) - 2}, Live: span}
		if got := known.Check(q, liveNow, false); len(got) != want {
			t.Errorf("%v back: %v", span, got)
		}
	}
}

func TestTimedPointsOfOneMomentAreItsMean(t *testing.T) {
	axis := quality.NewAxis(quality.StepFiveMinutes, liveNow, 2, 0)
	at := func(minute int) int64 { return axis.First().Start().Add(time.Duration(minute) * time.Minute).Unix() }
	points := []quality.Timed{
		{Series: "new", Value: "B", At: at(6), V: 5}, {Series: "b", Value: "A", At: at(9), V: 4},
		{Series: "b", Value: "A", At: at(0), V: 1}, {Series: "b", Value: "A", At: at(1), V: 2},
		{Series: "b", Value: "A", At: at(2), V: quality.Gap()}, {Series: "b", Value: "B", At: at(3), V: quality.Gap()},
		{Series: "a", Value: "A", At: at(-1), V: 9}, {Series: "a", Value: "A", At: at(10), V: 9},
	}
	whole := []quality.Timed{{Series: "b", At: at(0), V: 3}, {Series: "b", At: at(4), V: 4}, {Series: "c", At: at(0), V: 1}}
	got := ""
	for _, table := range quality.BuildTimed(axis, []string{"a", "b"}, points, whole) {
		got += table.Series + ":"
		for _, row := range table.Rows {
			got += fmt.Sprint(" ", row.Value, row.Cells)
		}
		if table.Whole != nil {
			got += fmt.Sprint(" whole", table.Whole.Cells)
		}
		got += "; "
	}
	if want := "b: A[1.5 4] B[NaN NaN] whole[3.5 NaN]; new: B[NaN 5]; "; got != want {
		t.Errorf("the tables are %q, want %q", got, want)
	}
	app := quality.BuildTimedApp(axis, []string{"c", "b"}, whole)
	if len(app) != 2 || app[0].Series != "c" || app[1].Whole == nil || len(app[1].Rows) != 0 {
		t.Errorf("the tables of the app are %+v", app)
	}
}
