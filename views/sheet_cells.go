package views

import (
	"fmt"
	"math"
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// figureWidth is the width of 100.00 with a mark before it.
const figureWidth = 8

// name returns the name of a row as it is drawn.
func (s *prepared) name(row int) string {
	if row == s.Whole {
		return s.env.Say.T(quality.WholeApp)
	}
	return s.env.Say.Name(s.Table.Rows[row].Value)
}

// serviceName returns the name of a row as the service has it.
func (s *prepared) serviceName(row int) string {
	if row == s.Whole {
		return s.env.Say.T(quality.WholeApp)
	}
	return lang.Printer{Language: s.env.Say.Language}.Name(s.Table.Rows[row].Value)
}

// nameWithin returns the name of a row for w cells: both names if they fit there.
func (s *prepared) nameWithin(row, w int) string {
	if row == s.Whole {
		return s.env.Say.T(quality.WholeApp)
	}
	return s.env.Say.NameWithin(s.Table.Rows[row].Value, w)
}

// lead returns the number of bytes of a drawn name that are the service's name.
func (s *prepared) lead(row int, name string) int {
	if first := s.serviceName(row); strings.HasPrefix(name, first+" ") {
		return len(first)
	}
	return len(name)
}

// sinceCell says in a column since when a row is out of what is usual.
func (s *prepared) sinceCell(row int) string { return report.SinceCell(s.env.Say, s.Figures, row) }

// cellAt draws the figure of a row at an index of the axis.
func (s *prepared) cellAt(row, at int) widget.Cell {
	return s.momentCell(s.Rows[row].Cells[at], s.Table.Axis.At(at))
}

// momentCell draws the figure of a moment. A missing figure is marked as missing, not held or still to come.
func (s *prepared) momentCell(v float64, m quality.Moment) widget.Cell {
	if quality.IsGap(v) {
		switch s.Result.Absence(m) {
		case quality.NotHeld:
			return widget.Cell{Text: s.env.Glyphs.NotHeld, Style: s.env.Theme.Gap}
		case quality.Pending:
			return widget.Cell{Text: s.env.Glyphs.Pending, Style: s.env.Theme.Gap}
		}
	}
	return s.graded(v)
}

func (s *prepared) gap() widget.Cell {
	return widget.Cell{Text: s.env.Glyphs.Gap, Style: s.env.Theme.Gap}
}

func (s *prepared) figure(v float64) widget.Cell {
	if quality.IsGap(v) {
		return s.gap()
	}
	return widget.Cell{Text: figureText(v)}
}

// graded draws a figure in the colour of its grade. Beyond the limits it also has a mark, for screens without colours.
func (s *prepared) graded(v float64) widget.Cell {
	c := s.figure(v)
	switch s.Series.Grade(v) {
	case quality.GradeWarn:
		c.Text, c.Style = "!"+c.Text, s.env.Theme.Warn
	case quality.GradeBad:
		c.Text, c.Style = "!!"+c.Text, s.env.Theme.Bad
	}
	return c
}

// change draws the change of a row.
func (s *prepared) change(row int) widget.Cell {
	return s.difference(s.Sums[row].Before, s.Sums[row].Change)
}

// difference draws a change from a usual value. The glyph says whether the change is for better or worse, the sign
// whether the value rose or fell. It is coloured if it exceeds the least change that counts.
func (s *prepared) difference(usual, by float64) widget.Cell {
	if quality.IsGap(by) {
		return s.gap()
	}
	text, style := changeText(s.env, by, s.Series.Better)
	if !s.Series.Counts(usual, by) {
		style = lipgloss.NewStyle()
	}
	return widget.Cell{Text: text, Style: style}
}

// changeText returns the text and the style of a change that counts.
func changeText(env *Env, v float64, better quality.Direction) (string, lipgloss.Style) {
	text := report.Signed(v, 2)
	if math.Abs(v) < 0.005 {
		return "0.00", lipgloss.NewStyle()
	}
	if better == quality.DirectionUnknown {
		return text, lipgloss.NewStyle()
	}
	g, t := env.Glyphs, env.Theme
	switch worse := better.Worsening(v) > 0; {
	case worse && v > 0:
		return g.WorseUp + text, t.Worse
	case worse:
		return g.WorseDown + text, t.Worse
	case v > 0:
		return g.BetterUp + text, t.Better
	}
	return g.BetterDn + text, t.Better
}

// figureText writes a figure with two decimals, as the service does.
func figureText(v float64) string { return report.Figure(v, 2) }

// trend draws a sparkline of a row's newest values.
func (s *prepared) trend(row, newest int) widget.Cell {
	values := s.Rows[row].Cells
	return widget.Cell{
		Text:  widget.Spark(values[len(values)-newest:], s.span, s.env.Glyphs),
		Style: s.env.Theme.Spark,
	}
}

// figureOn draws a figure with its moment.
func (s *prepared) figureOn(v float64, at int) widget.Cell {
	if at < 0 {
		return s.gap()
	}
	return widget.Cell{Text: figureText(v) + " " + s.Table.Axis.At(at).Short()}
}

// heldCell draws how many of the table's moments have values.
func (s *prepared) heldCell(n float64) widget.Cell {
	return widget.Cell{Text: fmt.Sprintf("%d/%d", int(n), s.Table.Axis.Len())}
}

// countCell draws a number of users.
func (s *prepared) countCell(n float64) widget.Cell {
	if quality.IsGap(n) {
		return s.gap()
	}
	return widget.Cell{Text: s.env.Say.Count(n)}
}

// shareCell draws the share of all users, in percent, that a number of users is.
func (s *prepared) shareCell(share, users float64) widget.Cell {
	if quality.IsGap(share) {
		return s.gap()
	}
	if share < 0.005 && users > 0 {
		return widget.Cell{Text: "<" + figureText(0.01) + "%"} // 0.00% would mean no users
	}
	return widget.Cell{Text: report.Figure(share, 2) + "%"}
}
