package archive

import (
	"slices"
	"time"

	"rtcscope/quality"
)

// A Held is what is known of one day of a set, or of one window of users, beside its values.
type Held struct {
	Fetched time.Time // when its values were asked for; the zero time where nothing is held
	Asked   time.Time // when it was asked for last: later than Fetched where that answer told less than is held
	Listed  bool      // the last answer had a list of what was asked for, be it an empty one
	Rows    int       // values that are held, each series of each row by itself
	Odd     int       // cells and entries of the answer that could not be read

	odd []oddity // what Odd counts, in words
}

// lateDelay is how long after a day's end an answer is taken as it is: the vendor promises a day after 8 hours, and has
// it by 10:00 as a rule; nobody says that it cannot be later.
const lateDelay = 48 * time.Hour

// askAgain is how long a day that has not settled is left alone.
const askAgain = time.Hour

// neighbourDays is how many days before a day tell how many rows it should have.
const neighbourDays = quality.SpanDays

// settled is the one rule of what need not be asked for again. Up to 48 hours after the day's end it has settled if it
// was fetched 8 hours after its end or later, has rows, had nothing odd and, which is a heuristic, has not far fewer rows
// than its neighbours: the held days with rows among the seven before it, whose numbers of rows are given. A day that was
// asked for later than that has settled whatever came, if it was a list: such a day is empty, or odd, for good.
func settled(day quality.Day, h Held, neighbours []int) bool {
	end := (day + 1).Start()
	if h.Listed && !h.Asked.Before(end.Add(lateDelay)) {
		return true
	}
	return day.Settled(h.Fetched) && h.Rows > 0 && h.Odd == 0 && !farFewer(h.Rows, neighbours)
}

// farFewer says whether rows are fewer than half of the median of others. It is a heuristic: a service that has begun to
// fill a day and one whose users stayed at home look alike, and to ask once more costs little.
func farFewer(rows int, others []int) bool {
	if len(others) == 0 {
		return false
	}
	sorted := slices.Sorted(slices.Values(others))
	return 2*rows < sorted[len(sorted)/2]
}

// due says whether what is held is worth asking for again at the instant now: it has not settled, and was not asked for
// within the last hour. A clock that was set back does not keep it from that.
func due(day quality.Day, h Held, neighbours []int, now time.Time) bool {
	return !settled(day, h, neighbours) && (h.Asked.After(now) || now.Sub(h.Asked) >= askAgain)
}

// tellsLess says whether a new answer tells less of a day than is held, so that what is held stays: it has no list, or
// no rows where there are some, or far fewer, or more that is odd and no more rows. What the service once told may be all
// that is left. Values of a day that was not complete yet are no reason to do without later ones for an odd cell.
func tellsLess(day quality.Day, h, answer Held) bool {
	switch {
	case h.Fetched.IsZero():
		return false
	case !answer.Listed:
		return true
	case h.Rows == 0:
		return false
	case answer.Rows == 0 || farFewer(answer.Rows, []int{h.Rows}):
		return true
	}
	return answer.Odd > h.Odd && answer.Rows <= h.Rows && day.Settled(h.Fetched)
}

// again is what is known once a new answer told less than is held.
func (h Held) again(answer Held) Held {
	h.Asked, h.Listed = answer.Asked, answer.Listed
	return h
}
