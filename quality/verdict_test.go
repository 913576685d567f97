package quality_test

import (
	"slices"
	"testing"

	"rtcscope/quality"
)

// Every row is counted: as judged, or by the reason for which it is not. A row without values in the range is not
// taken for one that did not get worse.
func TestEveryRowIsCountedOnce(t *testing.T) {
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	was, _ := q.Past()
	gap, flat := equal(7, quality.Gap()), equal(7, 0.4)
	table := func(series string, rows ...quality.Row) quality.Table {
		return quality.Table{Series: series, Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(was), Rows: rows}
	}
	r := quality.Result{Query: q, Users: quality.Weights{Of: map[string]quality.Users{"tiny": {Count: quality.FewUsers - 1}, "large": {Count: quality.FewUsers}}},
		Tables: []quality.Table{
			table("80ms_audio_stall_rate", quality.Row{Value: "large", Cells: equal(7, 4), Past: flat},
				quality.Row{Value: "tiny", Cells: equal(7, 4), Past: flat},
				quality.Row{Value: "new", Cells: flat, Past: gap}, quality.Row{Value: "gone", Cells: gap, Past: flat},
				quality.Row{Value: "as before", Cells: flat, Past: flat}),
			table("nobody_knows", quality.Row{Value: "large", Cells: flat, Past: flat}),
		}}
	got := quality.JudgeRows(r, shop)
	if len(got.Findings) != 1 || got.Findings[0].Value != "large" {
		t.Errorf("found %+v", got.Findings)
	}
	got.Findings = nil
	if want := (quality.Tally{Rows: 2, Skipped: 1, FewUsers: 1, NoValues: 1, NoDirection: 1}); got.Rows != want.Rows ||
		got.Skipped != want.Skipped ||
		got.FewUsers != want.FewUsers || got.NoValues != want.NoValues || got.NoDirection != want.NoDirection {
		t.Errorf("counted %+v, want %+v", got, want)
	}
	triage := quality.NewTriage(q, 2)
	triage.Add(r, shop)
	triage.Add(r, shop)
	if triage.Rows != 4 || triage.Skipped != 2 || triage.FewUsers != 2 || triage.NoValues != 2 ||
		triage.NoDirection != 2 || len(triage.Findings) != 2 {
		t.Errorf("of two such answers %+v", triage.Tally)
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

// The table's since and a triage's first bad day are of two tests. A finding carries both.
func TestAFindingCarriesTheTablesSince(t *testing.T) {
	// From the third day on it is out of its past, but by less than an eighth of what goes wrong at 2 anyway, 0.25.
	f, _ := judged(t, []float64{2, 2, 2, 2, 2, 2, 2}, []float64{2, 2, 2.2, 2.2, 4, 4, 4})
	from := goodQuery(t).Range.From
	if f.Since.Day() != from+4 || !f.HasOut || f.Out.Day() != from+2 {
		t.Errorf("bad since %s, out of its past since %s (%v); want %s and %s", f.Since, f.Out, f.HasOut, from+4, from+2)
	}
	// It is over, and as before.
	if f, _ = judged(t, equal(7, 0.4), []float64{0.4, 0.4, 2, 0.4, 0.4, 0.4, 0.4}); f.Bad != 1 || f.HasOut {
		t.Errorf("it is over, and out of its past since %s", f.Out)
	}
}

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
