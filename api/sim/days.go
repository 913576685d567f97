package sim

import "time"

// zone is where the service's days begin and end, wherever its users are.
var zone = time.FixedZone("", 8*60*60)

// day is one bucket: days since 1970-01-01, in zone.
type day int64

const secondsOfDay = 24 * 60 * 60

func dayOf(t time.Time) day {
	s := t.Unix() + 8*60*60
	d := s / secondsOfDay
	if s%secondsOfDay < 0 {
		d--
	}
	return day(d)
}

func (d day) start() time.Time {
	return time.Unix(int64(d)*secondsOfDay-8*60*60, 0).In(zone)
}

// settling is the time from the start of a day until its values are final: the
// day itself and the documented delay of 8 hours.
const settling = 32 * time.Hour

// newestSettled is the newest day whose values are final.
func newestSettled(now time.Time) day { return dayOf(now.Add(-settling)) }

// coverage returns how much of a day the service has evaluated, from 0 (none, or
// the day has not begun) to 1 (final), and the full hours since it began. A day
// that has not settled grows by the hour: this share of its dimension values is
// there, and those are a little off, less so the nearer the day is to settling.
// The result depends on the day and these hours alone, so asking twice within an
// hour gives the same, and a value that has appeared stays.
func coverage(d day, now time.Time) (share float64, hours int64) {
	hours = int64(now.Sub(d.start()) / time.Hour)
	const all = int64(settling / time.Hour)
	return float64(min(max(hours, 0), all)) / float64(all), hours
}
