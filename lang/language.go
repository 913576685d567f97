package lang

import (
	"slices"
	"strings"
)

// A Language is a language of the program, by its name as in --lang.
type Language string

// The languages in which every text of the program can be said.
const (
	English Language = "en"
	Chinese Language = "zh"
)

// A row is what there is to know of a language.
type row struct {
	language Language
	locale   string // how the names of its locales begin
	// catalogue returns its texts, by the English ones; a text that is missing is said in English. It is nil for none.
	catalogue func() map[string]string
	units     []unit // in which it counts, the smallest first
	unspaced  bool   // there are no spaces between its words
	whole     bool   // the catalogue lacks no text; a test sees to it
}

// table lists the languages. A further one is a row here, and a file with its catalogue.
var table = []row{
	{language: English, locale: "en", units: []unit{{1e3, "k"}, {1e6, "M"}, {1e9, "G"}}, whole: true},
	{language: Chinese, locale: "zh", catalogue: chinese, units: []unit{{1e4, "万"}, {1e8, "亿"}},
		unspaced: true, whole: true},
}

// All lists the languages, English first.
func All() []Language {
	list := make([]Language, len(table))
	for i, r := range table {
		list[i] = r.language
	}
	return list
}

// Names lists the names of the languages, as in --lang.
func Names() []string {
	var list []string
	for _, l := range All() {
		list = append(list, string(l))
	}
	return list
}

// Parse reads the value of --lang.
func Parse(text string) (Language, error) {
	if slices.Contains(Names(), text) {
		return Language(text), nil
	}
	names := Names()
	last := len(names) - 1
	return "", Errorf("%q is no language of rtcscope: take %s", text,
		Errorf("%s or %s", strings.Join(names[:last], ", "), names[last]))
}

// FromLocale is the language of the locale that LC_ALL, LC_MESSAGES or LANG names, in that order; English where the
// program does not speak it.
func FromLocale(getenv func(string) string) Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := getenv(name)
		if locale == "" {
			continue
		}
		for _, r := range table {
			if strings.HasPrefix(locale, r.locale) {
				return r.language
			}
		}
		return English
	}
	return English
}

// translation is a text in the language; false where its catalogue lacks it.
func (l Language) translation(text string) (string, bool) {
	for _, r := range table {
		if r.language == l {
			if r.catalogue == nil {
				return "", false
			}
			translated, ok := r.catalogue()[text]
			return translated, ok
		}
	}
	return "", false
}

// units are those in which the language counts; English ones where the program does not speak it.
func (l Language) units() []unit {
	for _, r := range table {
		if r.language == l {
			return r.units
		}
	}
	return table[0].units
}

// unspaced says whether there are no spaces between the language's words.
func (l Language) unspaced() bool {
	return slices.ContainsFunc(table, func(r row) bool { return r.language == l && r.unspaced })
}
