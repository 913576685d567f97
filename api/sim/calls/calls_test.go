package calls_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// newest is the newest day of all accounts here, a Saturday.
const newest quality.Day = 20_408

// everything is an account in which many things happen at once on the newest day.
func everything() *calls.Account {
	p := calls.Ordinary(300_000, 0.8)
	p.Noise.Tail, p.Noise.Gaps = 0.1, 0
	return calls.New(p, []calls.Story{
		{Name: "province", Province: "广东", From: newest - 3, Loss: 3},
		{Name: "cell", OS: "android", Access: "4g", From: newest, Loss: 2, Series: []string{"80ms_audio_stall_rate"}},
		{Name: "move", Access: "wifi", Move: "5g", Part: 0.3, From: newest - 1},
		{Name: "holiday", Countries: []string{"日本", calls.Home}, From: newest - 2, To: newest, Loss: 1.4, Calls: 1.5,
			Holiday: true},
	}, 7, newest)
}

func kind(t *testing.T, name string) calls.Kind {
	t.Helper()
	for _, k := range calls.Kinds() {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("there is no kind %q", name)
	return calls.Kind{}
}

// sum adds the counts of all values of a dimension.
func sum(a *calls.Account, series, dimension string, values []string, day quality.Day) calls.Count {
	var all calls.Count
	for _, value := range values {
		c := a.Counts(series, dimension, value, day)
		all.Bad, all.All = all.Bad+c.Bad, all.All+c.All
	}
	return all
}

func TestAllFiguresAreSumsOfOneTable(t *testing.T) {
	a := everything()
	for _, series := range a.Series() {
		for day := newest - 4; day <= newest; day++ {
			app := a.Counts(series, "", "", day)
			if app.All < 100_000 || app.Bad <= 0 || app != (calls.Count{Bad: math.Floor(app.Bad), All: math.Floor(app.All)}) {
				t.Fatalf("%s has %v on %v", series, app, day)
			}
			for _, dimension := range []string{calls.Country, calls.System, calls.Network} {
				if got := sum(a, series, dimension, a.Values(dimension), day); got != app {
					t.Errorf("%s on %v: the values of %s have %v, the app %v", series, day, dimension, got, app)
				}
			}
			home := a.Counts(series, calls.Country, calls.Home, day)
			if got := sum(a, series, calls.Province, a.Values(calls.Province), day); got != home {
				t.Errorf("%s on %v: the provinces have %v, %s %v", series, day, got, calls.Home, home)
			}
			if got := a.Filtered(series, nil, nil, day); got != app {
				t.Errorf("%s on %v: without a filter there are %v, want %v", series, day, got, app)
			}
			if got := a.Filtered(series, []string{"android"}, nil, day); got != a.Counts(series, "OS", "android", day) {
				t.Errorf("%s on %v: filtered by android there are %v", series, day, got)
			}
			desktop, mobile := []string{"windows", "mac", "linux"}, []string{"android", "ios"}
			one, two := a.Filtered(series, desktop, []string{"wifi"}, day), a.Filtered(series, mobile, []string{"wifi"}, day)
			if got := (calls.Count{Bad: one.Bad + two.Bad, All: one.All + two.All}); got != a.Counts(series, "Access", "wifi",
				day) {
				t.Errorf("%s on %v: wifi has %v by its systems", series, day, got)
			}
		}
	}
}

func TestTheCourseOfADaySumsUpToTheDay(t *testing.T) {
	a := everything()
	for _, series := range a.Series() {
		for _, networks := range [][]string{nil, {"4g"}, {"2g", "unknown"}} {
			day := a.Filtered(series, nil, networks, newest)
			for name, parts := range map[string][]calls.Count{
				"minutes":      a.CourseFiltered(series, nil, networks, wholeDay(newest, calls.Minute)),
				"five minutes": a.CourseFiltered(series, nil, networks, wholeDay(newest, calls.FiveMinutes)),
			} {
				var all calls.Count
				for at, c := range parts {
					if c.Bad < 0 || c.Bad > c.All {
						t.Fatalf("%s by %s: part %d has %v", series, name, at, c)
					}
					all.Bad, all.All = all.Bad+c.Bad, all.All+c.All
				}
				if all != day {
					t.Errorf("%s of %v by %s: %v, the day has %v", series, networks, name, all, day)
				}
			}
		}
		five := a.CourseFiltered(series, nil, nil, wholeDay(newest, calls.FiveMinutes))
		if night, evening := five[4*12].All, five[21*12].All; len(five) != 288 || evening < 3*night {
			t.Errorf("%s: %v calls at night, %v in the evening, in %d parts", series, night, evening, len(five))
		}
	}
}

// Numbers do not depend on what was asked before, on the process, or on who asks at the same time.
func TestTheSameQuestionHasTheSameAnswer(t *testing.T) {
	one, two := everything(), everything()
	const series = "500ms_video_stall_rate"
	var want []calls.Count
	for day := newest - 20; day <= newest; day++ {
		want = append(want, one.Counts(series, "", "", day))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for day := newest; day >= newest-20; day-- {
				if got := two.Counts(series, "", "", day); got != want[day-newest+20] {
					t.Errorf("%v: %v and %v", day, got, want[day-newest+20])
				}
			}
		})
	}
	all.Wait()
	a := calls.New(calls.Ordinary(1e6, 0.8), nil, 1, newest)
	for _, c := range []struct {
		series, dimension, value string
		want                     calls.Count
	}{
		{"80ms_audio_stall_rate", "", "", calls.Count{Bad: 5336, All: 1027503}},
		{"5s_join_room_success_rate", "Province", "上海", calls.Count{Bad: 173, All: 26115}},
		{"400ms_video_network_trans_delay", "OS", "linux", calls.Count{Bad: 306, All: 7760}},
	} {
		if got := a.Counts(c.series, c.dimension, c.value, newest); got != c.want {
			t.Errorf("%s of %s %q is %v, want %v", c.series, c.dimension, c.value, got, c.want)
		}
	}
	other := calls.New(calls.Ordinary(1e6, 0.8), nil, 2, newest)
	if a.Counts(series, "", "", newest) == other.Counts(series, "", "", newest) {
		t.Error("another seed has the same calls")
	}
}

