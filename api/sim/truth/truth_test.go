package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// floors are what the judgement has to reach on accounts that nothing was tuned on. Raise them with it.
var floors = []struct {
	name  string
	of    func(map[string]score) float64
	least float64 // or the most, of what is better when lower
	lower bool
}{
	{"recall of visible incidents", func(s map[string]score) float64 {
		return ratio(s["all"].found, s["all"].visible)
	}, 0.95, false},
	{"precision where there is an incident", func(s map[string]score) float64 {
		return ratio(s["incidents"].consequences, s["incidents"].findings)
	}, 0.83, false},
	{"findings where nothing is new", func(s map[string]score) float64 {
		return ratio(s["nothing new"].findings, s["nothing new"].accounts)
	}, 0.8, true},
	{"first line right", func(s map[string]score) float64 {
		return ratio(s["all"].firstRight, s["all"].planted)
	}, 0.86, false},
	{"first bad day exact", func(s map[string]score) float64 {
		return ratio(s["all"].exact, s["all"].dated)
	}, 0.97, false},
	{"incidents of an account", func(s map[string]score) float64 {
		return ratio(s["all"].folds.lines, s["all"].accounts)
	}, 1.5, true},
	{"incidents for each that is planted", func(s map[string]score) float64 {
		return ratio(s["incidents"].folds.consequences, s["incidents"].visible)
	}, 1.3, true},
	{"purity", func(s map[string]score) float64 {
		return ratio(s["all"].folds.own, s["all"].folds.told)
	}, 0.98, false},
	{"first incident right", func(s map[string]score) float64 {
		return ratio(s["all"].folds.firstRight, s["all"].planted)
	}, 0.9, false},
	{"incidents where nothing is new", func(s map[string]score) float64 {
		return ratio(s["nothing new"].folds.lines, s["nothing new"].accounts)
	}, 0.5, true},
}

func ratio(n, of int) float64 { return float64(n) / float64(max(1, of)) }

func TestTheJudgementReachesItsFloors(t *testing.T) {
	const held = 21 // days that the service has before the newest seven, at least
	kinds, err := settings{accounts: 1, past: held, last: 7, set: "report"}.kinds()
	if err != nil {
		t.Fatal(err)
	}
	all := measureAll(jobs(kinds, max(60, 2*len(kinds)), firstReported), 7, held)
	if len(kinds) < 20 || len(all) < 60 {
		t.Fatalf("%d accounts of %d kinds", len(all), len(kinds))
	}
	sums := make(map[string]score)
	for _, l := range lines(all) {
		sums[l.name] = l.score
	}
	for _, f := range floors {
		got := f.of(sums)
		t.Logf("%s: %.2f", f.name, got)
		if f.lower && got > f.least || !f.lower && got < f.least {
			t.Errorf("%s: %.2f, want %v", f.name, got, f.least)
		}
	}
}

// week is the range of these tests, with a week before it.
var week = days{Range: quality.Range{From: someDay - 6, To: someDay}, Past: 7}

// account has one story, in a province.
func account(s calls.Story) *calls.Account {
	return calls.New(calls.Ordinary(2e6, 0.9), []calls.Story{s}, 4, someDay)
}

const stalls = "80ms_audio_stall_rate"

func find(place calls.Place, was, now float64, from, to quality.Day) quality.Finding {
	at := func(day quality.Day) quality.Moment {
		return quality.DayAxis(quality.Range{From: day, To: day}).First()
	}
	return quality.Finding{Query: quality.Query{Dimension: place.Dimension}, Value: place.Value, Series: stalls, Was: was,
		Now: now, Since: at(from), Until: at(to), Severity: quality.SeverityLow}
}

