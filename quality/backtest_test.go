package quality_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"rtcscope/quality"
)

// A fault multiplies the loss of a value on some days, counted from the first of an account.
type fault struct {
	value    string
	from, to int
	factor   float64
}

// accountDays are the days of the accounts of these tests, up to the last day.
const accountDays = 100

// dayAt is the day at an index of an account.
func dayAt(at int) quality.Day { return lastDay - accountDays + 1 + quality.Day(at) }

// faulty are the points of an account with eight systems and some faults; days are left out.
func faulty(faults []fault, without ...int) []quality.Point {
	r := rand.New(rand.NewPCG(3, 4))
	var points []quality.Point
	for i := range 8 {
		value := fmt.Sprint("v", i)
		for at, v := range around(r, accountDays, 1, 0.05) {
			for _, f := range faults {
				if f.value == value && f.from <= at && at <= f.to {
					v *= f.factor
				}
			}
			if !slices.Contains(without, at) {
				points = append(points, quality.Point{Series: audioStall, Value: value, Day: dayAt(at), V: v})
			}
		}
	}
	return points
}

// held is the answer to a query of so many days up to an index of the account, by what was known then.
func heldAnswer(points []quality.Point, days, to int) quality.Result {
	q := quality.TriageDays(quality.Query{App: "a", Product: quality.ProductNative, Indicator: "stall_rate",
		Dimension: "OS", Range: quality.Range{From: dayAt(to - days + 1), To: dayAt(to)},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}})
	known := slices.DeleteFunc(slices.Clone(points), func(p quality.Point) bool { return p.Day > dayAt(to) })
	return quality.Result{Query: q, Tables: quality.Build(q, nil, known, nil)}
}

func backtestOf(r quality.Result, days int) *quality.Backtest {
	b := quality.NewBacktest([]quality.Result{r}, nil, everything, 7, days)
	for b.Next() {
	}
	return b
}

// What a backtest says of a day is what a triage said on that day.
func TestABacktestSaysWhatTheTriageSaid(t *testing.T) {
	points := faulty([]fault{{"v1", 60, 64, 3}, {"v2", 75, 75, 3}, {"v1", 90, 99, 2}}, 40, 41, 85)
	b := backtestOf(heldAnswer(points, 7, accountDays-1), 60)
	fires := b.Fires()
	if len(fires) < 3 {
		t.Fatalf("%d incidents fired", len(fires))
	}
	for _, f := range fires {
		then := quality.NewTriage(quality.Query{}, 1)
		then.Add(heldAnswer(points, 7, accountDays-1-int(lastDay-f.Day)), everything)
		same := slices.ContainsFunc(then.Incidents, func(i quality.Incident) bool {
			i.ID = f.Incident.ID                           // which is of the app, too
			return fmt.Sprint(i) == fmt.Sprint(f.Incident) // gaps are not equal
		})
		if !same {
			t.Errorf("on %s it says %+v, the triage said %+v", f.Day, f.Incident, then.Incidents)
		}
	}
}

// An incident fires once, however long it lasts, and again when it comes back.
func TestWhatFires(t *testing.T) {
	points := faulty([]fault{{"v1", 60, 64, 3}, {"v2", 75, 75, 4}, {"v1", 85, 90, 3}, {"v3", 98, 99, 3}}, 40, 41)
	b := backtestOf(heldAnswer(points, 7, accountDays-1), 60)
	type seen struct {
		at      int
		value   string
		lasting quality.Lasting
	}
	var got []seen
	for _, f := range b.Fires() {
		got = append(got, seen{accountDays - 1 - int(lastDay-f.Day), f.Rule.Value, f.Lasting})
	}
	want := []seen{{60, "v1", quality.LastingYes}, {75, "v2", quality.LastingNo}, {85, "v1", quality.LastingYes},
		{98, "v3", quality.LastingOpen}}
	if !slices.Equal(got, want) {
		t.Errorf("fired %+v, want %+v", got, want)
	}
	if d := b.Days(); d != (quality.BacktestDays{Asked: 60, Judged: 58, NotHeld: 2}) {
		t.Errorf("the days are %+v", d)
	}
	rates := b.Rates()
	find := func(r quality.Rule) quality.Rate {
		for _, rate := range rates {
			if rate.Rule == r {
				return rate
			}
		}
		return quality.Rate{}
	}
	v1 := quality.Rule{Kind: quality.RulePlace, Dimension: "OS", Value: "v1", Indicator: "stall_rate"}
	if r := find(v1); r.Fired != 2 || r.Lasted != 2 || r.Open != 0 ||
		!slices.Equal(r.On, []quality.Day{dayAt(60), dayAt(85)}) {
		t.Errorf("of v1: %+v", r)
	}
	for _, rule := range []quality.Rule{{Kind: quality.RuleAll}, {Kind: quality.RuleDimension, Dimension: "OS"}} {
		if r := find(rule); r.Fired != 4 || r.Lasted != 2 || r.Open != 1 {
			t.Errorf("of %v: %+v", rule, r)
		}
	}
	if !slices.IsSortedFunc(rates, func(a, b quality.Rate) int { return b.Fired - a.Fired }) {
		t.Errorf("the rates are in the order %+v", rates)
	}
}