func TestAnAccountWithoutAStoryDiffersByTheStoryAlone(t *testing.T) {
	a := everything()
	b := a.Without("province")
	if len(a.Stories()) != 4 || len(b.Stories()) != 3 || len(b.Quiet().Stories()) != 0 {
		t.Fatalf("%d, %d and %d stories", len(a.Stories()), len(b.Stories()), len(b.Quiet().Stories()))
	}
	for _, series := range a.Series() {
		for day := newest - 5; day <= newest; day++ {
			for _, value := range a.Values(calls.Province) {
				with, without := a.Counts(series, "Province", value, day), b.Counts(series, "Province", value, day)
				planted := value == "广东" && day >= newest-3
				if !planted && with != without || planted && with.Bad < 2*without.Bad || with.All != without.All {
					t.Errorf("%s of %s on %v: %v, without the story %v", series, value, day, with, without)
				}
			}
		}
	}
}

func TestAMoveChangesCallsAndNoRate(t *testing.T) {
	a := everything()
	quiet := a.Quiet()
	const series = "5s_join_room_success_rate"
	for _, c := range []struct {
		network     string
		least, most float64
	}{{"wifi", 0.6, 0.8}, {"5g", 1.3, 2.5}, {"4g", 0.99, 1.01}} {
		with, without := a.Counts(series, "Access", c.network, newest-1), quiet.Counts(series, "Access", c.network, newest-1)
		holiday := a.Counts(series, "", "", newest-1).All / quiet.Counts(series, "", "", newest-1).All
		if grew := with.All / without.All / holiday; grew < c.least || grew > c.most {
			t.Errorf("%s has %v times the calls", c.network, grew)
		}
	}
	moved := a.Without("province", "cell", "holiday")
	for day := newest - 1; day <= newest; day++ {
		with, _ := moved.Exact(series, "Access", "5g", day)
		without, _ := quiet.Exact(series, "Access", "5g", day)
		if math.Abs(with-without) > 0.1 {
			t.Errorf("5g is at %v, without the move at %v", with, without)
		}
	}
}

