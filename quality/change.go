package quality

import "math"

// stepShare is the part of the way from good to warn that counts as a step.
const stepShare = 0.05

// leastStep is the step of series without limits: the service's values have two decimals.
const leastStep = 0.01

// Step is the smallest change that counts for a series, in its unit: a twentieth of the way from good to warn. It is a
// heuristic, as the limits are.
func (s Series) Step() float64 {
	if !s.HasLimits {
		return leastStep
	}
	return max(leastStep, stepShare*math.Abs(s.Thresholds.Warn-s.Thresholds.Good))
}

// rhythmShare is the part of what goes wrong anyway by which it goes up and down with the days of the week.
const rhythmShare = 0.125

// LeastChange is the least change from a usual value that counts, in the series' unit: the larger of the step and an
// eighth of what goes wrong at that value anyway. Of a usual value that is not known it is the step.
func (s Series) LeastChange(usual float64) float64 {
	if IsGap(usual) {
		return s.Step()
	}
	return max(s.Step(), rhythmShare*s.loss(usual))
}

// Counts says whether a change from a usual value is more than the least that counts: less comes and goes with the week.
func (s Series) Counts(usual, change float64) bool {
	return rounded(math.Abs(change)) > rounded(s.LeastChange(usual))
}

// loss is what goes wrong at a value, for a percentage: a stall rate as it is, a success rate as what it lacks.
func (s Series) loss(v float64) float64 {
	switch {
	case s.Unit != "%":
		return 0
	case s.Better == HigherBetter:
		return max(0, 100-v)
	}
	return max(0, v)
}
