package sim

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// told reads the stories from outside: the figures of demo-live.
type told struct {
	*account
	now     time.Time
	product string
}

// telling is an account at a time.
func telling(seed uint64, now time.Time, product string) told {
	return told{newAccount(seed, now, nil, nil), now, product}
}

func (d told) at(series, dimension, value string, days int) (float64, bool) {
	live, _ := findApp("demo-live")
	return d.value(point{app: live, product: d.product, series: series, dimension: dimension, value: value,
		day: day(d.anchor) + day(days)}, d.now)
}

// worse is the figure turned so that more is worse.
func (d told) worse(t *testing.T, series, dimension, value string, days int) float64 {
	t.Helper()
	v, ok := d.at(series, dimension, value, days)
	if !ok {
		t.Fatalf("%s of %s has no data %d days from the anchor", series, value, days)
	}
	if !strings.HasSuffix(series, "stall_rate") {
		v = 100 - v
	}
	return v
}

// change is the newest settled day minus the mean of the six days before.
func (d told) change(t *testing.T, series, dimension, value string) float64 {
	t.Helper()
	var sum float64
	for i := -6; i < 0; i++ {
		sum += d.worse(t, series, dimension, value, i)
	}
	return d.worse(t, series, dimension, value, 0) - sum/6
}

// whenever runs a test for dates of more than a year, of each weekday, and several accounts.
func whenever(t *testing.T, test func(t *testing.T, d told)) {
	t.Helper()
	for _, c := range []struct {
		seed    uint64
		product string
	}{{0, productNative}, {0, productWeb}, {1, productNative}, {42, productNative}, {1 << 63, productNative}} {
		for i := 0; i < 400; i += 13 {
			now := noon.Add(time.Duration(i) * 24 * time.Hour)
			test(t, telling(c.seed, now, c.product))
			if t.Failed() {
				t.Fatalf("seed %d, %s, %s", c.seed, now, c.product)
			}
		}
	}
}

func TestGuangdongChangedMost(t *testing.T) {
	t.Parallel()
	live, _ := findApp("demo-live")
	whenever(t, func(t *testing.T, d told) {
		for _, series := range []string{audioStall, videoStall} {
			top := d.change(t, series, dimProvince, "广东")
			level := d.worse(t, series, dimProvince, "澳门", 0)
			for _, value := range d.values(live, d.product, dimProvince) {
				if value != "广东" && d.change(t, series, dimProvince, value) >= top {
					t.Errorf("%s: %s changed more than 广东", series, value)
				}
				if value != "澳门" && d.worse(t, series, dimProvince, value, 0) >= level {
					t.Errorf("%s: %s is above 澳门", series, value)
				}
			}
			// The bounds that the doc comment of Stories states.
			if floor := map[string]float64{audioStall: 0.6, videoStall: 1.1}[series]; top < floor {
				t.Errorf("%s: 广东 changed by %v only", series, top)
			}
		}
	})
}

func TestFourGChangedMostOfTheNetworks(t *testing.T) {
	t.Parallel()
	live, _ := findApp("demo-live")
	whenever(t, func(t *testing.T, d told) {
		if d.product == productWeb {
			return
		}
		for _, series := range []string{audioStall, videoStall} {
			top := d.change(t, series, dimAccess, "4g")
			for _, value := range d.of(live, d.product).Values(dimAccess) {
				if value != "4g" && d.change(t, series, dimAccess, value) >= top {
					t.Errorf("%s: %s changed more than 4g", series, value)
				}
			}
		}
	})
}

// demo is the account that people see, on the day of the other tests.
var demo = telling(0, noon, productNative)

func TestStepBeginsThreeDaysBefore(t *testing.T) {
	for _, c := range []struct {
		series, dimension, value string
		least                    float64
	}{
		{audioStall, dimProvince, "广东", 1.4}, {videoStall, dimProvince, "广东", 2.5}, {joinRate, dimProvince, "广东", 0.4},
		{audioStall, dimAccess, "4g", 0.6}, {videoStall, dimAccess, "4g", 1.2},
	} {
		before := worst(t, c.series, c.dimension, c.value, -9, -4)
		for i := -3; i <= 0; i++ {
			if got := demo.worse(t, c.series, c.dimension, c.value, i); got < before+c.least {
				t.Errorf("%s of %s: %v on day %d, at most %v before", c.series, c.value, got, i, before)
			}
		}
	}
}

func worst(t *testing.T, series, dimension, value string, from, to int) float64 {
	t.Helper()
	var m float64
	for i := from; i <= to; i++ {
		m = max(m, demo.worse(t, series, dimension, value, i))
	}
	return m
}

func TestRecovery(t *testing.T) {
	normal := worst(t, audioStall, dimProvince, "四川", -6, 0)
	for i := -14; i <= 0; i++ {
		got := demo.worse(t, audioStall, dimProvince, "四川", i)
		if bad := i >= -10 && i <= -7; bad != (got > normal+0.8) {
			t.Errorf("day %d: %v, normal is up to %v", i, got, normal)
		}
	}
}

