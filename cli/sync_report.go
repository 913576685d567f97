package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/quality"
)

// report notes which days of a set are not ready and, if sync is verbose, prints what became of each day.
func (f *filling) report(r quality.Result) error {
	q := r.Query
	var stored, young []quality.Day
	if len(r.UnreadyDays()) > 0 {
		f.short++
		maps.Copy(f.unready, r.Unready)
	}
	for _, day := range q.Range.Days() {
		switch {
		case r.Unready[day]:
		case r.Asked[day] && day.Settled(f.session.now()):
			stored = append(stored, day)
		case r.Asked[day]:
			young = append(young, day)
		}
	}
	if !f.verbose {
		return nil
	}
	fmt.Fprint(f.progress, "\r\x1b[K")
	say := f.session.say
	changed := ""
	if f.refetch {
		changed = say.T(", ") + say.T("%d values changed", r.Changed)
		if r.Stayed > 0 {
			changed += say.T(", ") + say.T("%d days stay as held: the service told less of them", r.Stayed)
		}
	}
	var held []quality.Day
	if len(r.Asked) == 0 {
		held = slices.DeleteFunc(q.Range.Days(), func(day quality.Day) bool { return r.Unready[day] })
	}
	for _, line := range []struct {
		what string
		days []quality.Day
		more string
	}{
		{say.T("stored") + " ", stored, changed}, {say.T("held") + " ", held, ""},
		{say.Colon(say.T("not final yet"), ""), young, ""}, {say.Colon(say.T("not ready yet"), ""), r.UnreadyDays(), ""},
	} {
		if len(line.days) == 0 {
			continue
		}
		if _, err := fmt.Fprintf(f.out, "%s%s %s %s %s %s%s\n", line.what,
			cells.Safe(q.App), q.Product, q.Indicator, q.Dimension, quality.DayList(line.days), line.more); err != nil {
			return err
		}
	}
	return nil
}

// sayUnready prints once which days a later run asks for again. That is no failure: the service was late.
func (f *filling) sayUnready() {
	if f.short > 0 {
		days := slices.Sorted(maps.Keys(f.unready))
		fmt.Fprintf(f.errs, "rtcscope: %s\n", f.session.say.T("not ready yet: %s, in %d of %d sets of values: "+
			"they came empty, odd or short, and a run an hour later or more asks again",
			quality.DayList(days), f.short, f.of))
	}
}

// say draws the line of progress.
func (f *filling) say(q quality.Query, p quality.Progress) {
	say, left := f.session.say, ""
	if spent := f.session.now().Sub(f.began); f.done > 0 {
		left = say.T(", ") + say.T("about %s left",
			(spent/time.Duration(f.done)*time.Duration(f.of-f.done)).Round(time.Second))
	}
	text := say.T("%d of %d", f.done+1, f.of) + fmt.Sprintf("  %s %s %s  ", cells.Safe(q.App), q.Indicator, q.Dimension) +
		say.T("call %d of %d, %d made", p.Done, p.Total, f.session.client.Calls()) + left
	fmt.Fprint(f.progress, "\r\x1b[K"+cells.Cut(strings.TrimSpace(text), f.width-1, ""))
}
