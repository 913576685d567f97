package quality

import (
	"maps"
	"slices"
)

// sum collects what the verdicts of all dimensions come to.
func (t *Triage) sum() {
	t.Tally, t.shown, t.causes = Tally{}, maps.Clone(t.judged), nil
	var judged []weighedVerdicts
	for _, dimension := range slices.Sorted(maps.Keys(t.judged)) {
		t.count(t.judged[dimension])
		judged = append(judged, t.weighed(dimension))
	}
	moves, swings := t.appMoves()
	in := t.comparable(judged)
	t.causes = append(causes(moves, judged, true, in), causes(swings, judged, false, in)...)
	var rows []rowFinding
	for _, v := range judged {
		for _, c := range t.causes {
			v.Verdicts = v.told(c, v.dimension)
		}
		t.shown[v.dimension] = v.Verdicts
		for _, f := range v.findings(t.answers[v.dimension]) {
			f.Cause, f.sure = causeOf(t.causes, f)
			t.Findings = append(t.Findings, f)
			rows = append(rows, rowFinding{f, v.Verdicts})
		}
	}
	t.Findings = append(t.Findings, ofApp(moves, t.causes, rows)...)
	SortFindings(t.Findings)
	t.Incidents = t.crossed(t.incidents())
	t.name()
	t.trust()
}

// comparable returns by which series dimensions are compared: while answers come by those that all of them have a past
// of, so that none is the cause because the others lack a series that is still to come; in the end by all.
func (t *Triage) comparable(judged []weighedVerdicts) func(series string) bool {
	if t.Done >= t.Of {
		return anySeries
	}
	return func(series string) bool {
		return !slices.ContainsFunc(judged, func(v weighedVerdicts) bool {
			at := slices.IndexFunc(v.panel.series, func(s Series) bool { return s.Name == series })
			return len(v.panel.rows) > 0 && (at < 0 || v.panel.ownPasts(at))
		})
	}
}

// weighed are the verdicts of a dimension with the shares of its values in the app's calls: those of the users or,
// where the service counts none, what it said of the others, see Scale, or else worked out. Shares that are worked out
// make up for what the others leave.
func (t *Triage) weighed(dimension string) weighedVerdicts {
	v := weighedVerdicts{Verdicts: t.judged[dimension], dimension: dimension}
	v.shares = t.filledUp(v, t.workedOut(dimension))
	v.newest = v.shares
	if len(v.places) > 0 && !t.Whole() {
		if newest := v.panel.shares(); newest != nil {
			v.newest = t.filledUp(v, newest)
		}
	}
	return v
}

// filledUp are the shares of the values of a dimension: those that are known, and of those that are worked out what
// the known ones leave.
func (t *Triage) filledUp(v weighedVerdicts, workedOut map[string]float64) map[string]float64 {
	dimension, shares := v.dimension, held(workedOut)
	known := make(map[string]float64)
	for _, r := range t.answers[dimension] {
		for value, users := range r.Users.Of {
			if !IsGap(users.Share) {
				shares[value] = users.Share / 100
			}
		}
	}
	if scale := t.scales[dimension]; scale != nil {
		for _, r := range v.panel.rows {
			for _, s := range v.panel.series {
				if w, ok := scale.Weight(r.value, s); ok {
					known[r.value] = w.Share
					break
				}
			}
		}
	}
	left, others := 1.0, 0.0
	for value, share := range shares {
		if w, ok := known[value]; ok {
			left -= w
		} else {
			others += share
		}
	}
	for value, share := range shares {
		if w, ok := known[value]; ok {
			shares[value] = w
		} else if len(known) > 0 && others > 0 {
			shares[value] = share / others * max(0, left)
		}
	}
	return shares
}

// workedOut are the shares of the values of a dimension that are worked out. Until all has come they stay as they were
// when the dimension was first judged: each series that comes would change them a little, and what leads with them.
// What is said of a finding is by the newest ones, which the first series may be far off.
func (t *Triage) workedOut(dimension string) map[string]float64 {
	if t.Whole() {
		t.early = nil
		return t.judged[dimension].panel.shares()
	}
	if t.early[dimension] == nil {
		t.early = held(t.early)
		t.early[dimension] = t.judged[dimension].panel.shares()
	}
	return t.early[dimension]
}

// appMoves are the findings of the app and, without any, how it stands. It is the same in all dimensions: the one with
// the most answers knows it best. While answers come, it is that with the fewest, by whose series all can be compared.
func (t *Triage) appMoves() (moves, swings []Finding) {
	best := t.bestOfApp()
	for _, dimension := range slices.Sorted(maps.Keys(t.judged)) {
		if n := len(t.judged[dimension].whole); t.Done < t.Of && n > 0 && n < len(t.judged[best].whole) {
			best = dimension
		}
	}
	if best == "" {
		return nil, nil
	}
	v, answers := t.judged[best], t.answers[best]
	return v.appFindings(v.app, answers), v.appFindings(v.swings, answers)
}

// bestOfApp is the dimension whose judgements know the app best; empty while none is judged. The app is the same in
// all: the one that knows it in the most series knows it best. Answers without rows, such as those by the systems of
// the web product, tell nothing of it.
func (t *Triage) bestOfApp() string {
	best := ""
	for _, dimension := range slices.Sorted(maps.Keys(t.judged)) {
		if best == "" || len(t.judged[dimension].whole) > len(t.judged[best].whole) {
			best = dimension
		}
	}
	return best
}

// AppVerdicts are the judgements that the moves of the app come from; nil while no dimension is judged.
func (t *Triage) AppVerdicts() *Verdicts { return t.judged[t.bestOfApp()] }

// causeOf is the place of a finding among those that explain a move of the app, 1 for the one that names it and 0 for
// none, and whether the move is sure.
func causeOf(list []cause, f Finding) (at int, sure bool) {
	for _, c := range list { // those that are sure come first
		k := 1 + slices.Index(c.places, Place{f.Query.Dimension, f.Value})
		if k > 0 && c.overlaps(f) && (at == 0 || c.sure == sure && k < at) {
			at, sure = k, c.sure
		}
	}
	return at, sure
}

// overlaps says whether a finding is of moments of the move that is explained.
func (c cause) overlaps(f Finding) bool {
	return !c.app.Until.Before(f.Since) && !f.Until.Before(c.app.Since)
}
