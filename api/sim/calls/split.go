package calls

import (
	"math"

	"rtcscope/quality"
)

// The parts of a day.
const (
	minutesOfDay = 24 * 60
	fiveMinutes  = 5
)

// Minutes are the calls of each minute of a day, from 00:00+08:00 on, of some systems and networks; none of them
// stands for all. Their sum is what Filtered returns.
func (a *Account) Minutes(series string, systems, networks []string, day quality.Day) []Count {
	out := make([]Count, minutesOfDay)
	m := a.measure(series)
	if m < 0 {
		return out
	}
	hours := a.hours(day)
	for cell, c := range a.sums(day).cells[m] {
		if c.All > 0 && a.passes(cell, systems, networks) {
			k := a.calls.with(a.leaves[cell]).of(int(day))
			hours.split(c, k.of(1).unit(), k.of(2+m).unit(), out)
		}
	}
	return out
}

// FiveMinutes are the sums of Minutes over five minutes.
func (a *Account) FiveMinutes(series string, systems, networks []string, day quality.Day) []Count {
	out := make([]Count, minutesOfDay/fiveMinutes)
	for at, c := range a.Minutes(series, systems, networks, day) {
		out[at/fiveMinutes] = out[at/fiveMinutes].plus(c)
	}
	return out
}

// hours are the parts of the calls, and of the bad ones, before the end of each minute of a day. The last is 1.
type hours struct{ all, bad []float64 }

// hours is the course of a day: few calls at night, most in the evening, when losses are highest, too.
func (a *Account) hours(day quality.Day) hours {
	h := hours{make([]float64, minutesOfDay), make([]float64, minutesOfDay)}
	var all, bad float64
	for at := range minutesOfDay {
		hour := float64(at) / 60
		evening := math.Exp(-(hour - 21) * (hour - 21) / 8)
		noon := math.Exp(-(hour - 13) * (hour - 13) / 18)
		k := a.calls.of(int(day)).of(at / fiveMinutes)
		calls := (0.12 + 0.6*noon + evening) * (1 + 0.04*k.of(0).normal())
		all += calls
		bad += calls * (0.8 + 0.35*evening) * math.Exp(0.12*k.of(1).normal())
		h.all[at], h.bad[at] = all, bad
	}
	for at := range minutesOfDay {
		h.all[at], h.bad[at] = h.all[at]/all, h.bad[at]/bad
	}
	return h
}

// split adds the calls of a count to the minutes of a day. u and v, from 0 to 1, say where the first call and the
// first bad call lie. A minute never has more bad calls than calls: those that do not fit go to a later minute or, at
// the end of the day, to an earlier one.
func (h hours) split(c Count, u, v float64, out []Count) {
	var before Count
	waiting := 0.0
	room := make([]float64, len(out))
	for at := range out {
		now := Count{math.Floor(c.Bad*h.bad[at] + v), math.Floor(c.All*h.all[at] + u)}
		if at == len(out)-1 {
			now = c
		}
		all := now.All - before.All
		waiting += now.Bad - before.Bad
		bad := min(waiting, all)
		waiting -= bad
		room[at] = all - bad
		out[at] = out[at].plus(Count{bad, all})
		before = now
	}
	for at := len(out) - 1; at >= 0 && waiting > 0; at-- {
		more := min(waiting, room[at])
		out[at].Bad += more
		waiting -= more
	}
}
