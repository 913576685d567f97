package quality

import "time"

// A NowState says whether an incident goes on now.
type NowState int

// The states. The text of each names it to people and programs.
const (
	NowUnasked  NowState = iota // live figures were not asked for
	NowStillBad                 // as bad as in the daily figures
	NowEasing                   // better than in these, and not as usual yet
	NowOver                     // as usual
	NowTooFew                   // too few calls to tell
	NowNoLive                   // no live figures: the service has none, or refuses them
)

// String is the state in English; empty if nothing was asked.
func (s NowState) String() string {
	return [...]string{"", "still bad", "easing", "over", "too few calls to tell", "no live data"}[s]
}

// A Now is what live figures say of an incident. Value and App are means of the newest NowWindow in the series of the
// incident's leader; gaps if not known.
type Now struct {
	State      NowState
	Value, App float64
	Newest     time.Time // end of the newest live moment with a value; zero without one
	Why        error     // why there are no live figures; nil otherwise
}

// NowWindow is the time whose figures a Now rests on.
const NowWindow = 15 * time.Minute

// Age is how old the newest live value is at the instant now. It is never negative: clocks differ.
func (n Now) Age(now time.Time) time.Duration { return max(0, now.Sub(n.Newest)) }
