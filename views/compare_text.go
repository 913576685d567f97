package views

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// handout returns the comparison as a finding: the figures of the lines that are not hidden at the cursor's moment,
// and how they differ from the app-wide one and from the compared moment.
func (c *Compare) handout() report.Handout {
	say := c.env.Say.T
	h := report.Handout{Said: c.sentence(), About: c.about(), Basis: c.caveats(), Command: c.command(),
		Heading: []string{say("value"), c.moment.Short(), say("vs app")}, Right: []bool{false, true, true}}
	if c.compares() {
		h.Heading, h.Right = append(h.Heading, c.pastTitle()), append(h.Right, true)
	}
	h.Heading = append(h.Heading, say("since"), say("users"))
	h.Right = append(h.Right, false, true)
	var names []string
	for at, l := range c.lines {
		if c.hidden[l.id] {
			continue
		}
		name := letterOf(at) + " " + c.name(at)
		names = append(names, name)
		if l.row < 0 {
			h.Rows = append(h.Rows, []string{name, c.env.Glyphs.Gap})
			continue
		}
		h.Rows = append(h.Rows, c.handedLine(name, l.prepared, l.row))
	}
	if h.Lead = c.env.Say.Enumerate(names...); len(names) == 0 {
		h.Lead = say("whole app")
	}
	return h
}

// handedLine is a line of the comparison in the table of a finding.
func (c *Compare) handedLine(name string, s *prepared, row int) []string {
	difference := func(v float64) string {
		if quality.IsGap(v) {
			return c.env.Glyphs.Gap
		}
		text, _ := changeText(c.env, v, quality.DirectionUnknown)
		return text
	}
	f := c.figures(s, row)
	line := []string{name, s.plainAt(f.v, c.moment), difference(f.whole)}
	if c.compares() {
		line = append(line, difference(f.past))
	}
	users := ""
	if u, ok := s.Users(row); ok {
		users = c.env.Say.Count(u.Count)
	}
	return append(line, report.SinceText(c.env.Say, s.Figures, row), users)
}

// sentence gives each value's figure at the cursor's moment.
func (c *Compare) sentence() string {
	say := c.env.Say.T
	text := writerOf(c.env).SeriesInFull(c.env.Catalogue.Series(c.shownSeries()))
	if c.momentAt() >= 0 {
		moment := c.moment.String()
		if !c.axis().Settled(c.moment, c.env.Now()) {
			moment += " " + say("(not final)")
		}
		text = say("%s (%s)", text, moment)
	}
	var parts []string
	for at, l := range c.lines {
		switch {
		case c.hidden[l.id]:
		case l.row < 0:
			parts = append(parts, c.name(at)+" "+say("no values in this series"))
		default:
			parts = append(parts, c.name(at)+" "+c.plainFigure(l.prepared, c.figures(l.prepared, l.row).v))
		}
	}
	if s, whole := c.whole(); whole != nil {
		parts = append(parts, say("whole app")+" "+c.plainFigure(s, c.figures(s, s.Whole).v))
	}
	return c.env.Say.Colon(text, c.env.Say.List(parts...))
}

// about says of which app, series and moments the comparison is.
func (c *Compare) about() string {
	of := c.curves[0].Result
	return writerOf(c.env).About(of.Query, c.shownSeries(), c.axis().String()+againstInFull(c.env, of.Against()))
}

func (c *Compare) plainFigure(s *prepared, v float64) string {
	if quality.IsGap(v) {
		return c.env.Say.T("no value")
	}
	return c.env.Say.WithUnit(figureText(v), s.Series.Unit)
}

// partial returns how complete the comparison is: the progress of the first incomplete result or, if all are complete,
// the number of values.
func (c *Compare) partial() quality.Progress {
	for _, curve := range c.curves {
		if p := curve.Result.Progress; !p.Whole() {
			return p
		}
	}
	return quality.Progress{Done: len(c.curves), Total: c.requested}
}