// The figures of an app without trouble lie where people expect them.
func TestMagnitudes(t *testing.T) {
	a := calls.New(calls.Ordinary(5e6, 0.8), nil, 3, newest)
	want := map[string][2]float64{
		"5s_join_room_success_rate": {98.8, 99.7}, "80ms_audio_stall_rate": {0.25, 0.7},
		"500ms_video_stall_rate":              {0.6, 1.4},
		"audio_first_frame_send_success_rate": {99.1, 99.8}, "video_first_frame_send_success_rate": {98.7, 99.6},
		"audio_first_frame_recv_success_rate": {98.9, 99.7}, "video_first_frame_recv_success_rate": {98.4, 99.5},
		"400ms_audio_network_trans_delay": {95.5, 98.5}, "400ms_video_network_trans_delay": {94.5, 98},
	}
	for _, series := range a.Series() {
		for day := newest - 13; day <= newest; day++ {
			for _, value := range []string{"广东", "山东", "浙江", "北京"} {
				v, ok := a.Figure(series, calls.Province, value, day)
				if !ok || v < want[series][0] || v > want[series][1] || math.Abs(v*100-math.Round(v*100)) > 1e-9 {
					t.Errorf("%s of %s on %v is %v, want one of %v", series, value, day, v, want[series])
				}
			}
		}
	}
}

// Bad calls have the mean and the variance that the noise says, be they few or many.
func TestChanceHasTheSizeThatItShould(t *testing.T) {
	for _, volume := range []float64{300_000, 20_000_000} {
		p := calls.Ordinary(volume, 0.8)
		p.Noise = calls.Noise{Over: 1.5}
		a := calls.New(p, nil, 5, newest)
		const series = "500ms_video_stall_rate"
		for _, value := range []string{"上海", "海南"} {
			const days = 400
			counts := a.History(calls.Province, value, quality.Range{From: newest - days, To: newest - 1})[series]
			var mean, variance float64
			for _, c := range counts {
				mean += c.Bad / c.All / days
			}
			for _, c := range counts {
				off := c.Bad - mean*c.All
				variance += off * off / (c.All * mean * (1 - mean)) / days
			}
			if variance < 2.5*0.8 || variance > 2.5*1.25 {
				t.Errorf("%s of %v calls a day: the variance is %.2f times that of independent calls", value, volume, variance)
			}
		}
	}
}

func TestUsersCountOnce(t *testing.T) {
	a := everything()
	for _, value := range []string{"广东", "海南"} {
		day, week := a.Users("Province", value, newest, newest), a.Users("Province", value, newest-6, newest)
		if day <= 0 || week < 2*day || week > 5*day {
			t.Errorf("%s has %v users on a day and %v in a week", value, day, week)
		}
	}
	if a.Users("Province", "广东", newest, newest-1) != 0 || a.Users("Province", "no such place", newest, newest) != 0 {
		t.Error("there are users where nobody can be")
	}
}

func TestGapsAndTinyValues(t *testing.T) {
	p := calls.Ordinary(100_000, 0.8)
	p.Noise.Gaps = 0.2
	a := calls.New(p, nil, 9, newest)
	held := map[string]int{}
	for _, value := range a.Values(calls.Country) {
		for day := newest - 99; day <= newest; day++ {
			if _, ok := a.Figure("80ms_audio_stall_rate", calls.Country, value, day); ok {
				held[value]++
			}
		}
	}
	if n := held[calls.Home]; n < 65 || n > 92 {
		t.Errorf("%s has %d days with data out of 100", calls.Home, n)
	}
	if n := held["冰岛"]; n == 0 || n > 50 {
		t.Errorf("a country of a call in three days has %d days with data", n)
	}
}

