package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// daysOf is an axis of so many days.
func daysOf(n int) quality.Axis { return quality.DayAxis(quality.Range{To: quality.Day(n - 1)}) }

// twoPeriods is a random result of one series by places, with users in both periods; some rows lack figures or users.
func twoPeriods(r *rand.Rand) quality.Result {
	out := quality.Result{Users: quality.Weights{Of: map[string]quality.Users{}},
		PastUsers: quality.Weights{Of: map[string]quality.Users{}}}
	days := 1 + r.IntN(7)
	table := quality.Table{Series: "80ms_audio_stall_rate", Axis: daysOf(days), Past: daysOf(days)}
	for i := range 1 + r.IntN(40) {
		row := quality.Row{Value: fmt.Sprint("v", i)}
		for range days {
			row.Cells, row.Past = append(row.Cells, figure(r)), append(row.Past, figure(r))
		}
		table.Rows = append(table.Rows, row)
		if r.IntN(10) > 0 {
			out.Users.Of[row.Value] = quality.Users{Count: math.Floor(math.Exp(16 * r.Float64()))}
		}
		if r.IntN(10) > 0 {
			out.PastUsers.Of[row.Value] = quality.Users{Count: math.Floor(math.Exp(16 * r.Float64()))}
		}
	}
	out.Tables = []quality.Table{table}
	return out
}

func figure(r *rand.Rand) float64 {
	if r.IntN(8) == 0 {
		return quality.Gap()
	}
	return math.Round(10000*r.Float64()) / 100
}

func nearly(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)+math.Abs(b)) }

// The contributions add up to the change of the weighted mean, which is worked out here from the rows alone.
func TestContributionsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	weighed := 0
	for range 3000 {
		result := twoPeriods(r)
		a, ok := quality.Attribute(result, 0, quality.Series{Better: quality.LowerBetter})
		if !ok || !a.Weighted {
			continue
		}
		weighed++
		var was, now, users, usersBefore, rate, mix, total float64
		for _, c := range a.Rows {
			u0, u1 := result.PastUsers.Of[c.Value].Count, result.Users.Of[c.Value].Count
			was, now, usersBefore, users = was+u0*c.Was, now+u1*c.Now, usersBefore+u0, users+u1
			rate, mix, total = rate+c.Rate, mix+c.Mix, total+c.Total
		}
		want := now/users - was/usersBefore
		if !nearly(total, want) || !nearly(rate+mix, want) || !nearly(a.Change(), want) {
			t.Fatalf("the rows add up to %v (%v + %v), the change is %v, and should be %v", total, rate, mix, a.Change(), want)
		}
		n := r.IntN(10)
		top, rest, others := a.Top(n)
		sum := rest.Total
		for _, c := range top {
			sum += c.Total
			if others > 0 && len(top) > n {
				t.Fatalf("%d on top of %d", len(top), n)
			}
		}
		if !nearly(sum, want) || len(top)+others != len(a.Rows) {
			t.Fatalf("the top %d and the rest add up to %v, not %v", n, sum, want)
		}
		if len(a.Rows)+a.Skipped != len(result.Tables[0].Rows) {
			t.Fatalf("%d rows and %d left out are not %d", len(a.Rows), a.Skipped, len(result.Tables[0].Rows))
		}
	}
	if weighed < 1000 {
		t.Errorf("just %d of 3000 had weights", weighed)
	}
}

func attributed(t *testing.T, rows []quality.Row, users, past map[string]float64) quality.Attribution {
	t.Helper()
	r := quality.Result{Tables: []quality.Table{{Axis: daysOf(1), Past: daysOf(1), Rows: rows}}}
	of := func(counts map[string]float64) quality.Weights {
		if counts == nil {
			return quality.Weights{}
		}
		w := quality.Weights{Of: map[string]quality.Users{}}
		for value, n := range counts {
			w.Of[value] = quality.Users{Count: n}
		}
		return w
	}
	r.Users, r.PastUsers = of(users), of(past)
	a, ok := quality.Attribute(r, 0, quality.Series{Better: quality.LowerBetter})
	if !ok {
		t.Fatal("nothing to attribute")
	}
	return a
}

func moved(value string, was, now float64) quality.Row {
	return quality.Row{Value: value, Cells: []float64{now}, Past: []float64{was}}
}