func TestAFindingIsAConsequenceOfWhatIsPlanted(t *testing.T) {
	a := account(calls.Story{Name: "fault", Province: "广东", From: someDay - 2, Loss: 3})
	base := rate(a.Quiet().Counts(stalls, "Province", "广东", someDay))
	here, app := calls.Place{Dimension: "Province", Value: "广东"}, calls.Place{}
	for _, c := range []struct {
		name  string
		f     quality.Finding
		want  bool
		about bool // the incident
	}{
		{"what is planted", find(here, base, 3*base, someDay-2, someDay), true, true},
		{"a day too early", find(here, base, 2.5*base, someDay-3, someDay), true, true},
		{"before it", find(here, base, 3*base, someDay-6, someDay-3), false, false},
		{"another place", find(calls.Place{Dimension: "Province", Value: "山东"}, base, 3*base, someDay-2, someDay), false,
			false},
		{"far more than is planted", find(here, base, 9*base, someDay-2, someDay), false, false},
		{"far less than is planted", find(here, 3*base, 3.3*base, someDay-2, someDay), true, false},
		{"its country", find(calls.Place{Dimension: "Country", Value: calls.Home}, base, 1.2*base, someDay-2, someDay), true,
			false},
		{"the whole app", find(app, base, 1.2*base, someDay-2, someDay), true, false},
		{"the whole app, too much", find(app, base, 3*base, someDay-2, someDay), false, false},
	} {
		if got := consequence(a, c.f); got != c.want {
			t.Errorf("%s: a consequence is %v, want %v", c.name, got, c.want)
		}
		if got := incidents(a, week)[0].told(a, c.f); got != c.about {
			t.Errorf("%s: about the incident is %v, want %v", c.name, got, c.about)
		}
	}
}

func TestWhichIncidentsAreVisible(t *testing.T) {
	for _, c := range []struct {
		name    string
		story   calls.Story
		past    int
		listed  bool
		visible bool
	}{
		{"a large step", calls.Story{Province: "广东", From: someDay - 2, Loss: 3}, 7, true, true},
		{"a step too small", calls.Story{Province: "广东", From: someDay - 2, Loss: 1.01}, 7, true, false},
		{"the whole app", calls.Story{From: someDay - 2, Loss: 1.6}, 7, true, true},
		{"over before the range", calls.Story{Province: "广东", From: someDay - 12, To: someDay - 7, Loss: 3}, 7, false,
			false},
		{"since before the range", calls.Story{Province: "广东", From: someDay - 12, Loss: 3}, 7, true, true},
		{"since before all that is held", calls.Story{Province: "广东", From: someDay - 20, Loss: 3}, 7, true, false},
		{"the same with more days", calls.Story{Province: "广东", From: someDay - 20, Loss: 3}, 28, true, true},
		{"an improvement", calls.Story{Province: "广东", From: someDay - 2, Loss: 0.4}, 7, false, false},
		{"a holiday", calls.Story{From: someDay - 2, Loss: 1.5, Holiday: true}, 7, false, false},
	} {
		c.story.Name = "story"
		list := incidents(account(c.story), days{week.Range, c.past})
		if len(list) == 1 != c.listed || c.listed && list[0].visible() != c.visible {
			t.Errorf("%s: %d incidents, %+v", c.name, len(list), list)
		}
	}
}

