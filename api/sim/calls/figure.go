package calls

import (
	"math"
	"slices"

	"rtcscope/quality"
)

// Counts are the calls of a value of a dimension, and the bad ones among them, in a series on a day. An empty
// dimension stands for the whole app. Both are zero for an unknown name and for a value without calls on that day.
func (a *Account) Counts(series, dimension, value string, day quality.Day) Count {
	m := a.measure(series)
	if m < 0 {
		return Count{}
	}
	counts := a.sums(day).cells[m]
	if dimension == Province || dimension == Country {
		counts = a.sums(day).places[m]
	}
	var sum Count
	for _, at := range a.of(dimension, value) {
		sum = sum.plus(counts[at])
	}
	return sum
}

// of lists the places of a value of a dimension, or its systems and networks, by their indexes.
func (t *table) of(dimension, value string) []int {
	if dimension == "" {
		value = ""
	}
	return t.members[Place{dimension, value}]
}

func (a *Account) measure(series string) int {
	return slices.IndexFunc(a.measures, func(m Measure) bool { return m.Name == series })
}

// Figure is the figure of a value of a dimension in a series on a day, in percent with two decimals. An empty
// dimension stands for the whole app. It returns false if there is no data.
func (a *Account) Figure(series, dimension, value string, day quality.Day) (float64, bool) {
	v, ok := a.Exact(series, dimension, value, day)
	return round(v), ok
}

// Exact is like Figure, before it is rounded.
func (a *Account) Exact(series, dimension, value string, day quality.Day) (float64, bool) {
	if dimension != "" && a.gap(dimension, value, day) {
		return 0, false
	}
	return a.percent(series, a.Counts(series, dimension, value, day))
}

// gap says whether a value has no data on a day though there are calls.
func (t *table) gap(dimension, value string, day quality.Day) bool {
	if t.noise.Gaps == 0 {
		return false
	}
	return t.gaps.with(keyOf(t.seed, dimension, value)).of(int(day)).unit() < t.noise.Gaps
}

// percent is the figure of a series with a count.
func (a *Account) percent(series string, c Count) (float64, bool) {
	m := a.measure(series)
	if m < 0 || c.All == 0 {
		return 0, false
	}
	if a.measures[m].Lower {
		return 100 * c.Bad / c.All, true
	}
	return 100 - 100*c.Bad/c.All, true
}

// Percent is the figure of a series with a count, in percent with two decimals. It returns false without calls.
func (a *Account) Percent(series string, c Count) (float64, bool) {
	v, ok := a.percent(series, c)
	return round(v), ok
}

// Filtered are the calls of some systems and networks in a series on a day; none of them stands for all.
func (a *Account) Filtered(series string, systems, networks []string, day quality.Day) Count {
	var sum Count
	if m := a.measure(series); m >= 0 {
		for cell, c := range a.sums(day).cells[m] {
			if a.passes(cell, systems, networks) {
				sum = sum.plus(c)
			}
		}
	}
	return sum
}

func (a *Account) passes(cell int, systems, networks []string) bool {
	o, n := a.systems[cell/len(a.networks)].Name, a.networks[cell%len(a.networks)].Name
	return (len(systems) == 0 || slices.Contains(systems, o)) && (len(networks) == 0 || slices.Contains(networks, n))
}

// Calls is the number of calls of a value of a dimension on a day; an empty dimension stands for the whole app.
func (a *Account) Calls(dimension, value string, day quality.Day) float64 {
	counts := a.sums(day).groups
	if dimension == Province || dimension == Country {
		counts = a.sums(day).calls
	}
	var sum float64
	for _, at := range a.of(dimension, value) {
		sum += counts[at]
	}
	return sum
}

// habits are the two kinds of users: share is their part of the users of an ordinary day, and comes the probability
// that one of them comes on a day. Half of the users come on most days, the others seldom. So a week has three times
// the users of a day, not seven times. Read-only.
var habits = []struct{ share, comes float64 }{{0.5, 0.75}, {0.5, 0.12}}

// Users is the number of different people who called in a range of days, of a value of a dimension; an empty dimension
// stands for the whole app. Everybody counts once, and at one place: a country has the users of its provinces, and the
// app those of all places.
func (a *Account) Users(dimension, value string, first, last quality.Day) float64 {
	return a.UsersSoFar(dimension, value, first, last, func(quality.Day) float64 { return 1 })
}

// UsersSoFar is like Users while days are still being counted: known is the part of a day, 0 to 1, that has been.
func (a *Account) UsersSoFar(dimension, value string, first, last quality.Day,
	known func(quality.Day) float64) float64 {
	var all, parts []float64
	days := max(0, int(last-first+1))
	counted := make([]*sums, days)
	for i := range days {
		parts = append(parts, known(first+quality.Day(i)))
		counted[i] = a.sums(first + quality.Day(i))
	}
	if dimension == System || dimension == Network {
		for i := range days {
			all = append(all, a.Calls(dimension, value, first+quality.Day(i)))
		}
		return a.people(all, parts)
	}
	var sum float64
	places := a.within(scope{dimension, value}, []string{Province, Country}, len(a.places))
	for at := range a.places {
		if places != nil && !places[at] {
			continue
		}
		all = all[:0]
		for _, s := range counted {
			all = append(all, s.calls[at])
		}
		sum += a.people(all, parts)
	}
	return sum
}

// people is the number of different people behind the calls of days, of each of which a part is known: of each kind
// all there are, without those who stay away on every day.
func (t *table) people(calls, parts []float64) float64 {
	var usual, days float64
	for _, n := range calls {
		if n > 0 {
			usual, days = usual+n, days+1
		}
	}
	if days == 0 {
		return 0
	}
	usual /= days
	var sum float64
	for _, h := range habits {
		away := 1.0
		for i, n := range calls {
			away *= 1 - min(1, h.comes*n/usual)*parts[i]
		}
		sum += usual / t.perUser * h.share / h.comes * (1 - away)
	}
	return math.Round(sum)
}
