package quality_test

import (
	"math/rand/v2"
	"testing"

	"rtcscope/quality"
)

// fewestCalls is the least number of windows that cover the days, found by trying every way to begin.
func fewestCalls(days []quality.Day) int {
	if len(days) == 0 {
		return 0
	}
	best := len(days)
	for n := 1; n <= len(days) && days[n-1]-days[0] < quality.SpanDays; n++ {
		best = min(best, 1+fewestCalls(days[n:]))
	}
	return best
}

func TestPlanDaysCoversEachDayOnceByTheFewestCalls(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	for range 2000 {
		var days []quality.Day
		wanted := make(map[quality.Day]bool)
		for day := quality.Day(20_000); day < 20_000+quality.Day(1+r.IntN(22)); day++ {
			if r.IntN(3) > 0 {
				days = append(days, day)
				wanted[day] = true
			}
		}
		windows := quality.PlanDays(days)
		if want := fewestCalls(days); len(windows) != want {
			t.Fatalf("%v takes %d calls by %v, %d would do", days, len(windows), windows, want)
		}
		covered := make(map[quality.Day]int)
		for i, w := range windows {
			if n := w.Len(); n < 1 || n > quality.SpanDays {
				t.Fatalf("%v: the window %v has %d days", days, w, n)
			}
			if !wanted[w.From] || !wanted[w.To] {
				t.Fatalf("%v: the window %v begins or ends with a day that nobody wants", days, w)
			}
			if i > 0 && w.To >= windows[i-1].From {
				t.Fatalf("%v: %v does not lie before %v", days, w, windows[i-1])
			}
			for _, day := range w.Days() {
				covered[day]++
			}
		}
		for _, day := range days {
			if covered[day] != 1 {
				t.Fatalf("%v: %v is covered %d times by %v", days, day, covered[day], windows)
			}
		}
	}
}
