package quality

import (
	"cmp"
	"math"
	"slices"
)

// A fold puts the findings of a triage together.
type fold struct {
	triage  *Triage
	app     *Verdicts // that know the whole app best; nil without
	places  []*spot
	parents []parent // that are the sum of other places
	wholes  []*spot  // of the whole app
	parent  string   // the country that is the sum of the provinces; empty if there is none
	share   float64  // part of the app's calls that the parent has
	events  []*event
}

func (t *Triage) newFold() *fold {
	f := &fold{triage: t, app: t.shown[t.bestOfApp()]}
	if len(t.Findings) == 0 {
		return f
	}
	if f.parent = t.parentOfProvinces(); f.parent != "" {
		users := t.users(countries)
		if len(users) == 0 {
			users = t.sharesAsUsers(countries)
		}
		f.share = users[f.parent].Count / sumOf(users)
	}
	all := t.spots()
	for _, s := range all {
		if s.ofApp() {
			f.wholes = append(f.wholes, s)
			continue
		}
		if f.isParent(s) {
			if of := f.children(s, all); len(of) > 0 {
				f.parents = append(f.parents, parent{s, of[0].spot})
				continue
			}
		}
		f.places = append(f.places, s)
	}
	return f
}

// byStrength are the places, the strongest first: it names what it is part of. What explains a move of the app is
// stronger than all others.
func (f *fold) byStrength() []*spot {
	slices.SortStableFunc(f.places, func(a, b *spot) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(b.evidence, a.evidence),
			cmp.Compare(a.explains(), b.explains()),
			cmp.Compare(a.place.Dimension, b.place.Dimension), cmp.Compare(a.place.Value, b.place.Value))
	})
	return f.places
}

// join puts a spot to the event that it is part of, and says whether there is one.
func (f *fold) join(s *spot) bool {
	for _, e := range f.events {
		switch f.relation(e, s) {
		case relationSame:
			e.spots = append(e.spots, s)
			f.ask(e, s)
			return true
		case relationShadow:
			e.shadows = append(e.shadows, s)
			return true
		}
	}
	return false
}

// A relation is what a spot is to an event.
type relation int

const (
	relationNone   relation = iota
	relationSame            // it is where the event happened, seen in another dimension
	relationShadow          // it moved because of the event
)

// relation says what a spot, which is no stronger than the event, is to it. Places of one dimension do not explain
// each other: a value of another dimension may explain both.
func (f *fold) relation(e *event, s *spot) relation {
	for _, member := range e.spots {
		if member.place == s.place {
			if f.fraction(member, s) {
				return relationShadow
			}
			continue
		}
		if f.apart(member.place, s.place) || !f.alike(member, s) {
			continue
		}
		switch {
		case f.oneEvent(member, s):
			return relationSame
		case f.diluted(member, s) && f.fraction(member, s):
			return relationShadow
		case f.diluted(member, s):
			return relationSame
		}
	}
	return relationNone
}

// apart says whether two places have no calls in common: values of one dimension, or a province and a country that it
// does not lie in.
func (f *fold) apart(a, b Place) bool {
	if a.Dimension == countries {
		a, b = b, a
	}
	return a.Dimension == b.Dimension ||
		f.parent != "" && a.Dimension == provinces && b.Dimension == countries && b.Value != f.parent
}

// alike says whether two spots began together and share at least half of their series.
func (f *fold) alike(a, b *spot) bool {
	shared := len(common(a, b))
	return atOnce(a.since, b.since) && shared > 0 && 2*shared >= min(len(a.series), len(b.series))
}

// common lists the series of both spots.
func common(a, b *spot) []string {
	return slices.DeleteFunc(slices.Clone(a.series), func(name string) bool { return !slices.Contains(b.series, name) })
}

// shadowEvidence is the part of the evidence of a spot from which on another is no shadow of it.
const shadowEvidence = 1.0 / 3

// fraction says whether a spot lies within the window of a larger one, with a fraction of its evidence.
func (f *fold) fraction(larger, s *spot) bool {
	return s.evidence < shadowEvidence*larger.evidence && !s.since.Add(dayApart).Before(larger.since) &&
		!larger.until.Add(dayApart).Before(s.until) && len(common(larger, s)) > 0
}

// combined says whether two places explain the same move of the app together.
func (f *fold) combined(a, b *spot) bool {
	return slices.ContainsFunc(f.triage.causes, func(c cause) bool {
		return slices.Contains(c.places, a.place) && slices.Contains(c.places, b.place) &&
			c.overlaps(a.findings[0]) && c.overlaps(b.findings[0])
	})
}

