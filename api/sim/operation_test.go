package sim

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"testing"
	"time"
)

// headcount is a good ListOperationDistribution query for the last 7 settled
// days before noon.
func headcount(changes body) body {
	return stalls(body{"Indicator": "user_count"}).with(changes)
}

func (r reply) counted(t *testing.T) counted {
	t.Helper()
	var u counted
	if err := json.Unmarshal(r.result, &u); err != nil {
		t.Fatalf("%v in %s", err, r.raw)
	}
	return u
}

func TestOperationParameters(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, c := range []struct {
		name    string
		content any
		status  int
		code    string
	}{
		{"as in the sample", headcount(body{"Dimension": "province"}), 200, ""},
		{"as in the text", headcount(body{"Indicator": "user_num"}), 200, ""},
		{"country", headcount(body{"Dimension": "country"}), 200, ""},
		{"Country", headcount(body{"Dimension": "Country"}), 200, ""},
		{"a product is no parameter", headcount(body{"ProductType": "tv"}), 200, ""},
		{"seven days", headcount(body{"EndTime": "2026-11-22T00:00:00+08:00"}), 200, ""},
		{"empty body", " ", 400, "InvalidParameter.BodyIsEmpty"},
		{"not JSON", "{", 400, "InvalidParameter.Unmarshal"},
		{"no app", headcount(body{"AppId": nil}), 400, "InvalidParameter"},
		{"unknown app", headcount(body{"AppId": "demo"}), 400, "InvalidParameter.NotExistAppId"},
		{"disabled app", headcount(body{"AppId": "demo-closed"}), 403, "AccessDenied.ServiceNotEnabled"},
		{"no indicator", headcount(body{"Indicator": nil}), 400, "InvalidParameter"},
		{"unknown indicator", headcount(body{"Indicator": "stall_rate"}), 400, "InvalidParameter"},
		{"array", headcount(body{"Indicator": []string{"user_num"}}), 400, "InvalidParameter.Unmarshal"},
		{"no dimension", headcount(body{"Dimension": nil}), 400, "InvalidParameter"},
		{"OS", headcount(body{"Dimension": "OS"}), 400, "InvalidParameter"},
		{"Access", headcount(body{"Dimension": "Access"}), 400, "InvalidParameter"},
		{"other spelling", headcount(body{"Dimension": "PROVINCE"}), 400, "InvalidParameter"},
		{"no start", headcount(body{"StartTime": nil}), 400, "InvalidParameter"},
		{"date without time", headcount(body{"EndTime": "2026-11-21"}), 400, "InvalidParameter"},
		{"reversed", headcount(body{"EndTime": "2026-11-14T00:00:00+08:00"}), 400, "InvalidParameter.StartTimeAfterEndTime"},
		{"too long", headcount(body{"EndTime": "2026-11-22T00:00:01+08:00"}), 400, "InvalidParameter.OutofTimeRange"},
		{"too long ago", headcount(body{"StartTime": "2026-10-23T11:59:59+08:00", "EndTime": "2026-10-24T00:00:00+08:00"}),
			400, "InvalidParameter.OutofTimeRange"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.ask(t, actionOperation, c.content)
			wantCode(t, got, c.status, c.code)
			if c.code != "" && (got.result != nil || got.meta.Error.Message == "") {
				t.Errorf("an error has a message and no result: %s", got.raw)
			}
		})
	}
}

func TestSpellingOfOperation(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, c := range []struct{ indicator, dimension string }{{"user_count", "province"}, {"user_num", "Province"}} {
		got := s.ask(t, actionOperation, headcount(body{"Indicator": c.indicator, "Dimension": c.dimension}))
		shape := regexp.MustCompile(`^\{"Name":"` + c.indicator + `","Dimension":"` + c.dimension +
			`","Data":\[\{"DistributionName":"上海","Value":\d+,"Proportion":\d+(\.\d{1,2})?\},`)
		if !shape.Match(got.result) {
			t.Errorf("not as on the page: %.300s", got.result)
		}
	}
}

// byPlace counts the users of an app by place.
func byPlace(a *account, id, dimension string, first, last day, now time.Time) map[string]float64 {
	app, _ := findApp(id)
	found := map[string]float64{}
	for _, p := range a.counted(operationQuery{app: app, by: dimension, first: first, last: last}, now).Data {
		found[p.DistributionName] = p.Value
	}
	return found
}

// Everybody counts once, however many days they came on.
func TestUsersAreCountedOnce(t *testing.T) {
	for _, seed := range []uint64{0, 1, 42} {
		a := newAccount(seed, noon, nil, nil)
		for _, app := range running() {
			id := app.id
			for _, dimension := range []string{dimProvince, dimCountry} {
				sum, most := map[string]float64{}, map[string]float64{}
				for d := newestSettled(noon) - 6; d <= newestSettled(noon); d++ {
					for place, n := range byPlace(a, id, dimension, d, d, noon) {
						sum[place] += n
						most[place] = max(most[place], n)
					}
				}
				week := byPlace(a, id, dimension, newestSettled(noon)-6, newestSettled(noon), noon)
				if len(week) != len(a.values(app, productNative, dimension)) {
					t.Errorf("%s: %d places of %d", id, len(week), len(a.values(app, productNative, dimension)))
				}
				for place, n := range week {
					if n != math.Trunc(n) || n >= sum[place] || n < most[place] {
						t.Errorf("%s, %s: %v in the week, %v day by day, %v on the best day", id, place, n, sum[place], most[place])
					}
				}
			}
		}
	}
}