// A figure may rise though no row's did: its users moved to where it was high before.
func TestMixIsToldFromRate(t *testing.T) {
	rows := []quality.Row{moved("good", 1, 1), moved("bad", 3, 3)}
	a := attributed(t, rows, map[string]float64{"good": 50, "bad": 50}, map[string]float64{"good": 75, "bad": 25})
	// Of 75 and 25 in the hundred it went to 50 and 50; the mean of R is 1.75.
	for value, want := range map[string]float64{"bad": 0.25 * (3 - 1.75), "good": -0.25 * (1 - 1.75)} {
		at := slices.IndexFunc(a.Rows, func(c quality.Contribution) bool { return c.Value == value })
		if c := a.Rows[at]; c.Rate != 0 || !nearly(c.Mix, want) {
			t.Errorf("%s: rate %v, mix %v, want 0 and %v", value, c.Rate, c.Mix, want)
		}
	}
	if !nearly(a.Change(), 0.5) {
		t.Errorf("the change is %v", a.Change())
	}
	a = attributed(t, []quality.Row{moved("good", 1, 1), moved("bad", 3, 4)}, map[string]float64{"good": 50, "bad": 50},
		map[string]float64{"good": 50, "bad": 50})
	if c := a.Rows[0]; c.Value != "bad" || !nearly(c.Rate, 0.5) || c.Mix != 0 || !nearly(c.Share, 100) {
		t.Errorf("the first is %+v", c)
	}
}

func TestWithoutWeightsChangesAreShared(t *testing.T) {
	a := attributed(t, []quality.Row{moved("a", 1, 4), moved("b", 2, 1),
		{Value: "c", Cells: []float64{quality.Gap()}, Past: []float64{1}}}, nil, nil)
	if a.Weighted || a.Skipped != 1 || !quality.IsGap(a.Change()) || !quality.IsGap(a.Unexplained()) {
		t.Errorf("got %+v", a)
	}
	if a.Rows[0].Value != "a" || a.Rows[0].Share != 75 || a.Rows[1].Share != -25 || !quality.IsGap(a.Rows[0].Rate) {
		t.Errorf("the rows are %+v", a.Rows)
	}
}

func TestConcentration(t *testing.T) {
	same := func(n int, value float64) map[string]float64 {
		m := map[string]float64{}
		for i := range n {
			m[fmt.Sprint(i)] = value
		}
		return m
	}
	rows := func(n int, changes ...float64) []quality.Row {
		list := make([]quality.Row, n)
		for i := range list {
			list[i] = moved(fmt.Sprint(i), 1, 1)
			if i < len(changes) {
				list[i].Cells[0] += changes[i]
			}
		}
		return list
	}
	most := same(3, 1)
	most["0"] = 98
	for name, test := range map[string]struct {
		a    quality.Attribution
		want quality.Verdict
	}{
		"one of thirty":     {attributed(t, rows(30, 2, 0.1, 0.1), same(30, 1), same(30, 1)), quality.Concentrated},
		"a third of thirty": {attributed(t, rows(30, 1, 0.7, 0.7, 0.6), same(30, 1), same(30, 1)), quality.SomewhatSo},
		"all of thirty":     {attributed(t, rows(30, equal(30, 1)...), same(30, 1), same(30, 1)), quality.Spread},
		"both of two":       {attributed(t, rows(2, 1.1, 1), nil, nil), quality.Spread},
		"nearly all users":  {attributed(t, rows(3, 1, 1, 1), most, most), quality.Uninformative},
		"nothing":           {attributed(t, rows(5), nil, nil), quality.Unmoved},
	} {
		if got := test.a.Concentration(); got.Verdict != test.want {
			t.Errorf("%s: %+v, want %s", name, got, test.want)
		}
	}
}

func equal(n int, value float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = value
	}
	return list
}

func TestAttributionNeedsTwoPeriods(t *testing.T) {
	table := quality.Table{Axis: daysOf(1), Rows: []quality.Row{moved("a", 1, 2)}}
	if _, ok := quality.Attribute(quality.Result{Tables: []quality.Table{table}}, 0,
		quality.Series{Better: quality.LowerBetter}); ok {
		t.Error("a change without days to compare with")
	}
	table.Past, table.Rows = daysOf(1), []quality.Row{{Value: "a", Cells: []float64{1}, Past: []float64{quality.Gap()}}}
	if a, ok := quality.Attribute(quality.Result{Tables: []quality.Table{table}}, 0,
		quality.Series{Better: quality.LowerBetter}); ok || a.Skipped != 1 {
		t.Errorf("a change of no row: %+v", a)
	}
}

