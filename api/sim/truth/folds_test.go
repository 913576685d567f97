package main

import (
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// fourWeeks is the week of these tests with four weeks before it.
var fourWeeks = days{Range: week.Range, Past: 28}

// folded are the incidents of an account in which stories happened.
func folded(stories ...calls.Story) []quality.Incident {
	a := calls.New(calls.Ordinary(2e6, 0.9), stories, 4, someDay)
	return triage(a, fourWeeks, api.Catalogue()).Incidents
}

// named are the places that name incidents, in their order.
func named(lines []quality.Incident) []string {
	var list []string
	for _, i := range lines {
		if i.OfApp() {
			list = append(list, "the app")
			continue
		}
		list = append(list, i.Places[0].Value)
	}
	return list
}

// asks says whether something of a kind is open.
func asks(i quality.Incident, kind quality.OpenKind) bool {
	return slices.ContainsFunc(i.Open, func(q quality.OpenQuestion) bool { return q.Kind == kind })
}

// rules says whether something of a kind is ruled out.
func rules(i quality.Incident, kind quality.RuledOutKind) bool {
	return slices.ContainsFunc(i.RuledOut, func(r quality.RuledOut) bool { return r.Kind == kind })
}

// One fault that shows in a province, on a network and in 中国 is one incident, named by the strongest: whether the
// network is one of its own cannot be told.
func TestOneFaultIsOneIncident(t *testing.T) {
	lines := folded(calls.Story{Name: "fault", Province: "广东", Access: "4g", From: someDay - 3, Loss: 12})
	if len(lines) != 1 || lines[0].Places[0] != (quality.Place{Dimension: "Province", Value: "广东"}) {
		t.Fatalf("a province on a network is %q", named(lines))
	}
	i := lines[0]
	network := quality.Place{Dimension: "Access", Value: "4g"}
	if !slices.Contains(i.Places, network) || slices.Contains(i.Named(), network) || !asks(i, quality.OpenOneOrTwo) {
		t.Errorf("it is in %v, also in %v, and open is %v", i.Places, i.Also, i.Open)
	}
	if !slices.Contains(i.Folded, quality.Place{Dimension: "Country", Value: calls.Home}) {
		t.Errorf("folded are %v", i.Folded)
	}
	if !i.Explains.Most() || i.Since.Day() != someDay-3 || !i.Lasts || i.Bad != 4 {
		t.Errorf("it explains %+v, since %s, %d bad days", i.Explains, i.Since, i.Bad)
	}
	if !rules(i, quality.RuledOutUsers) || !rules(i, quality.RuledOutValues) {
		t.Errorf("ruled out are %v", i.RuledOut)
	}
}

// Faults that have nothing to do with each other stay apart, though they began on the same day.
func TestFaultsStayApart(t *testing.T) {
	day := someDay - 3
	stalls := []string{stalls, "500ms_video_stall_rate"}
	for name, stories := range map[string][]calls.Story{
		"two provinces": {{Name: "a", Province: "广东", From: day, Loss: 2.2, Series: stalls},
			{Name: "b", Province: "四川", From: day, Loss: 2.2, Series: stalls}},
		"a network and a province": {{Name: "a", Access: "4g", From: day, Loss: 1.8, Series: stalls},
			{Name: "b", Province: "四川", From: day, Loss: 2.5, Series: stalls}},
		"a province and another country": {{Name: "a", Province: "四川", From: day, Loss: 2.5, Series: stalls},
			{Name: "b", Countries: []string{"日本"}, From: day, Loss: 3, Series: stalls}},
	} {
		if lines := folded(stories...); len(lines) != 2 {
			t.Errorf("%s are %q", name, named(lines))
		}
	}
}

// A system that most calls come from is the cause, and not a shadow of the app, though both move alike.
func TestMostCallsAreACause(t *testing.T) {
	p := calls.Ordinary(2e6, 0.9)
	p.Systems[0].Calls = 272 // 85 %
	a := calls.New(p, []calls.Story{{Name: "fault", OS: "android", From: someDay - 3, Loss: 1.7}}, 4, someDay)
	lines := triage(a, fourWeeks, api.Catalogue()).Incidents
	if got := named(lines); !slices.Equal(got, []string{"android"}) || !lines[0].Explains.Most() {
		t.Errorf("85 %% of the calls are %q", got)
	}
}

// What nothing explains is an incident of the whole app, above all others, and names what moved as it did.
func TestTheAppIsAnIncident(t *testing.T) {
	lines := folded(calls.Story{Name: "fault", From: someDay - 3, Loss: 1.5})
	if len(lines) == 0 || !lines[0].OfApp() || len(lines) > 1 {
		t.Fatalf("the whole app is %q", named(lines))
	}
	if !slices.Contains(lines[0].Folded, quality.Place{Dimension: "OS", Value: "android"}) {
		t.Errorf("folded are %v", lines[0].Folded)
	}
}

// A planted incident that another one swallowed is not pure.
func TestFoldsCountWhatIsSwallowed(t *testing.T) {
	a := calls.New(calls.Ordinary(2e6, 0.9), []calls.Story{
		{Name: "a", Province: "广东", From: someDay - 2, Loss: 3}, {Name: "b", Province: "四川", From: someDay - 2, Loss: 3},
	}, 4, someDay)
	find := func(value string) quality.Finding {
		base := rate(a.Quiet().Counts(stalls, "Province", value, someDay))
		return find(calls.Place{Dimension: "Province", Value: value}, base, 3*base, someDay-2, someDay)
	}
	line := func(values ...string) (i quality.Incident) {
		for _, value := range values {
			i.Findings = append(i.Findings, find(value))
			i.Places = []quality.Place{{Dimension: "Province", Value: values[0]}}
		}
		return i
	}
	for _, c := range []struct {
		name  string
		lines []quality.Incident
		want  folds
	}{
		{"apart", []quality.Incident{line("广东"), line("四川")},
			folds{lines: 2, consequences: 2, firstRight: 1, told: 2, own: 2}},
		{"swallowed", []quality.Incident{line("广东", "四川")},
			folds{lines: 1, consequences: 1, firstRight: 1, told: 2, own: 1}},
		{"missed", []quality.Incident{line("四川")}, folds{lines: 1, consequences: 1, firstRight: 1, told: 1, own: 1}},
		{"wrong", []quality.Incident{line("山东"), line("四川")},
			folds{lines: 2, consequences: 1, firstRight: 0, told: 1, own: 1}},
	} {
		if got := foldsOf(a, incidents(a, week), c.lines); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