func TestProportionsAreOfTheWhole(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, id := range []string{"demo-live", "demo-meeting", "demo-audio", "demo-overseas"} {
		for _, dimension := range []string{"Province", "Country"} {
			var all, percent float64
			data := s.ask(t, actionOperation, headcount(body{"AppId": id, "Dimension": dimension})).counted(t).Data
			for _, p := range data {
				all += p.Value
			}
			for _, p := range data {
				percent += p.Proportion
				if want := p.Value / all * 100; math.Abs(p.Proportion-want) > 0.005+1e-9 {
					t.Errorf("%s, %s: %v %%, should be %v", id, p.DistributionName, p.Proportion, want)
				}
			}
			if math.Abs(percent-100) > 0.005*float64(len(data)) {
				t.Errorf("%s by %s: %v %%", id, dimension, percent)
			}
		}
	}
}

func TestUsersAreWhereOneExpectsThem(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	provinces := byPlace(a, "demo-live", dimProvince, newestSettled(noon)-6, newestSettled(noon), noon)
	for _, c := range []struct {
		place     string
		low, high float64
	}{
		{"广东", 5e6, 15e6}, {"江苏", 3e6, 10e6}, {"山东", 3e6, 10e6}, {"浙江", 3e6, 10e6}, {"河南", 3e6, 10e6}, {"四川", 3e6, 10e6},
		{"西藏", 3e4, 6e4}, {"青海", 1e5, 2e5}, {"澳门", 3000, 15000},
	} {
		if n := provinces[c.place]; n < c.low || n > c.high {
			t.Errorf("%s has %v users in a week, want %v to %v", c.place, n, c.low, c.high)
		}
	}
	var home, all float64
	for _, n := range provinces {
		home += n
	}
	countries := byPlace(a, "demo-live", dimCountry, newestSettled(noon)-6, newestSettled(noon), noon)
	for place, n := range countries {
		all += n
		if place != "中国" && !slices.Contains(bigCountries, place) && (n < 10 || n > 20_000) {
			t.Errorf("%s has %v users", place, n)
		}
	}
	if countries["中国"] != home {
		t.Errorf("中国 has %v users, its provinces %v", countries["中国"], home)
	}
	if share := home / all; share < 0.94 || share > 0.96 {
		t.Errorf("中国 has %v of all users", share)
	}
	// The share by which the story of 广东 shows in 中国.
	if share := provinces["广东"] / home; share < 0.105 || share > 0.12 {
		t.Errorf("广东 has %v of 中国", share)
	}
	abroad := byPlace(a, "demo-overseas", dimCountry, newestSettled(noon)-6, newestSettled(noon), noon)
	if abroad["中国"] > abroad["美国"] {
		t.Errorf("the app for abroad has %v users in 中国", abroad["中国"])
	}
}

// Shares move a little between windows, and no more than that.
func TestSharesMoveBetweenWeeks(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	this := byPlace(a, "demo-live", dimProvince, newestSettled(noon)-6, newestSettled(noon), noon)
	last := byPlace(a, "demo-live", dimProvince, newestSettled(noon)-13, newestSettled(noon)-7, noon)
	moved := 0
	for place, n := range this {
		change := n/last[place] - 1
		if math.Abs(change) > 0.15 {
			t.Errorf("%s: %v, the week before %v", place, n, last[place])
		}
		if math.Abs(change) > 0.01 {
			moved++
		}
	}
	if moved < 10 {
		t.Errorf("%d places moved", moved)
	}
}

func TestUsersOfDaysThatAreNotFinal(t *testing.T) {
	a := newAccount(0, noon, nil, nil)
	today := dayOf(noon)
	final := byPlace(a, "demo-live", dimProvince, today, today, today.start().Add(settling))
	before := map[string]float64{}
	for hour := range 33 {
		got := byPlace(a, "demo-live", dimProvince, today, today, today.start().Add(time.Duration(hour)*time.Hour))
		if hour == 0 && len(got) != 0 {
			t.Errorf("a day that has just begun has %v", got)
		}
		for place, n := range before {
			if got[place] < n {
				t.Errorf("hour %d: %s went from %v to %v", hour, place, n, got[place])
			}
		}
		if hour == 16 && math.Abs(got["广东"]/final["广东"]-0.5) > 0.01 {
			t.Errorf("half way: %v of %v", got["广东"], final["广东"])
		}
		before = got
	}
	s := newServer(t, Options{Now: at(noon)})
	future := s.ask(t, actionOperation, headcount(body{"StartTime": "2026-11-23T00:00:00+08:00",
		"EndTime": "2026-11-24T00:00:00+08:00"}))
	if string(future.result) != `{"Name":"user_count","Dimension":"Province","Data":[]}` {
		t.Errorf("the future: %s", future.result)
	}
}

func TestUsersAreTheSameInAnyProcess(t *testing.T) {
	ask := func(seed uint64, hours time.Duration) []byte {
		s := newServer(t, Options{Seed: seed, Now: at(noon.Add(hours * time.Hour))})
		return s.ask(t, actionOperation, headcount(nil)).result
	}
	first := ask(0, -3)
	// Users know no stories, so they are the same whenever a server was started.
	if !bytes.Equal(first, ask(0, 11)) || !bytes.Equal(first, ask(0, 3*24)) {
		t.Error("two servers disagree")
	}
	if bytes.Equal(first, ask(7, -3)) {
		t.Error("another seed has the same users")
	}
}