// What an account needs at its start does not grow with the days, and a day is counted once.
func TestAnAccountIsQuickToMakeAndToAsk(t *testing.T) {
	p := calls.Ordinary(1e6, 0.8)
	if n := testing.AllocsPerRun(3, func() { calls.New(p, nil, 1, newest) }); n > 5000 {
		t.Errorf("an account takes %v allocations", n)
	}
	a := everything()
	a.Figure("80ms_audio_stall_rate", "", "", newest)
	again := testing.AllocsPerRun(10, func() {
		for _, value := range a.Values("OS") {
			a.Figure("80ms_audio_stall_rate", "OS", value, newest)
		}
	})
	if again > 60 {
		t.Errorf("asking again takes %v allocations", again)
	}
}

func TestKinds(t *testing.T) {
	var names []string
	report, incidents := 0, 0
	for _, k := range calls.Kinds() {
		names = append(names, k.Name)
		if !k.Tune {
			report++
		}
		one, two := calls.Generate(k, 3, newest), calls.Generate(k, 3, newest)
		for i, s := range one.Stories() {
			if s.Incident() {
				incidents++
			}
			if !strings.HasPrefix(s.Name, two.Stories()[i].Name) || s.From != two.Stories()[i].From || s.Loss < 0 {
				t.Errorf("%s is not the same twice: %v and %v", k.Name, s, two.Stories()[i])
			}
			for _, place := range s.Places() {
				if !slices.Contains(one.Values(place.Dimension), place.Value) {
					t.Errorf("%s happens in %v, which is not there", k.Name, place)
				}
			}
		}
		if v, ok := one.Figure("80ms_audio_stall_rate", "", "", newest); !ok || v <= 0 || v > 10 {
			t.Errorf("%s: the app is at %v", k.Name, v)
		}
		if k.What == "" {
			t.Errorf("%s does not say what it plants", k.Name)
		}
	}
	if slices.Sort(names); len(slices.Compact(slices.Clone(names))) != len(names) || report < 20 || incidents < 15 {
		t.Errorf("%d kinds to report on, %d incidents: %v", report, incidents, names)
	}
	for name, want := range map[string]int{"plain": 0, "two places": 2, "holiday": 0, "improvement": 0} {
		n := 0
		for _, s := range calls.Generate(kind(t, name), 1, newest).Stories() {
			if s.Incident() {
				n++
			}
		}
		if n != want {
			t.Errorf("%s has %d incidents, want %d", name, n, want)
		}
	}
}

func BenchmarkDay(b *testing.B) {
	a := calls.New(calls.Ordinary(3e6, 0.8), nil, 1, newest)
	day := newest
	for b.Loop() {
		a.Counts("80ms_audio_stall_rate", "", "", day)
		day--
	}
}

func BenchmarkNew(b *testing.B) {
	p := calls.Ordinary(3e6, 0.8)
	for b.Loop() {
		calls.New(p, nil, 1, newest)
	}
}

func TestHistoryIsWhatCountsSay(t *testing.T) {
	a := everything()
	days := quality.Range{From: newest - 2, To: newest}
	for _, p := range []calls.Place{{"", ""}, {"Province", "广东"}, {"Country", calls.Home}, {"Country", "日本"},
		{"OS", "ios"},
		{"Access", "5g"}, {"OS", "no such system"}} {
		history := a.History(p.Dimension, p.Value, days)
		for _, series := range a.Series() {
			for i, day := range days.Days() {
				if want := a.Counts(series, p.Dimension, p.Value, day); history[series][i] != want {
					t.Errorf("%s of %v on %v is %v, want %v", series, p, day, history[series][i], want)
				}
			}
		}
	}
}

// wholeDay is the window of all steps of a day.
func wholeDay(day quality.Day, step calls.Step) calls.Window {
	return calls.Between(day.Start(), (day + 1).Start(), step)
}
