package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// PerStep says a text about days in the words of a step: "worst day" becomes "worst minute".
func PerStep(say lang.Printer, step quality.Step, text string, args ...any) string {
	return say.T(step.Words(text), args...)
}

// notFinal says after which moment values may still change.
func notFinal(say lang.Printer, axis quality.Axis, newest quality.Moment) string {
	if axis.Step() == quality.StepDay {
		return say.T("days after %s are not final: the service completes a day 8 hours after its end", newest)
	}
	return PerStep(say, axis.Step(), "days after %s are not final", newest.Short())
}
