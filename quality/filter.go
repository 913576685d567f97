package quality

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

	"rtcscope/ime"
	"rtcscope/match"
	"rtcscope/places"
)

// A Filter selects names. The zero Filter selects all.
type Filter struct {
	part   match.Typed  // of a filter without an expression
	place  places.Typed // the same
	expr   *regexp.Regexp
	invert bool
	drawn  func(name string) string // nil if names are drawn as they are
}

// ParseFilter reads a filter as a person types it: a part of the name, as it is or in pinyin, another name of the
// place that it names (places.Typed), or an expression between slashes, the last of which may be missing. An
// expression is compared with the name alone, so that one that a command wrote finds the same row for ever. Case, the
// width of letters, and blanks and apostrophes between letters do not matter. A leading ! selects the names that do
// not match.
//
// What an input method types for ! and / is read as well. An expression between such slashes is read as ASCII; one
// between / keeps the punctuation that names have. The error is a *Problem.
func ParseFilter(text string) (Filter, error) {
	var f Filter
	rest, invert := cutFirst(strings.TrimSpace(text), '!')
	rest = strings.TrimSpace(rest)
	f.invert = invert && rest != "" && ime.Plain(rest) != "/"
	expr, isExpr := cutFirst(rest, '/')
	if !isExpr {
		f.part = match.Read(rest)
		f.place = places.Read(f.part)
		return f, nil
	}
	if strings.HasPrefix(rest, "/") {
		expr = ime.Letters(strings.TrimSuffix(strings.TrimSuffix(expr, "／"), "/"))
	} else {
		expr = strings.TrimSuffix(ime.Plain(expr), "/")
	}
	if expr == "" {
		return f, nil
	}
	compiled, err := regexp.Compile("(?i)" + expr)
	if err != nil {
		return Filter{}, unreadable(err)
	}
	f.expr = compiled
	return f, nil
}

// cutFirst cuts a character, or what an input method types for it, off the beginning of a text.
func cutFirst(text string, first rune) (rest string, found bool) {
	r, size := utf8.DecodeRuneInString(text)
	if ime.ASCII(r) != first {
		return text, false
	}
	return text[size:], true
}

// Drawn is the filter for names that are drawn in another form: it matches a name in either form.
func (f Filter) Drawn(as func(name string) string) Filter {
	f.drawn = as
	return f
}

// Match says whether the filter selects a name.
func (f Filter) Match(name string) bool { return f.finds(name) != f.invert }

// MatchAny says whether the filter selects what has several names: any of them finds it.
func (f Filter) MatchAny(names ...string) bool {
	return slices.ContainsFunc(names, f.finds) != f.invert
}

// finds says whether the text finds a name.
func (f Filter) finds(name string) bool {
	found := f.holds(name)
	if !found && f.drawn != nil {
		drawn := f.drawn(name)
		found = drawn != name && f.holds(drawn)
	}
	return found
}

func (f Filter) holds(name string) bool {
	if f.expr != nil {
		return f.expr.MatchString(ime.Letters(name)) || f.expr.MatchString(ime.Plain(name))
	}
	return f.part.Finds(name) || f.place.Finds(name)
}

// All says whether the filter selects every name.
func (f Filter) All() bool { return f.expr == nil && f.part.Empty() && !f.invert }

// unreadable is the problem with an expression that package regexp refuses.
func unreadable(err error) *Problem {
	bad, ok := errors.AsType[*syntax.Error](err)
	if !ok {
		return &Problem{Text: "the expression cannot be read: %s", Args: []any{err.Error()}}
	}
	// Each reason is a text of its own, so that it can be translated.
	return &Problem{Text: "the expression cannot be read: " + bad.Code.String() + ": `%s`",
		Args: []any{strings.ReplaceAll(bad.Expr, "(?i)", "")}}
}

// Only returns the result with one series of its tables, or with all for the empty name, and with the rows that a
// filter selects. If the answer has no such series, the error is a *Problem.
func (r Result) Only(series string, filter Filter) (Result, error) {
	var tables []Table
	var known []string
	for _, t := range r.Tables {
		known = append(known, t.Series)
		if series != "" && t.Series != series {
			continue
		}
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row Row) bool { return !filter.Match(row.Value) })
		tables = append(tables, t)
	}
	if series != "" && len(tables) == 0 && len(known) > 0 {
		return r, &Problem{Text: "the answer has no series %q: it has %s", Args: []any{series, strings.Join(known, ", ")}}
	}
	against := r.Against()
	r.Tables, r.against = tables, &against
	return r, nil
}
