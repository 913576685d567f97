package views

import (
	"fmt"
	"math"
	"strconv"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// A column is one column of the explore table. Moments have columns of their own, reached by scrolling sideways.
type column struct {
	id    string
	title string
	full  string // the title of a moment with its date and without marks, for a file; empty for other columns
	width int
	right bool
	from  int  // the narrowest screen that has it; zero for those that every screen has
	is    bool // there is something to show in it
	up    bool // its first sort is ascending: names from A to Z, figures from the worst on
	key   func(s *prepared, row int) quality.Key
	cell  func(s *prepared, row int) widget.Cell
}

// The IDs of the columns that something else names.
const (
	columnValue  = "value"
	columnChange = "change"
	columnSince  = "since"
)

// sinceFrom is the number of moments from which a table has a past of its own.
const sinceFrom = 8

// figureWidth holds 100.00 and a mark before it.
const figureWidth = 8

// makeColumns lists the columns of a series for a screen of width w, as a layout arranges them.
func (s *prepared) makeColumns(w int, layout Layout) []column {
	t := s.env.Say.T
	nameW := cells.Width(t(s.Result.Query.Dimension)) + 1
	if s.Whole >= 0 {
		nameW = max(nameW, cells.Width(s.name(s.Whole)))
	}
	for row := range s.Table.Rows {
		nameW = max(nameW, cells.Width(s.name(row)))
	}
	nameW = min(max(nameW, 8), max(8, min(24, w/3)))
	sum := func(pick func(quality.Summary) float64) func(*prepared, int) quality.Key {
		return func(s *prepared, row int) quality.Key { return quality.Key{Number: pick(s.Sums[row])} }
	}
	figure := func(pick func(quality.Summary) float64) func(*prepared, int) widget.Cell {
		return func(s *prepared, row int) widget.Cell { return s.figure(pick(s.Sums[row])) }
	}
	latest := func(q quality.Summary) float64 { return q.Latest }
	mean := func(q quality.Summary) float64 { return q.Mean }
	before := func(q quality.Summary) float64 { return q.Before }
	worstFirst := s.Series.Better == quality.HigherBetter // ascending puts the worst on top
	users := func(pick func(quality.Users) float64) func(*prepared, int) quality.Key {
		return func(s *prepared, row int) quality.Key {
			if u, ok := s.Users(row); ok {
				return quality.Key{Number: pick(u)}
			}
			return quality.Key{Number: quality.Gap()}
		}
	}
	all := []column{
		{id: columnValue, title: t(s.Result.Query.Dimension), width: nameW, up: true,
			key: func(s *prepared, row int) quality.Key { return quality.Key{Text: s.Table.Rows[row].Value} },
			cell: func(s *prepared, row int) widget.Cell {
				return widget.Cell{Text: s.name(row)}
			}},
		{id: "latest", title: t("latest"), width: figureWidth, right: true, up: worstFirst, key: sum(latest),
			cell: func(s *prepared, row int) widget.Cell { return s.graded(s.Sums[row].Latest) }},
		{id: columnChange, title: t("change"), width: figureWidth, right: true,
			key: func(s *prepared, row int) quality.Key {
				return quality.Key{Number: s.Worsening(row)}
			},
			cell: func(s *prepared, row int) widget.Cell { return s.change(row) }},
		{id: columnSince, title: t("since"), width: 6, from: 56, up: true, is: s.Table.Compared() || s.Table.Axis.Len() >= sinceFrom,
			key: func(s *prepared, row int) quality.Key {
				if s.Since[row] < 0 {
					return quality.Key{Number: quality.Gap()}
				}
				return quality.Key{Number: float64(s.Since[row])}
			},
			cell: func(s *prepared, row int) widget.Cell { return widget.Cell{Text: s.sinceText(row)} }},
		{id: "trend", title: s.trendTitle(w), width: max(s.trendLen(w), cells.Width(s.trendTitle(w))+1), from: 40, is: true,
			key: func(s *prepared, row int) quality.Key {
				return quality.Key{Number: s.Sums[row].Max - s.Sums[row].Min}
			},
			cell: func(s *prepared, row int) widget.Cell { return s.trend(row, s.trendLen(w)) }},
		{id: "users", title: t("users"), width: 7, right: true, from: 70, is: s.Weighed(),
			key:  users(func(u quality.Users) float64 { return u.Count }),
			cell: func(s *prepared, row int) widget.Cell { return s.usersCell(row) }},
		{id: "mean", title: t("mean"), width: figureWidth, right: true, up: worstFirst, from: 70, is: true, key: sum(mean), cell: figure(mean)},
		{id: "before", title: t("before"), width: figureWidth, right: true, up: worstFirst, from: 70, is: true, key: sum(before), cell: figure(before)},
		{id: "share", title: t("share"), width: 7, right: true, from: 90, is: s.Weighed(),
			key:  users(func(u quality.Users) float64 { return u.Share }),
			cell: func(s *prepared, row int) widget.Cell { return s.shareCell(row) }},
		{id: "worst", title: s.per("worst day"), width: max(12, cells.Width(s.per("worst day"))), right: true, up: worstFirst, from: 60, is: true,
			key: sum(func(q quality.Summary) float64 { return q.Worst }),
			cell: func(s *prepared, row int) widget.Cell {
				if q := s.Sums[row]; q.WorstAt >= 0 {
					return widget.Cell{Text: figureText(q.Worst) + " " + s.Table.Axis.At(q.WorstAt).Short()}
				}
				return s.gap()
			}},
		{id: "held", title: s.per("days"), width: max(5, 2*len(strconv.Itoa(s.Table.Axis.Len()))+1, cells.Width(s.per("days"))), right: true, from: 76, is: true,
			key: func(s *prepared, row int) quality.Key { return quality.Key{Number: float64(s.Sums[row].Held)} },
			cell: func(s *prepared, row int) widget.Cell {
				return widget.Cell{Text: fmt.Sprintf("%d/%d", s.Sums[row].Held, s.Table.Axis.Len())}
			}},
	}
	var columns []column
	for _, c := range all {
		if c.id == columnChange {
			s.byChange = c
		}
		if w >= c.from && (c.is || c.from == 0) {
			columns = append(columns, c)
		}
	}
	columns = layout.arrange(columns)
	if layout.hides(columnDays) {
		return columns
	}
	return append(columns, s.momentColumns()...)
}

func (s *prepared) momentColumns() []column {
	columns := make([]column, 0, s.Table.Axis.Len())
	now := s.env.Now()
	// The newest moment is the one that is asked about: it comes first, where the least scrolling finds it.
	for at := s.Table.Axis.Len() - 1; at >= 0; at-- {
		moment := s.Table.Axis.At(at)
		title := moment.Short()
		if !s.Table.Axis.Settled(moment, now) {
			title += "*"
		}
		columns = append(columns, column{
			id: moment.ID(), title: title, full: moment.ID(), width: figureWidth, right: true, up: s.Series.Better == quality.HigherBetter,
			key:  func(s *prepared, row int) quality.Key { return quality.Key{Number: s.Rows[row].Cells[at]} },
			cell: func(s *prepared, row int) widget.Cell { return s.cellAt(row, at) },
		})
	}
	return columns
}

// valueName is a row's value as it is drawn; an empty one is said to be so, for it cannot be seen.
func (s *prepared) name(row int) string {
	if row == s.Whole {
		return s.env.Say.T("whole app")
	}
	return valueName(s.env, s.Table.Rows[row].Value)
}

// cellAt is the value of a row at an index of the axis.
func (s *prepared) cellAt(row, at int) widget.Cell {
	return s.momentCell(s.Rows[row].Cells[at], s.Table.Axis.At(at))
}

// momentCell is the value of one moment. A missing one says whether there is none, or nobody knows.
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

// graded is a figure in the colour of its grade; below the limits a mark stands before it, for screens without
// colours.
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

// change is how much a row changed.
func (s *prepared) change(row int) widget.Cell {
	return s.difference(s.Sums[row].Before, s.Sums[row].Change)
}

// difference is a change from a usual value, with its direction: the glyph says whether it is for the worse, the sign
// where it goes. It is coloured where it is more than the least change that counts: less is noise, and as red as a real
// one it would hide that.
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

// changeText is a difference that counts.
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

// figureText writes a figure with the service's two decimals.
func figureText(v float64) string { return report.Figure(v, 2) }

// trendLen is the number of moments that the sparkline shows: the newest ones, as many as the screen has room for.
func (s *prepared) trendLen(w int) int { return min(s.Table.Axis.Len(), max(7, w/8)) }

// trendTitle says which time the sparkline shows, where those are not all.
func (s *prepared) trendTitle(w int) string {
	title := s.env.Say.T("trend")
	if n := s.trendLen(w); n < s.Table.Axis.Len() {
		if step := s.Table.Axis.Step(); step == quality.StepDay {
			title += " " + s.env.Say.T("%dd", n)
		} else {
			title += " " + s.env.Say.T("%d min", n*int(step.Length().Minutes()))
		}
	}
	return title
}

func (s *prepared) trend(row, days int) widget.Cell {
	cells := s.Rows[row].Cells
	return widget.Cell{Text: widget.Spark(cells[len(cells)-days:], s.span, s.env.Glyphs), Style: s.env.Theme.Line}
}
