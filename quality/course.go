package quality

// A CourseQuery asks for the course of a day: the figures of an indicator in five minutes, on that day and on the
// days before it, which say what is usual at each time.
type CourseQuery struct {
	App, Product, Indicator string
	Place                   Place // a value of a dimension; without a dimension, the whole app
	Day                     Day
	Since                   Day // first day that is not ordinary: those before it are; Day itself if it is the first
}

// CourseDays is how many days a course has at most, its own day among them: what two calls bring.
const CourseDays = 2 * SpanDays

// Line is whose figures the service has in five minutes: the calls of a system or network, or all of the app. It has
// none of a province or country, and for the web none but the app's.
func (q CourseQuery) Line() Place {
	if CanSubset(q.Product, q.Place.Dimension) {
		return q.Place
	}
	return Place{}
}

// Days are those that a course asks for at the instant whose oldest day the service still has is oldest.
func (q CourseQuery) Days(oldest Day) Range {
	return Range{From: max(oldest, q.Day-CourseDays+1), To: q.Day}
}

// A Course is the answer to a CourseQuery.
type Course struct {
	Query    CourseQuery
	Of       Place // whose line it is, see CourseQuery.Line
	Points   []Timed
	Asked    Range // days that were asked for
	Warnings []Warning
	Calls    int // that were made
}
