package theme

import (
	"fmt"
	"strings"
)

// themes lists the themes in the order in which they are offered, the default first.
var themes = []struct {
	name string
	make func() *Theme
}{
	{automatic, Neutral}, {"ansi", ANSI}, {"dark", Dark}, {"light", Light}, {"colourblind", Colourblind}, {"none", None},
}

// Names lists the themes that Named knows, the default first.
func Names() []string {
	names := make([]string, len(themes))
	for i, t := range themes {
		names[i] = t.name
	}
	return names
}

// Named is the theme of a name. That of auto is for a background that is not known; On has the others. The error for
// an unknown name lists the themes.
func Named(name string) (*Theme, error) {
	for _, t := range themes {
		if t.name == name {
			return t.make(), nil
		}
	}
	return nil, unknown("theme", name, Names())
}

// glyphSets lists the sets of glyphs in the order in which they are offered, the default first.
var glyphSets = []struct {
	name string
	make func(getenv func(string) string) Glyphs
}{
	{"auto", Auto}, {"unicode", always(Unicode)}, {"block", always(Block)}, {"ascii", always(ASCII)},
}

// always makes a set that does not depend on the environment.
func always(set func() Glyphs) func(func(string) string) Glyphs {
	return func(func(string) string) Glyphs { return set() }
}

// GlyphNames lists the sets of glyphs that GlyphsNamed knows, the default first.
func GlyphNames() []string {
	names := make([]string, len(glyphSets))
	for i, s := range glyphSets {
		names[i] = s.name
	}
	return names
}

// GlyphsNamed is the set of glyphs of a name; "auto" is the set that Auto picks. The error for an unknown name lists
// the sets.
func GlyphsNamed(name string, getenv func(string) string) (Glyphs, error) {
	for _, s := range glyphSets {
		if s.name == name {
			return s.make(getenv), nil
		}
	}
	return Glyphs{}, unknown("set of glyphs", name, GlyphNames())
}

func unknown(what, name string, known []string) error {
	return fmt.Errorf("no %s is called %q: there are %s", what, name, strings.Join(known, ", "))
}
