package quality

import (
	"math"
	"slices"
)

// Verdicts are the judgements of the rows of a dimension.
type Verdicts struct {
	panel  *panel
	of     map[string][]Judgement // by value of the dimension, in the order of the panel's series
	whole  []Judgement
	places []place // what got worse, by row
	app    []place
	swings []place // of the app, where none got worse beyond doubt: how it stands
}

// A place is a row in which series got worse in one window.
type place struct {
	value string
	parts []int // of the panel's series, the one with the most evidence first
	list  []Judgement

	doubtful bool // told by how the app stands, which may be chance
}

// lead is the judgement of the series with the most evidence.
func (p place) lead() Judgement { return p.list[p.parts[0]] }

// Judge judges all rows of the answers to queries of one dimension over the same days. The more series there are, the
// better the noise of the rows is known.
func Judge(answers []Result, known Catalogue) *Verdicts {
	p := newPanel(answers, known)
	v := &Verdicts{panel: p, of: make(map[string][]Judgement, len(p.rows))}
	r := newRuler(p)
	if p.whole.lines != nil {
		v.whole, v.app = r.judge(p.whole, true)
		if len(v.app) == 0 {
			v.swings = r.swing(p.whole)
		}
	}
	for _, row := range p.rows {
		list, places := r.judge(row, false)
		for i, j := range list {
			if j.State == StateAsBefore && i < len(v.whole) && v.whole[i].State == StateWorse &&
				r.moved(row.lines[i], v.whole[i]) {
				list[i].State = StateWithApp
			}
		}
		v.of[row.value] = list
		v.places = append(v.places, places...)
	}
	for i := range p.series {
		if r.hidden(i, v.whole) {
			v.likeOthers(i)
		}
	}
	return v
}

// Knows says whether the judgements are of a series, too.
func (v *Verdicts) Knows(series string) bool {
	return slices.ContainsFunc(v.panel.series, func(s Series) bool { return s.Name == series })
}

// Of is the judgement of a value of the dimension in a series.
func (v *Verdicts) Of(series, value string) Judgement { return v.pick(series, v.of[value]) }

// Whole is the judgement of the app in a series.
func (v *Verdicts) Whole(series string) Judgement { return v.pick(series, v.whole) }

func (v *Verdicts) pick(series string, list []Judgement) Judgement {
	for i, s := range v.panel.series {
		if s.Name == series && i < len(list) {
			return list[i]
		}
	}
	return noJudgement(StateNoValues)
}

func noJudgement(s State) Judgement {
	return Judgement{State: s, Was: Gap(), Now: Gap(), Z: Gap(), Steps: Gap(), Evidence: Gap()}
}

// A ruler judges the rows of a panel.
type ruler struct {
	panel         *panel
	fits          *fits // of the row that is judged
	worse, better *scan
	typical       []float64 // median of what is usual in a series, over all rows
}

func newRuler(p *panel) *ruler {
	f := &fits{panel: p}
	r := &ruler{panel: p, fits: f, worse: p.newScan(1, f), better: p.newScan(-1, f)}
	for i := range p.series {
		var bases []float64
		for _, row := range p.rows {
			if l := row.lines[i]; l.judged() {
				bases = append(bases, l.base)
			}
		}
		typical := 0.0
		if len(bases) > 0 {
			typical = median(bases)
		}
		r.typical = append(r.typical, typical)
	}
	return r
}

// judge judges a row in all its series. The places are what got worse together. Series whose past is still to come are
// judged apart from the others, which they cannot tell anything new.
func (r *ruler) judge(row panelRow, app bool) (list []Judgement, places []place) {
	r.fits.take(row, r.needed(row, app))
	list = make([]Judgement, len(row.lines))
	known := panelRow{value: row.value, lines: make([]*line, len(row.lines))} // with a direction
	groups := []panelRow{known}
	for i, l := range row.lines {
		list[i] = r.unjudged(l)
		switch {
		case !list[i].State.Judged() || l.series.Better == DirectionUnknown:
		case !l.part:
			known.lines[i] = l
		default:
			if len(groups) == 1 {
				groups = append(groups, panelRow{value: row.value, lines: make([]*line, len(row.lines))})
			}
			groups[1].lines[i] = l
		}
	}
	for _, together := range groups {
		if parts := r.worsened(together, list, app); len(parts) > 0 {
			places = append(places, place{value: row.value, parts: parts, list: list})
		}
	}
	for i, l := range row.lines {
		if list[i].State != StateAsBefore {
			continue
		}
		alone := panelRow{value: row.value, lines: make([]*line, len(row.lines))}
		alone.lines[i] = l
		if l.series.Better != DirectionUnknown {
			if parts := r.worsened(alone, list, app); len(parts) > 0 {
				places = append(places, place{value: row.value, parts: parts, list: list})
				continue
			}
		}
		r.improved(alone, i, list, app)
		if list[i].State == StateAsBefore && l.unclear(r.needed(alone, app), r.typical[i]) {
			list[i].State = StateFewCalls
		}
	}
	return list, places
}

