package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is in characters: a name stands in a list beside its query.
const longestName = 60

// CheckName says why a text cannot name a saved query, or nil. Letters of every script can: what cannot be seen, or
// would do something to the terminal, cannot.
func CheckName(name string) *Problem {
	switch {
	case strings.TrimSpace(name) == "":
		return &Problem{Field: FieldName, Text: "a saved query needs a name: give one like evening stalls"}
	case !utf8.ValidString(name):
		return &Problem{Field: FieldName, Text: "%q cannot be the name of a query: it is no UTF-8", Args: []any{name}}
	case name != strings.TrimSpace(name):
		return &Problem{Field: FieldName, Text: "%q cannot be the name of a query: leave out the spaces at its ends", Args: []any{name}}
	case utf8.RuneCountInString(name) > longestName:
		return &Problem{Field: FieldName, Text: "%q is too long for the name of a query: take at most %d characters", Args: []any{name, longestName}}
	}
	for _, r := range name {
		if !unicode.IsPrint(r) { // of all spaces, it permits the plain one alone
			return &Problem{Field: FieldName, Text: "%q cannot be the name of a query: it holds the control or invisible character %U", Args: []any{name, r}}
		}
	}
	return nil
}
