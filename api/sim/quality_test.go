package sim

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// daily is a good ListQuality query for the last 7 settled days before noon.
func daily(changes body) body {
	b := body{"Dimension": nil, "Indicator": []string{"stall_rate"}, "AggregateGranularity": "1d"}
	return stalls(b).with(changes)
}

func (r reply) overall(t *testing.T) overall {
	t.Helper()
	var q overall
	if err := json.Unmarshal(r.result, &q); err != nil {
		t.Fatalf("%v in %s", err, r.raw)
	}
	return q
}

func TestQualityParameters(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, c := range []struct {
		name    string
		content any
		status  int
		code    string
	}{
		{"good", daily(nil), 200, ""},
		{"web", daily(body{"ProductType": "web"}), 200, ""},
		{"all indicators", daily(body{"Indicator": indicators}), 200, ""},
		{"no filters", daily(body{"OS": []string{}, "RoomId": ""}), 200, ""},
		{"unknown field", daily(body{"Dimension": "OS"}), 200, ""},
		{"empty body", "", 400, "InvalidParameter.BodyIsEmpty"},
		{"not JSON", "[", 400, "InvalidParameter.Unmarshal"},
		{"no app", daily(body{"AppId": nil}), 400, "InvalidParameter"},
		{"unknown app", daily(body{"AppId": "demo"}), 400, "InvalidParameter.NotExistAppId"},
		{"disabled app", daily(body{"AppId": "demo-closed"}), 403, "AccessDenied.ServiceNotEnabled"},
		{"no indicator", daily(body{"Indicator": nil}), 400, "InvalidParameter"},
		{"empty array", daily(body{"Indicator": []string{}}), 400, "InvalidParameter"},
		{"a string", daily(body{"Indicator": "stall_rate"}), 400, "InvalidParameter"},
		{"array of numbers", daily(body{"Indicator": []int{1}}), 400, "InvalidParameter"},
		{"unknown indicator", daily(body{"Indicator": []string{"stall_rate", audioStall}}), 400, "InvalidParameter"},
		{"empty name", daily(body{"Indicator": []string{""}}), 400, "InvalidParameter"},
		{"no granularity", daily(body{"AggregateGranularity": nil}), 400, "InvalidParameter"},
		{"unknown granularity", daily(body{"AggregateGranularity": "1h"}), 400, "InvalidParameter"},
		{"five minutes", daily(body{"AggregateGranularity": "5min"}), 200, ""},
		{"unknown product", daily(body{"ProductType": "Web"}), 400, "InvalidParameter"},
		{"one room", daily(body{"RoomId": "room"}), 400, "InvalidParameter"},
		{"some systems", daily(body{"OS": []string{"iOS", "mac"}}), 200, ""},
		{"a network", daily(body{"Access": []string{"4g"}}), 200, ""},
		{"a system as it is called by dimension", daily(body{"OS": []string{"ios"}}), 400, "InvalidParameter"},
		{"a system that is not known", daily(body{"OS": []string{"android", "harmony"}}), 400, "InvalidParameter"},
		{"a network that is not known", daily(body{"Access": []string{"unknown", "4g"}}), 400, "InvalidParameter"},
		{"a system as answers spell it", daily(body{"OS": []string{"ios"}}), 400, "InvalidParameter"},
		{"a system that is not an array", daily(body{"OS": "iOS"}), 400, "InvalidParameter"},
		{"an unknown network", daily(body{"Access": []string{"unknown"}}), 400, "InvalidParameter"},
		{"no start", daily(body{"StartTime": nil}), 400, "InvalidParameter"},
		{"no end", daily(body{"EndTime": nil}), 400, "InvalidParameter"},
		{"reversed", daily(body{"EndTime": "2026-11-14T00:00:00+08:00"}), 400, "InvalidParameter.StartTimeAfterEndTime"},
		{"too long", daily(body{"EndTime": "2026-11-22T00:00:01+08:00"}), 400, "InvalidParameter.OutofTimeRange"},
		{"too long ago", daily(body{"StartTime": "2026-10-23T11:59:59+08:00", "EndTime": "2026-10-24T00:00:00+08:00"}),
			400, "InvalidParameter.OutofTimeRange"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.ask(t, actionQuality, c.content)
			wantCode(t, got, c.status, c.code)
			if c.code != "" && (got.result != nil || got.meta.Error.Message == "") {
				t.Errorf("an error has a message and no result: %s", got.raw)
			}
		})
	}
	got := s.ask(t, actionQuality, daily(body{"RoomId": "room"}))
	if !strings.Contains(got.meta.Error.Message, "not simulated") {
		t.Errorf("one room: %s", got.meta.Error.Message)
	}
}

