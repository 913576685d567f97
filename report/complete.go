package report

import (
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// Completes says when the oldest day of a range that is not complete yet will be, in the zone of the days and in hours
// from now. It is empty if all are complete.
func Completes(say lang.Printer, days quality.Range, now time.Time) string {
	day := max(days.From, quality.NewestSettled(now)+1)
	if day > days.To {
		return ""
	}
	at := day.SettledAt()
	return say.T("%s is complete at %s, in %s", day.Short(), at.Format("01-02 15:04-07:00"), duration(say, at.Sub(now)))
}

// duration is a time to wait, in hours or, if it is less than one, in minutes. It is rounded up.
func duration(say lang.Printer, d time.Duration) string {
	if d < time.Hour {
		return say.T("%d min", int((d+time.Minute-1)/time.Minute))
	}
	return say.T("%d h", int((d+time.Hour-1)/time.Hour))
}

// NotServed says of a range of which nothing is held since when the service no longer has it, what it has, and what is
// held.
func NotServed(say lang.Printer, r quality.Result, now time.Time) string {
	days := r.Query.Range
	gone := days.To + quality.LookBackDays
	texts := []string{say.T("%s: not served since %s, and not kept before", days, gone)}
	texts = append(texts, say.T("the service has the days since %s", quality.Oldest(now)))
	if held := r.HeldDays; held != (quality.Range{}) {
		texts = append(texts, say.T("held are days of %s", held))
	} else {
		texts = append(texts, say.T("no day of this query is held"))
	}
	return say.Join(texts...)
}
