package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rtcscope/quality"
)

// wild is an account of any size, with gaps, zeros and figures that no percentage has, in which rows get worse by any
// factor on any days.
func wild(r *rand.Rand) *account {
	const days = 21
	a := &account{days: days}
	for _, d := range []string{"Province", "Country", "OS", "Access", ""} {
		n := []int{1, 2, 3, 5, 34}[r.IntN(5)]
		if d == "" {
			n = 1
		}
		a.add(r, d, n, []float64{0, 0.04, 0.1, 1}[r.IntN(4)])
		for _, row := range a.of(d) {
			if row.share = 0; d == "Province" || d == "Country" {
				row.share = 100 / float64(n)
			}
		}
	}
	for range 4 {
		from := -r.IntN(10)
		a.rows[r.IntN(len(a.rows))].worsen(from, from+r.IntN(1-from),
			[]float64{0, 1.5, 2, 3, 1000, math.Inf(1)}[r.IntN(6)])
	}
	for range len(a.rows) / 4 {
		loss := a.rows[r.IntN(len(a.rows))].loss
		for range 6 {
			loss[r.IntN(len(loss))][r.IntN(days)] = []float64{math.NaN(), 0, 100, -5, 1e308}[r.IntN(5)]
		}
		gaps := loss[r.IntN(len(loss))]
		for range days / 4 {
			gaps[r.IntN(days)] = math.NaN()
		}
	}
	return a
}

// wantSound checks what is true of all incidents.
func wantSound(t *testing.T, name string, tr *quality.Triage) {
	t.Helper()
	ids := make(map[string]bool)
	findings := 0
	for _, i := range tr.Incidents {
		if ids[i.ID] || i.ID == "" {
			t.Errorf("%s: two are named %q", name, i.ID)
		}
		ids[i.ID] = true
		findings += len(i.Findings)
		if i.Until.Before(i.Since) || i.Bad < 1 || i.Before != (i.Since.Day() < tr.Query.Range.From) {
			t.Errorf("%s: %v since %v until %v, before the range: %t, %d bad", name, i.Places, i.Since, i.Until, i.Before,
				i.Bad)
		}
		figures := []float64{i.Explains.Part, i.Explains.Whole}
		for _, m := range i.Series {
			figures = append(figures, m.Was, m.Now)
		}
		if slices.ContainsFunc(figures, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }) {
			t.Errorf("%s: %v has %v, %+v", name, i.Places, i.Series, i.Explains)
		}
		places := slices.Concat(i.Places, i.Also, i.Folded)
		for at, p := range places {
			if slices.Contains(places[:at], p) {
				t.Errorf("%s: %v is there twice in %v", name, p, places)
			}
		}
	}
	if findings != len(tr.Findings) {
		t.Errorf("%s: %d of %d findings are in incidents", name, findings, len(tr.Findings))
	}
}

// Whatever the figures are, and in whatever order answers come, incidents are sound and the same, and what a copy of a
// triage has does not change.
func TestIncidentsOfAnyAccountAreSound(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		days := 1 + r.IntN(10)
		answers := wild(r).answers(view{days: days, compared: r.IntN(8), held: r.IntN(2) == 0})
		var first string
		for range 2 {
			tr := quality.NewTriage(answers[0].Query, len(answers))
			var before quality.Triage
			var had string
			for at, answer := range answers {
				if at == len(answers)/2 {
					before, had = *tr, fmt.Sprintf("%+v", tr.Incidents)
				}
				tr.Add(answer, everything)
				wantSound(t, fmt.Sprint("account ", seed), tr)
			}
			got := fmt.Sprintf("%+v", tr.Incidents)
			if first == "" {
				first = got
			}
			if got != first {
				t.Errorf("account %d: in another order, %s are %s", seed, first, got)
			}
			if fmt.Sprintf("%+v", before.Incidents) != had {
				t.Errorf("account %d: a copy changed", seed)
			}
			r.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		}
	}
}
