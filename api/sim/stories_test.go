package sim

import (
	"slices"
	"testing"
	"time"
)

// told reads the stories from outside: the figures of demo-live.
type told struct {
	account
	now     time.Time
	product string
}

func (d told) at(series, dimension, value string, days int) (float64, bool) {
	live, _ := findApp("demo-live")
	return d.value(point{live, d.product, series, dimension, value, d.anchor + day(days)}, d.now)
}

// worse is the figure turned so that more is worse.
func (d told) worse(t *testing.T, series, dimension, value string, days int) float64 {
	t.Helper()
	v, ok := d.at(series, dimension, value, days)
	if !ok {
		t.Fatalf("%s of %s has no data %d days from the anchor", series, value, days)
	}
	if !(account{}).lowerIsBetter(series) {
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

// whenever runs a test for 400 dates and several accounts.
func whenever(t *testing.T, test func(t *testing.T, d told)) {
	t.Helper()
	for _, c := range []struct {
		seed    uint64
		product string
	}{{0, productNative}, {0, productWeb}, {1, productNative}, {42, productNative}, {1 << 63, productNative}} {
		for i := range 400 {
			now := noon.Add(time.Duration(i) * 24 * time.Hour)
			test(t, told{account{seed: c.seed, anchor: newestSettled(now), stories: stories}, now, c.product})
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
			for _, value := range live.values(dimProvince) {
				if value != "广东" && d.change(t, series, dimProvince, value) >= top {
					t.Errorf("%s: %s changed more than 广东", series, value)
				}
				if value != "澳门" && d.worse(t, series, dimProvince, value, 0) >= level {
					t.Errorf("%s: %s is above 澳门", series, value)
				}
			}
			// The bounds that the story table states.
			if floor := map[string]float64{audioStall: 0.7, videoStall: 1.2}[series]; top < floor {
				t.Errorf("%s: 广东 changed by %v only", series, top)
			}
		}
	})
}

func TestFourGChangedMostOfTheNetworks(t *testing.T) {
	t.Parallel()
	whenever(t, func(t *testing.T, d told) {
		if d.product == productWeb {
			return
		}
		for _, series := range []string{audioStall, videoStall} {
			top := d.change(t, series, dimAccess, "4g")
			for _, value := range accessNames {
				if value != "4g" && d.change(t, series, dimAccess, value) >= top {
					t.Errorf("%s: %s changed more than 4g", series, value)
				}
			}
		}
	})
}

// demo is the account that people see, on the day of the other tests.
var demo = told{account{anchor: newestSettled(noon), stories: stories}, noon, productNative}

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

func TestWeekendsAreWorse(t *testing.T) {
	live, _ := findApp("demo-live")
	var weekend, working []float64
	for i := -30; i < -3; i++ {
		for _, value := range live.values(dimCountry) {
			v, ok := demo.at(audioStall, dimCountry, value, i)
			if !ok {
				continue
			}
			switch (demo.anchor + day(i)).weekday() {
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
	for _, s := range stories {
		a, ok := findApp(s.App)
		if !ok || !slices.Contains(a.values(s.Dimension), s.Value) {
			t.Errorf("no %s %s in app %s", s.Dimension, s.Value, s.App)
		}
		for name := range s.Size {
			if ordinary[name] == 0 {
				t.Errorf("%s: no series %s", s.Value, name)
			}
		}
		if s.Kind == Wild && len(s.Size) != len(ordinary) {
			t.Errorf("%s: wild in some series only", s.Value)
		}
	}
}
