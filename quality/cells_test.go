package quality

import (
	"slices"
	"testing"
)

// Two lists of the same common calls come to one incident, which is as severe and as long as the worse of both.
func TestTheSameCommonCallsAreOneIncident(t *testing.T) {
	day := func(n int) Moment { return DayAxis(Range{From: Day(n), To: Day(n)}).First() }
	one := Incident{Severity: SeverityLow, Until: day(3), Series: []Moved{{Series: "a"}}, Findings: []Finding{{Value: "android"}}}
	other := Incident{Severity: SeverityHigh, Until: day(4), Lasts: true, Series: []Moved{{Series: "b"}, {Series: "a"}},
		Findings: []Finding{{Value: "4g"}}}
	got := one.with(other)
	if got.Severity != SeverityHigh || !got.Lasts || got.Until != day(4) || len(got.Findings) != 2 ||
		!slices.Equal(got.Series, []Moved{{Series: "a"}, {Series: "b"}}) {
		t.Errorf("%+v", got)
	}
	if len(one.Findings) != 1 || len(one.Series) != 1 {
		t.Errorf("what it is made of changed: %+v", one)
	}
}

// A partner whose calls an incident is in is none of the places that just moved as the app did.
func TestAPartnerIsNotFolded(t *testing.T) {
	android, g4, ios := Place{dimensionOS, "android"}, Place{dimensionAccess, "4g"}, Place{dimensionOS, "ios"}
	i := Incident{Places: []Place{android}, Also: []Place{g4}, Folded: []Place{ios, g4}}
	got := i.cross(Crossing{Partner: g4, Told: true, Joint: true})
	if !slices.Equal(got.Places, []Place{android, g4}) || len(got.Also) > 0 || !slices.Equal(got.Folded, []Place{ios}) {
		t.Errorf("%+v", got)
	}
	if len(i.Folded) != 2 {
		t.Errorf("what it is made of changed: %v", i.Folded)
	}
}
