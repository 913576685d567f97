package sim

// Filters is what ListQuality makes of its filters. No page says whether a list of
// several values is pooled.
type Filters int

// The ways to take filters.
const (
	FiltersPooled  Filters = iota // a list stands for the calls of all its values
	FiltersIgnored                // every answer is of the whole app
	FiltersTakeOne                // the first value of a list counts
	FiltersEmpty                  // an answer to a filter has no values
	FiltersDenied                 // a filter is refused for want of permission
)

// filters reads the systems and networks whose calls are asked for. They are void
// for the web.
func (f fields) filters(q *overallQuery, as Filters) (refused *refusal) {
	if q.product == productWeb {
		return nil
	}
	if q.systems, refused = f.filter("OS", systemFilters); refused != nil {
		return refused
	}
	if q.networks, refused = f.filter("Access", networkFilters); refused != nil {
		return refused
	}
	filtered := len(q.systems) > 0 || len(q.networks) > 0
	switch {
	case filtered && as == FiltersDenied:
		return refuse("AccessDenied")
	case as == FiltersIgnored:
		q.systems, q.networks = nil, nil
	case as == FiltersTakeOne:
		q.systems, q.networks = q.systems[:min(1, len(q.systems))], q.networks[:min(1, len(q.networks))]
	}
	q.none = filtered && as == FiltersEmpty
	return nil
}

// The values that the page lists for the filters, as it spells them, and what they
// are called as values of a dimension. A network that is not known cannot be asked
// for. Read-only.
var (
	systemFilters = map[string]string{"android": "android", "iOS": "ios", "linux": "linux", "mac": "mac",
		"windows": "windows"}
	networkFilters = map[string]string{"2g": "2g", "3g": "3g", "4g": "4g", "5g": "5g", "wifi": "wifi"}
)

// filter reads a list of values of a dimension. An empty one filters nothing.
func (f fields) filter(name string, known map[string]string) (values []string, _ *refusal) {
	if !f.filled(name) {
		return nil, nil
	}
	list, refused := f.names(name)
	if refused != nil {
		return nil, refused
	}
	for _, spelled := range list {
		value, ok := known[spelled]
		if !ok {
			return nil, refusef("InvalidParameter", "Unknown %s %s.", name, spelled)
		}
		values = append(values, value)
	}
	return values, nil
}
