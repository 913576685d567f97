// Package choice finds the name of a closed list that a person typed or, if the text is no such name, most likely
// meant.
package choice

import (
	"slices"
	"strings"

	"rtcscope/lang"
)

// Find is the known name that equals a text, except for case and spaces around it. It returns false if there is none.
func Find(text string, known []string) (string, bool) {
	if slices.Contains(known, text) {
		return text, true
	}
	text = strings.TrimSpace(text)
	for _, name := range known {
		if strings.EqualFold(name, text) {
			return name, true
		}
	}
	return "", false
}

// OneOf returns an error that lists the known names unless the name is exactly one of them. The kind says what the
// names are of, such as "theme".
func OneOf(kind, name string, known []string) error {
	if slices.Contains(known, name) {
		return nil
	}
	return No(kind, name, known)
}

// No returns the error that a text is none of the known names. The kind says what these are of, in English; it is
// translated with the error.
func No(kind, text string, known []string) error {
	kindOf := lang.Errorf(kind)
	if strings.TrimSpace(text) == "" {
		return lang.Errorf("no %s is given: %s", kindOf, Instead("", known))
	}
	return lang.Errorf("%q is no %s: %s", text, kindOf, Instead(strings.TrimSpace(text), known))
}

// Instead returns an error that lists the known names for a name that is none of them, and asks whether the nearest
// one was meant.
func Instead(name string, known []string) error {
	list := strings.Join(known, ", ")
	switch near, ok := Nearest(name, known); {
	case ok && len(known) == 1:
		return lang.Errorf("did you mean %q? There is only %s", near, list)
	case ok:
		return lang.Errorf("did you mean %q? There are %s", near, list)
	case len(known) == 1:
		return lang.Errorf("there is only %s", list)
	}
	return lang.Errorf("there are %s", list)
}

// Or lists names to take one of, such as "a, b or c".
func Or(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
