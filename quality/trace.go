package quality

import "slices"

// A trace is what tells an incident from others on other days.
type trace struct {
	places, also []Place // that name it, and others; without places it is of the whole app
	families     []string
	since, until Day
}

// trace is that of an incident. Its families are the indicators of its series, each once, the one with the most
// evidence first.
func (i Incident) trace(known Catalogue) trace {
	t := trace{places: i.Places, also: i.Also, since: i.Since.Day(), until: i.Until.Day()}
	for _, m := range i.Series {
		if name := known.family(m.Series); !slices.Contains(t.families, name) {
			t.families = append(t.families, name)
		}
	}
	return t
}

// family is the indicator of a series; of one that is not known, it is the series itself.
func (c Catalogue) family(series string) string {
	if s := c.Series(series); s.Known {
		return s.Base.Name
	}
	return series
}

// akin says whether two traces can be of one incident as far as places and series tell: what names one of them is
// among the places of the other, and they share a family.
func (t trace) akin(o trace) bool {
	if !slices.ContainsFunc(t.families, func(f string) bool { return slices.Contains(o.families, f) }) {
		return false
	}
	if len(t.places) == 0 && len(o.places) == 0 {
		return true
	}
	return o.has(t.places) || t.has(o.places)
}

// has says whether one of some places is among those of the trace.
func (t trace) has(places []Place) bool {
	return slices.ContainsFunc(places, func(p Place) bool {
		return slices.Contains(t.places, p) || slices.Contains(t.also, p)
	})
}

// continues says whether a trace is of what another one was on another day: they are akin, and their windows touch.
func (t trace) continues(o trace) bool {
	const apart = 1 // days between windows that touch
	return t.since <= o.until+apart && o.since <= t.until+apart && t.akin(o)
}
