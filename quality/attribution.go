package quality

import (
	"cmp"
	"math"
	"slices"
)

// A Contribution is what one row has in a change between two periods. Figures are in the series' unit, those of a
// difference in percentage points for a percentage.
type Contribution struct {
	Value     string
	Was, Now  float64 // mean of the days that are compared with, and of the days asked for
	WeightWas float64 // its part of the users of the rows that are counted, 0 to 1; a gap without weights
	WeightNow float64
	Rate      float64 // its rate changed: ½(w0+w1)(r1−r0); a gap without weights
	Mix       float64 // its part of the users changed: (w1−w0)(½(r0+r1) − ½(R0+R1)); a gap without weights
	Total     float64 // Rate + Mix; without weights its own change
	Share     float64 // percent of the whole change; without weights, of the sum of all absolute changes
}

// An Attribution splits the change between two periods among the rows of a dimension.
//
// With weights w, the users of a row as a part of all, and rates r, the rows add up to R = Σ w·r in both periods, and
// the contributions to R1−R0, exactly: the rate effects take the weights as the mean of both periods, the mix effects
// the rates so, each against ½(R0+R1). That is the split of Marshall and Edgeworth, in which neither period is the base.
// Weights are approximate: users of the newest days of each period, not what the service divides by.
type Attribution struct {
	Weighted           bool
	Rows               []Contribution // what made it worse most comes first
	Was, Now           float64        // Σ w·r; gaps without weights
	WholeWas, WholeNow float64        // the app's own figures, from the service; gaps where they are not known
	Skipped            int            // rows left out, for want of figures on half of the days, or of users, in one of the periods

	series Series
}

// Attribute splits the change of the series at an index of r.Tables between the days that are compared with and those
// asked for. It is false where nothing is compared, or no row has figures in both periods.
func Attribute(r Result, at int, series Series) (Attribution, bool) {
	t := r.Tables[at]
	if !t.Compared() {
		return Attribution{}, false
	}
	a := Attribution{Was: Gap(), Now: Gap(), WholeWas: Gap(), WholeNow: Gap(), series: series}
	better := series.Better
	if t.Whole != nil {
		sum := Summarise(*t.Whole, -1, better)
		a.WholeWas, a.WholeNow = sum.Before, sum.Mean
	}
	for _, row := range t.Rows {
		sum := Summarise(row, -1, better)
		c := Contribution{Value: row.Value, Was: sum.Before, Now: sum.Mean, WeightWas: Gap(), WeightNow: Gap(), Rate: Gap(), Mix: Gap(), Share: Gap()}
		if IsGap(c.Was) || 2*sum.Held < len(row.Cells) { // of the compared days, too, half are asked for
			a.Skipped++
			continue
		}
		c.Total = c.Now - c.Was
		a.Rows = append(a.Rows, c)
	}
	if len(a.Rows) == 0 {
		return a, false
	}
	if a.Weighted = a.weigh(r); !a.Weighted {
		a.compare()
	}
	slices.SortStableFunc(a.Rows, func(x, y Contribution) int {
		return cmp.Or(cmp.Compare(better.Worsening(y.Total), better.Worsening(x.Total)), cmp.Compare(x.Value, y.Value))
	})
	return a, true
}

// weigh works out the effects of the rows that have users in both periods, and leaves the others out. It is false where
// none has: then nothing is changed.
func (a *Attribution) weigh(r Result) bool {
	var rows []Contribution
	var before, now float64
	for _, c := range a.Rows {
		was, knownWas := r.PastUsers.Of[c.Value]
		is, knownIs := r.Users.Of[c.Value]
		if knownWas && knownIs {
			c.WeightWas, c.WeightNow = was.Count, is.Count
			before, now = before+was.Count, now+is.Count
			rows = append(rows, c)
		}
	}
	if before <= 0 || now <= 0 {
		return false
	}
	a.Skipped += len(a.Rows) - len(rows)
	a.Rows = rows
	a.Was, a.Now = 0, 0
	for i := range a.Rows {
		c := &a.Rows[i]
		c.WeightWas, c.WeightNow = c.WeightWas/before, c.WeightNow/now
		a.Was, a.Now = a.Was+c.WeightWas*c.Was, a.Now+c.WeightNow*c.Now
	}
	middle := (a.Was + a.Now) / 2
	for i := range a.Rows {
		c := &a.Rows[i]
		c.Rate = (c.WeightWas + c.WeightNow) / 2 * (c.Now - c.Was)
		c.Mix = (c.WeightNow - c.WeightWas) * ((c.Was+c.Now)/2 - middle)
		c.Total = c.Rate + c.Mix
		c.Share = a.percentOf(c.Total, a.Now-a.Was, a.Was)
	}
	return true
}

// compare gives the rows their shares of the sum of the absolute changes: that says where something moved, not how much
// it weighs.
func (a *Attribution) compare() {
	var moved float64
	for _, c := range a.Rows {
		moved += math.Abs(c.Total)
	}
	for i := range a.Rows {
		c := &a.Rows[i]
		c.WeightWas, c.WeightNow = Gap(), Gap()
		c.Share = a.percentOf(c.Total, moved, a.WholeWas)
	}
}

