package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// An IncidentColumn is one column of a list of incidents: on the screen, and in what is exported.
type IncidentColumn struct {
	Field  string // its name for programs
	Title  string // in English
	Kind   IncidentKind
	Width  int  // on the screen, in cells; zero where it depends on the values
	Right  bool // values are aligned right
	Screen int  // place on the screen, from 1; zero if it is not there

	// Text is the value for programs; it is nil if Number is the value. Moments are in full.
	Text func(i quality.Incident) string
	// Number is the value for programs. A gap is an unknown value.
	Number func(i quality.Incident) float64
}

// An IncidentKind says what the values of a column of incidents are, and so how they are written.
type IncidentKind int

// The kinds.
const (
	IncidentName   IncidentKind = iota + 1 // what names the incident
	IncidentWord                           // an English text that has a translation
	IncidentPlain                          // a text that is the same in every language
	IncidentSeries                         // the leading series in words, and how many others got worse
	IncidentSince                          // the first bad moment
	IncidentUntil                          // the last bad moment of an incident that is over
	IncidentState                          // ongoing, or until when it lasted
	IncidentFigure                         // a figure in the unit of the leading series
	IncidentChange                         // a change from the usual value
	IncidentNumber                         // a number of moments
	IncidentUsers                          // users, and their share of all
	IncidentShare                          // part of the app's calls, in percent
	IncidentPlaces                         // places with their dimensions
)

// IncidentColumns lists the columns of incidents in the order of exports. It is the only list of them.
func IncidentColumns() []IncidentColumn {
	return []IncidentColumn{
		{Field: "id", Title: "incident", Kind: IncidentPlain, Text: func(i quality.Incident) string { return i.ID }},
		{Field: "value", Title: "value", Kind: IncidentName, Screen: 1, Text: nameOf},
		{Field: "dimension", Title: "dimension", Kind: IncidentWord, Screen: 7, Text: dimensionOf},
		{Field: "series", Title: "series", Kind: IncidentSeries, Screen: 2, Text: seriesOf},
		{Field: "severity", Title: "severity", Kind: IncidentWord,
			Text: func(i quality.Incident) string { return severityText(i.Severity, i.Provisional) }},
		{Field: "since", Title: "since", Kind: IncidentSince, Screen: 3,
			Text: func(i quality.Incident) string { return i.Since.ID() }},
		{Field: "until", Title: "bad until", Kind: IncidentUntil, Text: untilOf},
		{Field: "state", Title: "state", Kind: IncidentState, Screen: 4, Text: stateOf},
		{Field: "was", Title: "usual", Kind: IncidentFigure, Width: figureWidth, Right: true, Screen: 8,
			Number: func(i quality.Incident) float64 { return i.Series[0].Was }},
		{Field: "now", Title: "bad", Kind: IncidentFigure, Width: figureWidth, Right: true, Screen: 9,
			Number: func(i quality.Incident) float64 { return i.Series[0].Now }},
		{Field: "change", Title: "change", Kind: IncidentChange, Width: 7, Right: true, Screen: 5,
			Number: quality.Incident.Change},
		{Field: "unit", Title: "unit", Kind: IncidentPlain,
			Text: func(i quality.Incident) string { return i.Series[0].Unit }},
		{Field: "badDays", Title: "bad days", Kind: IncidentNumber, Width: 8, Right: true, Screen: 10,
			Number: func(i quality.Incident) float64 { return float64(i.Bad) }},
		{Field: "users", Title: "users", Kind: IncidentUsers, Right: true, Screen: 6,
			Number: incidentUsers},
		{Field: "share", Title: "share of calls", Kind: IncidentShare, Right: true,
			Number: func(i quality.Incident) float64 { return 100 * i.Share }},
		{Field: "also", Title: "also seen in", Kind: IncidentPlaces, Screen: 11,
			Text: func(i quality.Incident) string { return placesOf(i.Also) }},
		{Field: "folded", Title: "folded", Kind: IncidentPlaces,
			Text: func(i quality.Incident) string { return placesOf(i.Folded) }},
	}
}

// nameOf is empty for the whole app.
func nameOf(i quality.Incident) string {
	names := make([]string, len(i.Places))
	for at, p := range i.Places {
		names[at] = p.Value
	}
	return strings.Join(names, " ")
}

// dimensionOf is that of the place that names the incident; it is empty for the whole app.
func dimensionOf(i quality.Incident) string {
	if i.OfApp() {
		return ""
	}
	return i.Places[0].Dimension
}

func seriesOf(i quality.Incident) string { return seriesNames(i.Series) }

// untilOf is empty for an incident that lasts.
func untilOf(i quality.Incident) string { return ended(i.Until, i.Lasts) }

func stateOf(i quality.Incident) string {
	if i.Lasts {
		return "ongoing"
	}
	return "over"
}

func incidentUsers(i quality.Incident) float64 {
	if !i.HasUsers {
		return quality.Gap()
	}
	return i.Users.Count
}

