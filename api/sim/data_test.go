package sim

import (
	"bytes"
	"math"
	"slices"
	"testing"
	"time"

	"rtcscope/quality"
)

var indicators = []string{
	"join_room_success_rate", "stall_rate", "first_frame_send_success_rate", "first_frame_recv_success_rate",
	"network_trans_delay",
}

var dimensions = []string{dimProvince, dimCountry, dimOS, dimAccess}

func TestDays(t *testing.T) {
	for _, c := range []struct{ now, want string }{
		{"2026-11-22T12:00:00+08:00", "2026-11-21"},
		{"2026-11-22T08:00:00+08:00", "2026-11-21"},
		{"2026-11-22T07:59:59+08:00", "2026-11-20"},
		{"2026-11-22T00:00:00Z", "2026-11-21"},
		{"1969-12-31T23:00:00+08:00", "1969-12-30"},
	} {
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := newestSettled(now).start().Format(time.RFC3339); got != c.want+"T00:00:00+08:00" {
			t.Errorf("at %s the newest settled day is %s, want %s", c.now, got, c.want)
		}
	}
}

// The names are what users look for, so none may get lost.
func TestNames(t *testing.T) {
	live, _ := findApp("demo-live")
	for _, c := range []struct {
		dimension string
		want      int
	}{{dimProvince, 34}, {dimCountry, 61}, {dimOS, 5}, {dimAccess, 6}} {
		list := newAccount(0, noon, nil, nil).values(live, productNative, c.dimension)
		if len(list) != c.want || len(slices.Compact(slices.Clone(list))) != c.want || !slices.IsSorted(list) {
			t.Errorf("%s: %d values, want %d different ones in order", c.dimension, len(list), c.want)
		}
	}
}

func TestOrderOfItems(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, s := range s.ask(t, actionDistribution, stalls(body{"Dimension": dimCountry})).distribution(t).Indicators {
		sorted := slices.IsSortedFunc(s.Data, func(a, b cell) int {
			if a.TimeStamp != b.TimeStamp {
				return bytes.Compare([]byte(a.TimeStamp), []byte(b.TimeStamp))
			}
			return bytes.Compare([]byte(a.Dimension), []byte(b.Dimension))
		})
		if !sorted {
			t.Errorf("%s is not ordered by day, then value", s.Name)
		}
	}
}

// running are the apps that have data.
func running() []app {
	return slices.DeleteFunc(slices.Clone(apps), func(a app) bool { return a.status != statusRunning })
}

// every visits all values of an account for the 14 settled days up to now.
func every(a *account, now time.Time, visit func(point, float64)) {
	for _, app := range running() {
		for _, product := range []string{productNative, productWeb} {
			for _, dimension := range dimensions {
				for _, indicator := range indicators {
					for d := newestSettled(now) - 13; d <= newestSettled(now); d++ {
						q := query{app, indicator, dimension, product, d, d}
						for _, s := range a.distribution(q, now).Indicators {
							for _, c := range s.Data {
								visit(point{app: app, product: product, series: s.Name, dimension: dimension, value: c.Dimension, day: d},
									c.Value)
							}
						}
					}
				}
			}
		}
	}
}

func TestMagnitudes(t *testing.T) {
	low, high := map[string]float64{}, map[string]float64{}
	for _, seed := range []uint64{0, 1} {
		a := newAccount(seed, noon, nil, nil)
		every(a, noon, func(p point, v float64) {
			if v < 0 || v > 100 || math.Abs(v*100-math.Round(v*100)) > 1e-9 {
				t.Fatalf("%+v is %v", p, v)
			}
			// Provinces and systems of one app with calls enough: the old networks are bad on purpose, countries far away
			// are, too, and a rate of few calls jumps.
			if p.app.id == "demo-meeting" && (p.dimension == dimProvince || p.dimension == dimOS) &&
				a.of(p.app, p.product).Calls(p.dimension, p.value, quality.Day(p.day)) > 1e5 {
				if l, ok := low[p.series]; !ok || v < l {
					low[p.series] = v
				}
				high[p.series] = max(high[p.series], v)
			}
		})
	}
	for name, want := range map[string][2]float64{
		joinRate: {96, 99.9}, audioStall: {0.2, 0.8}, videoStall: {0.5, 1.6},
		audioSend: {98.5, 99.9}, videoSend: {98, 99.8}, audioRecv: {98.5, 99.9}, videoRecv: {98, 99.8},
		audioDelay: {95, 98.8}, videoDelay: {94, 98.5},
	} {
		if low[name] < want[0] || high[name] > want[1] || low[name] == high[name] {
			t.Errorf("%s goes from %v to %v, want within %v", name, low[name], high[name], want)
		}
	}
}

