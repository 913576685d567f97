package quality

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// told are the verdicts with the places that explain a move of the app got worse with it. The evidence for the move is
// that of the app: that they moved is no chance, whatever the noise of their own rows.
func (v *Verdicts) told(c cause, dimension string) *Verdicts {
	for _, p := range c.places {
		if p.Dimension != dimension || slices.ContainsFunc(v.places, func(at place) bool {
			j := at.lead()
			return at.value == p.Value && !c.app.Until.Before(j.From) && !j.To.Before(c.app.Since)
		}) {
			continue
		}
		if at, ok := v.place(p.Value, c.app); ok {
			at.doubtful = !c.beyond
			more := *v
			more.of = maps.Clone(v.of)
			more.of[p.Value] = at.list
			more.places = append(slices.Clip(v.places), at)
			v = &more
		}
	}
	return v
}

// place is a row as a place that got worse in the series and the moments of a move of the app; false where it did in
// none by as much as counts.
func (v *Verdicts) place(value string, app Finding) (place, bool) {
	m := v.panel.appMove(app, anySeries)
	at := slices.IndexFunc(v.panel.rows, func(r panelRow) bool { return r.value == value })
	if at < 0 {
		return place{}, false
	}
	row, list, r := v.panel.rows[at], slices.Clone(v.of[value]), &ruler{panel: v.panel}
	var parts []int
	for _, i := range m.series {
		l, state := row.lines[i], list[i].State
		if !l.judged() || state != StateAsBefore && state != StateWithApp && state != StateFewCalls ||
			l.before[m.to+1] == l.before[m.from] {
			continue
		}
		j := r.measure(l, r.unjudged(l), window{from: m.from, to: m.to}, m.from)
		if !counts(l.series, j, true) {
			continue
		}
		j.State = StateWasWorse
		if app.Lasts {
			j.State = StateWorse
		}
		j.Z, j.Evidence = rounded(l.evidence(m.from, m.to)), app.Z
		list[i] = j
		parts = append(parts, i)
	}
	return place{value: value, parts: parts, list: list}, len(parts) > 0
}

// swing is how the app stands up to its newest value if that is worse than usual by more than counts, but not beyond
// how far it swings anyway.
func (r *ruler) swing(row panelRow) []place {
	r.fits.take(row, math.Inf(1)) // it counts whatever its evidence
	known := panelRow{value: row.value, lines: make([]*line, len(row.lines))}
	list := make([]Judgement, len(row.lines))
	for i, l := range row.lines {
		list[i] = r.unjudged(l)
		if list[i].State.Judged() && l.series.Better != DirectionUnknown {
			known.lines[i] = l
		}
	}
	r.worse.take(known)
	w, _ := r.worse.row(known, max(fewestPast, r.panel.first))
	if !w.found() || w.z < swingEvidence {
		return nil
	}
	var parts []int
	for i, l := range known.lines {
		if !l.judged() || w.zs[i] < swingEvidence {
			continue
		}
		j := r.measure(l, list[i], w, w.from)
		if !counts(l.series, j, false) {
			continue
		}
		j.State, j.Z, j.Evidence = StateWorse, rounded(w.zs[i]), rounded(w.z)
		list[i] = j
		parts = append(parts, i)
	}
	if len(parts) == 0 {
		return nil
	}
	slices.SortStableFunc(parts, func(a, b int) int { return cmp.Compare(w.zs[b], w.zs[a]) })
	return []place{{value: row.value, parts: parts, list: list}}
}
