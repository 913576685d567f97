package report

import (
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// LiveWords says how far back live figures reach: live, the last 60 minutes.
func LiveWords(say lang.Printer, span time.Duration) string {
	if span <= quality.LiveSpan {
		return say.T("live, the last 60 minutes")
	}
	return say.T("live, the last %d hours", int(span/time.Hour))
}

// liveNotes say how old the newest live figures are, and who keeps those of more than an hour ago.
func (w Writer) liveNotes(r quality.Result) []string {
	var notes []string
	newest := quality.Moment{}
	for _, t := range r.Tables {
		if at := t.Latest(); at >= 0 && newest.Before(t.Axis.At(at)) {
			newest = t.Axis.At(at)
		}
	}
	now := r.AsOf
	if now.IsZero() {
		now = w.Now
	}
	if newest != (quality.Moment{}) {
		age := max(0, now.Sub(newest.End())).Truncate(time.Minute)
		notes = append(notes, w.Say.T("the newest live figures are of %s, %s old", newest.Short(),
			w.Say.T("%d min", int(age/time.Minute))))
	}
	if r.Query.Live > quality.LiveSpan && r.CountNotHeld(r.Axis()) > 0 {
		notes = append(notes,
			w.Say.T("the service keeps 60 minutes; older figures are there only if they were kept then"))
	}
	return notes
}
