package quality

import (
	"time"

	"rtcscope/ime"
)

// A Basis is the kind of days that the days of a query are compared with.
type Basis int

// The bases. The zero value compares with nothing.
const (
	CompareOff Basis = iota
	ComparePrevious
	CompareWeek      // the same weekdays a week before
	CompareFourWeeks // the same weekdays four weeks before
	CompareRange     // days that were chosen
)

// A Comparison is what the days of a query are compared with.
type Comparison struct {
	Basis Basis
	Range Range // of CompareRange alone
}

var bases = map[Basis]string{CompareOff: "off", ComparePrevious: "previous", CompareWeek: "week",
	CompareFourWeeks: "4weeks"}

// String is the comparison as ParseComparison reads it.
func (c Comparison) String() string {
	if c.Basis == CompareRange {
		return c.Range.String()
	}
	return bases[c.Basis]
}

// ComparisonNames lists the names of comparisons, in the order in which they are offered.
func ComparisonNames() []string {
	var names []string
	for _, basis := range []Basis{ComparePrevious, CompareWeek, CompareFourWeeks, CompareOff} {
		names = append(names, bases[basis])
	}
	return names
}

// ParseComparison reads off, previous, week, 4weeks, or a range as ParseRange reads it. The error is a *Problem.
func ParseComparison(text string, now time.Time) (Comparison, error) {
	for basis, name := range bases {
		if ime.Plain(text) == name {
			return Comparison{Basis: basis}, nil
		}
	}
	r, err := ParseRange(text, now)
	if err != nil {
		return Comparison{}, &Problem{Field: FieldComparison,
			Text: "%q is no comparison: take previous, week, 4weeks, off, or days like 2006-01-02..2006-01-08",
			Args: []any{text}}
	}
	return Comparison{Basis: CompareRange, Range: r}, nil
}

// Past is the range that r is compared with; false if it is compared with nothing.
func (c Comparison) Past(r Range) (Range, bool) {
	back := func(days Day) (Range, bool) { return Range{From: r.From - days, To: r.To - days}, true }
	switch c.Basis {
	case ComparePrevious:
		return back(Day(r.Len()))
	case CompareWeek:
		return back(7)
	case CompareFourWeeks:
		return back(28)
	case CompareRange:
		return c.Range, c.Range.Len() > 0
	}
	return Range{}, false
}

// Past is the range that the days of the query are compared with; false if they are compared with nothing.
func (q Query) Past() (Range, bool) { return q.Versus.Past(q.Range) }

// AllDays lists the days of the query and the compared days, each once, oldest first.
func (q Query) AllDays() []Day {
	past, compared := q.Past()
	if !compared {
		return q.Range.Days()
	}
	var days []Day
	for day := min(q.Range.From, past.From); day <= max(q.Range.To, past.To); day++ {
		if q.Range.Contains(day) || past.Contains(day) {
			days = append(days, day)
		}
	}
	return days
}

func checkComparison(c Comparison, days Range, now time.Time) *Problem {
	if c.Basis != CompareRange {
		return nil
	}
	today := DayOf(now)
	switch {
	case c.Range.From > c.Range.To:
		return &Problem{Field: FieldComparison, Text: "the compared days start on %s, after their end %s: exchange the two",
			Args: []any{c.Range.From, c.Range.To}}
	case c.Range.To > today:
		return &Problem{Field: FieldComparison,
			Text: "%s lies in the future: the newest day that can be compared with is %s", Args: []any{c.Range.To, today}}
	case c.Range.From <= days.To && days.From <= c.Range.To:
		return &Problem{Field: FieldComparison, Text: "the compared days %s overlap the days asked for, %s: take others",
			Args: []any{c.Range, days}}
	case c.Range.Len() > MostDays:
		return &Problem{Field: FieldComparison, Text: "%d days are too many to compare with: take %d at most",
			Args: []any{c.Range.Len(), MostDays}}
	}
	return nil
}
