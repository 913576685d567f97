package quality

import "math"

// A State is what a judgement says.
type State int

// The states. The first three say why there is no verdict.
const (
	StateNoValues State = iota // the range, or the half of it that is judged, has no values
	StateFewDays               // too few past values are known, see fewestPast
	StateFewCalls              // so few calls that even a fourfold loss would be chance
	StateAsBefore              // nothing beyond what is usual
	StateWithApp               // worse, and so is the whole app: no more than the others
	StateWorse                 // worse up to the newest value
	StateWasWorse              // worse within the range, and over
	StateBetter                // better up to the newest value
	StateMoved                 // moved up to the newest value; which way is better is not known
)

// Judged says whether there is a verdict.
func (s State) Judged() bool { return s >= StateAsBefore }

// Out says whether the row lies beyond what is usual up to its newest value.
func (s State) Out() bool { return s == StateWorse || s == StateBetter || s == StateMoved }

// A Judgement is what the values of one row say in one series: whether they lie beyond what is usual for the row,
// since when, and by how much. The table, the details, the heatmap, the comparison, why and the triage all show this
// one.
//
// Values are judged as the square root of what goes wrong, x = √loss, whose noise does not depend on its size. Of each
// is taken what the row's own past median, the movement of all rows of its dimension, and its own rhythm of the week
// explain: e = x − base·(1 + move) − week. The ordinary deviation σ of e is that of all series of the row together,
// see panelRow.noise. A window of k moments with mean m is out of what is usual, the median u of the n moments before
// it, by
//
//	z = (m − u) / √(σ²·(1/k + medianLoss/n + follows·(1 − 1/k)) + (scatter·move·base)²)
//
// ordinary deviations; series of one row are added up as Σz / √(s·(1 + (s−1)·together)). Of all windows that end in
// the range, the one that fits best is taken, and counts from evidenceNeeded on. This is a scan statistic (Kulldorff
// 1997) over change points with overdispersed Poisson noise.
type Judgement struct {
	State    State
	From, To Moment  // first and last moment of the window; From may lie before the range
	Before   bool    // From lies before the range
	Out      int     // known values of the window
	Was      float64 // what would be usual over the window, in the unit of the series
	Now      float64 // mean of the window
	Z        float64 // evidence of this series, in deviations of a mean as long as the window; a gap without a window
	Evidence float64 // of all series of the row together; it is what decides
	Steps    float64 // Now less Was, as a multiple of the least change that counts
	Past     int     // known past values that it rests on; of a long range without a past, those of its older half

	line  *line
	first int  // index of the first moment of the range
	alike bool // it got worse with all other rows, and whether the app did could not be judged
	ref   float64
}

// Lasts says whether the window reaches the newest value.
func (j Judgement) Lasts() bool { return j.State.Out() }

// HasWindow says whether From and To are known.
func (j Judgement) HasWindow() bool { return j.State.Out() || j.State == StateWasWorse }

// Off is how many ordinary deviations the value at an index of the range's axis is worse than usual or, without a
// direction, how many it differs from it; a gap if it is not known.
func (j Judgement) Off(at int) float64 {
	if !j.line.judged() || j.line.sigma == 0 || j.first+at >= len(j.line.e) {
		return Gap()
	}
	off := (j.line.e[j.first+at] - j.ref) / j.line.sigma
	if j.line.series.Better == DirectionUnknown {
		off = math.Abs(off)
	}
	return rounded(off)
}

// Usual is what is usual at an index of the range's axis, in the unit of the series: it moves with the week and with
// all rows. A gap if it is not known.
func (j Judgement) Usual(at int) float64 { return j.level(at, 0) }

// Band is the quiet band at an index of the range's axis: values in it are no news by themselves. Gaps if it is not
// known.
func (j Judgement) Band(at int) (low, high float64) {
	a, b := j.level(at, -bandWidth), j.level(at, bandWidth)
	return min(a, b), max(a, b)
}

func (j Judgement) level(at int, deviations float64) float64 {
	l := j.line
	if !l.judged() || j.first+at >= len(l.e) {
		return Gap()
	}
	// The week and the movement are known at gaps, too.
	return rounded(l.series.unroot(l.expect[j.first+at] + j.ref + deviations*l.sigma))
}