// A few figures written down: they hold in any process, on any machine.
func TestSameDataInAnyProcess(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	live, _ := findApp("demo-live")
	for _, c := range []struct {
		series, dimension, value string
		want                     float64
	}{
		{audioStall, dimProvince, "上海", 0.46},
		{joinRate, dimCountry, "中国", 99.14},
		{videoDelay, dimOS, "windows", 96.51},
	} {
		got, ok := a.value(point{app: live, product: productNative, series: c.series, dimension: c.dimension, value: c.value,
			day: newestSettled(noon)}, noon)
		if !ok || got != c.want {
			t.Errorf("%s of %s is %v, want %v", c.series, c.value, got, c.want)
		}
	}
}

func TestSameDaySameData(t *testing.T) {
	morning, evening := at(noon.Add(-3*time.Hour)), at(noon.Add(11*time.Hour))
	first := newServer(t, Options{Now: morning}).ask(t, actionDistribution, stalls(nil))
	second := newServer(t, Options{Now: evening}).ask(t, actionDistribution, stalls(nil))
	if !bytes.Equal(first.result, second.result) {
		t.Error("two servers started on one day disagree")
	}
	other := newServer(t, Options{Now: morning, Seed: 7}).ask(t, actionDistribution, stalls(nil))
	if bytes.Equal(first.result, other.result) {
		t.Error("another seed has the same data")
	}
}

// While a server lives, the clock may move on: what was final stays.
func TestPastStays(t *testing.T) {
	var now = noon
	s := newServer(t, Options{Now: func() time.Time { return now }})
	before := s.ask(t, actionDistribution, stalls(nil))
	now = noon.Add(20 * 24 * time.Hour)
	after := s.ask(t, actionDistribution, stalls(nil))
	if !bytes.Equal(before.result, after.result) {
		t.Error("final days changed when the clock moved")
	}
}

// cells counts the first series of the one day that begins at d.
func cells(a *account, d day, now time.Time) map[string]float64 {
	live, _ := findApp("demo-live")
	found := map[string]float64{}
	for _, c := range a.distribution(query{live, "stall_rate", dimCountry, productNative, d, d}, now).Indicators[0].Data {
		found[c.Dimension] = c.Value
	}
	return found
}

func TestDaysThatAreNotFinal(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	today := dayOf(noon)
	final := cells(a, today, today.start().Add(settling))
	if len(final) < 60 {
		t.Fatalf("the final day has %d values", len(final))
	}
	before := map[string]float64{}
	for hour := range 32 {
		now := today.start().Add(time.Duration(hour)*time.Hour + 30*time.Minute)
		got := cells(a, today, now)
		if hour == 0 && len(got) != 0 || len(got) > len(final)*(hour+8)/32 {
			t.Errorf("hour %d: %d of %d values", hour, len(got), len(final))
		}
		for name := range before {
			if _, ok := got[name]; !ok {
				t.Errorf("hour %d: %s is gone", hour, name)
			}
		}
		moved := 0
		for name, v := range got {
			if math.Abs(v-final[name]) > 0.2*final[name]+0.01 {
				t.Errorf("hour %d: %s is %v, in the end %v", hour, name, v, final[name])
			}
			if v != final[name] {
				moved++
			}
		}
		if hour > 4 && hour < 28 && moved == 0 {
			t.Errorf("hour %d: nothing is provisional", hour)
		}
		again := cells(a, today, now.Add(29*time.Minute))
		if len(again) != len(got) {
			t.Errorf("hour %d: not the same within the hour", hour)
		}
		before = got
	}
	if n := len(cells(a, today+1, noon)); n != 0 {
		t.Errorf("a day to come has %d values", n)
	}
}

