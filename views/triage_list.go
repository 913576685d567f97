package views

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// An incidentList is which incidents of a triage are listed, and in which order.
type incidentList struct {
	shown []int // indexes of the incidents that match the filter, in their order
	order incidentOrder
	finder
	marked map[string]bool // findings of marked incidents, by key
}

// An incidentOrder is an order of incidents.
type incidentOrder int

// The orders, in the order in which a key goes through them.
const (
	byImportance incidentOrder = iota
	bySince                    // the newest first
	byChange                   // the largest first
	byUsers                    // the most first
	incidentOrders
)

// words names the order.
func (o incidentOrder) words(say lang.Printer) string {
	switch o {
	case bySince:
		return say.T("newest first")
	case byChange:
		return say.T("by change")
	case byUsers:
		return say.T("by users")
	}
	return say.T("by importance")
}

// field is the column that shows the order, if one does.
func (o incidentOrder) field() string {
	return [...]string{byImportance: "", bySince: "since", byChange: "change", byUsers: "users"}[o]
}

// compare puts the incident that comes first before the other.
func (o incidentOrder) compare(a, b quality.Incident) int {
	switch o {
	case bySince:
		return cmp.Compare(b.Since.Start().Unix(), a.Since.Start().Unix())
	case byChange:
		return cmp.Compare(math.Abs(b.Change()), math.Abs(a.Change()))
	case byUsers:
		return cmp.Compare(reach(b), reach(a))
	}
	return 0 // as the triage has them
}

// reach is the part of the app that an incident concerns, as far as it is known; of the whole app it is 1.
func reach(i quality.Incident) float64 {
	switch {
	case i.OfApp():
		return 1
	case i.HasUsers && !quality.IsGap(i.Users.Share):
		return i.Users.Share / 100
	case !quality.IsGap(i.Share):
		return i.Share
	}
	return 0
}

// sift lists the incidents that match the filter, in their order. Incidents that an order holds for equal keep the
// order of importance.
func (v *Triage) sift() {
	of := v.triage.Incidents
	v.list.shown = v.list.shown[:0:0]
	for at, i := range of {
		if v.list.match.All() || v.list.match.MatchAny(v.named(i)...) {
			v.list.shown = append(v.list.shown, at)
		}
	}
	slices.SortStableFunc(v.list.shown, func(a, b int) int { return v.list.order.compare(of[a], of[b]) })
}

// named is all that an incident can be found by: its places, dimensions and series, in words and as the service writes
// them; and each place alone, for its other names.
func (v *Triage) named(i quality.Incident) []string {
	say := v.env.Say
	var values []string
	words := []string{report.IncidentPlace(say, i), report.IncidentSeriesWords(say, v.env.Catalogue, i, len(i.Series))}
	for _, p := range slices.Concat(i.Places, i.Also, i.Folded) {
		words = append(words, p.Value, p.Dimension, say.T(p.Dimension))
		values = append(values, p.Value)
	}
	for _, s := range i.Series {
		words = append(words, s.Series)
	}
	return append(values, strings.Join(words, " "))
}

// same finds what an incident is by now: the one with its name or its leader or, if it was folded into another one,
// that one.
func (v *Triage) same(i quality.Incident) (quality.Incident, bool) {
	key, leader := incidentKey(i), i.Leader()
	for _, is := range []func(quality.Incident) bool{
		func(o quality.Incident) bool { return i.ID != "" && o.ID == i.ID },
		func(o quality.Incident) bool { return incidentKey(o) == key },
		func(o quality.Incident) bool {
			return slices.ContainsFunc(o.Findings, func(f quality.Finding) bool { return findingKey(f) == key })
		},
		func(o quality.Incident) bool {
			return slices.ContainsFunc(o.Findings, func(f quality.Finding) bool {
				return f.Value == leader.Value && f.Query.Dimension == leader.Query.Dimension
			})
		},
	} {
		if at := slices.IndexFunc(v.triage.Incidents, is); at >= 0 {
			return v.triage.Incidents[at], true
		}
	}
	return quality.Incident{}, false
}

// setFilter sets the filter.
func (v *Triage) setFilter(text string) {
	before, had := v.current()
	v.list.set(v.env, text)
	v.rearranged(before, had)
}

// rearranged draws the list anew, with the cursor on the incident that it was on.
func (v *Triage) rearranged(before quality.Incident, had bool) {
	v.arrange()
	v.place()
	if had {
		v.goTo(before)
	}
}

func (v *Triage) openFilter() { v.list.open(v.env, "") }

// setOrder sorts the list. The cursor stays on its incident.
func (v *Triage) setOrder(o incidentOrder) {
	before, had := v.current()
	v.list.order = o
	v.rearranged(before, had)
}

// mark marks the incident under the cursor, or removes its mark, and moves to the next one.
func (v *Triage) mark() {
	i, _ := v.current()
	marked := !v.isMarked(i)
	if v.list.marked == nil {
		v.list.marked = make(map[string]bool)
	}
	for _, f := range i.Findings { // a mark stays when the incident is folded into another one
		if delete(v.list.marked, findingKey(f)); marked {
			v.list.marked[findingKey(f)] = true
		}
	}
	v.table.Move(1)
}

// unmark removes all marks.
func (v *Triage) unmark() Intent {
	n := 0
	for _, i := range v.triage.Incidents {
		if v.isMarked(i) {
			n++
		}
	}
	clear(v.list.marked)
	return sayCleared(v.env, n)
}

func (v *Triage) nothingMarked() string {
	return whyNoMarks(len(v.list.marked))
}

func (v *Triage) isMarked(i quality.Incident) bool {
	return slices.ContainsFunc(i.Findings, func(f quality.Finding) bool { return v.list.marked[findingKey(f)] })
}

// markedKey reports whether the incident with a key is marked.
func (v *Triage) markedKey(key string) bool {
	at := slices.IndexFunc(v.triage.Incidents, func(i quality.Incident) bool { return incidentKey(i) == key })
	return at >= 0 && v.isMarked(v.triage.Incidents[at])
}

// chosen returns the marked incidents that are listed or, if none is marked, the one under the cursor.
func (v *Triage) chosen() []quality.Incident {
	var list []quality.Incident
	for _, at := range v.list.shown {
		if i := v.triage.Incidents[at]; v.isMarked(i) {
			list = append(list, i)
		}
	}
	if i, has := v.current(); has && len(list) == 0 {
		list = append(list, i)
	}
	return list
}

// listed returns the incidents of the list in its order.
func (v *Triage) listed() []quality.Incident {
	list := make([]quality.Incident, len(v.list.shown))
	for row, at := range v.list.shown {
		list[row] = v.triage.Incidents[at]
	}
	return list
}