// unjudged is the judgement of a line that nothing has been found in yet.
func (r *ruler) unjudged(l *line) Judgement {
	if l == nil {
		return noJudgement(StateNoValues)
	}
	j := noJudgement(StateAsBefore)
	j.line, j.first = l, r.panel.from
	for t, x := range l.x {
		if t < l.first && !IsGap(x) {
			j.Past++
		}
	}
	switch {
	case !slices.ContainsFunc(l.x[r.panel.from:], func(x float64) bool { return !IsGap(x) }):
		j.State = StateNoValues
	case !l.judged():
		j.State = StateFewDays
	case l.before[len(l.x)] == l.before[l.first]: // a long range without a past is judged in its newer half alone
		j.State = StateNoValues
	default:
		j.ref = l.usual[l.first]
	}
	return j
}

// needed is the evidence that a row needs.
func (r *ruler) needed(row panelRow, app bool) float64 {
	lines, days := 0.0, 0
	for _, l := range row.lines {
		if l.judged() {
			lines, days = lines+1, max(days, l.before[l.first])
		}
	}
	// Series share their calls, so that their values are worth less than as many of one.
	values, moments := float64(days)*math.Sqrt(lines), len(r.panel.moments)-r.panel.first
	if app {
		return appFactor * evidenceNeeded(1, len(r.panel.series), moments, values)
	}
	return evidenceNeeded(len(r.panel.rows), len(r.panel.series), moments, values)
}

// worsened finds the window in which a row got worse, and notes it in the judgements of the series that take part. It
// returns these, the one with the most evidence first.
func (r *ruler) worsened(row panelRow, list []Judgement, app bool) []int {
	w, state := r.choose(r.worse, row, fewestPast, app)
	if w.found() && (!r.out(row, w, r.panel.first) || r.worse.overBefore(row, w)) {
		w, state = r.choose(r.worse, row, r.panel.first, app) // what began earlier was over before the range
	}
	if !w.found() {
		return nil
	}
	start, ok := r.worse.begun(row, w)
	if !ok {
		return nil
	}
	var parts []int
	for i, l := range row.lines {
		if !l.judged() || w.zs[i] < partEvidence {
			continue
		}
		j := r.measure(l, list[i], w, start)
		if !counts(l.series, j, app) || list[i].State != StateAsBefore {
			continue
		}
		j.State, j.Z, j.Evidence = state, rounded(w.zs[i]), rounded(w.z)
		list[i] = j
		parts = append(parts, i)
	}
	slices.SortStableFunc(parts, func(a, b int) int {
		switch {
		case w.zs[a] > w.zs[b]:
			return -1
		case w.zs[a] < w.zs[b]:
			return 1
		}
		return 0
	})
	return parts
}

// choose returns the window of a row that begins at least at a moment and has the evidence that it needs, and what it
// says. Without one, it returns the zero window.
func (r *ruler) choose(s *scan, row panelRow, least int, app bool) (window, State) {
	need := r.needed(row, app)
	if s.take(row); s.bound() < need {
		return window{}, StateAsBefore
	}
	lasting, best := s.row(row, least)
	if r.stands(row, lasting, best, need) {
		return lasting, StateWorse
	}
	if w := r.trimmed(s, row, best); w.found() && w.z >= need*overFactor {
		return w, StateWasWorse
	}
	return window{}, StateAsBefore
}

// stands says whether the window up to the newest value is what happened, rather than one that is over: nothing is
// over while its newest value is out.
func (r *ruler) stands(row panelRow, lasting, best window, need float64) bool {
	if !lasting.found() || lasting.z < need {
		return false
	}
	const clearly = 1.5 // times the fit
	return (best.to == lasting.to || best.fit < clearly*lasting.fit) && r.out(row, lasting, lasting.to)
}

