package main

import (
	"math"

	"rtcscope/api/sim/calls"
	"rtcscope/quality"
)

// partOfClaim is the part of the change that a finding claims which has to come from what is planted.
const partOfClaim = 1.0 / 3

// consequence says whether a finding is a consequence of something planted: over its window, its place is worse than
// it would be without any story, by at least a third of what the finding claims.
func consequence(a *calls.Account, f quality.Finding) bool {
	return planted(a, f) >= partOfClaim*claim(f)
}

// claim is the change that a finding claims, in the unit of its series.
func claim(f quality.Finding) float64 { return math.Abs(f.Now - f.Was) }

// planted is how much worse the stories make the place of a finding over its window, in the unit of its series.
func planted(a *calls.Account, f quality.Finding) float64 {
	p, days := place(f), window(f)
	return worsening(losses(a, f.Series, p, days), losses(a.Quiet(), f.Series, p, days))
}

// losses are the losses of a place in a series over days.
func losses(a *calls.Account, series string, p calls.Place, days quality.Range) []float64 {
	out := make([]float64, 0, days.Len())
	for _, day := range days.Days() {
		out = append(out, rate(a.Counts(series, p.Dimension, p.Value, day)))
	}
	return out
}
