package quality

import (
	"cmp"
	"math"
	"slices"
)

// A cause is where a move of the app comes from: without the calls of any of these places, the app stands still.
type cause struct {
	app      Finding // the app's move
	beyond   bool    // the move is beyond doubt, rather than how an app stands that swings
	sure     bool    // the move is hardly chance
	places   []Place // the first names it; several, of different dimensions, are the calls that lie in all of them
	explains Explained
	stakes   []stake // of all values, the one with the most in it first
}

// A stake is what a value of a dimension has to do with a move of the app. Moves are parts of the app's.
type stake struct {
	place   Place
	share   float64 // of the app's calls
	moved   float64 // by how much the value moved
	without float64 // by how much the other values of its dimension did, weighted by their calls
	off     float64 // ordinary deviation of without
	alone   float64 // moved, in the series of the app's move with the most evidence
}

// part is how much of the app's move the value makes by its share of the calls.
func (s stake) part() float64 { return s.share * s.moved }

// size orders stakes: by how much of the app's move a value makes beyond what it would make by moving as the others.
// The root keeps a value with nearly all calls, of which the others say little, behind a smaller one that makes as
// much.
func (s stake) size() float64 { return s.share * math.Sqrt(max(0, 1-s.share)) * (s.moved - s.without) }

// explains says whether the app's move comes from the calls of the value for the most part: they make half of it by
// their share, and the other values moved by less than half of it.
func (s stake) explains() bool {
	return s.part() >= mostOfMove && s.without <= 1-mostOfMove
}

// joins says whether a value explains the move as well as the first that does, of another dimension: the calls are
// those that lie in both.
func (s stake) joins(first stake) bool {
	return s.part() >= min(1, first.part())-asWell && s.without <= max(0, first.without)+asWell &&
		1-s.without >= surelyStill*s.off
}

// causes are where the moves of the app come from, which are beyond doubt or not, in the order of their evidence. A
// move that nothing explains is not among them. Dimensions are compared by the series that in returns true for.
func causes(moves []Finding, judged []weighedVerdicts, beyond bool, in func(series string) bool) []cause {
	var list []cause
	country := home(judged)
	for _, app := range moves {
		c := cause{app: app, beyond: beyond, sure: beyond || app.Z >= likelyEvidence}
		for _, v := range judged {
			c.stakes = append(c.stakes, v.stakes(app, in)...)
		}
		slices.SortStableFunc(c.stakes, func(a, b stake) int {
			return cmp.Or(cmp.Compare(b.size(), a.size()), cmp.Compare(a.place.Dimension, b.place.Dimension),
				cmp.Compare(a.place.Value, b.place.Value))
		})
		if c.choose(country); len(c.places) > 0 {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b cause) int { return cmp.Compare(b.app.Z, a.app.Z) })
	return list
}

// choose takes the places that explain the move: the value with the most in it, and of each other dimension the one
// that explains it as well, without the country that the first is a province of.
func (c *cause) choose(home string) {
	at := slices.IndexFunc(c.stakes, stake.explains)
	if at < 0 {
		return
	}
	first, whole := c.stakes[at], c.app.Now-c.app.Was
	c.explains = Explained{Series: c.app.Series, Part: rounded(first.share * first.alone * whole), Whole: rounded(whole)}
	c.places = []Place{first.place}
	for _, s := range c.stakes[at+1:] {
		taken := func(p Place) bool { return p.Dimension == s.place.Dimension }
		parent := first.place.Dimension == provinces && s.place == Place{countries, home}
		if s.joins(first) && !parent && !slices.ContainsFunc(c.places, taken) {
			c.places = append(c.places, s.place)
		}
	}
}

// home is the country that the provinces are parts of: that with nearly as many users as all of them; empty without
// such.
func home(judged []weighedVerdicts) string {
	const nearly = 0.9
	users := make(map[string]float64) // by dimension
	largest, most := "", 0.0
	for _, v := range judged {
		for _, r := range v.panel.rows {
			if users[v.dimension] += r.users; v.dimension == countries && r.users > most {
				largest, most = r.value, r.users
			}
		}
	}
	if all := users[provinces]; all == 0 || most < nearly*all {
		return ""
	}
	return largest
}

// weighedVerdicts are those of a dimension with the shares of its values in the app's calls.
type weighedVerdicts struct {
	*Verdicts
	dimension string
	shares    map[string]float64 // by which causes are found, see workedOut
	newest    map[string]float64 // by which it is said how large a finding is
}

