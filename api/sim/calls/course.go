package calls

import (
	"math"
	"time"

	"rtcscope/quality"
)

// A Step is a length of time that divides a day.
type Step int

// The steps.
const (
	Hour Step = iota
	FiveMinutes
	Minute
	HalfMinute
)

// divisions are how a day is divided: each step into so many of the next. Read-only.
var divisions = [...]struct {
	n      int // parts of one of the step before, of a day for the first
	length time.Duration
}{
	Hour:        {24, time.Hour},
	FiveMinutes: {12, 5 * time.Minute},
	Minute:      {5, time.Minute},
	HalfMinute:  {2, 30 * time.Second},
}

// Length is how long the step is.
func (s Step) Length() time.Duration { return divisions[s].length }

// ofDay is how many steps a day has.
func (s Step) ofDay() int { return int(24 * time.Hour / s.Length()) }

// A Window is a run of steps. Days, and with them steps, begin at midnight in +08:00.
type Window struct {
	From time.Time // an instant of the first step
	Step Step
	N    int // steps
}

// Between is the window of the steps that start at or after from and before to.
func Between(from, to time.Time, step Step) Window {
	w := Window{From: from, Step: step}
	if start := w.At(0); start.Before(from) {
		w.From = start.Add(step.Length())
	}
	w.N = max(0, int((to.Sub(w.From)+step.Length()-1)/step.Length()))
	return w
}

// At is the start of a step of the window, in +08:00.
func (w Window) At(i int) time.Time {
	day, at := w.place(i)
	return day.Start().Add(time.Duration(at) * w.Step.Length())
}

// place is the day of a step, and its number within that day.
func (w Window) place(i int) (quality.Day, int) {
	day := quality.DayOf(w.From)
	at := int(w.From.Sub(day.Start())/w.Step.Length()) + i
	n := w.Step.ofDay()
	return day + quality.Day(at/n), at % n
}

// Course are the calls of a value of a dimension in each step of a window, and the bad ones among them, in a series.
// An empty dimension stands for the whole app. The steps of a day have the calls of Counts together; those of all
// values of a dimension have the calls of the app in each step, as they have on a day. Costs grow with the window, not
// with the days that it touches; steps that were asked for lately cost nothing.
func (a *Account) Course(series, dimension, value string, w Window) []Count {
	at := a.of(dimension, value)
	return a.course(series, dimension == Province || dimension == Country, w, func(counts []Count) (sum Count) {
		for _, unit := range at {
			sum = sum.plus(counts[unit])
		}
		return sum
	})
}

// CourseBy is Course for all values of a dimension.
func (a *Account) CourseBy(series, dimension string, w Window) map[string][]Count {
	out := make(map[string][]Count)
	for _, value := range a.Values(dimension) {
		out[value] = a.Course(series, dimension, value, w)
	}
	return out
}

// CourseFiltered is Course for the calls of some systems and networks; none of them stands for all.
func (a *Account) CourseFiltered(series string, systems, networks []string, w Window) []Count {
	in := make([]bool, len(a.systems)*len(a.networks))
	for cell := range in {
		in[cell] = a.passes(cell, systems, networks)
	}
	return a.course(series, false, w, func(counts []Count) (sum Count) {
		for cell, c := range counts {
			if in[cell] {
				sum = sum.plus(c)
			}
		}
		return sum
	})
}

// Figures are the figures of counts of a series, in percent with two decimals, and NaN where there are no calls.
func (a *Account) Figures(series string, counts []Count) []float64 {
	out := make([]float64, len(counts))
	for i, c := range counts {
		v, ok := a.Percent(series, c)
		if !ok {
			v = math.NaN()
		}
		out[i] = v
	}
	return out
}

// course adds up the calls of places, or of systems and networks, in each step of a window.
func (a *Account) course(series string, places bool, w Window, add func([]Count) Count) []Count {
	out := make([]Count, max(0, w.N))
	m := a.measure(series)
	if m < 0 {
		return out
	}
	var of *Account
	var last quality.Day
	for i := range out {
		day, at := w.place(i)
		if of == nil || day != last {
			of, last = a.on(day), day
		}
		n := divisions[w.Step].n
		for _, counts := range of.parts(node{day: day, m: m, places: places, step: w.Step, at: at / n})[at%n] {
			c := add(counts)
			out[i] = out[i].plus(c)
		}
	}
	return out
}

// on is the account that has the calls of a day: the quiet one if no story is under way.
func (a *Account) on(day quality.Day) *Account {
	if a.quiet != nil && len(a.effects(day)) == 0 {
		return a.quiet
	}
	return a
}
