package quality_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rtcscope/quality"
)

// judged is the finding of one row of the audio stall rate, whose step is 0.1, against seven past days.
func judged(t *testing.T, past, cells []float64) (quality.Finding, bool) {
	t.Helper()
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	was, _ := q.Past()
	r := quality.Result{Query: q, Tables: []quality.Table{{Series: "80ms_audio_stall_rate",
		Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(was),
		Rows: []quality.Row{{Value: "a", Cells: cells, Past: past}}}}}
	j := quality.JudgeRows(r, shop)
	if len(j.Findings) == 0 {
		return quality.Finding{}, j.Skipped > 0
	}
	return j.Findings[0], false
}

func TestWhatCountsAsWorse(t *testing.T) {
	gap := quality.Gap()
	flat := []float64{0.4, 0.42, 0.38, 0.4, 0.41, 0.39, 0.4} // from a Sunday on
	for _, test := range []struct {
		name        string
		past, cells []float64
		since, bad  int // index of the first bad day, -1 for no finding; bad days
		lasts       bool
		severity    quality.Severity
	}{
		{"nothing", flat, flat, -1, 0, false, 0},
		{"a step", flat, []float64{0.4, 0.4, 0.4, 2, 2, 2, 2}, 3, 4, true, quality.SeverityHigh},
		{"a step with a gap", flat, []float64{0.4, 0.4, 0.4, 2, gap, 2, 2}, 3, 3, true, quality.SeverityHigh},
		{"a step, and no newest value", flat, []float64{0.4, 0.4, 0.4, 1, 1, 1, gap}, 3, 3, true, quality.SeverityMedium},
		{"one day, long over", flat, []float64{0.4, 2, 0.4, 0.4, 0.4, 0.4, 0.4}, 1, 1, false, quality.SeverityMedium},
		{"two times, the second counts", flat, []float64{2, 0.4, 0.4, 0.4, 0.8, 0.8, 0.4}, 4, 2, false, quality.SeverityLow},
		{"a recovery", []float64{2, 2, 2, 2, 2, 2, 2}, flat, -1, 0, false, 0},
		{"less than a step", flat, []float64{0.4, 0.4, 0.4, 0.49, 0.49, 0.49, 0.49}, -1, 0, false, 0},
		{"within what it does anyway", []float64{0.1, 0.9, 0.3, 0.8, 0.2, 0.7, 0.5}, []float64{0.4, 0.4, 0.4, 1, 1, 1, 1},
			-1, 0, false, 0},
		{"a weekend like the one before", []float64{0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.58},
			[]float64{0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.58}, -1, 0, false, 0},
		{"too few past days", []float64{0.4, 0.4, 0.4, gap, gap, gap, gap}, []float64{2, 2, 2, 2, 2, 2, 2}, -1, 0, false, 0},
	} {
		f, skipped := judged(t, test.past, test.cells)
		if skipped != (test.name == "too few past days") {
			t.Errorf("%s: skipped %v", test.name, skipped)
		}
		if test.since < 0 {
			if f.Bad > 0 {
				t.Errorf("%s: found %+v", test.name, f)
			}
			continue
		}
		if f.Bad != test.bad || f.Since.Day() != goodQuery(t).Range.From+quality.Day(test.since) || f.Lasts != test.lasts ||
			f.Severity != test.severity {
			t.Errorf("%s: since %s, %d bad days, lasts %v, %s", test.name, f.Since, f.Bad, f.Lasts, f.Severity)
		}
		if f.Was != 0.4 || f.Z <= 0 || f.Steps < 1 {
			t.Errorf("%s: was %v, z %v, %v steps", test.name, f.Was, f.Z, f.Steps)
		}
	}
}

