package calls

import (
	"math"

	"rtcscope/quality"
)

// A Count is a number of calls, and of bad ones among them. Both are whole.
type Count struct{ Bad, All float64 }

func (c Count) plus(other Count) Count { return Count{c.Bad + other.Bad, c.All + other.All} }

// Sums are the counts of one day.
type sums struct {
	places [][]Count // by series and place
	cells  [][]Count // by series, system and network
	calls  []float64 // by place
	groups []float64 // by system and network
}

// sums returns the sums of a day.
func (a *Account) sums(day quality.Day) *sums {
	if a.quiet != nil && len(a.effects(day)) == 0 {
		return a.quiet.sums(day)
	}
	a.mu.Lock()
	held := a.days[day]
	a.mu.Unlock()
	if held != nil {
		return held
	}
	fresh := a.count(day)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.days == nil {
		a.days = make(map[quality.Day]*sums)
	}
	if _, twice := a.days[day]; !twice {
		if len(a.held) >= heldDays {
			delete(a.days, a.held[0])
			a.held = a.held[1:]
		}
		a.held = append(a.held, day)
	}
	a.days[day] = fresh
	return fresh
}

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

// count draws the calls of a day.
func (a *Account) count(day quality.Day) *sums {
	t, n := a.table, len(a.measures)
	cells := len(t.systems) * len(t.networks)
	s := &sums{calls: make([]float64, len(t.places)), groups: make([]float64, cells)}
	for range n {
		s.places = append(s.places, make([]Count, len(t.places)))
		s.cells = append(s.cells, make([]Count, cells))
	}
	w, effects := t.weather(day), a.effects(day)
	crowd := t.app.crowd(t.calls, day, t.noise.Calls/2)
	there, worse := make([]float64, cells), make([]float64, cells*n)
	base := make([]float64, n)
	for at, p := range t.places {
		usual := crowd * p.rhythm.crowd(t.calls, day, t.noise.Calls)
		for cell := range there {
			there[cell] = usual * t.usual[at*cells+cell]
		}
		affected := a.apply(effects, p, there, worse)
		for m := range base {
			base[m] = w.app[m] * w.places[at*n+m]
		}
		for cell, calls := range there {
			leaf := at*cells + cell
			k := t.leaves[leaf].of(int(day))
			whole := math.Floor(calls + k.unit())
			if whole == 0 {
				continue
			}
			s.calls[at] += whole
			s.groups[cell] += whole
			system, network := cell/len(t.networks), cell%len(t.networks)
			for m := range n {
				loss := t.loss[leaf*n+m] * base[m] * w.systems[system*n+m] * w.networks[network*n+m]
				if affected {
					loss *= worse[cell*n+m]
				}
				u, v := k.of(m).pair()
				all := math.Floor(whole*t.measures[m].Share + v)
				c := Count{bad(all, min(loss, mostLoss), t.noise.Over, u), all}
				s.places[m][at] = s.places[m][at].plus(c)
				s.cells[m][cell] = s.cells[m][cell].plus(c)
			}
		}
	}
	return s
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
