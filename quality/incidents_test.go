package quality_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// weighted is an account whose rows have users, in which a province and a system got worse since the same day.
func weighted(seed uint64) *account {
	a := ordinary(seed, 35)
	for _, d := range []string{"Province", "OS"} {
		rows := a.of(d)
		for i, r := range rows {
			r.share = 100 / float64(len(rows))
			if i == 0 && d == "OS" {
				r.share = 40
			}
		}
	}
	return a
}

// told lists the findings of incidents, in some order that does not depend on theirs.
func told(lines []quality.Incident) []string {
	var list []string
	for _, i := range lines {
		for _, f := range i.Findings {
			list = append(list, f.Query.Dimension+" "+f.Value+" "+f.Series+" "+f.Since.ID())
		}
	}
	slices.Sort(list)
	return list
}

// Every finding is in one incident, and what the incidents are does not depend on the order in which answers come.
func TestIncidentsHoldEveryFindingOnce(t *testing.T) {
	for seed := range uint64(6) {
		a := weighted(seed)
		a.row("Province", "v3").worsen(-3, 0, 2.5)
		a.row("Province", "v5").worsen(-3, -1, 2)
		a.row("OS", "v0").worsen(-4, 0, 1.5)
		a.worsen(-4, 0, 1.2, "")
		answers := a.answers(weeks)
		tr := triageOf(answers...)
		var want []string
		for _, f := range tr.Findings {
			want = append(want, f.Query.Dimension+" "+f.Value+" "+f.Series+" "+f.Since.ID())
		}
		if slices.Sort(want); !slices.Equal(told(tr.Incidents), want) || len(tr.Incidents) < 3 {
			t.Errorf("account %d: %d incidents hold %q, want %q", seed, len(tr.Incidents), told(tr.Incidents), want)
		}
		r := rand.New(rand.NewPCG(seed, 2))
		r.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		again := triageOf(answers...)
		if len(again.Incidents) != len(tr.Incidents) {
			t.Fatalf("account %d: %d and %d incidents", seed, len(tr.Incidents), len(again.Incidents))
		}
		for at, i := range tr.Incidents {
			other := again.Incidents[at]
			if i.ID != other.ID || i.Since != other.Since || fmt.Sprint(i.Places, i.Also, i.Folded, i.Open, i.Explains) !=
				fmt.Sprint(other.Places, other.Also, other.Folded, other.Open, other.Explains) {
				t.Errorf("account %d: incident %d is %+v, then %+v", seed, at, i, other)
			}
		}
	}
}

// What is over, or of next to nobody, stands below what lasts for many, whatever its severity.
func TestWhatIsMinorStandsBelowWhatIsLarge(t *testing.T) {
	for name, small := range map[string]func(r *accountRow){
		"over":      func(r *accountRow) { r.worsen(-4, -2, 9) },
		"of nobody": func(r *accountRow) { r.worsen(-3, 0, 9); r.share = 0.3 },
	} {
		a := weighted(7)
		small(a.row("Province", "v3"))
		large := a.row("Province", "v4")
		large.share = 9
		large.worsen(-3, 0, 1.35)
		tr := a.triage(weeks)
		if len(tr.Incidents) != 2 || tr.Incidents[0].Places[0].Value != "v4" {
			t.Errorf("%s: the first of %d is %+v", name, len(tr.Incidents), tr.Incidents[0].Places)
		}
	}
}

// An incident has the severity of what happened, not of what followed from it.
func TestALineOfLessEvidenceIsFolded(t *testing.T) {
	a := weighted(7)
	r := a.row("Province", "v3")
	r.worsen(-5, 0, 2.5)
	tr := a.triage(weeks)
	if len(tr.Incidents) != 1 || tr.Incidents[0].Severity != tr.Incidents[0].Leader().Severity {
		t.Errorf("a province is %d incidents", len(tr.Incidents))
	}
	i := tr.Incidents[0]
	for _, s := range i.Series {
		if i.Change() == 0 || s.Was == s.Now {
			t.Errorf("%s was and is %v", s.Series, s.Now)
		}
	}
	if got := i.NewID(tr.Query); i.ID != got {
		t.Errorf("it is %s, want %s", i.ID, got)
	}
}