// A value with a handful of users is chance; one whose users are not known is not.
func TestFewUsersAreNoFinding(t *testing.T) {
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	was, _ := q.Past()
	low, high := make([]float64, 7), make([]float64, 7)
	for i := range high {
		low[i], high[i] = 0.5, 5
	}
	row := func(value string) quality.Row { return quality.Row{Value: value, Cells: high, Past: low} }
	r := quality.Result{Query: q, Tables: []quality.Table{{Series: "80ms_audio_stall_rate",
		Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(was),
		Rows: []quality.Row{row("tiny"), row("large"), row("unknown")}}},
		Users: quality.Weights{Of: map[string]quality.Users{"tiny": {Count: 999}, "large": {Count: 1000}}}}
	list := quality.JudgeRows(r, shop).Findings
	var names []string
	for _, f := range list {
		names = append(names, f.Value)
	}
	if got := strings.Join(names, " "); got != "large unknown" {
		t.Errorf("found %s", got)
	}
	if !list[0].HasUsers || list[1].HasUsers {
		t.Errorf("users: %+v", list)
	}
}

// The worse a row gets, the higher it stands; a better one is never found; and the order does not depend on that of
// the answer.
func TestFindingsAreInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	was, _ := q.Past()
	for range 200 {
		table := quality.Table{Series: "80ms_audio_stall_rate", Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(was)}
		by := map[string]float64{}
		for i := range 20 {
			row := quality.Row{Value: string(rune('a' + i))}
			by[row.Value] = float64(r.IntN(60)-20) / 10
			from := r.IntN(7)
			for d := range 7 {
				row.Past = append(row.Past, 3+0.01*float64(r.IntN(3)))
				row.Cells = append(row.Cells, 3+0.01*float64(r.IntN(3)))
				if d >= from {
					row.Cells[d] += by[row.Value]
				}
			}
			table.Rows = append(table.Rows, row)
		}
		list := quality.JudgeRows(quality.Result{Query: q, Tables: []quality.Table{table}}, shop).Findings
		for i, f := range list {
			if by[f.Value] <= 0 {
				t.Fatalf("%s got better by %v and is found: %+v", f.Value, by[f.Value], f)
			}
			if i > 0 && (list[i-1].Severity < f.Severity || list[i-1].Severity == f.Severity && list[i-1].Lasts == f.Lasts &&
				list[i-1].Steps < f.Steps) {
				t.Fatalf("%+v stands above %+v", list[i-1], f)
			}
		}
		for value, change := range by {
			found := slices.ContainsFunc(list, func(f quality.Finding) bool { return f.Value == value })
			if change >= 0.5 && !found {
				t.Fatalf("%s got worse by %v and is not found", value, change)
			}
		}
		r.Shuffle(len(table.Rows), func(i, j int) { table.Rows[i], table.Rows[j] = table.Rows[j], table.Rows[i] })
		again := quality.JudgeRows(quality.Result{Query: q, Tables: []quality.Table{table}}, shop).Findings
		for i := range list {
			if again[i].Value != list[i].Value {
				t.Fatalf("in another order of the answer, %s is where %s was", again[i].Value, list[i].Value)
			}
		}
	}
}

func TestTriageQueriesAreOfEverythingOnce(t *testing.T) {
	list := quality.TriageQueries(shop, goodQuery(t))
	seen := map[[2]string]bool{}
	for _, q := range list {
		seen[[2]string{q.Indicator, q.Dimension}] = true
		if q.App != "demo-live" || q.Range != goodQuery(t).Range {
			t.Errorf("%+v", q)
		}
	}
	if len(list) != 3*2 || len(seen) != len(list) || list[0].Indicator != "stall_rate" ||
		list[0].Dimension != "Province" || list[len(list)-1].Indicator != "odd_count" {
		t.Errorf("%+v", list)
	}
}

