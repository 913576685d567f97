package quality

import "math"

// The constants by which rows are judged. They were chosen on accounts of simulated calls and on half of a set of
// recorded incidents, and measured on others: see docs/JUDGEMENT.md.
const (
	// fewestPast is the number of past values from which a row is judged: fewer have no deviation to speak of.
	fewestPast = 4

	// MostPast is the most past moments that a row is judged by. Older ones say little about an app that grows and
	// changes, and every one of them costs time.
	MostPast = 56

	// falseWorse is the number of rows of one dimension that are expected to be found worse by chance alone, if all
	// that a row does is what it did before. A triage looks at four dimensions. Days are not quite normal, so that a
	// few more come in fact.
	falseWorse = 0.02

	// likeWindows is the number of windows without much in common that a row is looked at in, for each moment of the
	// range.
	likeWindows = 2

	// overFactor is how many times the evidence of a window that lasts is needed for one that is over: it can lie
	// anywhere, and matters less.
	overFactor = 1.25

	// appFactor is the same for the whole app: its values follow each other, and there are no other rows to tell what
	// is common.
	appFactor = 1.15

	// appLeast is the part of the least change that counts which counts for the whole app.
	appLeast = 0.5

	// partEvidence is the evidence from which a series takes part in what was found in all series of a row together.
	partEvidence = 2.5

	// bandWidth is the number of ordinary deviations from what is usual at which a single value leaves the quiet band.
	bandWidth = 3

	// together is what the noise of two series of one row has in common, as a correlation: they are ratios over the
	// same calls.
	together = 0.35

	// follows is the part of the variance of a day that a run of days shares, so that its mean never gets as steady as
	// that of independent days.
	follows = 0.12

	// medianLoss is how much larger the variance of a median is than that of a mean; for normal values it is π/2, and
	// less for few.
	medianLoss = 1.3

	// scatter is how far rows differ when all of them move, as a part of the movement.
	scatter = 0.25

	// plainShare is the weight of the plain variance of a row beside the robust one: the robust one does not see the
	// rare day that is far off, the plain one sees nothing else.
	plainShare = 0.5

	// earlierDeviations and earlierLoss say which past values are those of an earlier incident: so many robust deviations
	// above what is usual, and so many times its loss.
	earlierDeviations = 4
	earlierLoss       = 2

	// pooledDays is the weight of the noise of all series of a row, in days of a single series.
	pooledDays = 14

	// leastWobble is the least deviation of a row from one day to the next, as a part of its square root of loss.
	leastWobble = 0.01

	// rounding is half of the last digit: values have two decimals.
	rounding = 0.005

	// mostRhythm is the largest part of what is usual by which the root of the loss of a row goes up and down with the
	// week.
	mostRhythm = 0.4

	// zeroShare is the part of losses of exactly zero from which a row is one of few calls, and singleScale the
	// allowance for days of fewer calls than most.
	zeroShare   = 0.05
	singleScale = 1.5

	// slopeGain is the part of the misfit of a step that a slope may have at most to date the beginning.
	slopeGain = 0.6

	// ownMove is the part of the app's movement that all rows of a dimension must share for the app to be worse by
	// itself rather than by one of them.
	ownMove = 0.5

	// mostOfMove is the part of the app's move from which on a value makes it, and asWell the part by which another value
	// may explain less of it to be where it happened, too. surelyStill is the number of ordinary deviations by which the
	// others of its dimension must have moved less than the app.
	mostOfMove  = 0.5
	asWell      = 0.2
	surelyStill = 2

	// swingEvidence is the evidence with which the app stands worse than usual, though it may do so by chance: how far
	// its values swing. What explains it is told all the same if it is worse by as much as counts.
	// From likelyEvidence on, it stands before what rows show by themselves.
	swingEvidence  = 0.1
	likelyEvidence = 2

	// sumWeight is the weight of the equation by which shares of the calls come to one, as a part of that of all days.
	sumWeight = 0.03
)

// madScale turns the median absolute deviation of normally distributed values into their standard deviation.
const madScale = 1.4826

// evidenceNeeded is the evidence from which a window of a row is no chance: the normal quantile at which falseWorse of
// so many rows in so many series are found over so many moments, widened as Student's quantile is for a deviation
// estimated from few values.
func evidenceNeeded(rows, series, moments int, values float64) float64 {
	z := normalQuantile(falseWorse / float64(max(1, rows)*max(1, series)*max(1, moments)*likeWindows))
	return z * (1 + (z*z+1)/(4*max(values, 1)))
}

// normalQuantile is the z with P(Z > z) = p of a standard normal Z.
func normalQuantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(1-2*p) }
