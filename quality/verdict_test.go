package quality_test

import (
	"slices"
	"testing"

	"rtcscope/quality"
)

// Every row is counted: as judged, or by the reason for which it is not. A row without values in the range is not
// taken for one that did not get worse, nor is one whose single calls say nothing.
func TestEveryRowIsCountedOnce(t *testing.T) {
	gap, flat := equal(7, quality.Gap()), equal(7, 0.4)
	tiny := []float64{0, 0, 33.33, 0, 0, 0, 50}
	days := func(value string, past, cells []float64) record { return record{value, append(past[:7:7], cells...)} }
	r := week.answer("OS",
		week.table(audioStall, days("large", flat, equal(7, 4)), days("tiny", tiny, []float64{0, 0, 0, 50, 0, 0, 100}),
			days("new", gap, flat), days("gone", flat, gap), days("as before", flat, flat)),
		week.table("nobody_knows", days("large", flat, flat)))
	triage := triageOf(r)
	if got := names(triage.Findings); !slices.Equal(got, []string{"OS large"}) {
		t.Errorf("found %v", got)
	}
	want := quality.Tally{Rows: 2, Skipped: 1, FewUsers: 1, NoValues: 1, NoDirection: 1}
	counts := func(t quality.Tally) [5]int { return [5]int{t.Rows, t.Skipped, t.FewUsers, t.NoValues, t.NoDirection} }
	if counts(triage.Tally) != counts(want) {
		t.Errorf("counted %v, want %v", counts(triage.Tally), counts(want))
	}
	other := r
	other.Query.Dimension = "Access"
	triage.Add(other, everything)
	if got := counts(triage.Tally); got != [5]int{4, 2, 2, 2, 2} || len(triage.Findings) != 2 {
		t.Errorf("of two such answers %v, %d found", got, len(triage.Findings))
	}
}

// Nothing found is an all-clear only where everything was judged.
func TestTheVerdictOfATriage(t *testing.T) {
	day := quality.Query{}
	whole := func(change func(*quality.Triage)) quality.Triage {
		tr := quality.Triage{Of: 20, Done: 20, Tally: quality.Tally{Rows: 100}}
		change(&tr)
		return tr
	}
	for name, tt := range map[string]struct {
		of   quality.Triage
		want quality.TriageVerdict
	}{
		"all judged":                    {whole(func(*quality.Triage) {}), quality.TriageClear},
		"few users are left on purpose": {whole(func(tr *quality.Triage) { tr.FewUsers = 500 }), quality.TriageClear},
		"nothing judged":                {whole(func(tr *quality.Triage) { tr.Rows = 0 }), quality.TriageNone},
		"only few users": {whole(func(tr *quality.Triage) { tr.Rows, tr.FewUsers = 0, 34 }),
			quality.TriageNone},
		"half has too short a past": {whole(func(tr *quality.Triage) { tr.Skipped = 100 }), quality.TriageNone},
		"less has":                  {whole(func(tr *quality.Triage) { tr.Skipped = 99 }), quality.TriagePart},
		"half has no values": {whole(func(tr *quality.Triage) {
			tr.Skipped, tr.NoValues, tr.NoDirection = 40, 40,
				20
		}), quality.TriageNone},
		"one has no values":    {whole(func(tr *quality.Triage) { tr.NoValues = 1 }), quality.TriagePart},
		"one has no direction": {whole(func(tr *quality.Triage) { tr.NoDirection = 1 }), quality.TriagePart},
		"a day is not held":    {whole(func(tr *quality.Triage) { tr.NotHeld = 1 }), quality.TriagePart},
		"a day is not ready": {whole(func(tr *quality.Triage) { tr.Unready = []quality.Day{1} }),
			quality.TriagePart},
		"a query failed": {whole(func(tr *quality.Triage) { tr.Failed = []quality.Query{day} }),
			quality.TriagePart},
		"stopped": {whole(func(tr *quality.Triage) { tr.Done = 19 }), quality.TriagePart},
		"found": {whole(func(tr *quality.Triage) {
			tr.Rows, tr.Findings = 1,
				make([]quality.Finding, 1)
		}), quality.TriageFound},
	} {
		if got := tt.of.Verdict(); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// Days that came empty are asked for again, unless they will never have values.
func TestATriageKnowsTheDaysThatAreNotReady(t *testing.T) {
	tr := quality.NewTriage(quality.Query{}, 3)
	for _, unready := range []map[quality.Day]bool{{2: true}, nil, {1: true, 2: true}} {
		tr.Add(quality.Result{Unready: unready}, quality.Catalogue{})
	}
	// The web may have nothing by system, ever: that is no day that is to come.
	web := quality.Query{Product: quality.ProductWeb, Dimension: "OS"}
	tr.Add(quality.Result{Query: web, Unready: map[quality.Day]bool{3: true}}, quality.Catalogue{})
	if !slices.Equal(tr.Unready, []quality.Day{1, 2}) {
		t.Errorf("not ready are %v", tr.Unready)
	}
}