func TestOrdinaryDeviationLeavesTheWeekOut(t *testing.T) {
	weekly, up := make([]float64, 70), make([]float64, 70)
	for i := range weekly {
		weekly[i] = float64(i % 7)
		up[i] = weekly[i] + []float64{1, -1}[i/7%2]
	}
	for _, c := range []struct {
		name   string
		losses []float64
		length int
		want   float64
	}{
		{"the week alone", weekly, 1, 0},
		{"every other week more", up, 1, 1},
		{"of every other week, the mean of two weeks", up, 14, 0},
	} {
		if got := ordinaryDeviation(c.losses, someDay, c.length); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	if got := ordinaryDeviation(weekly[:10], someDay, 3); !quality.IsGap(got) {
		t.Errorf("ten days have the deviation %v", got)
	}
}

func TestAScoreSaysWhatWasFound(t *testing.T) {
	a := account(calls.Story{Name: "fault", Province: "广东", From: someDay - 2, Loss: 3})
	base := rate(a.Quiet().Counts(stalls, "Province", "广东", someDay))
	right := find(calls.Place{Dimension: "Province", Value: "广东"}, base, 3*base, someDay-3, someDay)
	wrong := find(calls.Place{Dimension: "OS", Value: "linux"}, 0.4, 4, someDay-1, someDay)
	wrong.Severity = quality.SeverityHigh
	s := scored(a, week, []quality.Finding{wrong, right})
	want := score{accounts: 1, visible: 1, found: 1, planted: 1, ranked: 1, ranks: 2, findings: 2, consequences: 1,
		dated:   1,
		within1: 1, within2: 1}
	want.severities[quality.SeverityHigh] = 1
	want.alarmed = [4]int{1, 1, 1, 1}
	if s != want {
		t.Errorf("the score is\n%+v, want\n%+v", s, want)
	}
	if none := scored(a, week, nil); none.visible != 1 || none.found != 0 || none.ranked != 0 {
		t.Errorf("without findings the score is %+v", none)
	}
	holiday := account(calls.Story{Name: "holiday", From: someDay - 2, Loss: 1.5, Holiday: true})
	whole := find(calls.Place{}, 0.4, 0.6, someDay-2, someDay)
	if s := scored(holiday, week, []quality.Finding{whole}); s.appFirst != 1 || s.moved != 1 || s.visible != 0 ||
		natureOf(holiday, week) != context || natureOf(a, week) != faulty || natureOf(a.Quiet(), week) != quiet {
		t.Errorf("a holiday that is said has the score %+v", s)
	}
	s.add(s)
	if s.findings != 4 || s.ranks != 4 || s.severities[quality.SeverityHigh] != 2 || s.within1 != 2 {
		t.Errorf("two accounts have the score %+v", s)
	}
}

func TestTheCommand(t *testing.T) {
	var once, again strings.Builder
	args := []string{"-accounts", "3", "-kind", "two places", "-v"}
	for _, out := range []*strings.Builder{&once, &again} {
		if err := run(args, out); err != nil {
			t.Fatal(err)
		}
	}
	if once.String() != again.String() || !strings.Contains(once.String(), "planted: first") {
		t.Errorf("two runs print\n%s\nand\n%s", once.String(), again.String())
	}
	var kinds []string
	for row := range strings.Lines(once.String()) {
		if name, _, _ := strings.Cut(strings.TrimSpace(row), "  "); !strings.HasPrefix(row, "  planted") {
			kinds = append(kinds, name)
		}
	}
	for _, name := range []string{"kind", "two places", "nothing new", "incidents", "all"} {
		if !slices.Contains(kinds, name) {
			t.Errorf("there is no row %q in\n%s", name, once.String())
		}
	}
	for _, c := range []struct{ args, want string }{
		{"-kind nothing", "two places"}, {"-set some", "tune, report or all"}, {"-past 3", "7 days before"},
		{"-accounts 0", "1 account"},
	} {
		if err := run(strings.Fields(c.args), &strings.Builder{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.args, err)
		}
	}
}

// The rows of an answer, its app-wide line and its past are those of the model.
func TestAnAnswerHoldsWhatTheModelSays(t *testing.T) {
	a := account(calls.Story{Name: "fault", Province: "广东", From: someDay - 2, Loss: 3})
	d := days{week.Range, 21}
	known := api.Catalogue()
	q := quality.TriageQueries(known, d.query())[0]
	r := answer(a, q, d, known)
	if len(r.Tables) == 0 || r.Tables[0].Whole == nil || r.Tables[0].Before.Len() != 21 || r.Tables[0].Past.Len() != 7 {
		t.Fatalf("%s by %s has %d tables", q.Indicator, q.Dimension, len(r.Tables))
	}
	table := r.Tables[0]
	for _, row := range append(slices.Clone(table.Rows), *table.Whole) {
		dimension := q.Dimension
		if row.Value == "" {
			dimension = ""
		}
		for at, cells := range map[quality.Day][]float64{week.Range.From: row.Cells, week.Range.From - 21: row.Before} {
			for i, v := range cells {
				want, ok := a.Figure(table.Series, dimension, row.Value, at+quality.Day(i))
				if ok == quality.IsGap(v) || ok && v != want {
					t.Errorf("%s of %q is %v, the model says %v", table.Series, row.Value, v, want)
				}
			}
		}
	}
	if u := r.Users.Of["广东"]; u.Count < 1000 || u.Share < 5 || u.Share > 25 {
		t.Errorf("广东 has %+v", u)
	}
	if got := fmt.Sprint(d.held()); got != fmt.Sprint(quality.Range{From: someDay - 27, To: someDay}) {
		t.Errorf("the held days are %s", got)
	}
}
