package quality

import (
	"math"
	"slices"
)

// surely is the evidence by which what moves would have to lie beyond what is needed for it to have been seen: two
// deviations, so that 39 of 40 such moves are.
const surely = 2

// ruledOut lists what did not happen with an event, and would have been seen if it had.
func (f *fold) ruledOut(e *event, i Incident) []RuledOut {
	lead := e.lead()
	if lead.of == nil || lead.row.lines == nil {
		return nil
	}
	var list []RuledOut
	if series := f.stillSeries(lead, i); len(series) > 0 {
		list = append(list, RuledOut{Kind: RuledOutSeries, Series: series})
	}
	if n := f.stillValues(lead, i); n > 0 {
		list = append(list, RuledOut{Kind: RuledOutValues, Dimension: lead.place.Dimension, Count: n})
	}
	if f.stillUsers(lead) {
		list = append(list, RuledOut{Kind: RuledOutUsers})
	}
	if f.stillApp(lead, i) {
		list = append(list, RuledOut{Kind: RuledOutApp})
	}
	return list
}

// wouldShow says whether a line whose loss moved by a part of what is usual, over a window, would have so much
// evidence and count. One that is its own past tells nothing yet.
func (p *panel) wouldShow(l *line, part, needed float64, since, until Moment) bool {
	if !l.judged() || l.part || l.base <= 0 || l.series.Better == DirectionUnknown || part <= 0 {
		return false
	}
	from, to := p.between(since, until)
	k := 0.0
	if to >= from {
		k = l.known(from, to)
	}
	if k == 0 {
		return false
	}
	_, alone := l.apart(from, to, k)
	move := part * l.base
	if l.series.pooled() {
		move = (math.Sqrt(1+part) - 1) * l.base
	}
	usual, then := l.series.unroot(l.base), l.series.unroot(l.base+move)
	return move/math.Sqrt(alone+l.sigma*l.sigma*follows*(1-1/k)) >= needed+surely && l.series.Counts(usual, then-usual)
}

// part is how far the leading series of the spot moved, as a part of its usual loss.
func (s *spot) part(i Incident) float64 {
	move, ok := s.shift(s.findings[0].Series, i.Since, i.Until)
	if !ok {
		return 0
	}
	return move.part()
}

// stillSeries are the series of the place that stayed in their band.
func (f *fold) stillSeries(lead *spot, i Incident) []string {
	var list []string
	part := lead.part(i)
	for at, s := range lead.of.panel.series {
		l := lead.row.lines[at]
		if lead.judgement(s.Name).State == StateAsBefore && !slices.Contains(lead.series, s.Name) &&
			lead.of.panel.wouldShow(l, part, partEvidence, i.Since, i.Until) {
			list = append(list, s.Name)
		}
	}
	return list
}

// judgement is that of the spot in a series.
func (s *spot) judgement(series string) Judgement {
	if s.ofApp() {
		return s.of.Whole(series)
	}
	return s.of.Of(series, s.place.Value)
}

// stillValues counts the other values of the dimension that are as before in all series of the event.
func (f *fold) stillValues(lead *spot, i Incident) int {
	if lead.ofApp() {
		return 0
	}
	p, part, n := lead.of.panel, lead.part(i), 0
	need := evidenceNeeded(len(p.rows), len(p.series), len(p.moments)-p.first, float64(p.first))
	for _, r := range p.rows {
		if r.value == lead.place.Value {
			continue
		}
		still := !slices.ContainsFunc(lead.series, func(name string) bool {
			return lead.of.Of(name, r.value).State != StateAsBefore
		})
		if still && p.wouldShow(p.line(r, lead.findings[0].Series), part, need, i.Since, i.Until) {
			n++
		}
	}
	return n
}

// The most that users may change for them not to have moved: the part of all users that are elsewhere, and the change
// of the place's own part.
const (
	stillElsewhere = 0.02
	stillOwn       = 0.1
)

// stillUsers says whether users did not move between the values of the dimension or, for the whole app, between
// places.
func (f *fold) stillUsers(lead *spot) bool {
	dimensions := []string{lead.place.Dimension}
	if lead.ofApp() {
		dimensions = []string{provinces, countries}
	}
	known := false
	for _, d := range dimensions {
		was, now := f.triage.pastUsers(d), f.triage.users(d)
		if len(was) == 0 || len(now) == 0 {
			continue
		}
		known = true
		before, after := sumOf(was), sumOf(now)
		elsewhere := 0.0
		for value := range now {
			elsewhere += math.Abs(now[value].Count/after-was[value].Count/before) / 2
		}
		for value := range was {
			if _, ok := now[value]; !ok {
				elsewhere += was[value].Count / before / 2
			}
		}
		if elsewhere > stillElsewhere {
			return false
		}
		if v := lead.place.Value; v != "" {
			own := now[v].Count / after / (was[v].Count / before)
			if math.IsNaN(own) || math.Abs(own-1) > stillOwn {
				return false
			}
		}
	}
	return known
}

// sumOf is the number of all users.
func sumOf(of map[string]Users) float64 {
	sum := 0.0
	for _, u := range of {
		sum += u.Count
	}
	return sum
}

// pastUsers are the users of the values of a dimension on the compared days.
func (t *Triage) pastUsers(dimension string) map[string]Users {
	for _, r := range t.answers[dimension] {
		if len(r.PastUsers.Of) > 0 {
			return r.PastUsers.Of
		}
	}
	return nil
}

// stillApp says whether the whole app is as before in all series of the event. It is not where the event explains some
// of what the app did.
func (f *fold) stillApp(lead *spot, i Incident) bool {
	if lead.ofApp() || i.Explains.Known() || f.app == nil || f.app.panel.whole.lines == nil {
		return false
	}
	p := f.app.panel
	for _, name := range lead.series {
		if f.app.Whole(name).State != StateAsBefore {
			return false
		}
	}
	need := appFactor * evidenceNeeded(1, len(p.series), len(p.moments)-p.first, float64(p.first))
	return p.wouldShow(p.line(p.whole, lead.findings[0].Series), lead.part(i), need, i.Since, i.Until)
}