func TestSpellingOfQuality(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	got := s.ask(t, actionQuality, daily(nil))
	shape := regexp.MustCompile(`^\{"AggregateGranularity":"1d","Indicators":\[\{"Name":"80ms_audio_stall_rate","Unit":"%",` +
		`"Data":\[\{"TimeStamp":"2026-11-15T00:00:00\+08:00","Value":\d+(\.\d{1,2})?\},`)
	if !shape.Match(got.result) {
		t.Errorf("not as on the page: %.400s", got.result)
	}
	if m := got.meta; m.Action != "ListQuality" || m.Version != "2020-12-01" || m.Service != "rtc" {
		t.Errorf("metadata %+v", m)
	}
}

func TestOnePointADayInTheOrderAskedFor(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	q := s.ask(t, actionQuality, daily(body{"Indicator": []string{"stall_rate", "join_room_success_rate",
		"network_trans_delay"}})).overall(t)
	var names []string
	for _, s := range q.Indicators {
		names = append(names, s.Name)
		for i, p := range s.Data {
			if want := time.Date(2026, 11, 15+i, 0, 0, 0, 0, zone).Format(time.RFC3339); p.TimeStamp != want {
				t.Errorf("%s: point %d is of %s", s.Name, i, p.TimeStamp)
			}
		}
		if len(s.Data) != 7 || s.Unit != "%" {
			t.Errorf("%s: %d points, unit %q", s.Name, len(s.Data), s.Unit)
		}
	}
	if want := []string{audioStall, videoStall, joinRate, audioDelay, videoDelay}; !slices.Equal(names, want) {
		t.Errorf("series %v, want %v", names, want)
	}
}

// What the calls say of one day are ratios of the same calls: the figure of the app is that of the sums of the values
// of each dimension.
func TestTheAppIsTheSumOfEachDimension(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	day := newestSettled(noon) - 1
	stamp := day.start().Format(time.RFC3339)
	for _, app := range running() {
		q := s.ask(t, actionQuality, daily(body{"AppId": app.id, "Indicator": indicators, "StartTime": stamp,
			"EndTime": stamp})).overall(t)
		all := s.account.of(app, productNative)
		for _, series := range q.Indicators {
			for _, dimension := range []string{dimCountry, dimOS, dimAccess} {
				var sum calls.Count
				for _, value := range all.Values(dimension) {
					c := all.Counts(series.Name, dimension, value, quality.Day(day))
					sum.Bad, sum.All = sum.Bad+c.Bad, sum.All+c.All
				}
				want, ok := all.Percent(series.Name, sum)
				if ok != (len(series.Data) == 1) || ok && series.Data[0].Value != want {
					t.Errorf("%s: %s is %v, the values of %s make %v", app.id, series.Name, series.Data, dimension, want)
				}
			}
		}
	}
}

// Filtered by one system or network, the app has the figures of that value of the dimension.
func TestFiltersAskForAPartOfTheCalls(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	filtered := func(changes body) []overallSeries {
		t.Helper()
		return s.ask(t, actionQuality, daily(changes)).overall(t).Indicators
	}
	for _, c := range []struct{ filter, spelled, value string }{
		{"OS", "iOS", "ios"}, {"OS", "android", "android"}, {"Access", "4g", "4g"}, {"Access", "wifi", "wifi"},
	} {
		for n, series := range s.ask(t, actionDistribution, stalls(body{"Dimension": c.filter})).distribution(t).Indicators {
			var want []float64
			for _, cell := range series.Data {
				if cell.Dimension == c.value {
					want = append(want, cell.Value)
				}
			}
			got := filtered(body{c.filter: []string{c.spelled}})[n]
			for i, p := range got.Data {
				if p.Value != want[i] {
					t.Errorf("%s of %s is %v, by dimension %v", series.Name, c.spelled, got.Data, want)
				}
			}
			if len(got.Data) != 7 || len(want) != 7 {
				t.Errorf("%s of %s has %d points, by dimension %d", series.Name, c.spelled, len(got.Data), len(want))
			}
		}
	}
	whole := filtered(nil)
	systems := []string{"android", "iOS", "linux", "mac", "windows"}
	if got := filtered(body{"OS": systems, "Access": []string{}}); !reflect.DeepEqual(got, whole) {
		t.Errorf("all systems have %v, the app %v", got, whole)
	}
	if got := filtered(body{"OS": []string{"iOS"}, "Access": []string{"4g"}}); reflect.DeepEqual(got, whole) ||
		reflect.DeepEqual(got, filtered(body{"OS": []string{"iOS"}})) || len(got[0].Data) != 7 {
		t.Errorf("a system on a network has %v", got)
	}
	web := body{"ProductType": "web", "OS": []string{"iOS"}, "Access": []string{"4g"}}
	if got := filtered(web); !reflect.DeepEqual(got, filtered(body{"ProductType": "web"})) {
		t.Errorf("filters are not void for the web: %v", got)
	}
}

