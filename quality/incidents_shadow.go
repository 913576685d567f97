package quality

import (
	"cmp"
	"math"
	"slices"
)

// The dimensions of places whose values may be sums of others.
const (
	provinces = "Province"
	countries = "Country"
)

// isParent says whether a spot is the country that is the sum of the provinces.
func (f *fold) isParent(s *spot) bool { return s.place == Place{countries, f.parent} && f.parent != "" }

// The limits within which a country is the sum of the provinces: by its users, and by its values, as parts.
const (
	sumOfUsers  = 0.1
	sumOfValues = 0.05
)

// parentOfProvinces is the country that the provinces are in: it has their users together, or its values are theirs
// weighted by their users. While users are still to come, their shares in the calls are worked out. It is empty if
// there is none.
func (t *Triage) parentOfProvinces() string {
	weights := t.users(provinces)
	users := sumOf(weights)
	found := slices.ContainsFunc(t.Findings, func(f Finding) bool { return f.Query.Dimension == countries })
	switch {
	case !found: // nothing asks for it
		return ""
	case users > 0 && sumOf(t.users(countries)) > 0:
	case t.toCome(provinces) || t.toCome(countries):
		return t.parentByValues(t.sharesAsUsers(provinces))
	default:
		return ""
	}
	best, off := "", sumOfUsers
	for value, u := range t.users(countries) {
		if d := math.Abs(u.Count/users - 1); d < off || d == off && value < best {
			best, off = value, d
		}
	}
	if best != "" {
		return best
	}
	return t.parentByValues(weights)
}

// parentByValues is the country whose values are those of the provinces, weighted by their users; empty if there is
// none.
func (t *Triage) parentByValues(weights map[string]Users) string {
	below, above := t.judged[provinces], t.judged[countries]
	if below == nil || above == nil {
		return ""
	}
	sums := weightedSums(below.panel, weights)
	best, off := "", sumOfValues
	for _, r := range above.panel.rows {
		if d := sums.apart(above.panel, r); d < off {
			best, off = r.value, d
		}
	}
	return best
}

// toCome says whether something of a dimension is still to come.
func (t *Triage) toCome(dimension string) bool {
	return slices.ContainsFunc(t.answers[dimension], func(r Result) bool { return r.ToCome != 0 })
}

// sharesAsUsers are the shares of the values of a dimension in the calls, as if each call were a user.
func (t *Triage) sharesAsUsers(dimension string) map[string]Users {
	weights := make(map[string]Users)
	if t.judged[dimension] == nil {
		return weights
	}
	for value, share := range t.weighed(dimension).shares {
		weights[value] = Users{Count: share, Share: 100 * share}
	}
	return weights
}

// users are those of the values of a dimension.
func (t *Triage) users(dimension string) map[string]Users {
	for _, r := range t.answers[dimension] {
		if len(r.Users.Of) > 0 {
			return r.Users.Of
		}
	}
	return nil
}

// sums are losses of a whole, by series and moment.
type sums map[string]map[Moment]float64

// weightedSums are those of the rows of a panel, weighted by their users.
func weightedSums(p *panel, weights map[string]Users) sums {
	all := make(sums, len(p.series))
	for i, s := range p.series {
		if !s.pooled() {
			continue
		}
		all[s.Name] = make(map[Moment]float64, len(p.moments))
		for t, m := range p.moments {
			sum, users := 0.0, 0.0
			for _, r := range p.rows {
				if l := r.lines[i]; l != nil && !IsGap(l.x[t]) {
					w := weights[r.value].Count
					sum, users = sum+w*l.x[t]*l.x[t], users+w
				}
			}
			if users > 0 {
				all[s.Name][m] = sum / users
			}
		}
	}
	return all
}

// apart is how far the losses of a row lie from the sums, in the mean, as a part.
func (s sums) apart(p *panel, r panelRow) float64 {
	apart, n := 0.0, 0.0
	for i, series := range p.series {
		l, of := r.lines[i], s[series.Name]
		if !l.judged() || of == nil {
			continue
		}
		for t, m := range p.moments {
			if sum, ok := of[m]; ok && l.x[t] > 0 { // a gap is not
				apart, n = apart+math.Abs(sum/(l.x[t]*l.x[t])-1), n+1
			}
		}
	}
	if n == 0 {
		return math.Inf(1)
	}
	return apart / n
}

// A child is a place that is part of another, and the part of the other's change that it makes.
type child struct {
	spot *spot
	part float64
}

// A parent is a place that is the sum of others, with the one that makes the largest part of its change.
type parent struct{ spot, largest *spot }

// parentFrom is the part of the change of a parent that other places have to make for it to be their shadow.
const parentFrom = 0.5

// children are the places that make the change of a parent, the largest part first; none if they do not. A province
// makes what it lost, by its users; a system or a network makes in the parent what it makes in the app.
func (f *fold) children(parent *spot, all []*spot) []child {
	var list []child
	sum := 0.0
	for _, s := range all {
		if s.ofApp() || s.place.Dimension == countries || s.until.Before(parent.since) || parent.until.Before(s.since) {
			continue
		}
		part, n := 0.0, 0.0
		since, until := later(parent.since, s.since), earlier(parent.until, s.until)
		for _, name := range parent.series {
			whole, ok := parent.shift(name, since, until)
			lost := f.lost(s, name, since, until)
			if !ok || IsGap(lost) || whole.own() <= 0 {
				continue
			}
			n++
			if s.place.Dimension == provinces && f.share > 0 {
				lost /= f.share // of all calls, to those of the parent
			}
			part += lost / whole.own()
		}
		if n > 0 && part > 0 {
			list, sum = append(list, child{s, part / n}), sum+part/n
		}
	}
	if sum < parentFrom {
		return nil
	}
	slices.SortStableFunc(list, func(a, b child) int { return cmp.Compare(b.part, a.part) })
	return list
}

// placeParents folds the sums of places into the events of their largest parts.
func (f *fold) placeParents() {
	for _, p := range f.parents {
		for _, e := range f.events {
			if slices.Contains(e.spots, p.largest) || slices.Contains(e.shadows, p.largest) {
				e.shadows = append(e.shadows, p.spot)
				break
			}
		}
	}
}
