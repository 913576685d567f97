package quality

import (
	"cmp"
	"math"
	"slices"
)

// A Contribution is the part of one row in a change between two periods. Figures are in the unit of the series;
// differences of percentages are in percentage points.
type Contribution struct {
	Value     string
	Was, Now  float64 // means of the compared moments, and of the table's own
	WeightWas float64 // its part of the users of all counted rows, 0 to 1; a gap without weights
	WeightNow float64
	Rate      float64 // effect of its value: ½(w0+w1)(r1−r0); a gap without weights
	Mix       float64 // effect of its part of the users: (w1−w0)(½(r0+r1) − ½(R0+R1)); a gap without weights
	Total     float64 // Rate + Mix; without weights, its own change
	Share     float64 // percent of the sum of all absolute contributions, with the sign of Total
}

// An Attribution splits the change between two periods among the rows of a dimension.
//
// Let w be the weights, the users of a row as a part of all users, and r the values. In each period the rows add up to
// R = Σ w·r, and the contributions of the rows add up exactly to R1−R0. The rate effects use the mean of the weights
// of both periods, and the mix effects use the mean of the values, less ½(R0+R1). This is the split of Marshall and
// Edgeworth, in which neither period is the base. The weights are approximate: they are the users of the newest days
// of each period, not the calls that the service divides by. Systems and networks have no users: their weights are
// those of the answer's Scale, the same in both periods, so that nothing is mix.
type Attribution struct {
	Weighted           bool
	ByCalls            bool           // the weights are parts of the calls, from a Scale
	Rows               []Contribution // the row that made it worse most comes first
	Was, Now           float64        // Σ w·r; gaps without weights
	WholeWas, WholeNow float64        // values of the whole app, from the service; gaps if not known
	Skipped            int            // rows without values at half of the moments of a period, or without users

	series Series
}

// Attribute splits the change of one series, at an index of r.Tables, between the compared moments and the table's
// own. Where the answer falls back, it is the change from the earlier moments to the latest, see Against. It returns
// false if nothing is compared or if no row has values in both periods.
func Attribute(r Result, at int, series Series) (Attribution, bool) {
	t, against := r.Tables[at], r.Against()
	if against.Asked.Len() == 0 {
		return Attribution{}, false
	}
	latest := t.Latest()
	now := func(sum Summary) float64 {
		if against.Compares() {
			return sum.Mean
		}
		return sum.Latest
	}
	if against.FellBack() {
		r.PastUsers = r.Users // those of the days before are not counted apart
	}
	a := Attribution{Was: Gap(), Now: Gap(), WholeWas: Gap(), WholeNow: Gap(), series: series}
	better := series.Better
	if t.Whole != nil {
		sum := Summarise(against.row(*t.Whole), latest, better)
		a.WholeWas, a.WholeNow = sum.Before, now(sum)
	}
	for _, row := range t.Rows {
		sum := Summarise(against.row(row), latest, better)
		c := Contribution{Value: row.Value, Was: sum.Before, Now: now(sum), WeightWas: Gap(), WeightNow: Gap(), Rate: Gap(),
			Mix: Gap(), Share: Gap()}
		if IsGap(c.Was) || IsGap(c.Now) || 2*sum.Held < len(row.Cells) { // half of the compared values must be there, too
			a.Skipped++
			continue
		}
		c.Total = c.Now - c.Was
		a.Rows = append(a.Rows, c)
	}
	if len(a.Rows) == 0 {
		return a, false
	}
	if a.Weighted = a.weigh(r) || a.weighByCalls(r); !a.Weighted {
		a.compare()
	}
	slices.SortStableFunc(a.Rows, func(x, y Contribution) int {
		return cmp.Or(cmp.Compare(better.Worsening(y.Total), better.Worsening(x.Total)), cmp.Compare(x.Value, y.Value))
	})
	return a, true
}

// weigh works out the effects of the rows that have users in both periods, and leaves out the others. If no row has
// any, it changes nothing and returns false.
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
	return a.split(rows, before, now)
}

// weighByCalls is weigh by the weights of the answer's scale.
func (a *Attribution) weighByCalls(r Result) bool {
	var rows []Contribution
	var all float64
	for _, c := range a.Rows {
		if w, known := r.Scale.Weight(c.Value, a.series); known {
			c.WeightWas, c.WeightNow = w.Share, w.Share
			all += w.Share
			rows = append(rows, c)
		}
	}
	const most = 0.8 // of the calls: with less, the rows would say little of the app
	a.ByCalls = all >= most && a.split(rows, all, all)
	return a.ByCalls
}

