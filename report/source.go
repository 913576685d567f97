package report

import (
	"slices"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
)

// A Source is what the figures of a sheet are of. A file names it, so that it can be read without the screen that it
// is from. What does not apply is empty: a triage is of no single series.
type Source struct {
	App, Product, Indicator, Dimension string
	Series, Unit, Better               string // Better is higher, lower or unknown
	Value                              string // of the dimension, if all figures are of one

	From, To, VsFrom, VsTo string // the moments and the compared ones, as Moment.ID writes them

	Written  time.Time // zero while it is not written
	Endpoint string    // the address of the service, or demo
}

// SourceOf is the source of the answer to a query, without a series.
func SourceOf(q quality.Query, axis quality.Axis, a quality.Against) Source {
	s := Source{App: q.App, Product: q.Product, Indicator: q.Indicator, Dimension: q.Dimension,
		From: axis.First().ID(), To: axis.Last().ID()}
	past := a.Axis()
	if past.Len() == 0 {
		past = a.Before
	}
	if past.Len() > 0 {
		s.VsFrom, s.VsTo = past.First().ID(), past.Last().ID()
	}
	return s
}

// A fact is one part of a source, under its name for programs.
type fact struct{ field, value string }

// subject are the facts that tell the rows of several files apart.
func (s Source) subject() []fact {
	return known([]fact{{"app", s.App}, {"product", s.Product}, {"indicator", s.Indicator}, {"dimension", s.Dimension},
		{"series", s.Series}, {"unit", s.Unit}, {"value", s.Value}})
}

// circumstances are the other facts.
func (s Source) circumstances() []fact {
	written := ""
	if !s.Written.IsZero() {
		written = s.Written.In(quality.Zone).Format(time.RFC3339)
	}
	return known([]fact{{"better", s.Better}, {"from", s.From}, {"to", s.To}, {"vsFrom", s.VsFrom}, {"vsTo", s.VsTo},
		{"written", written}, {"endpoint", s.Endpoint}})
}

// known are the facts that have a value.
func known(facts []fact) []fact {
	return slices.DeleteFunc(facts, func(f fact) bool { return f.value == "" })
}

// json is the source as an object.
func (s Source) json() string {
	var pairs []string
	for _, f := range append(s.subject(), s.circumstances()...) {
		pairs = append(pairs, quoted(f.field)+":"+quoted(f.value))
	}
	return "{" + strings.Join(pairs, ",") + "}"
}

// columned are lines with a column for each fact: those of the subject first, the others last. Facts that have a
// column already are left out.
func (s Source) columned(lines [][]string) [][]string {
	unnamed := func(facts []fact) []fact {
		return slices.DeleteFunc(facts, func(f fact) bool { return slices.Contains(lines[0], f.field) })
	}
	first, last := unnamed(s.subject()), unnamed(s.circumstances())
	out := make([][]string, len(lines))
	for at, line := range lines {
		of := func(f fact) string { return Defused(f.value) }
		if at == 0 {
			of = func(f fact) string { return f.field }
		}
		for _, f := range first {
			out[at] = append(out[at], of(f))
		}
		out[at] = append(out[at], line...)
		for _, f := range last {
			out[at] = append(out[at], of(f))
		}
	}
	return out
}

// lines say the source to people, one fact a line.
func (s Source) lines(say lang.Printer) []string {
	var lines []string
	add := func(title string, parts ...string) {
		parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
		if len(parts) > 0 {
			lines = append(lines, say.Colon(say.T(title), cells.Safe(say.List(parts...))))
		}
	}
	better := ""
	for _, d := range []quality.Direction{quality.LowerBetter, quality.HigherBetter} {
		if s.Better == d.String() {
			better = say.T(d.Words())
		}
	}
	add("App", strings.TrimSpace(s.App+" "+s.Product))
	add("Indicator", s.Indicator)
	add("Series", s.Series, s.Unit, better)
	if s.Dimension != "" {
		add("Dimension", say.T(s.Dimension), s.Value)
	}
	add("Days", spanOf(s.From, s.To), s.compared(say))
	written := ""
	if !s.Written.IsZero() {
		written = s.Written.In(quality.Zone).Format("2006-01-02 15:04 -07:00")
	}
	add("Written", written, s.Endpoint)
	return lines
}

func (s Source) compared(say lang.Printer) string {
	if s.VsFrom == "" {
		return ""
	}
	return say.T("against %s", spanOf(s.VsFrom, s.VsTo))
}

// spanOf is the first and the last of some moments, or the only one.
func spanOf(from, to string) string {
	if from == to {
		return from
	}
	return from + ".." + to
}
