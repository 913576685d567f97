package quality

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// A Remembered is an incident of an earlier triage of the same app and product, as far as it tells whether an incident
// is the same one.
type Remembered struct {
	ID         string
	Places     []Place  // that name it; none of the whole app
	Also       []Place  // other places
	Indicators []string // of its series
	Since      Day
}

// Recall tells the triage which incidents earlier ones found. From then on, an incident that is the same as one of
// these has its id.
func (t *Triage) Recall(list []Remembered) {
	t.recalled = list
	t.Incidents = slices.Clone(t.Incidents) // a copy of the triage keeps its own
	t.name()
}

// Remember is what a later triage needs to recall the incidents.
func (t *Triage) Remember() []Remembered {
	var list []Remembered
	for _, i := range t.Incidents {
		one := i.trace(t.known)
		list = append(list, Remembered{ID: i.ID, Places: one.places, Also: one.also, Indicators: one.families,
			Since: one.since})
	}
	return list
}

// name gives each incident an id of its own: that of the remembered one that fits best, or a new one. An incident is
// the same as a remembered one if they have places and an indicator in common, and began within a day.
func (t *Triage) name() {
	ids := make([]string, len(t.Incidents))
	used := make(map[string]bool)
	for _, p := range t.pairs() {
		if ids[p.incident] == "" && !used[p.id] {
			ids[p.incident], used[p.id] = p.id, true
		}
	}
	for _, r := range t.recalled {
		used[r.ID] = true // what is new is none of them
	}
	for at := range t.Incidents {
		i := &t.Incidents[at]
		if i.ID = ids[at]; i.ID == "" {
			i.ID = i.NewID(t.Query)
			for n := 2; used[i.ID]; n++ {
				i.ID = otherID(i.NewID(t.Query), n)
			}
			used[i.ID] = true
		}
	}
}

// otherID is the id for the n-th incident that would have an id.
func otherID(id string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", id, n))
	return hex.EncodeToString(sum[:])[:len(id)]
}

// A pair is an incident that may be the same as a remembered one.
type pair struct {
	incident int
	id       string
	likeness int // how well their places and indicators fit
	apart    int // days between their first days
}

// pairs lists them, the best first.
func (t *Triage) pairs() []pair {
	const onset = 1 // most days between the first days of the same incident
	var list []pair
	for at, i := range t.Incidents {
		one := i.trace(t.known)
		for _, r := range t.recalled {
			old := trace{places: r.Places, also: r.Also, families: r.Indicators, since: r.Since}
			apart := max(int(one.since-old.since), int(old.since-one.since))
			if apart <= onset && one.akin(old) {
				list = append(list, pair{at, r.ID, one.likeness(old), apart})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.apart, b.apart))
	})
	return list
}

// likeness is how well two akin traces fit: whether the same place names them, whether the names of both are the same,
// and whether their clearest series are of one indicator.
func (t trace) likeness(o trace) int {
	n := 0
	if len(t.places) == 0 && len(o.places) == 0 || len(t.places) > 0 && len(o.places) > 0 && t.places[0] == o.places[0] {
		n += 4
	}
	if slices.Equal(t.places, o.places) {
		n += 2
	}
	if t.families[0] == o.families[0] {
		n++
	}
	return n
}

// Trust sets the confidence of the incidents, now and of those to come, from a backtest of the triage. Days that it
// did not judge are not counted. The backtest must not go on afterwards.
func (t *Triage) Trust(b *Backtest) {
	t.trusted = &trust{b, b.Fires()}
	t.Incidents = slices.Clone(t.Incidents)
	t.trust()
}

// A trust is a backtest with what fired in it.
type trust struct {
	*Backtest
	fires []Fire
}

func (t *Triage) trust() {
	if t.trusted == nil {
		return
	}
	for at, i := range t.Incidents {
		t.Incidents[at].Confidence = t.trusted.confidence(i, t.trusted.fires)
	}
}
