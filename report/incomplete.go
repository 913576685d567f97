package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// Incomplete says how much of something is here, where that is not all; else nothing.
func Incomplete(say lang.Printer, p quality.Progress) string {
	if p.Whole() {
		return ""
	}
	return say.T("incomplete: %d of %d answers", p.Done, p.Total)
}