// What the app's own figure changed beyond the rows is said apart.
func TestUnexplainedIsWhatTheRowsLack(t *testing.T) {
	whole := moved("", 1, 1.75)
	r := quality.Result{Tables: []quality.Table{{Axis: daysOf(1), Past: daysOf(1), Whole: &whole,
		Rows: []quality.Row{moved("a", 1, 2), moved("b", 1, 1)}}}}
	users := quality.Weights{Of: map[string]quality.Users{"a": {Count: 50}, "b": {Count: 50}}}
	r.Users, r.PastUsers = users, users
	a, ok := quality.Attribute(r, 0, quality.Series{Better: quality.LowerBetter})
	if !ok || a.WholeWas != 1 || a.WholeNow != 1.75 || !nearly(a.Change(), 0.5) || !nearly(a.Unexplained(), 0.25) {
		t.Errorf("the app from %v to %v, rows %v, unexplained %v", a.WholeWas, a.WholeNow, a.Change(), a.Unexplained())
	}
}

// Of a change that is none, parts would be anything.
func TestNoSharesOfNoChange(t *testing.T) {
	same := map[string]float64{"a": 50, "b": 50}
	a := attributed(t, []quality.Row{moved("a", 1, 3), moved("b", 3, 1.001)}, same, same)
	for _, c := range a.Rows {
		if !quality.IsGap(c.Share) {
			t.Errorf("%s has %v %% of a change of %v", c.Value, c.Share, a.Change())
		}
	}
}

func TestTheRestAddsUp(t *testing.T) {
	now, was := map[string]float64{"a": 50, "b": 30, "c": 20}, map[string]float64{"a": 60, "b": 20, "c": 20}
	a := attributed(t, []quality.Row{moved("a", 1, 4), moved("b", 2, 2.5), moved("c", 3, 2.8)}, now, was)
	top, rest, others := a.Top(1)
	if len(top) != 1 || top[0].Value != "a" || others != 2 {
		t.Fatalf("on top %+v, %d others", top, others)
	}
	var sum quality.Contribution
	for _, c := range a.Rows[1:] {
		sum.WeightWas, sum.WeightNow = sum.WeightWas+c.WeightWas, sum.WeightNow+c.WeightNow
		sum.Rate, sum.Mix, sum.Total, sum.Share = sum.Rate+c.Rate, sum.Mix+c.Mix, sum.Total+c.Total, sum.Share+c.Share
	}
	for name, pair := range map[string][2]float64{"weight was": {rest.WeightWas, 0.4},
		"weight now": {rest.WeightNow, 0.5},
		"rate":       {rest.Rate, sum.Rate}, "mix": {rest.Mix, sum.Mix}, "total": {rest.Total, sum.Total},
		"share": {rest.Share, sum.Share}} {
		if !nearly(pair[0], pair[1]) {
			t.Errorf("%s of the rest is %v, want %v", name, pair[0], pair[1])
		}
	}
}

// The row on top is the one that got worse most, with its own share and users; where none got worse, the one that got
// better most.
func TestWhatTheConcentrationIsOf(t *testing.T) {
	users := map[string]float64{"a": 20, "b": 80}
	for _, tt := range []struct {
		name  string
		rows  []quality.Row
		top   string
		share float64
		users float64
	}{
		{"worse and much better", []quality.Row{moved("a", 1, 2), moved("b", 3, 1)}, "a", 100 * 0.2 / 1.8, 20},
		{"all better", []quality.Row{moved("a", 2, 1), moved("b", 3, 1)}, "b", 100 * 1.6 / 1.8, 80},
		{"the smaller got better", []quality.Row{moved("a", 9, 1), moved("b", 2, 1.9)}, "a", 100 * 1.6 / 1.68, 20},
	} {
		c := attributed(t, tt.rows, users, users).Concentration()
		if c.Top != tt.top || !nearly(c.Share, tt.share) || !nearly(c.Users, tt.users) || c.Even != 50 {
			t.Errorf("%s: %+v, want %s with %v %% and %v %% of the users", tt.name, c, tt.top, tt.share, tt.users)
		}
	}
	// Of two rows, half is even: 69 % is 38 % of what there is beyond it, 71 % is 42 %.
	for now, want := range map[float64]quality.Verdict{3.225: quality.SomewhatSo, 3.45: quality.Concentrated} {
		c := attributed(t, []quality.Row{moved("a", 1, now), moved("b", 1, 2)}, nil, nil).Concentration()
		if c.Verdict != want {
			t.Errorf("%v %% of two: %s, want %s", c.Share, c.Verdict, want)
		}
	}
}
