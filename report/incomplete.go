package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// Incomplete says how many of all answers are here; it is empty if all are.
func Incomplete(say lang.Printer, p quality.Progress) string {
	if p.Whole() {
		return ""
	}
	return say.T("incomplete: %d of %d answers", p.Done, p.Total)
}
