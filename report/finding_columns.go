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

// A FindingColumn is one column of a list of findings: on the screen, in what is exported, and in the printed table of
// a triage.
type FindingColumn struct {
	Field   string // its name for programs, as in the JSON of a triage
	Title   string // in English
	Kind    FindingKind
	Width   int  // on the screen, in cells; zero where it depends on the values
	Right   bool // values are aligned right
	Screen  int  // place on the screen, from 1; zero if it is not there
	Printed int  // place in the printed table, from 1; zero if it is not there
	Gives   int  // orders what is left out of that on a narrow terminal, the largest first; those with zero stay

	// Text is the value for programs; it is nil if Number is the value. Moments are in full.
	Text func(f quality.Finding) string
	// Number is the value for programs. A gap is an unknown value.
	Number func(f quality.Finding) float64
}

// A FindingKind says what the values of a column of findings are, and so how they are written.
type FindingKind int

// The kinds.
const (
	FindingName       FindingKind = iota + 1 // a value of the dimension, or the whole app
	FindingWord                              // an English text that has a translation
	FindingPlain                             // a text that is the same in every language
	FindingSeries                            // a series, and how many others got worse with it
	FindingSince                             // the first bad moment or, of a finding that is over, the last one
	FindingUntil                             // the last bad moment of a finding that is over
	FindingFigure                            // a figure in the unit of the series
	FindingChange                            // a change from the usual value
	FindingDeviations                        // a number of ordinary deviations
	FindingBad                               // the bad ones among the moments with values
	FindingHeld                              // a number of moments
	FindingUsers                             // a number of users
)

// FindingColumns lists the columns of findings in the order of exports. It is the only list of them.
func FindingColumns() []FindingColumn {
	return []FindingColumn{
		{Field: "value", Title: "value", Kind: FindingName, Screen: 1, Printed: 3,
			Text: func(f quality.Finding) string { return f.Value }},
		{Field: "dimension", Title: "dimension", Kind: FindingWord, Screen: 7, Printed: 2, Gives: 4,
			Text: func(f quality.Finding) string { return f.Query.Dimension }},
		{Field: "indicator", Title: "indicator", Kind: FindingPlain,
			Text: func(f quality.Finding) string { return f.Query.Indicator }},
		{Field: "series", Title: "series", Kind: FindingSeries, Screen: 2, Printed: 4,
			Text: func(f quality.Finding) string { return f.Series }},
		{Field: "also", Title: "with it", Kind: FindingPlain, Text: also},
		{Field: "severity", Title: "severity", Kind: FindingWord, Printed: 1, Gives: 6,
			Text: func(f quality.Finding) string { return severityText(f.Severity, f.Provisional) }},
		{Field: "since", Title: "bad since", Kind: FindingSince, Screen: 4, Printed: 5, Gives: 1,
			Text: func(f quality.Finding) string { return f.Since.ID() }},
		{Field: "until", Title: "bad until", Kind: FindingUntil, Text: until},
		{Field: "was", Title: "usual", Kind: FindingFigure, Width: figureWidth, Right: true, Screen: 5, Printed: 6, Gives: 2,
			Number: func(f quality.Finding) float64 { return f.Was }},
		{Field: "now", Title: "bad", Kind: FindingFigure, Width: figureWidth, Right: true, Screen: 6, Printed: 7, Gives: 3,
			Number: func(f quality.Finding) float64 { return f.Now }},
		{Field: "change", Title: "change", Kind: FindingChange, Width: figureWidth, Right: true, Screen: 3, Printed: 8,
			Number: quality.Finding.Change},
		{Field: "unit", Title: "unit", Kind: FindingPlain, Text: func(f quality.Finding) string { return f.Unit }},
		{Field: "z", Title: "evidence", Kind: FindingDeviations, Width: 8, Right: true, Screen: 8, Printed: 9, Gives: 7,
			Number: func(f quality.Finding) float64 { return f.Z }},
		{Field: "badDays", Title: "bad days", Kind: FindingBad, Width: 8, Right: true, Screen: 9, Printed: 10, Gives: 8,
			Number: func(f quality.Finding) float64 { return float64(f.Bad) }},
		{Field: "days", Title: "days", Kind: FindingHeld, Right: true,
			Number: func(f quality.Finding) float64 { return float64(f.Held) }},
		{Field: "users", Title: "users", Kind: FindingUsers, Width: 7, Right: true, Screen: 10, Printed: 11, Gives: 5,
			Number: usersOf},
	}
}