// The least change of which parts are given as percentages: what the service's two decimals show, and a quarter of the
// least change that counts for the series. Of less, percentages would be anything. They are heuristics.
const (
	leastWhole = 0.005
	stillShare = 0.25
)

// hardlyMoves says whether a change from a value is as good as none.
func (a Attribution) hardlyMoves(change, was float64) bool {
	return rounded(math.Abs(change)) < rounded(max(leastWhole, stillShare*a.series.LeastChange(was)))
}

func (a Attribution) percentOf(part, whole, was float64) float64 {
	if a.hardlyMoves(whole, was) {
		return Gap()
	}
	return 100 * part / whole
}

// Still says whether the app itself hardly moved, and by how much it did. Without its own figures that is said of what
// the rows add up to; without weights, of nothing.
func (a Attribution) Still() (change float64, still bool) {
	was := a.WholeWas
	change = a.WholeNow - a.WholeWas
	if IsGap(change) {
		change, was = a.Change(), a.Was
	}
	return change, a.hardlyMoves(change, was) // a gap is no small change
}

// Moves says whether a row's own change is more than the least that counts.
func (a Attribution) Moves(c Contribution) bool { return a.series.Counts(c.Was, c.Now-c.Was) }

// UnexplainedShare is the part of the app's own change that the rows leave unexplained, in percent; a gap where either is
// not known, and where the app hardly moved.
func (a Attribution) UnexplainedShare() float64 {
	return math.Abs(a.percentOf(a.Unexplained(), a.WholeNow-a.WholeWas, a.WholeWas))
}

// Change is what the rows add up to: R1−R0; a gap without weights.
func (a Attribution) Change() float64 { return a.Now - a.Was }

// Unexplained is what the app's own change has beyond what the rows add up to; a gap where either is not known.
func (a Attribution) Unexplained() float64 { return a.WholeNow - a.WholeWas - a.Change() }

// Top parts the n rows that contributed most, to either side, in their order, from the sum of the others.
func (a Attribution) Top(n int) (top []Contribution, rest Contribution, others int) {
	bySize := make([]int, len(a.Rows))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(x, y int) int { return cmp.Compare(math.Abs(a.Rows[y].Total), math.Abs(a.Rows[x].Total)) })
	bySize = bySize[:min(max(0, n), len(bySize))]
	rest = Contribution{Was: Gap(), Now: Gap()}
	for i, c := range a.Rows {
		if slices.Contains(bySize, i) {
			top = append(top, c)
			continue
		}
		others++
		rest.WeightWas, rest.WeightNow = rest.WeightWas+c.WeightWas, rest.WeightNow+c.WeightNow
		rest.Rate, rest.Mix, rest.Total, rest.Share = rest.Rate+c.Rate, rest.Mix+c.Mix, rest.Total+c.Total, rest.Share+c.Share
	}
	return top, rest, others
}

// A Concentration says how much of a change one row of a dimension holds.
type Concentration struct {
	Top     string
	Share   float64 // percent of the sum of all absolute contributions
	Even    float64 // percent that each row would hold if all held the same
	Users   float64 // percent of the users that the top row has; a gap without weights
	Verdict Verdict
}

// A Verdict puts a concentration in a word.
type Verdict string

// The verdicts, in English.
const (
	Concentrated  Verdict = "concentrated"
	SomewhatSo    Verdict = "somewhat"
	Spread        Verdict = "spread"
	Uninformative Verdict = "has nearly all users"
	Unmoved       Verdict = "nothing moved"
)

// The limits of the verdicts: of a share beyond an even one, as a part of what there is beyond it, and of the users that
// one row may have. They are heuristics.
const (
	concentratedFrom = 0.4
	somewhatFrom     = 0.15
	nearlyAllUsers   = 90
)

// Concentration looks how much of what moved, for worse or better, the row that got worse most holds against an even
// share of it; where none got worse, the one that got better most. What a
// row holds beyond an even share is put against what it could hold: with two rows, 60 % is little; with thirty, it is
// much.
func (a Attribution) Concentration() Concentration {
	c := Concentration{Users: Gap(), Even: 100 / float64(max(1, len(a.Rows))), Verdict: Unmoved}
	var moved, most float64
	for _, row := range a.Rows {
		size := math.Abs(row.Total)
		moved += size
		if size > most {
			most, c.Top, c.Users = size, row.Value, 100*row.WeightNow
		}
	}
	// The first row got worse most. One that got better more is no answer to the question who did it.
	if first := a.Rows[0]; a.series.Better.Worsening(first.Total) > 0 {
		most, c.Top, c.Users = math.Abs(first.Total), first.Value, 100*first.WeightNow
	}
	if c.Share = a.percentOf(most, moved, a.Was); IsGap(c.Share) {
		return c
	}
	beyond := (c.Share - c.Even) / max(100-c.Even, 1)
	switch {
	case c.Users >= nearlyAllUsers:
		c.Verdict = Uninformative
	case beyond >= concentratedFrom:
		c.Verdict = Concentrated
	case beyond >= somewhatFrom:
		c.Verdict = SomewhatSo
	default:
		c.Verdict = Spread
	}
	return c
}
