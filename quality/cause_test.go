package quality_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// A cube is calls by system, network and province, whose video stalls are judged on the last day.
type cube struct {
	days  int                       // past ones; the last one is beside them
	parts map[string][]cubeValue    // by dimension
	swing func(day int) float64     // how far all losses are from what is usual on a day
	fault func(is is, day int) bool // whether calls stall eight times as often
}

// A cubeValue is a value of a dimension and its part of the calls.
type cubeValue struct {
	name string
	part float64
}

// is says whether calls are of a value.
type is func(value string) bool

// cubeDimensions are those of a cube.
var cubeDimensions = []string{"OS", "Access", "Province"}

// newCube is an app of three systems, four networks, one of which has 85 % of the calls, and five provinces.
func newCube(days int) cube {
	return cube{days: days, swing: func(int) float64 { return 1 }, fault: func(is, int) bool { return false },
		parts: map[string][]cubeValue{
			"OS":       {{"android", 0.55}, {"ios", 0.35}, {"windows", 0.1}},
			"Access":   {{"wifi", 0.85}, {"4g", 0.08}, {"5g", 0.05}, {"wired", 0.02}},
			"Province": {{"a", 0.3}, {"b", 0.25}, {"c", 0.2}, {"d", 0.15}, {"e", 0.1}},
		}}
}

// answers are those of a triage of the last day: the rows of each dimension, and the app.
func (c cube) answers(seed uint64) []quality.Result {
	const usual, worse, own = 2.0, 8.0, 0.04
	r := rand.New(rand.NewPCG(seed, 77))
	n := c.days + 1
	bad, calls := map[[2]string][]float64{}, map[[2]string]float64{}
	for _, os := range c.parts["OS"] {
		for _, access := range c.parts["Access"] {
			for _, province := range c.parts["Province"] {
				weight := os.part * access.part * province.part * math.Exp(0.2*r.NormFloat64())
				level := usual * math.Exp(0.3*r.NormFloat64())
				of := func(v string) bool { return v == os.name || v == access.name || v == province.name }
				for day := range n {
					loss := level * c.swing(day) * (1 + own*r.NormFloat64())
					if c.fault(of, day) {
						loss *= worse
					}
					for _, row := range [][2]string{{"", ""}, {"OS", os.name}, {"Access", access.name}, {"Province", province.name}} {
						if bad[row] == nil {
							bad[row] = make([]float64, n)
						}
						bad[row][day] += weight * loss
						calls[row] += weight / float64(n)
					}
				}
			}
		}
	}
	v := func(row [2]string) record {
		list := make([]float64, n)
		for day := range list {
			list[day] = math.Round(100*bad[row][day]/calls[row]) / 100
		}
		return record{row[1], list}
	}
	w := view{days: 1, compared: c.days}
	var list []quality.Result
	for _, dimension := range cubeDimensions {
		records := []record{v([2]string{})}
		for _, value := range c.parts[dimension] {
			records = append(records, v([2]string{dimension, value.name}))
		}
		answer := w.answer(dimension, w.table(videoStall, records...))
		if dimension == "Province" {
			answer.Users = quality.Weights{Range: answer.Query.Range, Of: map[string]quality.Users{}}
			for _, value := range c.parts[dimension] {
				part := calls[[2]string{dimension, value.name}] / calls[[2]string{}]
				answer.Users.Of[value.name] = quality.Users{Count: 1e6 * part, Share: 100 * part}
			}
		}
		list = append(list, answer)
	}
	return list
}

// onLast is a fault of the calls of all of some values, on the last day.
func (c cube) onLast(values ...string) cube {
	c.fault = func(of is, day int) bool {
		return day == c.days && !slices.ContainsFunc(values, func(v string) bool { return !of(v) })
	}
	return c
}

// explaining are the findings that explain what the app did, in their order. They stand before all others.
func explaining(t *testing.T, tr *quality.Triage) []string {
	t.Helper()
	var list []quality.Finding
	for i, f := range tr.Findings {
		if f.Cause > 0 {
			if list = append(list, f); f.Cause != i+1 {
				t.Errorf("%s %s is %d of what explains, and stands at %d", f.Query.Dimension, f.Value, f.Cause, i+1)
			}
		}
	}
	return names(list)
}

