package report

import (
	"fmt"
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// An OverviewColumn is one column of the overview of an app: in what is exported, and in the printed table. Its
// functions take the figures of a series, whose only row is the app's.
type OverviewColumn struct {
	Field   string // its name for programs
	Title   string // in English
	Right   bool   // values are aligned right
	Printed bool   // it is in the printed table
	Gives   int    // orders what is left out of that on a narrow terminal, the largest first; those with zero stay
	// Text is the value for people, and Raw that for programs; both are nil where Number is the value.
	Text func(say lang.Printer, f *quality.Figures) string
	Raw  func(f *quality.Figures) string
	// Number is a figure in the unit of the series; a gap if it is not known.
	Number func(f *quality.Figures) float64
}

// OverviewColumns lists the columns of an overview in their order.
func OverviewColumns() []OverviewColumn {
	name := func(f *quality.Figures) string { return f.Table.Series }
	same := func(raw func(*quality.Figures) string) func(lang.Printer, *quality.Figures) string {
		return func(_ lang.Printer, f *quality.Figures) string { return cells.Safe(raw(f)) }
	}
	indicator := func(f *quality.Figures) string { return f.Series.Base.Name }
	unit := func(f *quality.Figures) string { return f.Series.Unit }
	of := func(value func(*quality.Figures, int) float64) func(*quality.Figures) float64 {
		return func(f *quality.Figures) float64 { return value(f, f.Whole) }
	}
	return []OverviewColumn{
		{Field: "series", Title: "series", Printed: true, Text: same(name), Raw: name},
		{Field: "indicator", Title: "indicator", Text: same(indicator), Raw: indicator},
		{Field: "unit", Title: "unit", Text: same(unit), Raw: unit},
		{Field: "latest", Title: "latest", Right: true, Printed: true, Number: of(latest)},
		{Field: ColumnChange, Title: "change", Right: true, Printed: true, Number: of(change)},
		{Field: "since", Title: "since", Printed: true, Gives: 1, Text: OverviewSince, Raw: sinceID},
		{Field: "state", Title: "verdict", Text: stateWord, Raw: stateField},
		{Field: "low", Title: "usual from", Right: true, Printed: true, Gives: 3, Number: func(f *quality.Figures) float64 {
			low, _ := OverviewBand(f)
			return low
		}},
		{Field: "high", Title: "usual to", Right: true, Printed: true, Gives: 2, Number: func(f *quality.Figures) float64 {
			_, high := OverviewBand(f)
			return high
		}},
		{Field: "mean", Title: "mean", Right: true, Printed: true, Gives: 5, Number: of(mean)},
		{Field: "before", Title: "before", Right: true, Printed: true, Gives: 4, Number: of(before)},
	}
}

// Cell is the value of a series for people; gap stands for an unknown figure.
func (c OverviewColumn) Cell(say lang.Printer, f *quality.Figures, gap string) string {
	switch {
	case c.Text != nil:
		return c.Text(say, f)
	case c.Field == ColumnChange:
		return signed(c.Number(f), gap)
	}
	return figure(c.Number(f), gap)
}

// Plain is the value of a series for programs; empty where it is not known.
func (c OverviewColumn) Plain(f *quality.Figures) string {
	if c.Raw != nil {
		return c.Raw(f)
	}
	return Plain(Computed(c.Number(f)))
}

// OverviewBand is the quiet band of the app at the latest value of a series. Gaps if it is not known.
func OverviewBand(f *quality.Figures) (low, high float64) {
	if f.Latest < 0 {
		return quality.Gap(), quality.Gap()
	}
	return f.Judged[f.Whole].Band(f.Latest)
}

// OverviewSince says in a column how the app is in a series, and since when.
func OverviewSince(say lang.Printer, f *quality.Figures) string {
	switch j := f.Judged[f.Whole]; j.State {
	case quality.StateWorse:
		return say.T("%s worse", sinceMoment(j.From, j.Before))
	case quality.StateBetter:
		return say.T("%s better", sinceMoment(j.From, j.Before))
	case quality.StateMoved:
		return say.T("%s moved", sinceMoment(j.From, j.Before))
	case quality.StateAsBefore:
		return say.T("as before")
	}
	return SinceCell(say, f, f.Whole)
}

func sinceID(f *quality.Figures) string {
	if j := f.Judged[f.Whole]; j.Lasts() {
		return j.From.ID()
	}
	return ""
}

// stateField names for programs how the app is in a series.
func stateField(f *quality.Figures) string {
	switch f.Judged[f.Whole].State {
	case quality.StateWorse:
		return "worse"
	case quality.StateWasWorse:
		return "wasWorse"
	case quality.StateBetter:
		return "better"
	case quality.StateMoved:
		return "moved"
	case quality.StateFewCalls:
		return "fewCalls"
	case quality.StateFewDays:
		return "fewDays"
	case quality.StateNoValues:
		return "noValues"
	}
	return "asBefore"
}

// stateWord says for people, in a word or two, how the app is in a series.
func stateWord(say lang.Printer, f *quality.Figures) string {
	switch state := f.Judged[f.Whole].State; {
	case !state.Judged():
		return say.T("no verdict")
	case state == quality.StateWorse:
		return say.T("worse")
	case state == quality.StateWasWorse:
		return say.T("over")
	case state == quality.StateBetter:
		return say.T("better")
	case state == quality.StateMoved:
		return say.T("moved")
	}
	return say.T("as before")
}

// OverviewText says in one line how an app is: in how many series it is as before, and in which it is worse.
func OverviewText(say lang.Printer, lines []*quality.Figures) string {
	return OverviewNaming(say, lines, len(lines))
}

// OverviewNaming says the same, and names at most so many of the series that are worse.
func OverviewNaming(say lang.Printer, lines []*quality.Figures, most int) string {
	counts := make(map[quality.State]int)
	unjudged := 0
	var worse []string
	for _, f := range lines {
		state := f.Judged[f.Whole].State
		counts[state]++
		if !state.Judged() {
			unjudged++
		}
		if state == quality.StateWorse {
			worse = append(worse, SeriesWords(say, f.Series))
		}
	}
	if n := counts[quality.StateAsBefore]; n == len(lines) {
		return say.Colon(say.T(quality.WholeApp), say.T("all %d series as before", n))
	}
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	was, better, moved := counts[quality.StateWasWorse], counts[quality.StateBetter], counts[quality.StateMoved]
	add(counts[quality.StateAsBefore], say.T("%d series as before", counts[quality.StateAsBefore]))
	add(better, say.T("%d better", better))
	add(moved, say.T("%d moved", moved))
	add(was, say.T("%d worse and over", was))
	add(unjudged, say.T("%d without a verdict", unjudged))
	add(len(worse), say.T("%d worse", len(worse)))
	text := say.Colon(say.T(quality.WholeApp), say.List(parts...))
	if most = min(most, len(worse)); most <= 0 {
		return text
	}
	named := say.Enumerate(worse[:most]...)
	if more := len(worse) - most; more > 0 {
		named += fmt.Sprintf(" +%d", more)
	}
	return say.Colon(text, named)
}

// OverviewSubject says of which app and which days an overview is, and what its changes lead from.
func OverviewSubject(say lang.Printer, r quality.Result) string {
	text := fmt.Sprintf("%s %s  %s", cells.Safe(r.Query.App), r.Query.Product, r.Query.Range)
	return strings.TrimRight(text+" "+AgainstWords(say, r.Against(), quality.Axis.String), " ")
}
