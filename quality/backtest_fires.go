package quality

import "slices"

// A Fire is an incident that was newly reported on an as-of day: on the judged day before, nothing of it was.
type Fire struct {
	Day      Day // as-of day
	Incident Incident
	Lasting  Lasting
	Rule     Rule // of its place and indicator
}

// A told is an incident as it was reported on an as-of day.
type told struct {
	incident Incident
	trace
}

// A Lasting says whether an incident lasted two days.
type Lasting int

// Lastings.
const (
	LastingOpen Lasting = iota // no day on which it would be seen was judged
	LastingNo
	LastingYes // it was still under way two days after the day on which it was reported first
)

// lastedDays is the number of days after which an incident is looked for again.
const lastedDays = 2

// Fires are the incidents that were newly reported, the oldest first.
func (b *Backtest) Fires() []Fire {
	var list []Fire
	for _, day := range b.telling() {
		before, _ := b.before(day)
		for _, one := range b.judged[day] {
			if !slices.ContainsFunc(b.judged[before], func(o told) bool { return one.continues(o.trace) }) {
				list = append(list, Fire{day, one.incident, b.lasting(day, one), one.rule()})
			}
		}
	}
	return list
}

// telling lists the as-of days that tell what is new, oldest first: they and a day before them were judged.
func (b *Backtest) telling() []Day {
	var days []Day
	for _, day := range b.AsOf().Days() {
		if _, judged := b.judged[day]; judged {
			if _, ok := b.before(day); ok {
				days = append(days, day)
			}
		}
	}
	return days
}

// before is the newest judged day before another. It is none if that lies so far back that what was reported then
// would no longer be.
func (b *Backtest) before(day Day) (Day, bool) {
	for d := day - 1; d >= day-Day(b.query.Range.Len()); d-- {
		if _, judged := b.judged[d]; judged {
			return d, true
		}
	}
	return 0, false
}

// lasting looks for an incident of a day on the first judged day that is late enough.
func (b *Backtest) lasting(day Day, one told) Lasting {
	for d := day + lastedDays; d <= day+Day(max(lastedDays, b.query.Range.Len())); d++ {
		list, judged := b.judged[d]
		if !judged {
			continue
		}
		if slices.ContainsFunc(list, func(o told) bool { return o.incident.Lasts && o.continues(one.trace) }) {
			return LastingYes
		}
		return LastingNo
	}
	return LastingOpen
}