// split works out the effects of rows with weights, which add up to before and now. If these are none, it changes
// nothing and returns false.
func (a *Attribution) split(rows []Contribution, before, now float64) bool {
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
	}
	moved := a.moved()
	for i := range a.Rows {
		a.Rows[i].Share = Gap()
		if !a.hardlyMoves(a.Now-a.Was, a.Was) {
			a.Rows[i].Share = 100 * a.Rows[i].Total / moved
		}
	}
	return true
}

// compare gives the rows their shares of the sum of all absolute changes. They say where something moved, not how much
// it weighs.
func (a *Attribution) compare() {
	moved := a.moved()
	for i := range a.Rows {
		c := &a.Rows[i]
		c.WeightWas, c.WeightNow = Gap(), Gap()
		c.Share = a.percentOf(c.Total, moved, a.WholeWas)
	}
}

// The least change that is split into percentages: what two decimals show, and a quarter of the least change that
// counts for the series. Percentages of less would be noise. Both are heuristics.
const (
	leastWhole = 0.005
	stillShare = 0.25
)

// hardlyMoves says whether a change from a value is too small to be split.
func (a Attribution) hardlyMoves(change, was float64) bool {
	return rounded(math.Abs(change)) < rounded(max(leastWhole, stillShare*a.series.LeastChange(was)))
}

func (a Attribution) percentOf(part, whole, was float64) float64 {
	if a.hardlyMoves(whole, was) {
		return Gap()
	}
	return 100 * part / whole
}

// Still says whether the value of the whole app hardly moved, and by how much it did. If that value is not known, the
// sum of the rows takes its place; without weights, nothing is still.
func (a Attribution) Still() (change float64, still bool) {
	was := a.WholeWas
	change = a.WholeNow - a.WholeWas
	if IsGap(change) {
		change, was = a.Change(), a.Was
	}
	return change, a.hardlyMoves(change, was) // a gap is no small change
}

// Moves says whether a row's own change counts, see Series.Counts.
func (a Attribution) Moves(c Contribution) bool { return a.series.Counts(c.Was, c.Now-c.Was) }

// UnexplainedShare is the part of the app's change that the rows do not explain, in percent. It is a gap if one of the
// two is not known or the app hardly moved.
func (a Attribution) UnexplainedShare() float64 {
	return math.Abs(a.percentOf(a.Unexplained(), a.WholeNow-a.WholeWas, a.WholeWas))
}

// Change is what the rows add up to, R1−R0; a gap without weights.
func (a Attribution) Change() float64 { return a.Now - a.Was }

// Unexplained is the part of the app's change that the rows do not add up to; a gap if one of the two is not known.
func (a Attribution) Unexplained() float64 { return a.WholeNow - a.WholeWas - a.Change() }

// Top returns the n rows that contributed most, in either direction and in their own order, and the sum and the number
// of the others.
func (a Attribution) Top(n int) (top []Contribution, rest Contribution, others int) {
	bySize := make([]int, len(a.Rows))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(x, y int) int {
		return cmp.Compare(math.Abs(a.Rows[y].Total),
			math.Abs(a.Rows[x].Total))
	})
	chosen := make([]bool, len(a.Rows))
	for _, i := range bySize[:min(max(0, n), len(bySize))] {
		chosen[i] = true
	}
	rest = Contribution{Was: Gap(), Now: Gap()}
	for i, c := range a.Rows {
		if chosen[i] {
			top = append(top, c)
			continue
		}
		others++
		rest.WeightWas, rest.WeightNow = rest.WeightWas+c.WeightWas, rest.WeightNow+c.WeightNow
		rest.Rate, rest.Mix, rest.Total, rest.Share = rest.Rate+c.Rate, rest.Mix+c.Mix, rest.Total+c.Total, rest.Share+
			c.Share
	}
	return top, rest, others
}

// A Concentration says how much of a change a single row accounts for.
type Concentration struct {
	Top     string
	Share   float64 // percent of the sum of all absolute contributions
	Even    float64 // percent that each row would hold if all rows held the same
	Users   float64 // percent of the users that the top row has; a gap without weights
	Verdict Verdict
}

// A Verdict is a concentration in words.
type Verdict string

// The verdicts, in English.
const (
	Concentrated  Verdict = "concentrated"
	SomewhatSo    Verdict = "somewhat"
	Spread        Verdict = "spread"
	Uninformative Verdict = "has nearly all users"
	Unmoved       Verdict = "nothing moved"
)

// The limits of the verdicts, as parts of what a row could hold beyond an even share, and the percentage of users from
// which a row says nothing. They are heuristics.
const (
	concentratedFrom = 0.4
	somewhatFrom     = 0.15
	nearlyAllUsers   = 90
)

// Concentration compares what the row that got worse most contributes with an even share; if no row got worse, it
// takes the one that got better most. The excess over an even share is measured against the largest possible excess:
// of two rows, one with 60 % holds little more than its share; of thirty, it holds most.
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
	// The first row got worse most. A row that got better by more is not the answer to who made it worse.
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
