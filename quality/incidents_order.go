package quality

import (
	"cmp"
	"slices"
)

// Shares of the calls: what has less than the first is minor, what has the second is large.
const (
	minorShare = 0.005
	largeShare = 0.05
)

// minor says whether the incident is over, or of next to no calls.
func (i Incident) minor() bool {
	return !i.Lasts || !i.OfApp() && !IsGap(i.Share) && i.Share < minorShare
}

// large says whether the incident is ongoing and of many calls.
func (i Incident) large() bool {
	return i.Lasts && (i.OfApp() || i.Share >= largeShare)
}

// impact is how much of the app's change the incident can make: its share of the calls times its change, in steps of
// the series, so that series compare. The part that the other calls leave of it keeps a value with nearly all calls
// behind a smaller one that changed as much: it moves as the app does, whoever of its calls got worse.
func (i Incident) impact() float64 {
	if IsGap(i.Share) {
		return 0
	}
	return i.Share * (1 - i.Share) * i.Leader().Steps
}

// sortIncidents sorts incidents, the most important first: the whole app, then what explains a move of it that lasts,
// then by severity, what lasts, and impact. What is minor never stands above what is large, and what is provisional
// never above what is not.
func sortIncidents(list []Incident) {
	slices.SortStableFunc(list, func(a, b Incident) int {
		return cmp.Or(trueFirst(a.OfApp(), b.OfApp()), cmp.Compare(a.Leader().leads(), b.Leader().leads()),
			cmp.Compare(b.Severity, a.Severity), trueFirst(a.Lasts, b.Lasts),
			cmp.Compare(a.Leader().rank(), b.Leader().rank()), cmp.Compare(b.impact(), a.impact()),
			cmp.Compare(b.Leader().Z, a.Leader().Z), cmp.Compare(a.ID, b.ID))
	})
	last := len(list) - 1
	for last >= 0 && !list[last].large() {
		last--
	}
	above := list[:last+1]
	minor := slices.DeleteFunc(slices.Clone(above), func(i Incident) bool { return !i.minor() })
	rest := slices.DeleteFunc(slices.Clone(above), Incident.minor)
	copy(list, slices.Concat(rest, minor))
	slices.SortStableFunc(list, func(a, b Incident) int { return trueFirst(!a.Provisional, !b.Provisional) })
}