// trimmed is a window without the days at its end that are not out: they are there for the days before them. It is
// none if nothing of it is left in the range.
func (r *ruler) trimmed(s *scan, row panelRow, w window) window {
	if !w.found() {
		return w
	}
	for ; w.to >= max(r.panel.first, w.from); w.to-- {
		if r.out(row, w, w.to) {
			w.fit = s.fit(s.fits.at(w.from, w.to))
			s.weigh(row, &w)
			return w
		}
	}
	return window{}
}

// out says whether a window is out from a moment of it on as it is on the whole: by a third of its mean.
func (r *ruler) out(row panelRow, w window, from int) bool {
	const endShare = 3
	from = max(from, w.from)
	end, all := 0.0, 0.0
	for i, l := range row.lines {
		if !l.judged() || w.zs[i] < partEvidence {
			continue
		}
		k, n := float64(l.before[w.to+1]-l.before[w.from]), float64(l.before[w.to+1]-l.before[from])
		if n > 0 {
			end += ((l.sums[w.to+1]-l.sums[from])/n - l.usual[w.from]) / l.sigma
			all += ((l.sums[w.to+1]-l.sums[w.from])/k - l.usual[w.from]) / l.sigma
		}
	}
	return all == 0 || end/all > 1.0/endShare
}

// improved notes in which window a line got better up to the newest value or, without a direction, moved.
func (r *ruler) improved(alone panelRow, i int, list []Judgement, app bool) {
	l := alone.lines[i]
	scans, state := []*scan{r.better}, StateBetter
	if l.series.Better == DirectionUnknown {
		scans, state = []*scan{r.worse, r.better}, StateMoved
	}
	for _, s := range scans {
		w, found := r.choose(s, alone, fewestPast, app)
		if found != StateWorse || !r.out(alone, w, r.panel.first) {
			continue
		}
		start, ok := s.begun(alone, w)
		j := r.measure(l, list[i], w, start)
		if !ok || !l.series.Counts(j.Was, j.Now-j.Was) {
			continue
		}
		j.State, j.Z, j.Evidence = state, rounded(w.zs[i]), rounded(w.z)
		list[i] = j
		return
	}
}

// measure works out the figures of a window.
func (r *ruler) measure(l *line, j Judgement, w window, start int) Judgement {
	x, expect := 0.0, 0.0
	j.Out = 0
	for t := start; t <= w.to; t++ {
		if IsGap(l.x[t]) {
			continue
		}
		j.Out++
		x += l.x[t]
		expect += l.expect[t]
	}
	j.ref = l.usual[start]
	j.Now = rounded(l.series.unroot(x / float64(j.Out)))
	j.Was = rounded(l.series.unroot(expect/float64(j.Out) + j.ref))
	j.Steps = rounded(math.Abs(j.Now-j.Was) / l.series.LeastChange(j.Was))
	j.From, j.To = r.panel.moments[start], r.panel.moments[w.to]
	j.Before = start < r.panel.from
	return j
}

// counts says whether a series got worse by as much as counts, both by what is usual on such days and by its own past.
// Of the app, whose chance is small, less counts.
func counts(s Series, j Judgement, app bool) bool {
	own, part := s.unroot(j.line.base+j.ref), 1.0
	if app {
		part = appLeast
	}
	return s.Better.Worsening(j.Now-j.Was) > part*s.LeastChange(j.Was) &&
		s.Better.Worsening(j.Now-own) > part*s.LeastChange(own)
}

// moved says whether a row got worse by as much as counts in the window of the app, with all others.
func (r *ruler) moved(l *line, app Judgement) bool {
	x, k := 0.0, 0.0
	for t, m := range r.panel.moments {
		if !m.Before(app.From) && !app.To.Before(m) && !IsGap(l.x[t]) {
			x, k = x+l.x[t], k+1
		}
	}
	own := l.series.unroot(l.base)
	return k > 0 && l.series.Better.Worsening(l.series.unroot(x/k)-own) > l.series.LeastChange(own)
}

// unclear says whether a line has so few calls that even a fourfold loss over all of the range would be no evidence.
func (l *line) unclear(need, typical float64) bool {
	k, n := float64(l.before[len(l.e)]-l.before[l.first]), float64(l.before[l.first])
	if k == 0 || !l.few {
		return false
	}
	off := need * l.sigma * math.Sqrt(1/k+medianLoss/n+follows*(1-1/k))
	return off > max(l.base, typical)
}
