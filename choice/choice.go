// Package choice reads a name of a closed list as a person types it, and says what was most likely meant where it is
// none.
package choice

import (
	"fmt"
	"slices"
	"strings"
)

// Find is the known name that a text is, without regard to case and to spaces around it; false where it is none.
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

// OneOf is an error that lists the names there are, where the name is, to the letter, none of them. A kind is what the
// names are of, such as theme.
func OneOf(kind, name string, known []string) error {
	if slices.Contains(known, name) {
		return nil
	}
	return fmt.Errorf("%q is no %s: %s", name, kind, Instead(name, known))
}

// Instead says which names there are, and which of them is near.
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

// Or lists names for a person to take one of: a, b or c.
func Or(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
