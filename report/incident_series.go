package report

import (
	"slices"

	"rtcscope/quality"
)

// seriesText names a series as SeriesWords does. beside are the series named with it: the limit stands where two of them
// would have one name.
func (w Writer) seriesText(name string, beside []string) string {
	s := w.Catalogue.Series(name)
	text := SeriesWords(w.Say, s)
	alike := slices.ContainsFunc(beside, func(other string) bool {
		return other != name && SeriesWords(w.Say, w.Catalogue.Series(other)) == text
	})
	if alike {
		return withLimit(w.Say, s.Limit, text)
	}
	return text
}

// seriesNouns says what got worse, or did not, in the nouns of the indicators: stalls and joins. Where another series of
// the same noun is among but, a series has its own name.
func (w Writer) seriesNouns(names, but []string) string {
	var list []string
	for _, name := range names {
		s := w.Catalogue.Series(name)
		noun := w.Say.T(s.Base.Nouns)
		if s.Base.Nouns == "" || slices.ContainsFunc(but, func(other string) bool {
			return w.Catalogue.Series(other).Base.Nouns == s.Base.Nouns
		}) {
			noun = w.seriesText(name, names)
		}
		if !slices.Contains(list, noun) {
			list = append(list, noun)
		}
	}
	return w.and(list)
}

// and makes a list of nouns: stalls, joins and delay.
func (w Writer) and(list []string) string {
	last := len(list) - 1
	if last < 1 {
		return enumerated(w.Say, list)
	}
	return w.Say.T("%s and %s", enumerated(w.Say, list[:last]), list[last])
}

func movedNames(list []quality.Moved) []string {
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.Series
	}
	return names
}
