package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// AgainstWords says in a few words what changes lead from, for titles: the compared days and, if not all of them have
// values, how many have; or why changes do not lead from those. It is empty if nothing is compared. write writes days.
func AgainstWords(say lang.Printer, a quality.Against, write func(quality.Axis) string) string {
	step := a.Asked.Step()
	switch {
	case a.Compares() && a.Held < a.Asked.Len():
		return PerStep(say, step, "against %s (%d of %d days)", write(a.Asked), a.Held, a.Asked.Len())
	case a.Compares():
		return say.T("against %s", write(a.Asked))
	case a.Before.Len() > 0 && a.FellBack():
		return say.List(say.T("against %s", write(a.Before)), againstLacks(say, a, write))
	case a.Before.Len() > 0:
		return say.T("against %s", write(a.Before))
	case a.FellBack():
		return say.Colon(say.T("latest against before"), againstLacks(say, a, write))
	}
	return ""
}

// againstLacks says why changes do not lead from the compared days that were asked for.
func againstLacks(say lang.Printer, a quality.Against, write func(quality.Axis) string) string {
	if a.NotHeld > 0 {
		return say.T("%s not held", write(a.Asked))
	}
	return say.T("no values of %s", write(a.Asked))
}

// changeWords says below a table or beside its title what changes are, with all days in full. It is empty if there is
// none: one day that nothing is known before.
func changeWords(say lang.Printer, r quality.Result) string {
	a, axis := r.Against(), r.Axis()
	text := ""
	switch {
	case a.Compares() || a.Before.Len() > 0:
		return AgainstWords(say, a, quality.Axis.String)
	case axis.Len() > 1:
		text = PerStep(say, axis.Step(), "change: the latest day against the mean of the days before it")
	}
	if !a.FellBack() {
		return text
	}
	return say.Join(text, againstLacks(say, a, quality.Axis.String))
}
