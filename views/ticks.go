package views

import (
	"time"

	"rtcscope/quality"
	"rtcscope/widget"
)

// ticksOf are the moments of an axis that a chart may label: any day, whole hours of five minutes, and every fifth
// minute of minutes.
func ticksOf(a quality.Axis) widget.Ticks {
	round := time.Hour
	switch a.Step() {
	case quality.StepDay:
		return widget.Ticks{}
	case quality.StepMinute:
		round = 5 * time.Minute
	}
	every := int(round / a.Step().Length())
	for at := range min(every, a.Len()) {
		if start := a.At(at).Start(); time.Duration(start.Minute())*time.Minute%round == 0 {
			return widget.Ticks{First: at, Every: every}
		}
	}
	return widget.Ticks{}
}
