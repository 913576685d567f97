package quality

import "time"

// The limits of live figures, from the vendor's pages 1219543 and 1219548.
const (
	LiveSpan  = time.Hour   // what the service still has: the last 60 minutes
	LiveDelay = time.Minute // until it has the figures of a minute
)

// LiveSettle is the time after the end of a live moment in which its value may still change. No page says how long
// that is: it is the documented delay, twice.
const LiveSettle = 2 * LiveDelay

// LiveHold is how long an archive keeps live figures, as means of five minutes.
const LiveHold = 72 * time.Hour

// LiveSpans lists how far back a live query may reach, the shortest first. The service has the first; what lies
// before it is what a watch kept.
func LiveSpans() []time.Duration {
	return []time.Duration{LiveSpan, 6 * time.Hour, 24 * time.Hour, LiveHold}
}

// OfLive says whether the query asks for live figures.
func (q Query) OfLive() bool { return q.Live > 0 }

// LiveAxis is the axis of a live query that reaches back so far at the instant now: minutes up to LiveSpan, and five
// minutes beyond. Its newest moment is the newest that ended LiveDelay ago.
func LiveAxis(span time.Duration, now time.Time) Axis {
	step := StepMinute
	if span > LiveSpan {
		step = StepFiveMinutes
	}
	newest := momentOf(now.Add(-LiveDelay).In(Zone), step).Add(-1)
	n := int(span / step.Length())
	return NewAxis(step, newest.Add(1-n).Start(), n, LiveSettle)
}

// The warnings of a clock that is wrong, as formats for a number of minutes.
const (
	WarnClockAhead  = "the clock of this machine is %d minutes ahead of the service's"
	WarnClockBehind = "the clock of this machine is %d minutes behind the service's"
)

// ClockWarnings say that the clock of this machine is so far ahead of the service's; none if it is not off by half a
// minute.
func ClockWarnings(ahead time.Duration) []Warning {
	minutes := int(ahead.Round(time.Minute) / time.Minute)
	switch {
	case minutes > 0:
		return []Warning{{Text: WarnClockAhead, Count: minutes}}
	case minutes < 0:
		return []Warning{{Text: WarnClockBehind, Count: -minutes}}
	}
	return nil
}
