// Package choice finds the name of a closed list that a person typed or, if the text is no such name, most likely
// meant.
package choice

import (
	"fmt"
	"slices"
	"strings"
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
	return fmt.Errorf("%q is no %s: %s", name, kind, Instead(name, known))
}

// Instead lists the known names for a name that is none of them, and asks whether the nearest one was meant.
func Instead(name string, known []string) string {
	list := "there are " + strings.Join(known, ", ")
	if len(known) == 1 {
		list = "there is only " + known[0]
	}
	if near, ok := Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q? %s", near, strings.ToUpper(list[:1])+list[1:])
	}
	return list
}

// Or lists names to take one of, such as "a, b or c".
func Or(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
