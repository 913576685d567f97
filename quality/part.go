package quality

// A Part is a part of an answer that the service brings by calls of its own. The text of the constant names it to
// people.
type Part string

// The parts. An answer can do without all but the rows.
const (
	PartRows   Part = "rows"
	PartWhole  Part = "app-wide line"
	PartUsers  Part = "users"
	PartSubset Part = "calls of some systems or networks"

	PartLive      Part = "live rows"
	PartLiveWhole Part = "live app-wide line"
	PartCourse    Part = "five-minute figures"
)

// A Stage is how far an answer is asked for. Each has what those before it have, and more.
type Stage int

// The stages, in the order of the calls that bring them. The whole of a query for the app is its app-wide values,
// which come as rows do.
const (
	StageNewest Stage = iota + 1 // the rows of the range
	StageRows                    // the rows of the compared days, too
	StageAll                     // all that stands beside the rows, and older days
)

// A PartRule says how a part is asked for and kept.
type PartRule struct {
	Part     Part
	Beside   bool // it stands beside the rows: a survey asks for it, and an answer can do without it
	OfApp    bool // it is of the whole app, whatever the dimension
	Together bool // one call brings it for all indicators
	ByPlace  bool // it exists by province and by country alone
	ByWindow bool // it is counted once over a range, not by day; the archive keeps the users so
	Apart    bool // no answer to a query about days has it: it is of a Subset, or of times shorter than a day
}

// Applies says whether the part exists for a query. That for the whole app has nothing else.
func (r PartRule) Applies(q Query) bool {
	return (r.OfApp || !q.OfApp()) && (!r.ByPlace || HasUsers(q.Dimension))
}

// An Ask is one call for a part of the answer to a query.
type Ask struct {
	Part       Part
	Query      Query    // its range is that of the call: at most SpanDays days
	Indicators []string // those to bring, where one call brings them together
	Subset     Subset   // of which calls, of PartSubset and PartCourse; of all without values
}

// A Reply is what a call brought: values by day or of shorter times, or users of its range.
type Reply struct {
	Daily  Daily
	Timely Timely // of PartLive, PartLiveWhole and PartCourse
	Users  Counted
}

// A Lack is a part that could not be had, and why.
type Lack struct {
	Part      Part
	Indicator string // the one that is refused, where others have the part; empty otherwise
	Err       error
}