// Several values of both filters are the calls of all their pairs together.
func TestFiltersPoolTheirValues(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	one := calls.Count{}
	app, _ := findApp("demo-live")
	day := newestSettled(noon)
	for _, system := range []string{"ios", "mac"} {
		for _, network := range []string{"4g", "wifi"} {
			c := s.account.of(app, productNative).Filtered(audioStall, []string{system}, []string{network}, quality.Day(day))
			one.All, one.Bad = one.All+c.All, one.Bad+c.Bad
		}
	}
	filter := body{"OS": []string{"iOS", "mac"}, "Access": []string{"4g", "wifi"}}
	got := s.ask(t, actionQuality, daily(filter)).overall(t).Indicators[0].Data
	if want, _ := s.account.of(app, productNative).Percent(audioStall, one); got[len(got)-1].Value != want {
		t.Errorf("two systems on two networks have %v, their pairs %v", got[len(got)-1].Value, want)
	}
	if b := s.Requests()[0].Body; b.OS != "iOS,mac" || b.Access != "4g,wifi" {
		t.Errorf("noted is %+v", b)
	}
}

// No page says what becomes of a list of values: a client has to get along with each of these.
func TestOtherWaysToTakeFilters(t *testing.T) {
	whole := newServer(t, Options{Now: at(noon)}).ask(t, actionQuality, daily(nil)).overall(t)
	pair := daily(body{"OS": []string{"iOS", "mac"}})
	single := newServer(t, Options{Now: at(noon)}).ask(t, actionQuality, daily(body{"OS": []string{"iOS"}})).overall(t)
	for _, c := range []struct {
		as   Filters
		want overall
	}{{FiltersIgnored, whole}, {FiltersTakeOne, single}} {
		s := newServer(t, Options{Now: at(noon), Filters: c.as})
		if got := s.ask(t, actionQuality, pair).overall(t); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%d: %v, want %v", c.as, got, c.want)
		}
	}
	empty := newServer(t, Options{Now: at(noon), Filters: FiltersEmpty})
	if got := empty.ask(t, actionQuality, pair).overall(t).Indicators; len(got) != 2 || len(got[0].Data) != 0 {
		t.Errorf("an empty answer is %v", got)
	}
	denied := newServer(t, Options{Now: at(noon), Filters: FiltersDenied})
	wantCode(t, denied.ask(t, actionQuality, pair), 403, "AccessDenied")
	for _, s := range []*Server{empty, denied} {
		if got := s.ask(t, actionQuality, daily(nil)).overall(t); !reflect.DeepEqual(got, whole) {
			t.Errorf("without a filter: %v", got)
		}
	}
}

// all is the overall figure of demo-live, so many days from the anchor.
func (d told) all(t *testing.T, series string, days int) float64 {
	t.Helper()
	v, ok := d.at(series, "", "", days)
	if !ok {
		t.Fatalf("no figure on day %d", days)
	}
	return v
}

// The story of 广东 reaches the app as a whole, on every date: no day before
// the step is as bad as any day since.
func TestStepShowsInTheWhole(t *testing.T) {
	t.Parallel()
	whenever(t, func(t *testing.T, d told) {
		for _, series := range []string{audioStall, videoStall} {
			var before float64
			for i := -10; i <= -4; i++ {
				before = max(before, d.all(t, series, i))
			}
			for i := -3; i <= 0; i++ {
				if got := d.all(t, series, i); got < before+0.03 {
					t.Errorf("%s on day %d is %v, up to %v before", series, i, got, before)
				}
			}
		}
	})
}

