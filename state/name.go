package state

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is in characters: a name stands in a list beside its query.
const longestName = 60

// CheckName says why a text cannot name a saved query, or nil. Letters of every script can: what cannot be seen, or
// would do something to the terminal, cannot.
func CheckName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return fmt.Errorf("a saved query needs a name: give one like evening stalls")
	case !utf8.ValidString(name):
		return fmt.Errorf("%q cannot be the name of a query: it is no UTF-8", name)
	case name != strings.TrimSpace(name):
		return fmt.Errorf("%q cannot be the name of a query: leave out the spaces at its ends", name)
	case utf8.RuneCountInString(name) > longestName:
		return fmt.Errorf("%q is too long for the name of a query: take at most %d characters", name, longestName)
	}
	for _, r := range name {
		if !unicode.IsPrint(r) { // of all spaces, it permits the plain one alone
			return fmt.Errorf("%q cannot be the name of a query: it holds the control or invisible character %U", name, r)
		}
	}
	return nil
}
