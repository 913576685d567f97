package views

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// markdown returns the comparison as three lines for a chat: the figures at the cursor's moment, how complete they
// are, and the command that shows them again.
func (c *Compare) markdown() string {
	fence := "`"
	for strings.Contains(c.command(), fence) {
		fence += "`"
	}
	return c.figuresLine() + "\n" + c.caveatLine() + "\n" + fence + c.command() + fence
}

// figuresLine says what is compared, and gives each value's figure with its difference from the app-wide one.
func (c *Compare) figuresLine() string {
	say, q := c.env.Say.T, c.curves[0].Result.Query
	head := fmt.Sprintf("**%s %s** %s %s", report.EscapeMarkdown(cells.Safe(q.App)), q.Product,
		report.EscapeMarkdown(cells.Safe(c.shownSeries())), c.axis())
	head += againstInFull(c.env, c.curves[0].Result.Against())
	about := []string{head}
	if !c.mixed() {
		about = append(about, say(q.Dimension))
	}
	if c.momentAt() >= 0 {
		moment := c.moment.String()
		if !c.axis().Settled(c.moment, c.env.Now()) {
			moment += " " + say("(not final)")
		}
		about = append(about, moment)
	}
	var parts []string
	for at, l := range c.lines {
		if c.hidden[l.id] {
			continue
		}
		part := letterOf(at) + " " + report.EscapeMarkdown(c.name(at)) + " "
		if l.row < 0 {
			parts = append(parts, part+say("no values in this series"))
			continue
		}
		f := c.figures(l.prepared, l.row)
		part += c.plainFigure(l.prepared, f.v)
		if !quality.IsGap(f.whole) {
			part += " (" + say("%s against the whole app", report.Signed(f.whole, 2)) + ")"
		}
		parts = append(parts, part)
	}
	if s, whole := c.whole(); whole != nil {
		parts = append(parts, say("whole app")+" "+c.plainFigure(s, c.figures(s, s.Whole).v))
	}
	return c.env.Say.Colon(c.env.Say.List(about...), c.env.Say.Join(parts...))
}

func (c *Compare) plainFigure(s *prepared, v float64) string {
	if quality.IsGap(v) {
		return c.env.Say.T("no value")
	}
	return figureText(v) + s.Series.Unit
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

// caveatLine says for how many moments each value has figures, and how many users it has. Rows are never averaged.
func (c *Compare) caveatLine() string {
	say := c.env.Say.T
	var held, users []string
	for at, l := range c.lines {
		if l.row < 0 {
			continue
		}
		held = append(held, fmt.Sprintf("%s %d/%d", letterOf(at), l.prepared.Sums[l.row].Held, l.prepared.Table.Axis.Len()))
		weight := letterOf(at) + " " + say("unweighted")
		if u, ok := l.prepared.Users(l.row); ok {
			weight = fmt.Sprintf("%s %s (%s)", letterOf(at), c.env.Say.Count(u.Count), l.prepared.Result.Users.Range)
		}
		users = append(users, weight)
	}
	if len(held) == 0 {
		return say("no values in this series")
	}
	return c.env.Say.Join(report.Incomplete(c.env.Say, c.partial()),
		c.env.Say.Colon(c.per("days held"), c.env.Say.List(held...)),
		c.env.Say.Colon(say("users"), c.env.Say.List(users...)))
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
		list = append(list, line{value: report.WholeApp, name: say(report.WholeApp), values: row.Cells})
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
