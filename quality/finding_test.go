package quality_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rtcscope/quality"
)

// judged is the finding of one row of the audio stall rate, whose step is 0.1, against seven past days.
func judged(past, cells []float64) (f quality.Finding, found bool) {
	list := triageOf(week.answer("OS", week.table(audioStall, record{"a", append(past[:7:7], cells...)}))).Findings
	if len(list) == 0 {
		return quality.Finding{}, false
	}
	return list[0], true
}

func TestWhatCountsAsWorse(t *testing.T) {
	gap := quality.Gap()
	flat := []float64{0.4, 0.42, 0.38, 0.4, 0.41, 0.39, 0.4} // from a Sunday on
	for _, test := range []struct {
		name        string
		past, cells []float64
		since, bad  int // index of the first bad day, -1 for no finding; bad days
		lasts       bool
	}{
		{"nothing", flat, flat, -1, 0, false},
		{"a step", flat, []float64{0.4, 0.4, 0.4, 2, 2, 2, 2}, 3, 4, true},
		{"a step with a gap", flat, []float64{0.4, 0.4, 0.4, 2, gap, 2, 2}, 3, 3, true},
		{"a step, and no newest value", flat, []float64{0.4, 0.4, 0.4, 1, 1, 1, gap}, 3, 3, true},
		{"one day, long over", flat, []float64{0.4, 4, 0.4, 0.4, 0.4, 0.4, 0.4}, 1, 1, false},
		{"a recovery", equal(7, 2), flat, -1, 0, false},
		{"less than a step", flat, []float64{0.4, 0.4, 0.4, 0.49, 0.49, 0.49, 0.49}, -1, 0, false},
		{"within what it does anyway", []float64{0.1, 0.9, 0.3, 0.8, 0.2, 0.7, 0.5}, []float64{0.4, 0.4, 0.4, 1, 1, 1, 1},
			-1, 0, false},
		{"a weekend like the one before", []float64{0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.58},
			[]float64{0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.58}, -1, 0, false},
		{"too few past days", []float64{0.4, 0.4, 0.4, gap, gap, gap, gap}, equal(7, 2), -1, 0, false},
	} {
		f, found := judged(test.past, test.cells)
		if found != (test.since >= 0) {
			t.Errorf("%s: found %+v", test.name, f)
		}
		if !found {
			continue
		}
		if f.Bad != test.bad || f.Since.Day() != week.first()+quality.Day(test.since) || f.Lasts != test.lasts {
			t.Errorf("%s: since %s, %d bad days, lasts %v", test.name, f.Since, f.Bad, f.Lasts)
		}
		if f.Was < 0.35 || f.Was > 0.45 || f.Z <= 0 || f.Steps < 1 {
			t.Errorf("%s: was %v, z %v, %v steps", test.name, f.Was, f.Z, f.Steps)
		}
	}
}

// A finding is as severe as it is large and sure, and less so if it is over or hits few of the app's users.
func TestSeverity(t *testing.T) {
	over := append([]float64{4, 4, 4}, equal(4, 0.4)...)
	past := steady(28)
	of := func(cells []float64, share float64) quality.Severity {
		r := weeks.answer("Province", weeks.table(audioStall, record{"a", append(past[:28:28], cells...)}))
		if share > 0 {
			r.Users = quality.Weights{Range: r.Query.Range, Of: map[string]quality.Users{"a": {Count: 1e4, Share: share}}}
		}
		return triageOf(r).Worst()
	}
	large, small := of(equal(7, 4), 30), of(equal(7, 0.6), 30)
	if large != quality.SeverityHigh || small == 0 || small >= large {
		t.Errorf("large is %d, small is %d", large, small)
	}
	if got := of(equal(7, 4), 0); got != large {
		t.Errorf("without users it is %d, not %d", got, large)
	}
	if got := of(equal(7, 4), 0.01); got == 0 || got >= large {
		t.Errorf("of next to no users it is %d", got)
	}
	if got := of(over, 30); got == 0 || got >= large {
		t.Errorf("what is over is %d", got)
	}
}