// also names the other series that got worse.
func also(f quality.Finding) string { return seriesNames(f.Also) }

// seriesNames names series as the service does, with blanks between.
func seriesNames(list []quality.Moved) string {
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = one.Series
	}
	return strings.Join(names, " ")
}

// until is empty for a finding that lasts.
func until(f quality.Finding) string { return ended(f.Until, f.Lasts) }

// ended is the last bad moment for programs; it is empty for what lasts.
func ended(until quality.Moment, lasts bool) string {
	if lasts {
		return ""
	}
	return until.ID()
}

func usersOf(f quality.Finding) float64 {
	if !f.HasUsers {
		return quality.Gap()
	}
	return f.Users.Count
}

// ListedFindingColumns are the columns that have a place, in the order of their places.
func ListedFindingColumns(place func(FindingColumn) int) []FindingColumn {
	columns := slices.DeleteFunc(FindingColumns(), func(c FindingColumn) bool { return place(c) == 0 })
	slices.SortStableFunc(columns, func(a, b FindingColumn) int { return cmp.Compare(place(a), place(b)) })
	return columns
}

// Heading is the translated title, in the words of the step of the findings.
func (c FindingColumn) Heading(say lang.Printer, step quality.Step) string {
	return PerStep(say, step, c.Title)
}

// Cell is the value of a finding in a list for people: short. gap stands for an unknown value.
func (c FindingColumn) Cell(say lang.Printer, f quality.Finding, gap string) string {
	switch c.Kind {
	case FindingName:
		return FindingPlace(say, f)
	case FindingWord:
		if c.Text(f) == "" {
			return "-" // the whole app has no dimension
		}
		return say.T(c.Text(f))
	case FindingSeries:
		if n := len(f.Also); n > 0 {
			return cells.Safe(f.Series) + " " + say.T("+%d series", n)
		}
		return cells.Safe(f.Series)
	case FindingPlain:
		return cells.Safe(c.Text(f))
	case FindingSince:
		if !f.Lasts {
			return say.T("was %s", f.Until.Short())
		}
		return sinceMoment(f.Since, f.Before)
	case FindingFigure:
		return figure(c.Number(f), gap)
	case FindingChange:
		return signed(c.Number(f), gap)
	case FindingDeviations:
		return Figure(c.Number(f), 1)
	case FindingBad:
		if f.Before { // some of them lie before the range
			return fmt.Sprint(f.Bad)
		}
		return fmt.Sprintf("%d/%d", f.Bad, f.Held)
	case FindingUsers:
		if n := c.Number(f); !quality.IsGap(n) {
			return say.Count(n)
		}
		return gap
	}
	return c.Raw(f)
}

// Exported is the value of a finding in an export for people: moments are in full, and all figures have two decimals.
// gap stands for an unknown value.
func (c FindingColumn) Exported(say lang.Printer, f quality.Finding, gap string) string {
	switch c.Kind {
	case FindingSince, FindingBad:
		return c.Raw(f)
	case FindingSeries: // the others have a column of their own
		return cells.Safe(f.Series)
	case FindingChange, FindingDeviations:
		return figure(Computed(c.Number(f)), gap)
	}
	return c.Cell(say, f, gap)
}

// Raw is the value of a finding for programs. It is empty where it is not known.
func (c FindingColumn) Raw(f quality.Finding) string {
	if c.Text != nil {
		return c.Text(f)
	}
	return Plain(Computed(c.Number(f)))
}

// FindingStep is the step of the moments of findings.
func FindingStep(list []quality.Finding) quality.Step {
	if len(list) == 0 {
		return quality.StepDay
	}
	return list[0].Since.Step()
}
