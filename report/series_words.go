package report

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// SeriesWords names a series in few words, as it stands before a figure: what it measures or its limit, and the noun
// of the indicator, such as video stall or 5 s join. A series that the catalogue does not know keeps its name.
func SeriesWords(say lang.Printer, s quality.Series) string {
	noun := say.T(s.Base.Noun)
	if s.Base.Noun == "" {
		noun = say.T(s.Base.Label)
	}
	switch {
	case noun == "":
		return cells.Safe(s.Name)
	case s.Media == quality.Audio:
		return say.T("audio %s", noun)
	case s.Media == quality.Video:
		return say.T("video %s", noun)
	}
	return withLimit(say, s.Limit, noun)
}

// SeriesTitle says the name of a series in words, with its limit, to stand beside that name: 80ms 音频卡顿率. It is
// empty in English, where the name says it, and for a series that the catalogue does not know.
func SeriesTitle(say lang.Printer, s quality.Series) string {
	if say.English() || s.Base.Noun == "" && s.Base.Label == "" {
		return ""
	}
	return Writer{Say: say}.SeriesInFull(s)
}

// SeriesNamed is the name of a series with that in words before it, where there is one.
func SeriesNamed(say lang.Printer, s quality.Series) string {
	return strings.TrimSpace(SeriesTitle(say, s) + " " + cells.Safe(s.Name))
}

// withLimit puts the limit of a series, such as 5s or 400ms, before its name.
func withLimit(say lang.Printer, limit, name string) string {
	if n, ms := strings.CutSuffix(limit, "ms"); ms {
		return say.T("%s ms %s", n, name)
	}
	if n, seconds := strings.CutSuffix(limit, "s"); seconds {
		return say.T("%s s %s", n, name)
	}
	return name
}
