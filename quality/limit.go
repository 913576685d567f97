package quality

import "time"

// A Limit is a number of calls that the service permits in any period of a length.
type Limit struct {
	Calls int
	Per   time.Duration
}

// A Quota is what is left of the longest limit.
type Quota struct {
	Limit   Limit // the zero Limit where none is of an hour or longer
	Left    int   // calls
	Trouble error // why calls are not counted across runs; nil where they are
}

// Pace is the least time that so many calls take under all limits, from the first to the last, if none was made
// before.
func Pace(limits []Limit, calls int) time.Duration {
	var least time.Duration
	for _, l := range limits {
		if calls > 0 && l.Calls > 0 {
			least = max(least, time.Duration((calls-1)/l.Calls)*l.Per)
		}
	}
	return least
}

// Seconds is Pace, rounded to seconds.
func Seconds(limits []Limit, calls int) int {
	return int(Pace(limits, calls).Round(time.Second) / time.Second)
}
