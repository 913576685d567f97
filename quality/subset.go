package quality

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// A Subset is a part of an app's calls: those by some systems, on some networks. A list without values stands for all
// of them. Values are spelled as in answers.
type Subset struct {
	Systems, Networks []string
}

// The dimensions by which calls can be chosen.
const (
	dimensionOS     = "OS"
	dimensionAccess = "Access"
)

// CanSubset says whether the calls of single values of a dimension can be asked for. The service takes no such choice
// for the web, and none by province or country.
func CanSubset(product, dimension string) bool {
	return product != ProductWeb && (dimension == dimensionOS || dimension == dimensionAccess)
}

// SubsetOf is the calls of some values of OS or Access.
func SubsetOf(dimension string, values ...string) Subset {
	return Subset{}.And(dimension, values...)
}

// And is the part of the subset that has also one of some values of the other dimension.
func (s Subset) And(dimension string, values ...string) Subset {
	values = slices.Clone(values)
	slices.Sort(values)
	values = slices.Compact(values)
	if dimension == dimensionOS {
		s.Systems = values
	} else {
		s.Networks = values
	}
	return s
}

// Places are the values that the subset names.
func (s Subset) Places() []Place {
	var list []Place
	for _, value := range s.Systems {
		list = append(list, Place{dimensionOS, value})
	}
	for _, value := range s.Networks {
		list = append(list, Place{dimensionAccess, value})
	}
	return list
}

// Name is the same for the same calls, and different for others. It has no comma, which separates the names of
// indicators in an archive.
func (s Subset) Name() string {
	return url.Values{dimensionOS: s.Systems, dimensionAccess: s.Networks}.Encode()
}

// A RefusedValue is the error of values of OS or Access that the service takes in no subset.
type RefusedValue struct {
	Places []Place
	Err    error // of the service
}

// Error says which values are refused, and why.
func (e *RefusedValue) Error() string {
	var names []string
	for _, p := range e.Places {
		names = append(names, fmt.Sprintf("%s %q", p.Dimension, p.Value))
	}
	return fmt.Sprintf("the service knows no calls of %s: %v", strings.Join(names, ", "), e.Err)
}

// Unwrap returns the error of the service.
func (e *RefusedValue) Unwrap() error { return e.Err }
