package calls

import (
	"sync"

	"rtcscope/quality"
)

// The calls of a day are spread over its hours, those of an hour over its parts of five minutes, and so on. Bad calls
// and others are spread apart, so that no minute has more bad calls than calls.
//
// Those of each system and network are spread first, each on its own: in how many ways a number of calls divides into
// two times, and how often each happens, follows from how many are expected in either. The app has what all of them
// have. Then what the app has in a time is divided among the places, by what each has in the time around it. So
// everything adds up in each minute, over all minutes, and in all that lies between.

// A node is a time whose calls are spread over its parts, in one series.
type node struct {
	day    quality.Day
	m      int
	places bool // the calls of places, else those of systems and networks
	step   Step // of the parts
	at     int  // number of the time within the day
}

// A division is what the parts of a time have, by part, stratum and place, or system and network.
type division [][][]Count

// A spread holds divisions that were asked for lately.
type spread struct {
	mu       sync.Mutex
	held     map[node]division
	order    []node // keys of held, the oldest first
	profiles map[quality.Day]*profile
	days     []quality.Day // keys of profiles, the oldest first
}

// Of so many divisions and profiles, and no more, the numbers are kept.
const (
	heldDivisions = 4096
	heldProfiles  = 32
)

func (s *spread) get(n node) division {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held[n]
}

func (s *spread) put(n node, d division) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil {
		s.held = make(map[node]division)
	}
	if _, twice := s.held[n]; !twice {
		if len(s.order) >= heldDivisions {
			delete(s.held, s.order[0])
			s.order = s.order[1:]
		}
		s.order = append(s.order, n)
	}
	s.held[n] = d
}

// parts divides the calls of a time.
func (a *Account) parts(n node) division {
	if held := a.spread.get(n); held != nil {
		return held
	}
	strata := a.sums(n.day).strata
	whole := a.whole(n)
	fresh := make(division, divisions[n.step].n)
	var cells division
	if n.places {
		of := n
		of.places = false
		cells = a.parts(of)
	}
	for s, counts := range whole {
		d := a.divider(n, strata, s, counts)
		if n.places {
			for part := range d.margin {
				d.margin[part] = total2(cells[part][s])
			}
			d.places(0, len(fresh), counts)
		} else {
			for cell, c := range counts {
				d.cell(cell, 0, len(fresh), c)
			}
		}
		for part := range fresh {
			fresh[part] = append(fresh[part], d.out[part])
		}
	}
	a.spread.put(n, fresh)
	return fresh
}

// whole is what a node divides, by stratum.
func (a *Account) whole(n node) [][]Count {
	if n.step > Hour {
		above := n
		above.step--
		parts := divisions[above.step].n
		above.at = n.at / parts
		return a.parts(above)[n.at%parts]
	}
	sums := a.sums(n.day)
	var out [][]Count
	for _, s := range sums.strata {
		if n.places {
			out = append(out, s.places[n.m])
		} else {
			out = append(out, s.cells[n.m])
		}
	}
	if out == nil && n.places {
		return [][]Count{sums.places[n.m]}
	} else if out == nil {
		return [][]Count{sums.cells[n.m]}
	}
	return out
}

func total2(counts []Count) (sum Count) {
	for _, c := range counts {
		sum = sum.plus(c)
	}
	return sum
}

// A divider divides the calls of one stratum in one time.
type divider struct {
	*Account
	node    int // number of the time among all times of the series
	stratum int
	profile *profile
	from    int // minutes from midnight to the time
	length  int // minutes of a part; zero for half a minute
	cluster cluster
	out     [][]Count // by part, and place, or system and network
	margin  []Count   // by part: what all have
}

func (a *Account) divider(n node, strata []*stratum, s int, counts []Count) *divider {
	parts := divisions[n.step].n
	d := &divider{Account: a, node: ((int(n.day)*64+n.m)*4+int(n.step))*2048 + n.at, stratum: s,
		length: int(n.step.Length().Minutes()), cluster: newCluster(a.noise.Over), margin: make([]Count, parts)}
	d.from = n.at * parts * d.length
	if strata == nil {
		d.profile = a.ordinary(n.day)
	} else {
		d.profile = strata[s].profiles[n.m]
	}
	all := make([]Count, parts*len(counts))
	for part := range parts {
		d.out = append(d.out, all[part*len(counts):(part+1)*len(counts)])
	}
	return d
}

// first are the parts of the calls of some parts, good and bad, that are before one of them.
func (d *divider) first(from, middle, to int) (good, bad float64) {
	if d.length == 0 {
		return 0.5, 0.5
	}
	at := func(part int) int { return d.from + part*d.length }
	return d.profile.all.part(at(from), at(middle), at(to)), d.profile.bad.part(at(from), at(middle), at(to))
}

// draws are two numbers in (0,1) for what is divided in the middle of some parts.
func (d *divider) draws(k key, from, to int) (u, v float64) {
	return k.of(d.node).of(d.stratum<<16 | from<<8 | to).pair()
}

// cell divides the calls of a system and network among some parts.
func (d *divider) cell(cell, from, to int, c Count) {
	if c.All == 0 {
		return
	}
	if to-from == 1 {
		d.out[from][cell] = c
		return
	}
	middle := (from + to) / 2
	good, bad := d.first(from, middle, to)
	u, v := d.draws(d.cellKey(cell), from, to)
	first := count(divide(c.Bad, bad, d.cluster.over, u), divide(c.All-c.Bad, good, 0, v))
	d.cell(cell, from, middle, first)
	d.cell(cell, middle, to, c.minus(first))
}

// places divides the calls of all places among some parts.
func (d *divider) places(from, to int, counts []Count) {
	if to-from == 1 {
		copy(d.out[from], counts)
		return
	}
	middle := (from + to) / 2
	first, second := make([]Count, len(counts)), make([]Count, len(counts))
	left := total2(d.margin[from:middle])
	rest := left.plus(total2(d.margin[middle:to]))
	for _, at := range d.smallFirst {
		c := counts[at]
		if c.All == 0 {
			continue
		}
		u, v := d.draws(d.Account.places[at].rhythm.key, from, to)
		first[at] = count(divideOf(c.Bad, rest.Bad, left.Bad, d.cluster.over, u),
			divideOf(c.All-c.Bad, rest.All-rest.Bad, left.All-left.Bad, 0, v))
		second[at] = c.minus(first[at])
		left, rest = left.minus(first[at]), rest.minus(c)
	}
	d.places(from, middle, first)
	d.places(middle, to, second)
}

// count is so many bad and good calls.
func count(bad, good float64) Count { return Count{bad, bad + good} }

func (c Count) minus(other Count) Count { return Count{c.Bad - other.Bad, c.All - other.All} }

func (t *table) cellKey(cell int) key {
	return t.systems[cell/len(t.networks)].rhythm.key.with(t.networks[cell%len(t.networks)].rhythm.key)
}
