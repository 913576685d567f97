package cli

import (
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// An asOf is the day with whose knowledge a triage judges: what came later is not looked at.
type asOf struct {
	day   quality.Day
	given bool
}

// readAsOf reads --as-of. Without an archive there are no days that the service no longer has.
func (s settings) readAsOf(text string, given bool, now time.Time) (asOf, error) {
	if !given {
		return asOf{}, nil
	}
	day, err := quality.ParseDay(text)
	if err != nil {
		return asOf{}, lang.Errorf("--as-of: %s", err)
	}
	switch today, oldest := quality.DayOf(now), quality.Oldest(now); {
	case day > today:
		return asOf{}, lang.Errorf("--as-of %s lies in the future: the newest day that can be asked for is %s", day, today)
	case day < oldest && !s.keeps():
		return asOf{}, lang.Errorf("--as-of %s is too old: the service holds %d days, today included, back to %s, and "+
			"older days are in the archive alone, which is not used here", day, quality.LookBackDays, oldest)
	}
	return asOf{day, true}, nil
}

// clock is the instant from which days are counted: the first at which the day is complete.
func (a asOf) clock(now time.Time) time.Time {
	if !a.given {
		return now
	}
	return a.day.SettledAt()
}

// check says what is wrong with the days of a query: none may lie after the day.
func (a asOf) check(q quality.Query) error {
	if !a.given {
		return nil
	}
	past, _ := q.Past()
	switch {
	case q.Range.From > a.day:
		return lang.Errorf("--from %s lies after --as-of %s: take a day up to it", q.Range.From, a.day)
	case q.Range.To > a.day:
		return lang.Errorf("--to %s lies after --as-of %s: take a day up to it", q.Range.To, a.day)
	case past.To > a.day:
		return lang.Errorf("--vs %s ends after --as-of %s: take days up to it", past, a.day)
	}
	return nil
}

// tell tells which days nobody holds.
func (a asOf) tell(p Process, t *quality.Triage) {
	if days := t.NotHeldDays(); a.given && len(days) > 0 {
		p.tell(p.say().T("not held: %s; the service holds %d days, back to %s, and these were not kept before",
			quality.DayList(days), quality.LookBackDays, quality.Oldest(p.Now())))
	}
}
