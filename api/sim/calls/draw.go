package calls

import (
	"math"

	"rtcscope/quality"
)

// A weather is what one day is like: factors of losses, by series within each value.
type weather struct{ app, places, systems, networks []float64 }

func (t *table) weather(day quality.Day) weather {
	n := len(t.measures)
	w := weather{make([]float64, n), make([]float64, n*len(t.places)), make([]float64, n*len(t.systems)),
		make([]float64, n*len(t.networks))}
	appNoise := t.noise
	appNoise.Week = 0 // the app's week is that of its places
	t.app.losses(w.app, day, t.noise.App, appNoise)
	for i, p := range t.places {
		p.rhythm.losses(w.places[i*n:(i+1)*n], day, t.noise.Place, t.noise)
	}
	appNoise.Drift /= 2
	for i, g := range t.systems {
		g.rhythm.losses(w.systems[i*n:(i+1)*n], day, t.noise.System, appNoise)
	}
	for i, g := range t.networks {
		g.rhythm.losses(w.networks[i*n:(i+1)*n], day, t.noise.Network, appNoise)
	}
	return w
}

// A drawing counts the calls of one day, leaf by leaf.
type drawing struct {
	*Account
	day     quality.Day
	sums    *sums
	weather weather
	effects []effect
	crowd   float64 // times the usual calls of the app
	cluster cluster

	// Of one place:
	there    []float64 // expected calls, by system and network
	base     []float64 // factor of the loss, by series
	worse    []float64 // what effects make of it, by system, network and series
	affected bool      // some of them are not 1
}

func (a *Account) draw(day quality.Day) *drawing {
	n, cells := len(a.measures), len(a.systems)*len(a.networks)
	d := &drawing{Account: a, day: day, weather: a.weather(day), effects: a.effects(day),
		crowd: math.Exp(a.noise.Calls / 2 * a.calls.of(dayOfWhole+int(day)).normal()), cluster: newCluster(a.noise.Over),
		there: make([]float64, cells), base: make([]float64, n), worse: make([]float64, cells*n),
		sums: &sums{calls: make([]float64, len(a.places)), groups: make([]float64, cells)}}
	for range n {
		d.sums.places = append(d.sums.places, make([]Count, len(a.places)))
		d.sums.cells = append(d.sums.cells, make([]Count, cells))
	}
	return d
}

// enter begins with the leaves of a place.
func (d *drawing) enter(at int) {
	p, cells := d.places[at], len(d.there)
	usual := d.crowd * p.rhythm.crowd(d.calls, d.day, d.noise.Calls)
	for cell := range d.there {
		d.there[cell] = usual * d.usual[at*cells+cell]
	}
	d.affected = d.apply(d.effects, p, d.there, d.worse)
	for m := range d.base {
		d.base[m] = d.weather.app[m] * d.weather.places[at*len(d.base)+m]
	}
}

// leaf draws the calls of one leaf of the place that was entered.
func (d *drawing) leaf(at, cell int) {
	n, leaf := len(d.measures), at*len(d.there)+cell
	k := d.leaves[leaf].of(int(d.day))
	whole := math.Floor(d.there[cell] + k.unit())
	if whole == 0 {
		return
	}
	d.sums.calls[at] += whole
	d.sums.groups[cell] += whole
	system, network := d.weather.systems[cell/len(d.networks)*n:], d.weather.networks[cell%len(d.networks)*n:]
	for m := range n {
		loss := d.loss[leaf*n+m] * d.base[m] * system[m] * network[m]
		if d.affected {
			loss *= d.worse[cell*n+m]
		}
		u, v := k.of(m).pair()
		c := Count{All: math.Floor(whole*d.measures[m].Share + v)}
		if c.All > 0 {
			c.Bad = d.cluster.bad(c.All, min(loss, mostLoss), u)
		}
		d.sums.places[m][at] = d.sums.places[m][at].plus(c)
		d.sums.cells[m][cell] = d.sums.cells[m][cell].plus(c)
	}
}

// mostLoss is the largest part of calls that is bad.
const mostLoss = 0.97

// apply applies effects to the calls of a place and writes the factors of losses, by system and network. It returns
// false if no loss changes.
func (a *Account) apply(effects []effect, p place, there, worse []float64) bool {
	n, affected := len(a.measures), false
	for i := range effects {
		e := &effects[i]
		for cell := range there {
			o, w := cell/len(a.networks), cell%len(a.networks)
			if !e.story.touches(p, a.systems[o].Name, a.networks[w].Name) {
				continue
			}
			if !affected {
				affected = true
				for j := range worse {
					worse[j] = 1
				}
			}
			for m := range n {
				if e.series[m] {
					worse[cell*n+m] *= e.loss
				}
			}
			there[cell] *= e.calls
			if to := a.target(e.story.Move, o, w); e.moves > 0 && to >= 0 {
				there[to] += there[cell] * e.moves
				there[cell] *= 1 - e.moves
			}
		}
	}
	return affected
}

// target is the cell that calls of a system and network move to; -1 if there is none.
func (a *Account) target(to string, system, network int) int {
	for i, g := range a.systems {
		if g.Name == to {
			return i*len(a.networks) + network
		}
	}
	for i, g := range a.networks {
		if g.Name == to {
			return system*len(a.networks) + i
		}
	}
	return -1
}