// stakes are those of all values of the dimension in a move of the app, by some series.
func (v weighedVerdicts) stakes(app Finding, in func(series string) bool) []stake {
	type value struct{ share, moved, alone, off float64 }
	var names []string
	var values []value
	m := v.panel.appMove(app, in)
	if len(m.series) == 0 {
		return nil
	}
	for _, r := range v.panel.rows {
		share, ok := v.shares[r.value]
		moved, alone, off, known := m.of(r)
		if ok && known && share > 0 {
			names, values = append(names, r.value), append(values, value{share, moved, alone, off})
		}
	}
	if len(values) < 2 {
		return nil // no others stand beside it
	}
	sum, moves, noise := 0.0, 0.0, 0.0
	for _, x := range values {
		sum, moves, noise = sum+x.share, moves+x.share*x.moved, noise+x.share*x.share*x.off*x.off
	}
	list := make([]stake, len(values))
	for i, x := range values {
		rest := sum - x.share
		list[i] = stake{place: Place{v.dimension, names[i]}, share: x.share, moved: x.moved, alone: x.alone}
		if rest > 0 {
			list[i].without = (moves - x.share*x.moved) / rest
			list[i].off = math.Sqrt(max(0, noise-x.share*x.share*x.off*x.off)) / rest
		}
	}
	return list
}

// An appMove is a move of the app as a panel shows it.
type appMove struct {
	panel    *panel
	from, to int
	leading  string    // the series with the most evidence
	series   []int     // of the panel's, that take part
	change   []float64 // of the app's loss, by series that takes part
	weight   []float64 // the same, squared in ordinary deviations: how well the series shows the move
}

// anySeries is true for all series.
func anySeries(string) bool { return true }

// appMove finds the series and the moments of a finding of the app in a panel, of the series that in returns true for.
func (p *panel) appMove(app Finding, in func(series string) bool) appMove {
	m := appMove{panel: p, from: -1, leading: app.Series}
	for t, at := range p.moments {
		if !at.Before(app.Since) && !app.Until.Before(at) {
			if m.to = t; m.from < 0 {
				m.from = t
			}
		}
	}
	if m.from < 0 || p.whole.lines == nil {
		return m
	}
	add := func(name string) {
		i := slices.IndexFunc(p.series, func(s Series) bool { return s.Name == name })
		if i < 0 || !in(name) || !p.whole.lines[i].judged() || !p.series[i].pooled() || p.ownPasts(i) {
			return
		}
		if change, off, ok := m.lossChange(p.whole, i); ok && change > 0 && off > 0 {
			m.series, m.change = append(m.series, i), append(m.change, change)
			m.weight = append(m.weight, change*change/(off*off))
		}
	}
	add(app.Series)
	for _, also := range app.Also {
		add(also.Series)
	}
	return m
}

// of is how far a row moved over the moments of the app's move, as a part of it: over all series, weighted by how well
// they show it, in the leading one alone, and the ordinary deviation of the former.
func (m appMove) of(r panelRow) (moved, alone, off float64, known bool) {
	sum, n := 0.0, 0.0
	alone = Gap()
	for k, i := range m.series {
		change, deviation, ok := m.lossChange(r, i)
		if !ok {
			continue
		}
		if m.panel.series[i].Name == m.leading {
			alone = change / m.change[k]
		}
		sum, n = sum+m.weight[k], n+1
		moved += m.weight[k] * change / m.change[k]
		off += m.weight[k] * deviation / m.change[k]
	}
	if sum == 0 {
		return 0, 0, 0, false
	}
	if moved /= sum; IsGap(alone) {
		alone = moved
	}
	return moved, alone, off / sum * math.Sqrt((1+(n-1)*together)/n), true
}

// lossChange is how much more a row lost over the moments of the move than is usual, and the ordinary deviation of
// that. What is usual goes with the row's own rhythm of the week and that of the app; how all rows moved is no part of
// it, since the app's move is in that.
func (m appMove) lossChange(r panelRow, series int) (change, off float64, ok bool) {
	l, app := r.lines[series], m.panel.whole.lines[series]
	if !l.judged() {
		return 0, 0, false
	}
	k, level := 0.0, 0.0
	for t := m.from; t <= m.to; t++ {
		if IsGap(l.x[t]) {
			continue
		}
		own := l.expect[t] - l.base*(1+l.move[t])
		usual := l.base + own
		if l != app && app.base > 0 {
			usual = l.base*app.expect[t]/app.base + own
		}
		usual = max(0, usual)
		k, change, level = k+1, change+l.x[t]*l.x[t]-usual*usual, level+(l.x[t]+usual)/2
	}
	n := float64(l.before[m.from])
	if k == 0 || n == 0 {
		return 0, 0, false
	}
	root := math.Sqrt(1/k + medianLoss/n + follows*(1-1/k))
	return change / k, 2 * max(level/k, l.sigma) * l.sigma * root, true
}
