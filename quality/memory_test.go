package quality_test

import (
	"slices"
	"testing"

	"rtcscope/quality"
)

// ids are those of the incidents of a triage of an account in which two systems got worse six days ago, when it recalls
// some incidents.
func ids(t *testing.T, recalled ...quality.Remembered) map[string]string {
	t.Helper()
	points := faulty([]fault{{"v1", 94, 99, 3}, {"v2", 94, 99, 2.5}})
	triage := quality.NewTriage(quality.Query{App: "a", Product: quality.ProductNative}, 1)
	triage.Recall(recalled)
	triage.Add(heldAnswer(points, 7, accountDays-1), everything)
	late := quality.NewTriage(quality.Query{App: "a", Product: quality.ProductNative}, 1)
	late.Add(heldAnswer(points, 7, accountDays-1), everything)
	late.Recall(recalled)
	of := make(map[string]string)
	for at, i := range triage.Incidents {
		of[i.Places[0].Value] = i.ID
		if other := late.Incidents[at].ID; other != i.ID {
			t.Errorf("%v is %s, and %s when recalled later", i.Places, i.ID, other)
		}
	}
	if len(of) != 2 || of["v1"] == of["v2"] {
		t.Fatalf("the ids are %v", of)
	}
	return of
}

func os(values ...string) []quality.Place {
	var list []quality.Place
	for _, v := range values {
		list = append(list, quality.Place{Dimension: "OS", Value: v})
	}
	return list
}

// An incident keeps the id under which it is remembered, if place, indicator and first day fit.
func TestARememberedIncidentKeepsItsID(t *testing.T) {
	fresh := ids(t)
	old := func(id string, since int, indicator string, also []quality.Place, values ...string) quality.Remembered {
		return quality.Remembered{ID: id, Places: os(values...), Also: also, Indicators: []string{indicator},
			Since: dayAt(since)}
	}
	const stall = "stall_rate"
	for name, tc := range map[string]struct {
		recalled []quality.Remembered
		v1, v2   string // empty for a new id
	}{
		"the same":          {[]quality.Remembered{old("one", 94, stall, nil, "v1")}, "one", ""},
		"a day before":      {[]quality.Remembered{old("one", 93, stall, nil, "v1")}, "one", ""},
		"a day later":       {[]quality.Remembered{old("one", 95, stall, nil, "v1")}, "one", ""},
		"two days before":   {[]quality.Remembered{old("one", 92, stall, nil, "v1")}, "", ""},
		"another indicator": {[]quality.Remembered{old("one", 94, "network_trans_delay", nil, "v1")}, "", ""},
		"another place":     {[]quality.Remembered{old("one", 94, stall, nil, "v5")}, "", ""},
		"the whole app":     {[]quality.Remembered{old("one", 94, stall, nil)}, "", ""},
		"named by another":  {[]quality.Remembered{old("one", 94, stall, os("v1"), "v5")}, "one", ""},
		"part of it":        {[]quality.Remembered{old("one", 94, stall, nil, "v1", "v5")}, "one", ""},
		"both": {[]quality.Remembered{old("two", 94, stall, nil, "v2"), old("one", 94, stall, nil, "v1")}, "one",
			"two"},
		"one that fits both": {[]quality.Remembered{old("one", 94, stall, os("v1"), "v2")}, "", "one"},
		"two that fit, one day": {[]quality.Remembered{old("far", 93, stall, nil, "v1"),
			old("near", 94, stall, nil, "v1")}, "near", ""},
		"the id of another": {[]quality.Remembered{old(fresh["v1"], 94, stall, nil, "v2")}, "other", fresh["v1"]},
	} {
		got := ids(t, tc.recalled...)
		for value, want := range map[string]string{"v1": tc.v1, "v2": tc.v2} {
			switch {
			case want == "other":
				if got[value] == fresh[value] || got[value] == "" {
					t.Errorf("%s: %s is %s, which is taken", name, value, got[value])
				}
			case want == "" && got[value] != fresh[value] || want != "" && got[value] != want:
				t.Errorf("%s: %s is %s, want %q of %v", name, value, got[value], want, fresh)
			}
		}
	}
}

// What a triage remembers, a later one recalls: a day later the incident is the same one.
func TestATriageRecallsWhatAnEarlierOneRemembered(t *testing.T) {
	points := faulty([]fault{{"v1", 94, 99, 3}})
	first := quality.NewTriage(quality.Query{App: "a"}, 1)
	first.Add(heldAnswer(points, 7, accountDays-3), everything)
	later := quality.NewTriage(quality.Query{App: "a"}, 1)
	later.Recall([]quality.Remembered{{ID: "kept", Places: first.Remember()[0].Places,
		Indicators: first.Remember()[0].Indicators, Since: first.Remember()[0].Since}})
	later.Add(heldAnswer(points, 7, accountDays-1), everything)
	if len(later.Incidents) != 1 || later.Incidents[0].ID != "kept" {
		t.Errorf("found are %+v", later.Incidents)
	}
	if r := first.Remember(); len(r) != 1 || r[0].ID != first.Incidents[0].ID || r[0].Since != dayAt(94) ||
		!slices.Equal(r[0].Places, os("v1")) || !slices.Equal(r[0].Indicators, []string{"stall_rate"}) {
		t.Errorf("remembered are %+v", r)
	}
}
