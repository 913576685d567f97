package quality

import "math"

// stepShare is the part of the distance between good and warn that counts as a step.
const stepShare = 0.05

// leastStep is the step of series without limits: values have two decimals.
const leastStep = 0.01

// Step is the least change of the series that counts, in its unit: a twentieth of the distance between good and warn.
// It is a heuristic, as the limits are.
func (s Series) Step() float64 {
	if !s.HasLimits {
		return leastStep
	}
	return max(leastStep, stepShare*math.Abs(s.Thresholds.Warn-s.Thresholds.Good))
}

// rhythmShare is the part of the usual loss by which values go up and down with the week.
const rhythmShare = 0.125

// LeastChange is the least change from a usual value that counts, in the unit of the series: the step or, if that is
// more, an eighth of what is lost at that value anyway. If the usual value is not known, it is the step.
func (s Series) LeastChange(usual float64) float64 {
	if IsGap(usual) {
		return s.Step()
	}
	return max(s.Step(), rhythmShare*s.loss(usual))
}

// Counts says whether a change from a usual value counts; smaller changes come and go with the week.
func (s Series) Counts(usual, change float64) bool {
	return rounded(math.Abs(change)) > rounded(s.LeastChange(usual))
}

// loss is what a percentage loses: a stall rate itself, or what a success rate lacks to 100.
func (s Series) loss(v float64) float64 {
	switch {
	case s.Unit != "%":
		return 0
	case s.Better == HigherBetter:
		return max(0, 100-v)
	}
	return max(0, v)
}