func placesOf(places []quality.Place) string {
	names := make([]string, len(places))
	for at, p := range places {
		names[at] = p.Dimension + ":" + p.Value
	}
	return strings.Join(names, " ")
}

// ListedIncidentColumns are the columns that have a place on the screen, in the order of their places.
func ListedIncidentColumns() []IncidentColumn {
	columns := slices.DeleteFunc(IncidentColumns(), func(c IncidentColumn) bool { return c.Screen == 0 })
	slices.SortStableFunc(columns, func(a, b IncidentColumn) int { return cmp.Compare(a.Screen, b.Screen) })
	return columns
}

// Heading is the translated title, in the words of the step of the incidents.
func (c IncidentColumn) Heading(say lang.Printer, step quality.Step) string {
	return PerStep(say, step, c.Title)
}

// Cell is the value of an incident in a list for people: short. gap stands for an unknown value.
func (c IncidentColumn) Cell(say lang.Printer, known quality.Catalogue, i quality.Incident, gap string) string {
	switch c.Kind {
	case IncidentName:
		return IncidentPlace(say, i)
	case IncidentWord:
		if c.Text(i) == "" {
			return "-" // the whole app has no dimension
		}
		return say.T(c.Text(i))
	case IncidentSeries:
		return IncidentSeriesWords(say, known, i, 1)
	case IncidentSince:
		return sinceMoment(i.Since, i.Before)
	case IncidentState:
		if i.Lasts {
			return say.T("ongoing")
		}
		return say.T("over %s", i.Until.Short())
	case IncidentFigure:
		return figure(c.Number(i), gap)
	case IncidentChange:
		return signed(c.Number(i), gap)
	case IncidentUsers:
		return usersCell(say, i, gap)
	case IncidentPlaces:
		if len(i.Also) == 0 {
			return gap
		}
		return PlaceNames(say, i.Also)
	}
	return cells.Safe(c.Raw(i))
}

// IncidentSeriesWords names the first n series of an incident in words, and how many others got worse.
func IncidentSeriesWords(say lang.Printer, known quality.Catalogue, i quality.Incident, n int) string {
	var words []string
	for _, s := range i.Series[:min(n, len(i.Series))] {
		words = append(words, SeriesWords(say, known.Series(s.Series)))
	}
	if rest := len(i.Series) - n; rest > 0 {
		return say.Enumerate(words...) + fmt.Sprintf(" +%d", rest)
	}
	return say.Enumerate(words...)
}

// usersCell is the number of users and their share of all or, where users are not known, the part of the calls.
func usersCell(say lang.Printer, i quality.Incident, gap string) string {
	switch {
	case i.OfApp():
		return say.T("all")
	case i.HasUsers && !quality.IsGap(i.Users.Share):
		return say.Count(i.Users.Count) + " " + percent(i.Users.Share)
	case i.HasUsers:
		return say.Count(i.Users.Count)
	case tellsShare(i):
		return "~" + percent(100*i.Share)
	}
	return gap
}

// tellsShare says whether the part of the calls that an incident has is known well enough to be shown. One that is
// worked out says nothing where it is hardly more than none: it may as well be a tenth.
func tellsShare(i quality.Incident) bool {
	return !quality.IsGap(i.Share) && (i.ShareError > 0 || i.Share >= leastWorkedOut)
}

// leastWorkedOut is the least part of the calls that is shown if it is worked out.
const leastWorkedOut = 0.005

// percent writes a share of all with three figures at most: its size matters.
func percent(share float64) string {
	switch {
	case share < 0.05:
		return "<0.1%"
	case share < 9.95:
		return Figure(share, 1) + "%"
	}
	return Figure(share, 0) + "%"
}

// Exported is the value of an incident in an export for people: names are in words, moments in full. gap stands for an
// unknown value.
func (c IncidentColumn) Exported(say lang.Printer, known quality.Catalogue, i quality.Incident, gap string) string {
	switch c.Kind {
	case IncidentName, IncidentWord:
		return c.Cell(say, known, i, gap)
	case IncidentSeries:
		return IncidentSeriesWords(say, known, i, len(i.Series))
	case IncidentState:
		return say.T(c.Text(i))
	case IncidentFigure, IncidentChange, IncidentShare:
		return figure(Computed(c.Number(i)), gap)
	case IncidentUsers:
		if n := c.Number(i); !quality.IsGap(n) {
			return say.Count(n)
		}
		return gap
	}
	return cells.Safe(c.Raw(i))
}

// Raw is the value of an incident for programs. It is empty where it is not known.
func (c IncidentColumn) Raw(i quality.Incident) string {
	if c.Text != nil {
		return c.Text(i)
	}
	return Plain(Computed(c.Number(i)))
}

// IncidentStep is the step of the moments of incidents.
func IncidentStep(list []quality.Incident) quality.Step {
	if len(list) == 0 {
		return quality.StepDay
	}
	return list[0].Since.Step()
}
