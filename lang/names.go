package lang

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/places"
)

// A NameForm says in which form the names of places are written for people. The service has Chinese ones. Of the zero
// NameForm they are the service's, too.
type NameForm string

// The forms of names.
const (
	ServiceNames NameForm = "service"
	EnglishNames NameForm = "english" // of places that have one
	BothNames    NameForm = "both"    // the service's and, where there is room, the English one
)

// NameForms lists the forms of names, as in the configuration.
func NameForms() []string {
	return []string{string(ServiceNames), string(EnglishNames), string(BothNames)}
}

// Name is the name of a value of a dimension for people, safe to draw. An empty name is named as such, and blanks at
// the ends of one are seen.
func (p Printer) Name(value string) string {
	if value == "" {
		return p.T("(empty)")
	}
	name := cells.Safe(value)
	if strings.HasPrefix(name, " ") || strings.HasSuffix(name, " ") {
		name = seenBlanks(name)
	}
	if p.Names == "" || p.Names == ServiceNames {
		return name
	}
	english := places.English(value)
	switch {
	case english == "":
		return name
	case p.Names == EnglishNames:
		return english
	}
	return name + " " + english
}

// seenBlanks is a name whose blanks at its ends are seen.
func seenBlanks(name string) string {
	const blank = `\u{20}`
	core := strings.Trim(name, " ")
	before, after, _ := strings.Cut(name, core)
	return strings.Repeat(blank, len(before)) + core + strings.Repeat(blank, len(after))
}

// Brief is the printer for places without room: where there are two names, it says the service's.
func (p Printer) Brief() Printer {
	if p.Names == BothNames {
		p.Names = ServiceNames
	}
	return p
}

// NameWithin is the name of a value for w cells: both names if they fit there.
func (p Printer) NameWithin(value string, w int) string {
	if name := p.Name(value); cells.Width(name) <= w {
		return name
	}
	return p.Brief().Name(value)
}
