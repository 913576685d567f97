package quality

import (
	"regexp"
	"strings"
)

// A Filter lets names through. The zero Filter lets all.
type Filter struct {
	part   string // lower case; for a filter without an expression
	expr   *regexp.Regexp
	invert bool
	drawn  func(name string) string // nil where names are drawn as they are
}

// ParseFilter reads a filter as a person types it: a part of the name, as it is or in pinyin; an expression between slashes, of which the last
// may be missing; either without regard to case, and with ! before it for the names that it does not match. The error is
// a *Problem.
func ParseFilter(text string) (Filter, error) {
	var f Filter
	rest, invert := strings.CutPrefix(strings.TrimSpace(text), "!")
	f.invert = invert && rest != "" && rest != "/"
	expr, isExpr := strings.CutPrefix(rest, "/")
	if !isExpr {
		f.part = strings.ToLower(rest)
		return f, nil
	}
	expr = strings.TrimSuffix(expr, "/")
	if expr == "" {
		return f, nil
	}
	compiled, err := regexp.Compile("(?i)" + expr)
	if err != nil {
		reason := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
		return Filter{}, &Problem{Text: "no expression yet: %s", Args: []any{strings.ReplaceAll(reason, "(?i)", "")}}
	}
	f.expr = compiled
	return f, nil
}

// Drawn is the filter for names that are drawn otherwise than they are: it looks into both.
func (f Filter) Drawn(as func(name string) string) Filter {
	f.drawn = as
	return f
}

// Match says whether a name passes.
func (f Filter) Match(name string) bool {
	found := f.holds(name)
	if !found && f.drawn != nil {
		drawn := f.drawn(name)
		found = drawn != name && f.holds(drawn)
	}
	return found != f.invert
}

func (f Filter) holds(name string) bool {
	if f.expr != nil {
		return f.expr.MatchString(name)
	}
	return strings.Contains(strings.ToLower(name), f.part) || spells(f.part, name)
}

// All says whether the filter lets every name through.
func (f Filter) All() bool { return f.expr == nil && f.part == "" && !f.invert }
