package quality_test

import (
	"fmt"
	"slices"
	"testing"

	"rtcscope/quality"
)

// Three days against three a week before are judged by all that is held; without that they are few days.
func TestFewComparedDays(t *testing.T) {
	for _, tt := range []struct {
		name  string
		w     view
		state quality.State
		past  int
	}{
		{"held", view{days: 3, compared: 3, back: 7, held: true}, quality.StateWorse, 32},
		{"not held", view{days: 3, compared: 3, back: 7}, quality.StateFewDays, 3},
		{"four days", view{days: 3, compared: 4, back: 7}, quality.StateWorse, 4},
	} {
		j := judge(tt.w, append(steady(33), 4, 4))
		if j.State != tt.state || j.Past != tt.past {
			t.Errorf("%s: %+v by %d days, want state %d by %d", tt.name, tt.w.seen(j), j.Past, tt.state, tt.past)
		}
		if tt.state == quality.StateWorse && j.From != moment(lastDay-1) {
			t.Errorf("%s: since %s", tt.name, j.From)
		}
	}
}

// What got better is no finding, and since when it is better is said.
func TestAnImprovementIsNoFinding(t *testing.T) {
	a := ordinary(7, 35)
	a.row("Province", "v3").worsen(-3, 0, 0.3)
	tr := a.triage(weeks)
	if len(tr.Findings) > 0 {
		t.Errorf("found %+v", tr.Findings[0])
	}
	for _, series := range []string{"audio_network_trans_delay", "video_network_trans_delay"} {
		j := tr.Verdicts("Province").Of(series, "v3")
		if j.State != quality.StateBetter || j.From != moment(lastDay-3) || !j.Lasts() || j.Now <= j.Was {
			t.Errorf("%s: %+v, was %v, now %v", series, weeks.seen(j), j.Was, j.Now)
		}
	}
}

// Values that are all the same have no deviation of their own; a step from them is found with finite evidence.
func TestAStepFromEqualValues(t *testing.T) {
	for _, w := range []view{week, weeks} {
		for _, level := range []float64{0.02, 0.4, 1, 30} {
			j := judge(w, append(equal(28, level), append(equal(4, level), equal(3, 2*level+1)...)...))
			sound(t, fmt.Sprint(level), j, 7)
			if w.seen(j) != (seen{quality.StateWorse, 4, 6}) || j.Z < 5 || j.Z > 1e4 {
				t.Errorf("from %v: %+v, by %v deviations", level, w.seen(j), j.Z)
			}
		}
		if j := judge(w, equal(35, 1)); j.State != quality.StateAsBefore {
			t.Errorf("of equal values: %+v", w.seen(j))
		}
	}
}

// One wild day among the compared ones makes nothing usual, not even its weekday.
func TestAWildDayDoesNotMakeItsWeekdayUsual(t *testing.T) {
	for name, w := range map[string]view{"week": week, "weeks": weeks} {
		v := append(steady(28), steady(7)...)
		v[27] = 40 // a Saturday, as the last day is
		if usual := judge(w, v).Usual(6); usual > 1 {
			t.Errorf("%s: %v is usual on Saturdays", name, usual)
		}
		v[34] = 20
		if j := judge(w, v); name == "weeks" && w.seen(j) != (seen{quality.StateWorse, 6, 6}) {
			t.Errorf("%s: as bad as half of that it is %+v", name, w.seen(j))
		}
	}
}

// A row at its floor is one of many calls, if it goes up and down by hundredths: what it steps to is no single call.
func TestAStepFromTheFloor(t *testing.T) {
	var floor []float64
	for i := range 31 {
		floor = append(floor, []float64{0, 0.01, 0, 0.02, 0.01}[i%5])
	}
	for _, now := range []float64{0.5, 2, 10} {
		j := judge(weeks, append(floor[:31:31], equal(4, now)...))
		if weeks.seen(j) != (seen{quality.StateWorse, 3, 6}) {
			t.Errorf("to %v: %+v", now, weeks.seen(j))
		}
	}
	// Of a row that never loses a call only its users tell how many there are.
	r := weeks.answer("Province", weeks.table(audioStall, record{"a", append(equal(31, 0), equal(4, 3)...)}))
	if tr := triageOf(r); len(tr.Findings) > 0 || tr.FewUsers != 1 {
		t.Errorf("without users: %+v", tr.Tally)
	}
	r.Users = quality.Weights{Range: r.Query.Range, Of: map[string]quality.Users{"a": {Count: 1e6, Share: 20}}}
	if f := theOne(t, "with a million users", triageOf(r), "Province", "a"); !lastDays(f, 4) {
		t.Errorf("since %s", f.Since)
	}
}

// A step is dated to its day even where there are hardly more days before it than since.
func TestAStepAfterAShortPast(t *testing.T) {
	for _, before := range []int{4, 5, 6, 7, 8, 14} {
		for _, days := range []int{7, 8, 14} {
			w := view{days: days, compared: before}
			for _, factor := range []float64{5, 50} {
				j := judge(w, append(equal(before, 0.2), equal(days, 0.2*factor)...))
				if w.seen(j) != (seen{quality.StateWorse, 0, days - 1}) {
					t.Errorf("times %v for %d days after %d: %+v", factor, days, before, w.seen(j))
				}
			}
		}
	}
}

// What is usual goes with the week of a row: its weekends are as bad as ever, and the other days are not.
func TestTheUsualGoesWithTheWeek(t *testing.T) {
	// the last of 35 days is a Saturday, the first a Sunday
	weekend := func(at int) bool { return at%7 == 6 || at%7 == 0 }
	v := steady(35)
	for at := range v {
		if weekend(at) {
			v[at] *= 1.6
		}
	}
	j := judge(weeks, v)
	if j.State != quality.StateAsBefore || j.Usual(6) < 1.2*j.Usual(3) {
		t.Errorf("on its weekends it is %+v, by %v; usual are %v and, on a Wednesday, %v", weeks.seen(j), j.Off(6),
			j.Usual(6), j.Usual(3))
	}
	v = slices.Clone(v)
	v[31] = v[34] // a Wednesday
	if j = judge(weeks, v); j.Off(3) < 2*j.Off(6) {
		t.Errorf("what is off by %v on a Saturday is off by %v on a Wednesday", j.Off(6), j.Off(3))
	}
	v[31] = 1.2
	if j = judge(weeks, v); weeks.seen(j) != (seen{quality.StateWasWorse, 3, 3}) || j.Was > 0.5 {
		t.Errorf("of a bad Wednesday: %+v, was %v", weeks.seen(j), j.Was)
	}
}