// Beside an incident stands what its rule did before it began: nothing of the incident itself, nor of other rules.
func TestConfidenceIsOfTheDaysBefore(t *testing.T) {
	points := faulty([]fault{{"v1", 60, 64, 3}, {"v2", 75, 75, 4}, {"v1", 80, 80, 4}, {"v1", 94, 99, 3}})
	triage := quality.NewTriage(quality.Query{App: "a", Range: quality.Range{From: dayAt(93), To: dayAt(99)}}, 1)
	triage.Add(heldAnswer(points, 7, accountDays-1), everything)
	before := *triage
	b := triage.Backtest(50)
	for b.Next() {
	}
	triage.Trust(b)
	if len(triage.Incidents) != 1 || triage.Incidents[0].Since.Day() != dayAt(94) {
		t.Fatalf("found are %+v", triage.Incidents)
	}
	if c := triage.Incidents[0].Confidence; c != (quality.Confidence{Fired: 2, Lasted: 1, Days: 44}) {
		t.Errorf("confidence %+v", c)
	}
	if c := before.Incidents[0].Confidence; c != (quality.Confidence{}) {
		t.Errorf("an earlier copy of the triage has confidence %+v", c)
	}
	triage.Add(heldAnswer(points, 7, accountDays-1), everything)
	if c := triage.Incidents[0].Confidence; c.Fired != 2 {
		t.Errorf("after another answer, confidence is %+v", c)
	}
}

// Too few held days tell nothing.
func TestConfidenceNeedsDays(t *testing.T) {
	points := slices.DeleteFunc(faulty([]fault{{"v1", 95, 99, 3}}),
		func(p quality.Point) bool { return p.Day < dayAt(70) })
	triage := quality.NewTriage(quality.Query{App: "a", Range: quality.Range{From: dayAt(93), To: dayAt(99)}}, 1)
	triage.Add(heldAnswer(points, 7, accountDays-1), everything)
	if b := triage.Backtest(60); b != nil { // 30 days are held, and 25 before the incident
		for b.Next() {
		}
		triage.Trust(b)
	}
	if c := triage.Incidents[0].Confidence; c != (quality.Confidence{}) {
		t.Errorf("confidence %+v", c)
	}
	triage = quality.NewTriage(quality.Query{App: "a"}, 1)
	if b := triage.Backtest(60); b != nil {
		t.Errorf("a triage without incidents has a backtest of %v", b.Held())
	}
	if b := quality.NewBacktest(nil, nil, everything, 7, 60); b.Next() || len(b.Fires()) > 0 || b.Days().Judged > 0 {
		t.Errorf("without answers: %+v", b.Days())
	}
}

// Users of a day are those of the newest window that had ended.
func TestABacktestWeighsByTheUsersOfThen(t *testing.T) {
	points := faulty([]fault{{"v1", 60, 64, 3}, {"v1", 85, 99, 3}})
	r := heldAnswer(points, 7, accountDays-1)
	r.Query.Dimension = "Province"
	window := func(to int, count float64) quality.Weights {
		return quality.Weights{Range: quality.Range{From: dayAt(to - 6), To: dayAt(to)},
			Of: map[string]quality.Users{"v1": {Count: count, Share: 10}}}
	}
	r.Users = window(99, 3)
	windows := map[string][]quality.Weights{"Province": {window(80, 2), window(50, 1)}}
	b := quality.NewBacktest([]quality.Result{r}, windows, everything, 7, 60)
	for b.Next() {
	}
	var got []float64
	for _, f := range b.Fires() {
		got = append(got, f.Incident.Users.Count)
	}
	if !reflect.DeepEqual(got, []float64{1, 2}) {
		t.Errorf("the users are %v", got)
	}
}

// Where the app's own figures may not be read, what stands for it in a triage does so in a backtest.
func TestTheStandInOfTheAppIsBacktested(t *testing.T) {
	var all []fault
	for i := range 8 {
		all = append(all, fault{fmt.Sprint("v", i), 80, 84, 2})
	}
	r := heldAnswer(faulty(all), 7, accountDays-1)
	r.Query.Dimension = "Country"
	r.Users.Of = make(map[string]quality.Users)
	for i := range 8 {
		r.Users.Of[fmt.Sprint("v", i)] = quality.Users{Count: 100, Share: 12.5}
	}
	for _, lacks := range [][]quality.Lack{nil, {{Part: quality.PartWhole}}} {
		r.Lacks = lacks
		ofApp := slices.ContainsFunc(backtestOf(r, 60).Fires(), func(f quality.Fire) bool { return f.Incident.OfApp() })
		if ofApp != (lacks != nil) {
			t.Errorf("lacking %v, that the app fired is %t", lacks, ofApp)
		}
	}
}