// A triage takes its order from the rows of the catalogue: one row more is all that a further indicator needs.
func TestTriageOrderIsTheCatalogues(t *testing.T) {
	known := quality.Catalogue{
		Indicators: []quality.Indicator{{Name: "third", Triage: 3}, {Name: "new"}, {Name: "first", Triage: 1},
			{Name: "newer"}},
		Dimensions: []quality.Choice{{Name: "OS", Triage: 2}, {Name: "Province", Triage: 1}},
	}
	var got []string
	for _, q := range quality.TriageQueries(known, goodQuery(t)) {
		got = append(got, q.Indicator+" "+q.Dimension)
	}
	want := "first Province,first OS,third Province,third OS,new Province,new OS,newer Province,newer OS"
	if strings.Join(got, ",") != want {
		t.Errorf("the order is %s, want %s", strings.Join(got, ","), want)
	}
	if known.Indicators[0].Name != "third" {
		t.Error("the catalogue was put in order itself")
	}
}

// What a finding says of itself: its change is that of the figures as they are written, its deviations are from the
// median, its days are counted, and a triage of it as well.
func TestWhatAFindingSays(t *testing.T) {
	gap := quality.Gap()
	f, _ := judged(t, []float64{0.4, 0.42, 0.38, 0.4, 0.41, 0.39, 0.4},
		[]float64{0.4, gap, 0.4, 2.004, 2.004, gap, 2.004})
	if f.Held != 5 || f.Of != 7 || f.Past != 7 || f.Bad != 3 {
		t.Errorf("%d of %d days, %d past, %d bad", f.Held, f.Of, f.Past, f.Bad)
	}
	if f.Now != 2.004 || f.Change() != 1.6 {
		t.Errorf("now %v, change %v; want 2.004 and 1.6", f.Now, f.Change())
	}
	// The deviation is 1.4826 times 0.01, which is less than a third of the step, 0.1.
	if !near(f.Z, 1.604/(0.1/3)) || !near(f.Steps, 16.04) {
		t.Errorf("z %v, %v steps", f.Z, f.Steps)
	}
	wide, _ := judged(t, []float64{0.2, 0.3, 0.4, 0.4, 0.4, 0.5, 0.6}, []float64{0.4, 0.4, 0.4, 2, 2, 2, 2})
	if !near(wide.Z, 1.6/(1.4826*0.1)) {
		t.Errorf("of a wide past: z %v", wide.Z)
	}
}

// Nobody knows what is worse for a series without a direction; and only of percentages it is known what goes wrong
// anyway.
func TestSeriesWithoutDirectionAreNotJudged(t *testing.T) {
	q := goodQuery(t)
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	was, _ := q.Past()
	result := func(series string, from, to float64) quality.Result {
		return quality.Result{Query: q, Tables: []quality.Table{{Series: series, Axis: quality.DayAxis(q.Range),
			Past: quality.DayAxis(was),
			Rows: []quality.Row{{Value: "a", Cells: equal(7, to), Past: equal(7, from)}}}}}
	}
	if j := quality.JudgeRows(result("odd_count", 1, 90), shop); len(j.Findings)+j.Rows+j.Skipped != 0 ||
		j.NoDirection != 1 {
		t.Errorf("%d found, %d judged, %d skipped, %d without a direction", len(j.Findings), j.Rows, j.Skipped,
			j.NoDirection)
	}
	count := quality.Catalogue{Indicators: []quality.Indicator{{Name: "odd_count", Unit: "n",
		Better: quality.LowerBetter}}}
	if j := quality.JudgeRows(result("odd_count", 1000, 1001), count); len(j.Findings) != 1 || j.Rows != 1 {
		t.Errorf("%d found, %d judged: an eighth of 1000 is no part of a count", len(j.Findings), j.Rows)
	}
}

// What goes on stands before what is over, though that was worse.
func TestFindingsThatLastComeFirst(t *testing.T) {
	list := []quality.Finding{
		{Value: "over", Severity: quality.SeverityMedium, Steps: 9},
		{Value: "low", Severity: quality.SeverityLow, Lasts: true, Steps: 3},
		{Value: "lasts", Severity: quality.SeverityMedium, Lasts: true, Steps: 5},
	}
	quality.SortFindings(list)
	if list[0].Value != "lasts" || list[1].Value != "over" || list[2].Value != "low" {
		t.Errorf("the order is %s, %s, %s", list[0].Value, list[1].Value, list[2].Value)
	}
}
