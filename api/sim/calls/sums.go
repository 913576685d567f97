package calls

import "rtcscope/quality"

// A Count is a number of calls, and of bad ones among them. Both are whole.
type Count struct{ Bad, All float64 }

func (c Count) plus(other Count) Count { return Count{c.Bad + other.Bad, c.All + other.All} }

// sums are the counts of one day.
type sums struct {
	places [][]Count  // by series and place
	cells  [][]Count  // by series, system and network
	calls  []float64  // by place
	groups []float64  // by system and network
	strata []*stratum // all leaves, by the stories that change within the day; none on a day without such a story
}

// sums returns the sums of a day.
func (a *Account) sums(day quality.Day) *sums {
	a.mu.Lock()
	held := a.days[day]
	a.mu.Unlock()
	if held != nil {
		return held
	}
	var fresh *sums
	if a.quiet != nil && len(a.effects(day)) == 0 {
		fresh = a.quiet.sums(day)
	} else {
		fresh = a.count(day, scope{})
	}
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

// count draws the calls of a day within a scope.
func (a *Account) count(day quality.Day, within scope) *sums {
	d := a.draw(day)
	places := a.within(within, []string{Province, Country}, len(a.places))
	cells := a.within(within, []string{System, Network}, len(d.there))
	for at := range a.places {
		if places != nil && !places[at] {
			continue
		}
		d.enter(at)
		for cell := range d.there {
			if cells == nil || cells[cell] {
				d.leaf(at, cell)
			}
		}
	}
	return d.sums
}
