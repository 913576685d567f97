package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// SinceText says for people since when a row is out of what is usual or, if it is not, what its judgement says
// instead.
func SinceText(say lang.Printer, f *quality.Figures, row int) string {
	j, step := f.Judged[row], f.Table.Axis.Step()
	switch {
	case j.State == quality.StateNoValues:
		return PerStep(say, step, "no verdict: no values in these days")
	case j.State == quality.StateFewDays:
		return PerStep(say, step, "few days: %d known before", j.Past)
	case j.State == quality.StateFewCalls:
		return say.T("too few calls to tell")
	case j.State == quality.StateWithApp:
		return say.T("like the whole app")
	case j.State == quality.StateWasWorse && j.From == j.To:
		return say.T("bad on %s, over", j.From.Short())
	case j.State == quality.StateWasWorse:
		return say.T("bad %s to %s, over", j.From.Short(), j.To.Short())
	case !j.Lasts():
		return say.T("as before")
	}
	return sinceList(say, f, j, j.From.Short())
}

// sinceList is the moment since which a row is out of what is usual, with what else is known of that.
func sinceList(say lang.Printer, f *quality.Figures, j quality.Judgement, since string) string {
	words := []string{since}
	if j.State == quality.StateBetter {
		words = append(words, say.T("for the better"))
	}
	if j.Before {
		words = append(words, beganBefore(say, f.Table, j))
	}
	return say.List(words...)
}

// SinceWords is SinceText with the word "since" before it if the row is out of what is usual up to its newest value.
func SinceWords(say lang.Printer, f *quality.Figures, row int) string {
	j := f.Judged[row]
	if !j.Lasts() {
		return SinceText(say, f, row)
	}
	return sinceList(say, f, j, say.T("since %s", j.From.Short()))
}

// beganBefore says how a window lies to the days of a table before which it began.
func beganBefore(say lang.Printer, t quality.Table, j quality.Judgement) string {
	if j.State == quality.StateWorse && within(t.Past, j.From) {
		return PerStep(say, t.Axis.Step(), "already bad in the compared days")
	}
	return PerStep(say, t.Axis.Step(), "began before these days")
}

func within(a quality.Axis, m quality.Moment) bool {
	return a.Len() > 0 && !m.Before(a.First()) && !a.Last().Before(m)
}

// SinceCell is the same in a column: the moment, in brackets if it lies before the table, or a few words. It is
// empty for a row that is as before.
func SinceCell(say lang.Printer, f *quality.Figures, row int) string {
	j := f.Judged[row]
	switch {
	case j.State == quality.StateNoValues:
		return say.T("no verdict")
	case j.State == quality.StateFewDays:
		return PerStep(say, f.Table.Axis.Step(), "few days")
	case j.State == quality.StateFewCalls:
		return say.T("few calls")
	case j.State == quality.StateWithApp:
		return say.T("with app")
	case j.State == quality.StateWasWorse:
		return say.T("over")
	case !j.Lasts():
		return ""
	}
	return sinceMoment(j.From, j.Before)
}

// sinceMoment is a moment in a column, in brackets if it lies before the moments of the table.
func sinceMoment(m quality.Moment, before bool) string {
	if before {
		return "(" + m.Short() + ")"
	}
	return m.Short()
}
