package quality

// Users are the users of one value of a dimension over a range of days, each counted once: the total of a window, of
// which there is none by day. From ListOperationDistribution, for provinces and countries alone.
type Users struct {
	Count float64
	Share float64 // percent of all users, as the service says; a gap where it does not
}

// Weights are the users of every value of a dimension over the days of Range.
type Weights struct {
	Range Range
	Of    map[string]Users // by value; nil where they are not known
}

// HasUsers says whether the service counts users by a dimension: it does by place alone.
func HasUsers(dimension string) bool { return dimension == "Province" || dimension == "Country" }

// UsersWindow is the range whose users weigh the days of r: its newest days, as many as one call covers. Users are
// counted once a window, so that windows do not add up.
func UsersWindow(r Range) Range { return Range{From: max(r.From, r.To-SpanDays+1), To: r.To} }