func TestStepOfTheDemoAccount(t *testing.T) {
	var before, since []float64
	for i := -9; i <= 0; i++ {
		if v := demo.all(t, audioStall, i); i < -3 {
			before = append(before, v)
		} else {
			since = append(since, v)
		}
	}
	if rise := mean(since) - mean(before); rise < 0.12 || rise > 0.24 {
		t.Errorf("%v, then %v: it rises by %v", before, since, rise)
	}
}

func TestQualityOfAudioOnly(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, indicator := range indicators {
		changes := body{"AppId": "demo-audio", "Indicator": indicator}
		d := s.ask(t, actionDistribution, stalls(changes)).distribution(t)
		changes["Indicator"] = []string{indicator}
		got := s.ask(t, actionQuality, daily(changes))
		if bytes.Contains(got.result, []byte("null")) {
			t.Errorf("%s: %s", indicator, got.result)
		}
		q := got.overall(t)
		if len(q.Indicators) != len(d.Indicators) {
			t.Fatalf("%s: %d series, %d by dimension", indicator, len(q.Indicators), len(d.Indicators))
		}
		for i, s := range q.Indicators {
			if s.Name != d.Indicators[i].Name || isVideo(s.Name) != (len(s.Data) == 0) {
				t.Errorf("%s has %d points", s.Name, len(s.Data))
			}
		}
	}
}

func TestQualityOfDaysThatAreNotFinal(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	today := dayOf(noon)
	for _, id := range []string{"demo-live", "demo-meeting", "demo-audio", "demo-overseas"} {
		app, _ := findApp(id)
		ask := func(now time.Time) []overallPoint {
			q := overallQuery{app: app, indicators: []string{"stall_rate"}, product: productNative, first: today, last: today +
				1}
			return a.overall(q, now).Indicators[0].Data
		}
		final := ask(today.start().Add(settling))[0].Value
		before := 0
		for hour := range 32 {
			got := ask(today.start().Add(time.Duration(hour)*time.Hour + 30*time.Minute))
			if hour == 0 && len(got) != 0 || len(got) < before {
				t.Errorf("%s, hour %d: %v", id, hour, got)
			}
			if before = min(len(got), 1); before == 1 && math.Abs(got[0].Value-final) > 0.3*final {
				t.Errorf("%s, hour %d: %v, in the end %v", id, hour, got[0].Value, final)
			}
		}
	}
	s := newServer(t, Options{Now: at(noon)})
	future := s.ask(t, actionQuality, daily(body{"StartTime": "2026-11-23T00:00:00+08:00",
		"EndTime": "2026-11-24T00:00:00+08:00"}))
	if !bytes.Contains(future.result, []byte(`{"Name":"500ms_video_stall_rate","Unit":"%","Data":[]}`)) {
		t.Errorf("the future: %s", future.result)
	}
}

// An app has its figure wherever its users are, and none without users.
func TestQualityWithoutCountries(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	today := newestSettled(noon)
	meeting, _ := findApp("demo-meeting")
	meeting.id, meeting.abroad = "at home", 0
	q := overallQuery{app: meeting, indicators: []string{"stall_rate"}, product: productNative, first: today, last: today}
	got := a.overall(q, noon).Indicators[0].Data
	if home, _ := a.of(meeting, productNative).Figure(audioStall, dimCountry, "中国", quality.Day(today)); len(got) != 1 ||
		got[0].Value != home || home < 0.2 || home > 0.8 {
		t.Errorf("from provinces: %v", got)
	}
	q.app.id, q.app.home = "nowhere", 0
	if got := a.overall(q, noon).Indicators[0].Data; len(got) != 0 {
		t.Errorf("an app without users has %v", got)
	}
}

func TestQualityIsTheSameInAnyProcess(t *testing.T) {
	ask := func(seed uint64, hours time.Duration) []byte {
		s := newServer(t, Options{Seed: seed, Now: at(noon.Add(hours * time.Hour))})
		return s.ask(t, actionQuality, daily(nil)).result
	}
	first := ask(0, -3)
	if !bytes.Equal(first, ask(0, 11)) {
		t.Error("two servers started on one day disagree")
	}
	if bytes.Equal(first, ask(7, -3)) {
		t.Error("another seed has the same data")
	}
}
