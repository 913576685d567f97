package quality_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// ordinary is an account of 34 provinces and five systems in which nothing happens.
func ordinary(seed uint64, days int) *account {
	r := rand.New(rand.NewPCG(seed, 1))
	return (&account{days: days}).add(r, "Province", 34, 0.1).add(r, "OS", 5, 0.04).add(r, "", 1, 0.02)
}

// worsen makes all rows of dimensions worse.
func (a *account) worsen(from, to int, factor float64, dimensions ...string) {
	for _, d := range dimensions {
		for _, r := range a.of(d) {
			r.worsen(from, to, factor)
		}
	}
}

// theOne fails unless a triage has one finding, of a value, and returns it.
func theOne(t *testing.T, what string, tr *quality.Triage, dimension, value string) quality.Finding {
	t.Helper()
	if got := names(tr.Findings); !slices.Equal(got, []string{dimension + " " + value}) {
		t.Fatalf("%s: found %q, want %q of %q", what, got, value, dimension)
	}
	return tr.Findings[0]
}

// lastDays says whether a finding is of the last n days, and lasts.
func lastDays(f quality.Finding, n int) bool {
	return f.Lasts && f.Since == moment(lastDay-quality.Day(n)+1) && f.Until == moment(lastDay)
}

// A calm account of 34 rows and nine series is no reason to call anybody: less than one in ten has a finding, and none
// a severe one.
func TestACalmAccountHasNoFinding(t *testing.T) {
	const accounts = 40
	found := 0
	for seed := range uint64(accounts) {
		a := (&account{days: 14}).add(rand.New(rand.NewPCG(seed, 1)), "Province", 34, 0.1)
		tr := a.triage(week)
		if tr.Rows != 34*9 {
			t.Fatalf("judged are %+v", tr.Tally)
		}
		if found += len(tr.Findings); tr.Worst() == quality.SeverityHigh {
			t.Errorf("account %d has %+v", seed, tr.Findings[0])
		}
	}
	if found > accounts/10 {
		t.Errorf("%d findings in %d calm accounts", found, accounts)
	}
	if tr := ordinary(5, 35).triage(weeks); len(tr.Findings) > 0 || tr.Verdict() != quality.TriageClear {
		t.Errorf("with four weeks before: %s, %v", tr.Verdict(), names(tr.Findings))
	}
}

// What all rows did alike is no news of any of them. If the app is not known, that they got worse must not pass as an
// all-clear.
func TestAllRowsWorseWithoutTheAppIsNoAllClear(t *testing.T) {
	a := (&account{days: 14}).add(rand.New(rand.NewPCG(7, 1)), "Province", 34, 0.1)
	a.worsen(-3, 0, 3, "Province")
	tr := a.triage(week)
	if len(tr.Findings) == 0 && tr.Verdict() != quality.TriageNone {
		t.Errorf("threefold losses everywhere, and the verdict is %s, %+v", tr.Verdict(), tr.Tally)
	}
	if j := tr.Verdicts("Province").Of(audioStall, a.of("Province")[3].value); j.State == quality.StateAsBefore {
		t.Errorf("a row whose losses are threefold is as before: %+v", j)
	}
	if tr.Rows+tr.NoApp != 34*9 || tr.NoApp < 34*8 {
		t.Errorf("%d rows are judged, and of %d nobody can say: want next to all of %d", tr.Rows, tr.NoApp, 34*9)
	}
}

// What moves every row is one finding, of the whole app; a place that explains it stands for it.
func TestTheAppIsJudged(t *testing.T) {
	for name, w := range map[string]view{"seven days before": week, "four weeks before": weeks} {
		a := ordinary(7, 35)
		a.worsen(-3, 0, 1.6, "", "Province", "OS")
		f := theOne(t, name, a.triage(w), "", "")
		if !f.OfApp() || !lastDays(f, 4) || f.HasUsers || f.Severity == quality.SeverityLow {
			t.Errorf("%s: %+v", name, f)
		}
		if len(f.Also) < 5 || f.Now == f.Was {
			t.Errorf("%s: of nine series that got worse it names %+v", name, f.Also)
		}
	}
	a := ordinary(7, 35)
	a.row("OS", "v0").worsen(-3, 0, 1.8)
	a.worsen(-3, 0, 1.4, "", "Province")
	theOne(t, "one system", a.triage(weeks), "OS", "v0")
}

