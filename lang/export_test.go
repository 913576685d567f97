package lang

import (
	"maps"
	"slices"
)

// Whole lists the languages that claim to have every text, other than English.
func Whole() []Language {
	var list []Language
	for _, r := range table {
		if r.whole && r.language != English {
			list = append(list, r.language)
		}
	}
	return list
}

// Translation is a text in the language; false where its catalogue lacks it.
func (l Language) Translation(text string) (string, bool) { return l.translation(text) }

// Reasons lists the texts of the errors of the operating system.
func Reasons() []string { return slices.Collect(maps.Values(reasons)) }

// Catalogue is the language's catalogue.
func (l Language) Catalogue() map[string]string {
	for _, r := range table {
		if r.language == l && r.catalogue != nil {
			return r.catalogue()
		}
	}
	return nil
}

// Fitted puts args into a text of a language that has no spaces between words.
func Fitted(text string, args ...any) string { return fitted(text, args) }
