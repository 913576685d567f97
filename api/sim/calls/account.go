package calls

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"rtcscope/quality"
)

// An Account is the calls of an app on any day. It may be used by several goroutines.
type Account struct {
	*table
	stories []Story
	quiet   *Account // the account without stories; nil if it is this one

	mu   sync.Mutex
	days map[quality.Day]*sums
	held []quality.Day // keys of days, the oldest first

	spread spread
}

// heldDays is the number of days whose sums are kept.
const heldDays = 400

// A table is what an account is made from. It does not change.
type table struct {
	seed      uint64
	newest    quality.Day
	noise     Noise
	perUser   float64
	mix       float64
	measures  []Measure
	places    []place
	systems   []group
	networks  []group
	usual     []float64 // calls of an ordinary day, by leaf
	leaves    []key     // by leaf
	loss      []float64 // part of the calls that is bad on an ordinary day, by leaf and series
	app       rhythm
	calls     key
	gaps      key
	countries []string        // values of the dimension
	members   map[Place][]int // of a value of a dimension: indexes of its places, or of its systems and networks

	smallFirst []int // indexes of the places, the one with the fewest calls first
}

// A group is a value of a dimension.
type group struct {
	Group
	rhythm rhythm
}

// A place is a province or another country.
type place struct {
	name   string
	home   bool
	loss   float64
	calls  float64
	rhythm rhythm
}

func (p place) country() string {
	if p.home {
		return Home
	}
	return p.name
}

// New makes an account from a population and stories. Figures that are the same on every day depend on the seed and
// the names alone; newest is the newest day that Newest returns.
func New(p Population, stories []Story, seed uint64, newest quality.Day) *Account {
	t := &table{seed: seed, newest: newest, noise: p.Noise, perUser: cmp.Or(p.PerUser, 1), mix: cmp.Or(p.Mix, 1),
		measures: slices.Clone(p.Series), app: newRhythm(keyOf(seed, "app"), len(p.Series)),
		calls: keyOf(seed, "calls"), gaps: keyOf(seed, "gaps")}
	for _, g := range p.Provinces {
		t.places = append(t.places, t.place(g, true))
	}
	for _, g := range p.Countries {
		t.places = append(t.places, t.place(g, false))
	}
	t.systems, t.networks = t.groups(System, p.Systems), t.groups(Network, p.Networks)
	for _, place := range t.places {
		t.fill(place)
		if !slices.Contains(t.countries, place.country()) {
			t.countries = append(t.countries, place.country())
		}
	}
	t.gather()
	quiet := &Account{table: t}
	return quiet.told(slices.Clone(stories))
}

func (t *table) place(g Group, home bool) place {
	k := keyOf(t.seed, "place", g.Name)
	own := 1 + 0.15*k.of(0).signed()
	return place{name: g.Name, home: home, loss: own * factor(g.Loss), calls: g.Calls,
		rhythm: newRhythm(k, len(t.measures))}
}

func (t *table) groups(dimension string, list []Group) []group {
	var out []group
	for _, g := range list {
		g.Loss = factor(g.Loss)
		out = append(out, group{g, newRhythm(keyOf(t.seed, dimension, g.Name), len(t.measures))})
	}
	return out
}

// The habits of places differ: these are standard deviations of the logarithms of what a system or network has of the
// calls of a place, and of losses of a place in one series.
const (
	mixOfGroups = 0.25
	mixOfCells  = 0.35
	mixOfSeries = 0.08
)

// fill adds the leaves of a place.
func (t *table) fill(p place) {
	var sum float64
	first := len(t.usual)
	k := p.rhythm.key
	for _, o := range t.systems {
		system := o.Calls * math.Exp(t.mix*mixOfGroups*k.with(o.rhythm.key).normal())
		for _, n := range t.networks {
			leaf := k.with(o.rhythm.key.with(n.rhythm.key))
			network := n.Calls * math.Exp(t.mix*mixOfGroups*k.with(n.rhythm.key).normal())
			calls := system * network * math.Exp(t.mix*mixOfCells*leaf.normal())
			t.usual, t.leaves, sum = append(t.usual, calls), append(t.leaves, leaf), sum+calls
			for s, m := range t.measures {
				own := math.Exp(t.mix * mixOfSeries * (k.of(s+1).normal() + o.rhythm.key.of(s+1).normal()))
				t.loss = append(t.loss, m.Loss/100*p.loss*o.Loss*n.Loss*own)
			}
		}
	}
	for i := first; i < len(t.usual); i++ {
		t.usual[i] *= p.calls / sum
	}
}

// gather lists the members of values of dimensions. Those of the empty dimension are all systems and networks.
func (t *table) gather() {
	t.members = make(map[Place][]int)
	add := func(dimension, value string, at int) {
		t.members[Place{dimension, value}] = append(t.members[Place{dimension, value}], at)
	}
	for at, p := range t.places {
		t.smallFirst = append(t.smallFirst, at)
		if p.home {
			add(Province, p.name, at)
		}
		add(Country, p.country(), at)
	}
	slices.SortStableFunc(t.smallFirst, func(i, j int) int { return cmp.Compare(t.places[i].calls, t.places[j].calls) })
	for cell := range len(t.systems) * len(t.networks) {
		add("", "", cell)
		add(System, t.systems[cell/len(t.networks)].Name, cell)
		add(Network, t.networks[cell%len(t.networks)].Name, cell)
	}
}

// Newest is the newest day that the stories of the account count from.
func (t *table) Newest() quality.Day { return t.newest }

// Series are the names of the series.
func (t *table) Series() []string {
	var names []string
	for _, m := range t.measures {
		names = append(names, m.Name)
	}
	return names
}

// Values are the values of a dimension, in the order of their bytes.
func (t *table) Values(dimension string) []string {
	var names []string
	switch dimension {
	case Province:
		for _, p := range t.places {
			if p.home {
				names = append(names, p.name)
			}
		}
	case Country:
		names = slices.Clone(t.countries)
	case System:
		names = groupNames(t.systems)
	case Network:
		names = groupNames(t.networks)
	}
	slices.Sort(names)
	return names
}

func groupNames(list []group) []string {
	var names []string
	for _, g := range list {
		names = append(names, g.Name)
	}
	return names
}