// within are the places of an event that explain the app's move as well as the one that names it: the calls lie in all
// of them.
func (f *fold) within(e *event) []Place {
	var list []Place
	for _, c := range f.triage.causes {
		if c.places[0] != e.lead().place {
			continue
		}
		for _, s := range e.spots[1:] {
			if slices.Contains(c.places, s.place) && f.combined(e.lead(), s) && !slices.Contains(list, s.place) {
				list = append(list, s.place)
			}
		}
	}
	return list
}

// bothParts is the sum of the parts that two places have in the app's change, from which on they are one event: two
// events share the change and come to 1, one event at both places makes all of it at each and comes to 2. The app's
// change is taken as larger by half of its deviation: what cannot be told stays apart.
const bothParts = 1.25

// combinedParts is the same of two places that explain the app's move as well as each other by what it would have done
// without them: that says already that they are one, but not where two events make half of the move each.
const combinedParts = 1.1

// oneEvent says whether what two places of different dimensions lost are the same calls. Each loses its own change
// times its share of the calls. If these are different calls, the app lost the sum of both; if they are the same, such
// as those by android on 4g, it lost no more than each of them.
func (f *fold) oneEvent(a, b *spot) bool {
	sum, whole, deviation := 0.0, 0.0, 0.0
	shared, combined := common(a, b), f.combined(a, b)
	since, until := later(a.since, b.since), earlier(a.until, b.until)
	for _, name := range shared {
		app, ok := f.appShift(name, since, until)
		if !ok || app.usual <= 0 {
			return combined
		}
		sum += (f.lost(a, name, since, until) + f.lost(b, name, since, until)) / app.usual
		whole += app.own() / app.usual
		deviation += math.Pow(app.deviation/app.usual, 2)
	}
	least := bothParts
	if combined {
		least = combinedParts
	}
	if math.IsNaN(sum) || whole <= 0 {
		return combined
	}
	return sum >= least*(whole+deviationOf(deviation, len(shared))/2)
}

// deviationOf is the deviation of the sum of n series of one row, from the sum of their variances.
func deviationOf(variance float64, n int) float64 {
	return math.Sqrt(variance * (1 + (float64(n)-1)*together))
}

// lost is what a place lost in a series, as a part of all calls: its own change times its share. The service counts no
// users of systems and networks: what they lost is what the app lost beyond what all values of the dimension did. It
// is a gap if it cannot be told.
func (f *fold) lost(s *spot, series string, since, until Moment) float64 {
	if s.of == nil {
		return Gap()
	}
	if w, known := f.triage.Weight(s.place.Dimension, s.place.Value, series); known {
		if move, ok := s.shift(series, since, until); ok {
			return w.Share * move.own()
		}
	}
	if !HasUsers(s.place.Dimension) && len(s.of.panel.rows) >= fewestRows {
		if app, ok := f.appShift(series, since, until); ok {
			from, to := s.of.panel.between(since, until)
			return app.own() - app.usual*s.of.panel.shared(series, from, to)
		}
	}
	move, ok := s.shift(series, since, until)
	if !ok {
		return Gap()
	}
	return s.share * move.own()
}

func later(a, b Moment) Moment {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b Moment) Moment {
	if b.Before(a) {
		return b
	}
	return a
}

// mostMixed is how many times the share of the calls that a place has in the app it may have in a place of another
// dimension: habits of places differ.
const mostMixed = 2

// unknownMix is the same part where the share is not known.
const unknownMix = 0.5

// diluted says whether a place explains that another one moved: some of the other's calls are at the place, more than
// of other places, but never more than mostMixed times as many. The other then moves by that part of what the place
// moved, beyond what all of its dimension did.
func (f *fold) diluted(cause, s *spot) bool {
	mix := unknownMix
	if share := cause.share; !IsGap(share) {
		mix = min(1, mostMixed*share) - share
	}
	its, causes, deviation := 0.0, 0.0, 0.0
	shared := common(cause, s)
	for _, name := range shared {
		since, until := later(cause.since, s.since), earlier(cause.until, s.until)
		a, okA := cause.shift(name, since, until)
		b, okB := s.shift(name, since, until)
		if !okA || !okB || b.usual <= 0 {
			return false
		}
		causes, its = causes+a.part(), its+b.part()
		deviation += math.Pow(b.deviation/b.usual, 2)
	}
	return its-deviationOf(deviation, len(shared)) <= mix*causes
}

// appShift is what the whole app lost in a series from one moment to another.
func (f *fold) appShift(series string, since, until Moment) (shift, bool) {
	if f.app == nil {
		return shift{}, false
	}
	return f.app.panel.shift(f.app.panel.line(f.app.panel.whole, series), since, until)
}
