package archive

import (
	"slices"
	"time"

	"rtcscope/quality"
)

// A Held is what is known of one day of a set, or of one window of users, besides its values.
type Held struct {
	Fetched time.Time // when its values were asked for; the zero time if nothing is held
	Asked   time.Time // when it was last asked for: later than Fetched if that answer told less than is held
	Listed  bool      // the last answer had a list of what was asked for, perhaps an empty one
	Rows    int       // held values; each series of a row counts
	Odd     int       // cells and entries of the answer that could not be read

	odd []oddity // what Odd counts
}

// lateDelay is how long after the end of a day its answer is final, whatever it says. The vendor promises a day after
// 8 hours and usually has it by 10:00; no page says that it cannot be later.
const lateDelay = 48 * time.Hour

// askAgain is how long a day whose answer is not conclusive is not asked for again.
const askAgain = time.Hour

// neighbourDays is how many days before a day tell how many rows it should have.
const neighbourDays = quality.SpanDays

// conclusive is the one rule of which days need no further request. More than 48 hours after the end of the day, every
// answer with a list is conclusive: if it is empty or odd, it stays so. Before that, an answer is conclusive if the
// day had settled when it was fetched, and it has rows, nothing odd, and not far fewer rows than its neighbours. The
// last is a heuristic; neighbours are the numbers of rows of the held days with rows among the seven days before it.
func conclusive(day quality.Day, h Held, neighbours []int) bool {
	end := (day + 1).Start()
	if h.Listed && !h.Asked.Before(end.Add(lateDelay)) {
		return true
	}
	return day.Settled(h.Fetched) && h.Rows > 0 && h.Odd == 0 && !farFewer(h.Rows, neighbours)
}

// farFewer reports whether rows are fewer than half of the median of others. It is a heuristic: a day that the
// service has only begun to fill looks like one on which few users came, and asking once more costs little.
func farFewer(rows int, others []int) bool {
	if len(others) == 0 {
		return false
	}
	sorted := slices.Sorted(slices.Values(others))
	return 2*rows < sorted[len(sorted)/2]
}

// due reports whether to ask again for what is held: it is not conclusive, and was not asked for within the last
// hour, or was so at a time that is still to come because the clock was set back.
func due(day quality.Day, h Held, neighbours []int, now time.Time) bool {
	return !conclusive(day, h, neighbours) && (h.Asked.After(now) || now.Sub(h.Asked) >= askAgain)
}

// tellsLess reports whether a new answer tells less of a day than is held, so that the held values stay: it has no
// list, no rows although some are held, far fewer rows, or more that is odd and no more rows. What the service told
// before may be all that is left. But values of a day that was not complete yet give way to later ones even if these
// have an odd cell.
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

// again returns what is known after a new answer told less than is held.
func (h Held) again(answer Held) Held {
	h.Asked, h.Listed = answer.Asked, answer.Listed
	return h
}