// The worse a row gets, the higher it stands; a better one is never found; and the order does not depend on that of
// the answer.
func TestFindingsAreInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 60 {
		var records []record
		by := map[string]float64{}
		for i := range 20 {
			rec := record{string(rune('a' + i)), around(r, 28, 3, 0.01)}
			if i < 8 { // the others stay as they are
				by[rec.value] = float64(r.IntN(60)-20) / 10
				for at := 21 + r.IntN(7); at < 28; at++ {
					rec.v[at] += by[rec.value]
				}
			}
			records = append(records, rec)
		}
		list := triageOf(weeks.answer("OS", weeks.table(audioStall, records...))).Findings
		for i, f := range list {
			if by[f.Value] <= 0 {
				t.Fatalf("%s got better by %v and is found: %+v", f.Value, by[f.Value], f)
			}
			if i > 0 && (list[i-1].Severity < f.Severity || list[i-1].Severity == f.Severity && list[i-1].Lasts == f.Lasts &&
				list[i-1].Z < f.Z) {
				t.Fatalf("%+v stands above %+v", list[i-1], f)
			}
		}
		for value, change := range by {
			found := slices.ContainsFunc(list, func(f quality.Finding) bool { return f.Value == value })
			if change >= 1 && !found {
				t.Fatalf("%s got worse by %v and is not found", value, change)
			}
		}
		r.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		again := triageOf(weeks.answer("OS", weeks.table(audioStall, records...))).Findings
		if !slices.Equal(names(again), names(list)) {
			t.Fatalf("in another order of the answer, found are %v instead of %v", names(again), names(list))
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

// What a finding says of itself: its change is that of the figures as they are written, and its days are counted.
func TestWhatAFindingSays(t *testing.T) {
	gap := quality.Gap()
	f, _ := judged([]float64{0.4, 0.42, 0.38, 0.4, 0.41, 0.39, 0.4},
		[]float64{0.4, gap, 0.4, 2.004, 2.004, gap, 2.004})
	if f.Held != 5 || f.Of != 7 || f.Past != 7 || f.Bad != 3 {
		t.Errorf("%d of %d days, %d past, %d bad", f.Held, f.Of, f.Past, f.Bad)
	}
	if !near(f.Now, 2.004) || !near(f.Change(), math.Round(100*(2-f.Was))/100) {
		t.Errorf("was %v, now %v, change %v", f.Was, f.Now, f.Change())
	}
	if want := (f.Now - f.Was) / 0.1; !near(f.Steps, want) {
		t.Errorf("%v steps, want %v", f.Steps, want)
	}
	wide, _ := judged([]float64{0.3, 0.35, 0.4, 0.4, 0.4, 0.45, 0.5}, []float64{0.4, 0.4, 0.4, 2, 2, 2, 2})
	if wide.Z <= 0 || wide.Z >= f.Z {
		t.Errorf("of a wide past it is by %v deviations, of a calm one by %v", wide.Z, f.Z)
	}
}

// Series that got worse together in one row are one finding, which names the others.
func TestOneFindingForAllSeriesOfARow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	audio, video, joins := around(r, 35, 0.4, 0.05), around(r, 35, 0.9, 0.05), around(r, 35, 0.7, 0.05)
	tr := triageOf(
		weeks.answer("OS", weeks.table(audioStall, record{"a", times(audio, 31, 34, 3)}),
			weeks.table(videoStall, record{"a", times(video, 31, 34, 3)})),
		weeks.answer("OS", weeks.table(join, record{"a", success(joins)})))
	if len(tr.Findings) != 1 {
		t.Fatalf("found %+v", tr.Findings)
	}
	f := tr.Findings[0]
	if len(f.Also) != 1 || f.Series == f.Also[0].Series || f.Also[0].Series == join || f.Series == join {
		t.Errorf("worse is %s, and also %+v", f.Series, f.Also)
	}
	if also := f.Also[0]; also.Now < 2*also.Was || also.Unit != "%" || f.Query.Indicator != "stall_rate" {
		t.Errorf("%+v of %+v", also, f.Query)
	}
}

// Nobody knows what is worse for a series without a direction; and only of percentages it is known what goes wrong
// anyway.
func TestSeriesWithoutDirectionAreNotFound(t *testing.T) {
	count := quality.Catalogue{Indicators: []quality.Indicator{{Name: "odd_count", Unit: "n",
		Better: quality.LowerBetter}}}
	of := func(known quality.Catalogue, from, to float64) *quality.Triage {
		tr := quality.NewTriage(quality.Query{}, 1)
		tr.Add(week.answer("OS", week.table("odd_count", record{"a", append(equal(7, from), equal(7, to)...)})), known)
		return tr
	}
	if tr := of(shop, 1, 90); len(tr.Findings)+tr.Rows+tr.Skipped != 0 || tr.NoDirection != 1 {
		t.Errorf("%+v", tr.Tally)
	}
	if tr := of(count, 1000, 1001); len(tr.Findings) != 1 || tr.Rows != 1 {
		t.Errorf("%+v: an eighth of 1000 is no part of a count", tr.Tally)
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