func TestSingleBadDay(t *testing.T) {
	for i := -9; i <= 0; i++ {
		if got := demo.worse(t, videoStall, dimCountry, "印度", i); (i == -5) != (got > 3) {
			t.Errorf("day %d: %v", i, got)
		}
	}
}

func TestGaps(t *testing.T) {
	for i := -20; i <= 0; i++ {
		_, ok := demo.at(audioStall, dimCountry, "丹麦", i)
		if gap := (-i)%3 == 2; ok == gap {
			t.Errorf("day %d: there %v", i, ok)
		}
	}
}

func TestSlope(t *testing.T) {
	before := worst(t, videoRecv, dimOS, "ios", -20, -14)
	if got := demo.change(t, videoRecv, dimOS, "ios"); got > 0.6 {
		t.Errorf("the slope shows as a jump of %v within a week", got)
	}
	if got := demo.worse(t, videoRecv, dimOS, "ios", 0); got < before+1 {
		t.Errorf("%v after two weeks, %v before", got, before)
	}
	for i := -13; i <= -2; i++ {
		first := demo.worse(t, videoRecv, dimOS, "ios", i)
		if later := demo.worse(t, videoRecv, dimOS, "ios", min(i+5, 0)); i+5 <= 0 && later <= first {
			t.Errorf("day %d: %v, five days later %v", i, first, later)
		}
	}
}

// Each of the other apps has its story, on each day of the week, but for the one where nothing happened.
func TestStoriesOfTheOtherApps(t *testing.T) {
	for i := range 7 {
		now := noon.Add(time.Duration(i) * 24 * time.Hour)
		a := newAccount(0, now, nil, nil)
		for _, c := range []struct {
			app, series, dimension, value string
			least                         float64
			days                          []int
		}{
			{"demo-meeting", joinRate, dimOS, "windows", 1.5, []int{-2}},
			{"demo-overseas", audioDelay, dimCountry, "印度尼西亚", 3, []int{-4, -3, -2, -1, 0}},
			{"demo-overseas", videoDelay, dimCountry, "印度尼西亚", 4, []int{-4, -3, -2, -1, 0}},
			{"demo-audio", joinRate, dimOS, "windows", 0.2, nil},
			{"demo-audio", audioDelay, dimCountry, "印度尼西亚", 0.6, nil},
		} {
			in, _ := findApp(c.app)
			all := a.of(in, productNative)
			usual, _ := all.Figure(c.series, c.dimension, c.value, a.anchor-7)
			for day := -6; day <= 0; day++ {
				v, _ := all.Figure(c.series, c.dimension, c.value, a.anchor+quality.Day(day))
				if worse := usual-v > c.least; worse != slices.Contains(c.days, day) {
					t.Errorf("%s: %s of %s is %v on day %d of %v, usually %v", c.app, c.series, c.value, v, day, a.anchor, usual)
				}
			}
		}
		for _, s := range a.stories {
			if s.App == "demo-audio" {
				t.Errorf("demo-audio has a story: %v", s)
			}
		}
	}
}

func TestWeekendsAreWorse(t *testing.T) {
	live, _ := findApp("demo-live")
	var weekend, working []float64
	for i := -30; i < -3; i++ {
		for _, value := range demo.values(live, productNative, dimCountry) {
			v, ok := demo.at(audioStall, dimCountry, value, i)
			if !ok {
				continue
			}
			switch (demo.anchor + quality.Day(i)).Weekday() {
			case time.Saturday, time.Sunday:
				weekend = append(weekend, v)
			case time.Monday, time.Tuesday, time.Wednesday, time.Thursday:
				working = append(working, v)
			}
		}
	}
	if w, o := mean(weekend), mean(working); w < o*1.05 || w > o*1.15 {
		t.Errorf("weekends %v, working days %v", w, o)
	}
}

func mean(list []float64) float64 {
	var sum float64
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

// A story about something that does not exist would never be told.
func TestStoriesAreAboutTheData(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	for _, s := range a.stories {
		in, ok := findApp(s.App)
		if !ok {
			t.Fatalf("there is no app %s", s.App)
		}
		all := a.of(in, productNative)
		if !slices.Contains(all.Values(calls.Country), calls.Home) {
			t.Errorf("%s has no calls at home", s.App)
		}
		for _, p := range s.Places() {
			if !slices.Contains(all.Values(p.Dimension), p.Value) {
				t.Errorf("no %s %s in app %s", p.Dimension, p.Value, s.App)
			}
		}
		for _, name := range s.Series {
			if !slices.Contains(all.Series(), name) {
				t.Errorf("%s: no series %s", s.Name, name)
			}
		}
	}
}
