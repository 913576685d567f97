package calls

import (
	"math"

	"rtcscope/quality"
)

// minutesOfDay is how many minutes a day has. There is no change of clocks in +08:00.
const minutesOfDay = 24 * 60

// A profile is the course of a day: how many calls, and how many of the bad ones, are expected in its minutes in
// relation to each other.
type profile struct{ all, bad weights }

// weights are, for each minute, what is expected before it; one more is for the end of the day.
type weights []float64

// part is what of a time lies before its middle, 0 to 1.
func (w weights) part(from, middle, to int) float64 {
	all := w[to] - w[from]
	if all <= 0 {
		return float64(middle-from) / float64(to-from)
	}
	return (w[middle] - w[from]) / all
}

// ordinary is the course of a day without stories: few calls at night, most in the evening, when losses are highest,
// too, and every five minutes are somewhat different.
func (a *Account) ordinary(day quality.Day) *profile {
	if a.quiet != nil {
		return a.quiet.ordinary(day)
	}
	a.spread.mu.Lock()
	held := a.spread.profiles[day]
	a.spread.mu.Unlock()
	if held != nil {
		return held
	}
	var at int
	var k key
	var calls, loss float64
	p := spreadOver(func(minute int) (float64, float64) {
		if at = minute / 5; minute%5 == 0 {
			k = a.calls.of(int(day)).of(at)
			calls, loss = rush(float64(minute+2) / 60)
			calls *= 1 + 0.04*k.of(0).normal()
			loss *= math.Exp(0.12 * k.of(1).normal())
		}
		return calls, loss
	})
	a.spread.mu.Lock()
	defer a.spread.mu.Unlock()
	if a.spread.profiles == nil {
		a.spread.profiles = make(map[quality.Day]*profile)
	}
	if _, twice := a.spread.profiles[day]; !twice {
		if len(a.spread.days) >= heldProfiles {
			delete(a.spread.profiles, a.spread.days[0])
			a.spread.days = a.spread.days[1:]
		}
		a.spread.days = append(a.spread.days, day)
	}
	a.spread.profiles[day] = p
	return p
}

// rush is how many calls there are at an hour of the day, and how bad they are, in relation to other hours.
func rush(hour float64) (calls, loss float64) {
	evening := math.Exp(-(hour - 21) * (hour - 21) / 8)
	noon := math.Exp(-(hour - 13) * (hour - 13) / 18)
	return 0.12 + 0.6*noon + evening, 0.8 + 0.35*evening
}

// spreadOver adds up calls, and their losses, of each minute.
func spreadOver(at func(minute int) (calls, loss float64)) *profile {
	p := &profile{make(weights, minutesOfDay+1), make(weights, minutesOfDay+1)}
	for minute := range minutesOfDay {
		calls, loss := at(minute)
		p.all[minute+1] = p.all[minute] + calls
		p.bad[minute+1] = p.bad[minute] + calls*loss
	}
	return p
}
