package quality

import (
	"strconv"
	"strings"
	"time"

	"rtcscope/ime"
)

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

// Daily is the query of the days that a live query stands in for.
func (q Query) Daily() Query {
	q.Live = 0
	return q
}

// LiveName writes how far back a live query reaches, as ParseLive reads it: 1h, 6h, 24h, 72h.
func LiveName(span time.Duration) string { return strconv.Itoa(int(span/time.Hour)) + "h" }

// ParseLive reads how far back a live query reaches: one of LiveSpans, as 6h. The error is a *Problem.
func ParseLive(text string) (time.Duration, error) {
	span, is := TypedLive(text)
	if !is {
		return 0, &Problem{Field: FieldRange, Text: "%q is no live range: write 1h, 6h, 24h or 72h", Args: []any{text}}
	}
	if p := checkLive(span); p != nil {
		return 0, p
	}
	return span, nil
}

// TypedLive reads a number of hours as a person types it, also with an input method. It returns false for a text that
// is no number of hours, such as a number of days.
func TypedLive(text string) (span time.Duration, is bool) {
	number, is := strings.CutSuffix(strings.ToLower(strings.TrimSpace(ime.Plain(text))), "h")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if !is || err != nil || n < 1 || n > 9999 {
		return 0, false
	}
	return time.Duration(n) * time.Hour, true
}

// NewestLive is the end of the newest moment of a live answer at which a row or the whole app has a value; false
// without one.
func (r Result) NewestLive() (time.Time, bool) {
	newest := -1
	axis := r.Axis()
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			newest = newestValue(row.Cells, newest)
		}
		if t.Whole != nil {
			newest = newestValue(t.Whole.Cells, newest)
		}
	}
	if newest < 0 {
		return time.Time{}, false
	}
	return axis.At(newest).End(), true
}

// newestValue is the index of the newest value, if it is beyond that of a newer one.
func newestValue(cells []float64, beyond int) int {
	for at := len(cells) - 1; at > beyond; at-- {
		if !IsGap(cells[at]) {
			return at
		}
	}
	return beyond
}

// Conclusive says whether nothing of the query's days or, of a live query, of its moments is still to come.
func (r Result) Conclusive() bool {
	if !r.Query.OfLive() {
		return r.AnsweredDays() == r.Query.Range.Len()
	}
	for _, m := range r.Axis().Moments() {
		if r.Absence(m) == Pending {
			return false
		}
	}
	return true
}