// What would not have been seen is not ruled out: of rows whose figures swing widely, the same change would have
// passed for chance.
func TestRuledOutIsWhatWouldHaveBeenSeen(t *testing.T) {
	for _, tt := range []struct {
		name                    string
		swing                   float64
		leastSeries             int
		leastValues, mostValues int
	}{
		{"steady rows", 0.05, 7, 25, 29},
		{"restless rows", 0.3, 0, 0, 5},
	} {
		r := rand.New(rand.NewPCG(3, 3))
		a := (&account{days: 35}).add(r, "Province", 30, tt.swing).add(r, "", 1, 0.02)
		row := a.row("Province", "v3")
		for at, s := range accountSeries {
			if s.name == audioStall || s.name == videoStall {
				row.loss[at] = times(around(r, 35, s.loss, 0.03), 33, 34, 2.6)
			}
		}
		tr := a.triage(weeks)
		if len(tr.Incidents) == 0 {
			t.Fatalf("%s: nothing is found", tt.name)
		}
		series, values := 0, 0
		for _, out := range tr.Incidents[0].RuledOut {
			switch out.Kind {
			case quality.RuledOutSeries:
				series = len(out.Series)
			case quality.RuledOutValues:
				values = out.Count
			}
		}
		if series < tt.leastSeries || values < tt.leastValues || values > tt.mostValues {
			t.Errorf("%s: %d series and %d values are ruled out", tt.name, series, values)
		}
	}
}

// That the app is as before is not said beside how much of its change an incident explains.
func TestAnAppThatIsExplainedIsNotRuledOut(t *testing.T) {
	explained, ruledOut := 0, 0
	for _, factor := range []float64{1, 1.02, 1.03, 1.04} {
		a := ordinary(7, 35)
		row := a.row("Province", "v3")
		row.share = 3
		row.worsen(-3, 0, 2)
		a.worsen(-3, 0, factor, "")
		tr := a.triage(weeks)
		for _, i := range tr.Incidents {
			still := slices.ContainsFunc(i.RuledOut, func(o quality.RuledOut) bool { return o.Kind == quality.RuledOutApp })
			switch {
			case still && i.Explains.Known():
				t.Errorf("with the app's losses times %g it explains %+v, and the app is as before", factor, i.Explains)
			case still:
				ruledOut++
			case i.Explains.Known() && tr.AppVerdicts().Whole(i.Series[0].Series).State == quality.StateAsBefore:
				explained++
			}
		}
	}
	if explained == 0 || ruledOut == 0 {
		t.Errorf("%d incidents explain what passes for chance, and %d rule the app out", explained, ruledOut)
	}
}

// What the figures cannot tell is said.
func TestWhatIsOpen(t *testing.T) {
	asks := func(i quality.Incident, kind quality.OpenKind) bool {
		return slices.ContainsFunc(i.Open, func(q quality.OpenQuestion) bool { return q.Kind == kind })
	}
	a := (&account{days: 35}).add(rand.New(rand.NewPCG(7, 1)), "Province", 34, 0.1)
	a.row("Province", "v3").worsen(-3, 0, 3)
	i := a.triage(weeks).Incidents[0]
	if !asks(i, quality.OpenNoApp) || asks(i, quality.OpenFewDays) {
		t.Errorf("without the app, open is %+v", i.Open)
	}
	a = ordinary(7, 10)
	a.row("Province", "v3").worsen(-2, 0, 4)
	i = a.triage(view{days: 4, compared: 6}).Incidents[0]
	if !asks(i, quality.OpenFewDays) || asks(i, quality.OpenNoApp) {
		t.Errorf("by six days, open is %+v", i.Open)
	}
}
