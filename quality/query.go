package quality

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// A Query asks for the daily values of one indicator by one dimension, or for live ones. It takes one request of
// ListQualityDistribution, or several if its range is longer than one request may be.
type Query struct {
	App       string // AppId
	Product   string // ProductNative or ProductWeb
	Indicator string // request name, such as stall_rate
	Dimension string // one of the catalogue's dimensions, such as Province
	Range     Range
	Versus    Comparison // what the days are compared with

	// Live is how far back from now minutes are asked for in place of the days of Range: one of LiveSpans; zero asks
	// for days. Range and Versus stay those to come back to.
	Live time.Duration
}

// The values of ProductType.
const (
	ProductNative = "native"
	ProductWeb    = "web"
)

// MayHoldNothing says whether the answer usually has no rows: for the web product the service may never hold values by
// system or by network.
func (q Query) MayHoldNothing() bool {
	return q.Product == ProductWeb && (q.Dimension == "OS" || q.Dimension == "Access")
}

// The limits of the service, from the API page.
const (
	SpanDays     = 7  // the most days one call covers
	LookBackDays = 30 // days that can be asked for, today included
)

// MostDays is the longest range of a query: an archive may hold some years.
const MostDays = 1100

// Oldest is the oldest day that the service still answers at the instant now: it holds 30 days, today among them.
func Oldest(now time.Time) Day { return DayOf(now) - LookBackDays + 1 }

// Check lists what is wrong with the query at the instant now, in the order of the form. A query with problems must
// not be sent. kept says that an archive may hold days that the service no longer does.
func (c Catalogue) Check(q Query, now time.Time, kept bool) []*Problem {
	var problems []*Problem
	for _, p := range []*Problem{
		checkApp(q.App),
		checkProduct(q, names(c.Products)),
		checkIndicator(q, indicatorNames(c.Indicators)),
		checkDimension(q, names(c.Dimensions)),
		CheckRange(q.Range, now, kept),
		checkComparison(q.Versus, q.Range, now),
		checkLive(q.Live),
	} {
		if p != nil {
			problems = append(problems, p)
		}
	}
	return problems
}

func checkLive(span time.Duration) *Problem {
	if span == 0 || slices.Contains(LiveSpans(), span) {
		return nil
	}
	return &Problem{Field: FieldRange, Text: "live figures reach back 1h, 6h, 24h or 72h, not %s",
		Args: []any{span.String()}}
}

func checkApp(app string) *Problem {
	if strings.TrimSpace(app) == "" {
		return &Problem{Field: FieldApp, Text: "no app is chosen: give the AppId"}
	}
	for _, r := range app {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return &Problem{Field: FieldApp, Text: "%q is not an AppId: it holds spaces or control characters",
				Args: []any{app}}
		}
	}
	return nil
}

func checkProduct(q Query, known []string) *Problem {
	return checkChoice(FieldProduct, q.Product, known,
		"no product is chosen: take one of %s", "%q is no product: take one of %s")
}

func checkIndicator(q Query, known []string) *Problem {
	return checkChoice(FieldIndicator, q.Indicator, known,
		"no indicator is chosen: take one of %s", "%q is no indicator: take one of %s")
}

func checkDimension(q Query, known []string) *Problem {
	return checkChoice(FieldDimension, q.Dimension, known,
		"no dimension is chosen: take one of %s", "%q is no dimension: take one of %s")
}

func checkChoice(field Field, got string, known []string, none, wrong string) *Problem {
	list := strings.Join(known, ", ")
	switch {
	case slices.Contains(known, got):
		return nil
	case got == "":
		return &Problem{Field: field, Text: none, Args: []any{list}}
	}
	return &Problem{Field: field, Text: wrong, Args: []any{got, list}}
}

func names(choices []Choice) []string {
	list := make([]string, len(choices))
	for i, c := range choices {
		list[i] = c.Name
	}
	return list
}

func indicatorNames(indicators []Indicator) []string {
	list := make([]string, len(indicators))
	for i, in := range indicators {
		list[i] = in.Name
	}
	return list
}

// CheckRange says what is wrong with a range at the instant now; nil if nothing is. kept is as in Catalogue.Check.
func CheckRange(r Range, now time.Time, kept bool) *Problem {
	today, oldest := DayOf(now), Oldest(now)
	switch {
	case r.From > today:
		return &Problem{Field: FieldFrom, Text: "%s lies in the future: the newest day that can be asked for is %s",
			Args: []any{r.From, today}}
	case r.From > r.To:
		return &Problem{Field: FieldFrom, Text: "the range starts on %s, after its end %s: exchange the two days",
			Args: []any{r.From, r.To}}
	case r.To > today:
		return &Problem{Field: FieldTo, Text: "%s lies in the future: the newest day that can be asked for is %s",
			Args: []any{r.To, today}}
	case r.Len() > MostDays:
		return &Problem{Field: FieldFrom, Text: "%d days are too many: take %d at most", Args: []any{r.Len(), MostDays}}
	case r.From < oldest && !kept:
		return &Problem{Field: FieldFrom,
			Text: "the service holds 30 days, today among them: %s is too old, the oldest day that can be asked for is %s",
			Args: []any{r.From, oldest}}
	}
	return nil
}

// PlanDays covers days, which are in ascending order, with the fewest windows that one call may cover. The newest
// window comes first, because people look at the newest days first. A window begins and ends with a wanted day; it may
// span others if that saves a call.
func PlanDays(days []Day) []Range {
	var windows []Range
	for at := len(days) - 1; at >= 0; {
		// The newest day that is not covered needs a window, and no window that covers it reaches further back than the
		// one that ends with it.
		window := Range{To: days[at]}
		for ; at >= 0 && days[at] > window.To-SpanDays; at-- {
			window.From = days[at]
		}
		windows = append(windows, window)
	}
	return windows
}
