package report

import (
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// SeriesWords names a series in few words: what it measures or its limit, and the indicator, such as "video stall rate".
// A series that the catalogue does not know keeps its name.
func SeriesWords(say lang.Printer, s quality.Series) string {
	label := say.T(s.Base.Label)
	switch {
	case !s.Known || s.Base.Label == "":
		return cells.Safe(s.Name)
	case s.Media == quality.Audio:
		return say.T("audio %s", label)
	case s.Media == quality.Video:
		return say.T("video %s", label)
	case s.Limit != "":
		return s.Limit + " " + label
	}
	return label
}
