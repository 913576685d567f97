package quality

// Users are the users of one value of a dimension over a range of days, each counted once. They come from
// ListOperationDistribution, which counts provinces and countries, and no single days.
type Users struct {
	Count float64
	Share float64 // percent of all users, from the service; a gap if it gives none
}

// Weights are the users of every value of a dimension over the days of Range.
type Weights struct {
	Range Range
	Of    map[string]Users // by value of the dimension; nil if not known
}

// HasUsers says whether the service counts users by a dimension: it does by place alone.
func HasUsers(dimension string) bool { return dimension == "Province" || dimension == "Country" }

// UsersWindow is the range whose users weigh the days of r: the newest days, as many as one call covers. The users of
// two windows do not add up, because each user is counted once in each.
func UsersWindow(r Range) Range { return Range{From: max(r.From, r.To-SpanDays+1), To: r.To} }