// Where the app moved, the place that made it move is first, whatever its share of the calls; and the places that lie
// across it, which move as the app does, explain nothing.
func TestThePlaceThatExplainsIsFirst(t *testing.T) {
	for _, tt := range []struct {
		name  string
		days  int
		fault []string
		want  []string
	}{
		{"a network with most of the calls", 10, []string{"wifi"}, []string{"Access wifi"}},
		{"the same, few days", 5, []string{"wifi"}, []string{"Access wifi"}},
		{"a small network", 10, []string{"4g"}, []string{"Access 4g"}},
		{"a system", 10, []string{"android"}, []string{"OS android"}},
		{"a province", 10, []string{"b"}, []string{"Province b"}},
		{"a system in a network", 10, []string{"ios", "4g"}, []string{"Access 4g", "OS ios"}},
		{"a network in a province", 5, []string{"wifi", "c"}, []string{"Province c", "Access wifi"}},
	} {
		for seed := range uint64(10) {
			tr := triageOf(newCube(tt.days).onLast(tt.fault...).answers(seed)...)
			if got := explaining(t, tr); !slices.Equal(got, tt.want) {
				t.Errorf("%s, account %d: %v explain, want %v; found are %v", tt.name, seed, got, tt.want, names(tr.Findings))
			}
			if got := placeNames(tr.Incidents[0]); !slices.Equal(got, tt.want) {
				t.Errorf("%s, account %d: the first incident is at %v, want %v", tt.name, seed, got, tt.want)
			}
		}
	}
}

// placeNames are the places of an incident, with their dimensions.
func placeNames(i quality.Incident) []string {
	var list []string
	for _, p := range i.Places {
		list = append(list, p.Dimension+" "+p.Value)
	}
	return list
}

// Where all calls got worse, it is the app, and nothing explains it.
func TestNothingExplainsWhatAllCallsDid(t *testing.T) {
	for seed := range uint64(10) {
		c := newCube(10)
		c.swing = func(day int) float64 { return map[bool]float64{false: 1, true: 3}[day == c.days] }
		tr := triageOf(c.answers(seed)...)
		if got := explaining(t, tr); len(got) > 0 {
			t.Errorf("account %d: %v explain it", seed, got)
		}
		if len(tr.Findings) == 0 || !tr.Findings[0].OfApp() {
			t.Errorf("account %d: found %v", seed, names(tr.Findings))
		}
	}
}

// An app that goes up and down hides in its own noise what a place does; by how much the others of its dimension stand
// still, it is found all the same, as what may be chance.
func TestWhatExplainsASwingIsFound(t *testing.T) {
	for _, tt := range []struct{ fault, want []string }{
		{[]string{"4g"}, []string{"Access 4g"}},
		{[]string{"wifi"}, []string{"Access wifi"}},
		{[]string{"ios", "4g"}, []string{"Access 4g", "OS ios"}},
	} {
		for seed := range uint64(10) {
			c := newCube(10).onLast(tt.fault...)
			last := c.fault
			c.fault = func(of is, day int) bool { return last(of, day) || (day == 4 || day == 7) && last(of, c.days) }
			tr := triageOf(c.answers(seed)...)
			if len(tr.Incidents) == 0 || tr.Worst() != quality.SeverityLow || !slices.Equal(placeNames(tr.Incidents[0]), tt.want) {
				t.Errorf("%v, account %d: found are %v, the worst is %s", tt.fault, seed, names(tr.Findings), tr.Worst())
			}
		}
	}
}

// The table of a place that explains what the app did says of it what the triage says.
func TestTheTableAgreesWithWhatExplains(t *testing.T) {
	tr := triageOf(newCube(5).onLast("wifi").answers(1)...)
	if j := tr.Verdicts("Access").Of(videoStall, "wifi"); j.State != quality.StateWorse || j.Now != tr.Findings[0].Now {
		t.Errorf("wifi is %+v, the finding %+v", j, tr.Findings[0])
	}
	for _, value := range []string{"4g", "5g", "wired"} {
		if j := tr.Verdicts("Access").Of(videoStall, value); j.State.Out() {
			t.Errorf("%s is %+v", value, j)
		}
	}
}