func TestNothingToTellIsNoError(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, dimension := range []string{dimOS, dimAccess} {
		got := s.ask(t, actionDistribution, stalls(body{"ProductType": "web", "Dimension": dimension}))
		if string(got.result) != `{"Indicators":[]}` {
			t.Errorf("web by %s: %s", dimension, got.result)
		}
	}
	for _, dimension := range []string{dimProvince, dimCountry} {
		d := s.ask(t, actionDistribution, stalls(body{"ProductType": "web", "Dimension": dimension})).distribution(t)
		if len(d.Indicators) != 2 || len(d.Indicators[0].Data) == 0 {
			t.Errorf("web by %s has no data", dimension)
		}
	}
	future := body{"StartTime": "2026-11-23T00:00:00+08:00", "EndTime": "2026-11-24T00:00:00+08:00"}
	got := s.ask(t, actionDistribution, stalls(future))
	if !bytes.Contains(got.result, []byte(`{"Name":"500ms_video_stall_rate","Data":[]}`)) {
		t.Errorf("the future: %s", got.result)
	}
}

func TestAudioOnly(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for indicator, want := range map[string]int{
		"join_room_success_rate": 1, "stall_rate": 2, "network_trans_delay": 2,
		"first_frame_send_success_rate": 1, "first_frame_recv_success_rate": 1,
	} {
		d := s.ask(t, actionDistribution, stalls(body{"AppId": "demo-audio", "Indicator": indicator})).distribution(t)
		if len(d.Indicators) != want {
			t.Errorf("%s: %d series, want %d", indicator, len(d.Indicators), want)
		}
		for _, s := range d.Indicators {
			if isVideo(s.Name) != (len(s.Data) == 0) || s.Data == nil {
				t.Errorf("%s has %d cells", s.Name, len(s.Data))
			}
		}
	}
}

// An indicator that no page lists is served in the direction that it is given, by value and for the whole app. Without
// being given it is unknown.
func TestAnIndicatorThatThePagesDoNotList(t *testing.T) {
	given := []quality.Indicator{
		{Name: "loss_rate", Better: quality.LowerBetter, Series: []string{"audio_loss_rate", "video_loss_rate"}},
		{Name: "stall_rate", Series: []string{"no_such_series"}}, // of the pages, which know it better
	}
	s := newServer(t, Options{Indicators: given})
	for _, bucket := range s.ask(t, actionDistribution,
		stalls(body{"Indicator": "loss_rate"})).distribution(t).Indicators {
		for _, c := range bucket.Data {
			if c.Value <= 0 || c.Value > 10 {
				t.Fatalf("%s of %s is %v", bucket.Name, c.Dimension, c.Value)
			}
		}
		if len(bucket.Data) < 34*6 || !slices.Contains(given[0].Series, bucket.Name) {
			t.Errorf("%s has %d values", bucket.Name, len(bucket.Data))
		}
	}
	if whole := s.ask(t, actionQuality, daily(body{"Indicator": []string{"loss_rate"}})).overall(t).Indicators; len(
		whole) != 2 || len(whole[0].Data) != 7 {
		t.Errorf("the whole app has %v", whole)
	}
	if got := s.ask(t, actionDistribution, stalls(nil)).distribution(t).Indicators; len(got) != 2 ||
		got[0].Name != audioStall {
		t.Errorf("stalls have %d series", len(got))
	}
	if code := newServer(t, Options{}).ask(t, actionDistribution,
		stalls(body{"Indicator": "loss_rate"})).code(); code != "InvalidParameter" {
		t.Errorf("without being given it is answered with %q", code)
	}
}
