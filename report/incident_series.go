package report

import (
	"slices"

	"rtcscope/quality"
)

// seriesText names a series as SeriesWords does. beside are the series named with it: the limit stands where two of
// them would have one name.
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

// seriesNouns says what got worse, or did not, in the nouns of the indicators: stalls and joins. The series of but did
// the opposite: where one of them has the same noun, the noun of the indicator stands, and where one has the same
// indicator, the name of the series.
func (w Writer) seriesNouns(names, but []string) []string {
	var list []string
	for _, name := range names {
		s := w.Catalogue.Series(name)
		shared := func(is func(quality.Indicator) bool) bool {
			return slices.ContainsFunc(but, func(other string) bool { return is(w.Catalogue.Series(other).Base) })
		}
		noun := w.Say.T(s.Base.Nouns)
		switch {
		case noun == "", shared(func(in quality.Indicator) bool { return in.Name == s.Base.Name }):
			noun = w.seriesText(name, names)
		case shared(func(in quality.Indicator) bool { return in.Nouns == s.Base.Nouns }):
			noun = w.Say.T(s.Base.Noun)
		}
		if !slices.Contains(list, noun) {
			list = append(list, noun)
		}
	}
	return list
}

// and makes a list of nouns: stalls, joins and delay.
func (w Writer) and(list []string) string {
	last := len(list) - 1
	if last < 1 {
		return w.Say.Enumerate(list...)
	}
	return w.Say.T("%s and %s", w.Say.Enumerate(list[:last]...), list[last])
}

func movedNames(list []quality.Moved) []string {
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.Series
	}
	return names
}
