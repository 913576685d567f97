package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is the number of characters that fit beside the query in a list.
const longestName = 60

// CheckName says why a text cannot be the name of a saved query; nil if it can. Names may have letters of any script,
// but no characters that are invisible or control the terminal.
func CheckName(name string) *Problem {
	switch {
	case strings.TrimSpace(name) == "":
		return &Problem{Field: FieldName, Text: "a saved query needs a name: give one like evening stalls"}
	case !utf8.ValidString(name):
		return &Problem{Field: FieldName, Text: "%q cannot be the name of a query: it is not UTF-8", Args: []any{name}}
	case name != strings.TrimSpace(name):
		return &Problem{Field: FieldName, Text: "%q cannot be the name of a query: leave out the spaces at its ends",
			Args: []any{name}}
	case utf8.RuneCountInString(name) > longestName:
		return &Problem{Field: FieldName, Text: "%q is too long for the name of a query: take at most %d characters",
			Args: []any{name, longestName}}
	}
	for _, r := range name {
		if !unicode.IsPrint(r) { // the only space that IsPrint permits is U+0020
			return &Problem{Field: FieldName,
				Text: "%q cannot be the name of a query: it holds the control or invisible character %U", Args: []any{name, r}}
		}
	}
	return nil
}