// Where there are one or two systems alone, they get worse with the app, and do not explain it; one of two that got
// worse alone does.
func TestFewRowsThatMoveTogetherDoNotExplainTheApp(t *testing.T) {
	for _, systems := range []int{1, 2} {
		few := func() *account {
			r := rand.New(rand.NewPCG(7, 7))
			return (&account{days: 35}).add(r, "Province", 34, 0.05).add(r, "OS", systems, 0.03).add(r, "", 1, 0.02)
		}
		a := few()
		a.worsen(-3, 0, 1.6, "", "Province", "OS")
		if tr := a.triage(weeks); len(tr.Findings) == 0 || !tr.Findings[0].OfApp() {
			t.Errorf("of %d systems all got worse: found %q", systems, names(tr.Findings))
		}
		if systems == 1 {
			continue
		}
		a = few()
		a.row("OS", "v0").worsen(-3, 0, 2)
		a.worsen(-3, 0, 1.6, "", "Province")
		theOne(t, "one of two systems", a.triage(weeks), "OS", "v0")
	}
}

// A system that most calls come from moves the app and all provinces with it, and is what broke.
func TestALargeRowThatBrokeAloneIsFound(t *testing.T) {
	for name, w := range map[string]view{"seven days before": week, "four weeks before": weeks} {
		a := ordinary(7, 35)
		for i, r := range a.of("OS") {
			r.share = []float64{85, 9, 3, 2, 1}[i]
		}
		a.row("OS", "v0").worsen(-3, 0, 1.8)
		a.worsen(-3, 0, 1.68, "", "Province")
		if f := theOne(t, name, a.triage(w), "OS", "v0"); !lastDays(f, 4) || f.Users.Share != 85 {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// A row among the others that got worse has the state of the app, not one of its own.
func TestARowThatMovesWithTheApp(t *testing.T) {
	a := ordinary(7, 35)
	a.worsen(-3, 0, 2, "", "Province", "OS")
	tr := a.triage(weeks)
	v := tr.Verdicts("Province")
	if j := v.Whole(audioStall); j.State != quality.StateWorse {
		t.Fatalf("the app is %d", j.State)
	}
	with := 0
	for _, r := range a.of("Province") {
		if v.Of(audioStall, r.value).State == quality.StateWithApp {
			with++
		}
	}
	if with < 25 {
		t.Errorf("%d of 34 rows got worse with the app", with)
	}
}

// Holidays, weekends and a steady drift of all rows are no findings of rows.
func TestWhatComesToAllRowsIsNoFindingOfRows(t *testing.T) {
	for name, change := range map[string]func(a *account){
		"a holiday":         func(a *account) { a.worsen(-2, 0, 1.3, "", "Province", "OS") },
		"a week of holiday": func(a *account) { a.worsen(-6, 0, 1.3, "", "Province", "OS") },
		"a bad weekend each week": func(a *account) {
			for at := -34; at <= 0; at++ {
				if day := moment(lastDay + quality.Day(at)).Start().Weekday(); day == 0 || day == 6 {
					a.worsen(at, at, 1.15, "", "Province", "OS")
				}
			}
		},
		"drift of all": func(a *account) {
			for at := -34; at <= 0; at++ {
				a.worsen(at, at, 1+0.01*float64(at+34), "", "Province", "OS")
			}
		},
		"drift of one": func(a *account) {
			for at := -34; at <= 0; at++ {
				a.row("Province", "v3").worsen(at, at, 1+0.015*float64(at+34))
			}
		},
		"weekends of one": func(a *account) {
			for at := -34; at <= 0; at++ {
				if day := moment(lastDay + quality.Day(at)).Start().Weekday(); day == 0 || day == 6 {
					a.row("OS", "v3").worsen(at, at, 1.15)
				}
			}
		},
	} {
		a := ordinary(7, 35)
		change(a)
		for _, f := range a.triage(weeks).Findings {
			if !f.OfApp() || name != "a holiday" && name != "a week of holiday" {
				t.Errorf("%s: found %q of %q since %s, %v to %v", name, f.Value, f.Query.Dimension, f.Since, f.Was, f.Now)
			}
		}
	}
}

// A step is dated to its day, and a slope within two days of its beginning, wherever they begin.
func TestIncidentsAreDated(t *testing.T) {
	for _, days := range []int{2, 4, 7, 9, 12} {
		a := ordinary(7, 35)
		a.row("Province", "v3").worsen(1-days, 0, 2)
		f := theOne(t, fmt.Sprint(days, " days"), a.triage(weeks), "Province", "v3")
		if !lastDays(f, days) || f.Before != (days > 7) || f.Bad != days {
			t.Errorf("%d bad days: since %s, before %v, lasts %v, %d bad", days, f.Since, f.Before, f.Lasts, f.Bad)
		}
	}
	for seed := range uint64(10) {
		a := ordinary(seed, 35)
		days := 6 + 4*int(seed%2)
		for at := 1 - days; at <= 0; at++ {
			a.row("Province", "v3").worsen(at, at, 1+0.3*float64(at+days))
		}
		began := lastDay - quality.Day(days) + 1
		if j := a.triage(weeks).Verdicts("Province").Of(audioStall, "v3"); j.From.Day() < began-2 ||
			j.From.Day() > began+2 || !j.Lasts() {
			t.Errorf("account %d: a slope since %s is dated to %s", seed, began, j.From)
		}
	}
}

// The same weekday clears no day if it was bad itself, and one ordinary day is no end.
func TestNothingIsOverWhileItIsBad(t *testing.T) {
	ok := steady(35)
	days := func(spans ...[2]int) []float64 {
		v := slices.Clone(ok)
		for _, s := range spans {
			for at := s[0]; at <= s[1]; at++ {
				v[34+at] = 4
			}
		}
		return v
	}
	for _, tt := range []struct {
		name  string
		w     view
		v     []float64
		since int // days before the last
	}{
		{"bad a week ago, and for four days", week, days([2]int{-7, -7}, [2]int{-3, 0}), -3},
		{"the same with what is older", weeks, days([2]int{-7, -7}, [2]int{-3, 0}), -3},
		{"ten days", weeks, days([2]int{-9, 0}), -9},
		{"ten days of fourteen", view{days: 14, compared: 14}, append(steady(7), days([2]int{-9, 0})...), -9},
		{"two weeks, of which both are shown", weeks, days([2]int{-13, 0}), -13},
		{"an ordinary day within", weeks, days([2]int{-5, -3}, [2]int{-1, 0}), -5},
		{"the day before the range", weeks, days([2]int{-7, 0}), -7},
	} {
		j := judge(tt.w, tt.v)
		if j.State != quality.StateWorse || j.From != moment(lastDay+quality.Day(tt.since)) || j.To != moment(lastDay) {
			t.Errorf("%s: %+v, want worse since %d", tt.name, tt.w.seen(j), tt.w.days-1+tt.since)
			continue
		}
		if j.Before != (tt.since <= -tt.w.days) || !j.Lasts() || j.Was > 1 || j.Now < 3 {
			t.Errorf("%s: before the range %v, was %v, now %v", tt.name, j.Before, j.Was, j.Now)
		}
	}
}

// Where all that is known is bad, a row is as before, and says how few days that rests on.
func TestAllComparedDaysAreBad(t *testing.T) {
	v := append(steady(21), equal(14, 4)...)
	j := judge(week, v)
	if j.State != quality.StateAsBefore || j.Past != 7 {
		t.Errorf("by seven bad days: %+v by %d", week.seen(j), j.Past)
	}
	if j = judge(weeks, v); j.State != quality.StateWorse || j.Past != 28 || !j.Before ||
		j.From != moment(lastDay-13) {
		t.Errorf("by four weeks: %+v by %d", weeks.seen(j), j.Past)
	}
}

// An incident of the compared days that is over does not hide a new one, and is none itself.
func TestAnEarlierIncidentHidesNone(t *testing.T) {
	a := ordinary(7, 35)
	a.row("Province", "v3").worsen(-12, -10, 3)
	a.row("Province", "v3").worsen(-2, 0, 3)
	if f := theOne(t, "again", a.triage(weeks), "Province", "v3"); !lastDays(f, 3) {
		t.Errorf("since %s", f.Since)
	}
	const accounts = 10
	found := 0
	for seed := range uint64(accounts) {
		a := ordinary(seed, 35)
		a.row("Province", "v3").worsen(-12, -10, 3)
		found += len(a.triage(weeks).Findings)
	}
	if found > accounts/10 {
		t.Errorf("over before the range, and found in %d of %d accounts", found, accounts)
	}
}