// caveats say what is missing, and for how many moments values have figures if not for all. Rows are never averaged.
func (c *Compare) caveats() []string {
	var held, unweighted []string
	for at, l := range c.lines {
		if l.row < 0 || c.hidden[l.id] {
			continue
		}
		if n, of := l.prepared.Sums[l.row].Held, l.prepared.Table.Axis.Len(); n < of {
			held = append(held, fmt.Sprintf("%s %d/%d", letterOf(at), n, of))
		}
		if _, ok := l.prepared.Users(l.row); !ok {
			unweighted = append(unweighted, letterOf(at)+" "+c.env.Say.T("unweighted"))
		}
	}
	list := c.sheetNotes(c.env)
	if len(held) > 0 {
		list = append(list, c.env.Say.Colon(c.per("days held"), c.env.Say.List(held...)))
	}
	return append(list, c.env.Say.List(unweighted...))
}

// shownSeries returns the series on the screen, even if no result has it.
func (c *Compare) shownSeries() string {
	if s := c.first(); s != nil {
		return s.Table.Series
	}
	return c.series
}

// command returns shell commands that print the compared rows, one for each dimension.
func (c *Compare) command() string {
	var done, commands []string
	for at, l := range c.lines {
		if slices.Contains(done, l.id.dimension) {
			continue
		}
		done = append(done, l.id.dimension)
		var names []string
		for _, other := range c.lines {
			if other.id.dimension == l.id.dimension {
				names = append(names, other.id.value)
			}
		}
		commands = append(commands, c.env.Commands.Rows(c.curves[at].Result.Query, c.shownSeries(), names...))
	}
	return strings.Join(commands, " && ")
}

// sheet returns all lines at all moments, the app-wide line last.
func (c *Compare) sheet() report.Sheet {
	say := c.env.Say.T
	type line struct {
		dimension, value, name string
		values                 []float64
	}
	var list []line
	for _, l := range c.lines {
		one := line{dimension: l.id.dimension, value: l.id.value, name: c.env.Say.Name(l.id.value)}
		if l.row >= 0 {
			one.values = l.prepared.Rows[l.row].Cells
		}
		list = append(list, one)
	}
	if _, row := c.whole(); row != nil {
		list = append(list, line{value: quality.WholeApp, name: say(quality.WholeApp), values: row.Cells})
	}
	columns := []sheetColumn{
		nameColumn("dimension", say("dimension"), func(row int) string { return say(list[row].dimension) },
			func(row int) string { return list[row].dimension }),
		nameColumn("value", say("value"), func(row int) string { return list[row].name },
			func(row int) string { return list[row].value }),
	}
	columns = append(columns, momentColumns(c.env, c.axis(), func(row, at int) float64 {
		if values := list[row].values; at < len(values) {
			return values[at]
		}
		return quality.Gap()
	})...)
	q := c.curves[0].Result.Query
	out := report.Sheet{Title: fmt.Sprintf("%s %s  %s  %s", cells.Safe(q.App), q.Product, cells.Safe(c.shownSeries()),
		c.axis()),
		Name: fileName(c.partial(), q.App, c.shownSeries(), "comparison", q.Range.To.String()), Partial: c.partial()}
	if s := c.first(); s != nil {
		out.Source = sourceOf(s)
	}
	if c.mixed() {
		out.Source.Dimension = ""
	}
	out.Notes, out.Warnings = c.sheetNotes(c.env), c.sheetNotes(inEnglish(c.env))
	return fill(out, columns, len(list))
}

// sheetNotes say what each of the answers lacks, and how many are missing.
func (c *Compare) sheetNotes(env *Env) []string {
	var list []string
	if incomplete := report.Incomplete(env.Say, c.partial()); incomplete != "" {
		list = append(list, incomplete)
	}
	for _, curve := range c.curves {
		for _, note := range answerNotes(env, curve.Result) {
			if !slices.Contains(list, note) {
				list = append(list, note)
			}
		}
	}
	return list
}
