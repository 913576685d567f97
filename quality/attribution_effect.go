package quality

import "math"

// An Effect says what the change of a row does to the whole app.
type Effect int

// The effects.
const (
	EffectUnknown Effect = iota // without weights it is not known
	EffectNone                  // the row itself hardly moved
	EffectRow                   // it moves the row, not the app: too little of the calls, or others made up for it
	EffectAgainst               // the app moved the other way
	EffectPart                  // it is a part of the app's change
	EffectMost                  // it explains the app's change
	EffectBeyond                // it is clearly more than the app's whole change
)

// beyondFrom is the part of the app's change from which on a row is clearly more than the whole: others make up for
// some of it, and its weight is just about known.
const beyondFrom = 1.5

// Effect returns what the change of a row does to the whole app: its contribution, and the change that it is a part
// of, which is the app's own or, where that is not known, that of all rows together. Both are in the unit of the
// series; gaps if the effect is not known.
func (a Attribution) Effect(c Contribution) (e Effect, part, whole float64) {
	whole, still := a.Still()
	switch {
	case !a.Weighted && still && a.Moves(c):
		return EffectRow, Gap(), Gap()
	case !a.Weighted:
		return EffectUnknown, Gap(), Gap()
	}
	part = c.Total
	switch ratio := part / whole; {
	case a.hardlyMoves(part, a.Was):
		if !a.Moves(c) {
			return EffectNone, part, whole
		}
		return EffectRow, part, whole
	case still:
		return EffectRow, part, whole
	case ratio < 0:
		return EffectAgainst, part, whole
	case ratio > beyondFrom:
		return EffectBeyond, part, whole
	case ratio >= explainsFrom:
		return EffectMost, part, whole
	}
	return EffectPart, part, whole
}

// moved is the sum of all absolute contributions.
func (a Attribution) moved() float64 {
	sum := 0.0
	for _, c := range a.Rows {
		sum += math.Abs(c.Total)
	}
	return sum
}

// NetShare is what the rows add up to, in percent of the sum of all absolute contributions; a gap where the rows have
// no shares.
func (a Attribution) NetShare() float64 {
	if moved := a.moved(); moved > 0 && len(a.Rows) > 0 && !IsGap(a.Rows[0].Share) {
		return 100 * a.Change() / moved
	}
	return Gap()
}
