package calls

import (
	"math"
	"time"

	"rtcscope/quality"
)

// A rhythm is how the losses of the app, a place, a system or a network move with time.
type rhythm struct {
	key    key
	week   float64    // times Noise.Week
	drifts [2]float64 // periods of the slow drift in days
	starts [2]float64 // and where in them day 0 lies, in radians
	steady []float64  // times the wobble, by series
}

func newRhythm(k key, series int) rhythm {
	r := rhythm{key: k, week: 0.5 + k.of(-1).unit()}
	for i := range r.drifts {
		r.drifts[i] = 35 + 110*k.of(-10-i).unit()
		r.starts[i] = 2 * math.Pi * k.of(-20-i).unit()
	}
	for s := range series {
		r.steady = append(r.steady, 0.7+0.6*k.of(-100-s).unit())
	}
	return r
}

// Of a wobble, memory is left on the next day; after so many days it is forgotten.
const (
	memory     = 0.5
	forgotten  = 8
	dayOfWhole = 1 << 20 // numbers of days begin here, others are of things that do not change
)

// weekend is how much of the weekend a day is, for losses and for calls.
func weekend(day quality.Day) float64 {
	switch day.Weekday() {
	case time.Friday:
		return 0.3
	case time.Saturday:
		return 1
	case time.Sunday:
		return 0.8
	}
	return 0
}

// wobble is a number of mean 0 and, without tails, of variance 1, which resembles that of the day before.
func (r rhythm) wobble(day quality.Day, tail float64) float64 {
	var sum float64
	left := math.Sqrt(1 - memory*memory)
	for back := range forgotten {
		sum += left * r.key.of(dayOfWhole+int(day)-back).heavy(tail)
		left *= memory
	}
	return sum
}

// losses writes the factors of a day by series.
func (r rhythm) losses(out []float64, day quality.Day, size float64, noise Noise) {
	at := size * r.wobble(day, noise.Tail)
	at += noise.Week * r.week * weekend(day)
	for i := range r.drifts {
		at += noise.Drift / math.Sqrt2 * math.Sin(r.starts[i]+2*math.Pi*float64(day)/r.drifts[i])
	}
	k := r.key.of(-dayOfWhole - int(day))
	for s := range out {
		out[s] = math.Exp(at*r.steady[s] + noise.Series*k.of(s).heavy(noise.Tail))
	}
}

// crowd is the factor of the calls of a day.
func (r rhythm) crowd(k key, day quality.Day, size float64) float64 {
	own := r.key.with(k)
	slow := 0.05 * math.Sin(r.starts[1]+2*math.Pi*float64(day)/r.drifts[0])
	return math.Exp(size*own.of(dayOfWhole+int(day)).normal() + slow + 0.1*r.week*weekend(day))
}
