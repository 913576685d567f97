package views

import (
	"slices"
	"strconv"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// A column is a column of the explore table on a screen of a given width.
type column struct {
	report.Column
	title string // translated
	width int
	trend int // number of the newest values in a sparkline
}

// makeColumns returns the columns of a series for a screen of width w, arranged by a layout. The moments come last,
// and are reached by scrolling sideways.
func (s *prepared) makeColumns(w int, layout Layout) []column {
	var columns []column
	for _, c := range report.Columns() {
		if c.ID != report.ColumnDays && w >= c.From && c.Shows(s.Figures) {
			columns = append(columns, s.fitColumn(c, w))
		}
	}
	columns = layout.arrange(columns)
	room := w - columnsWidth(columns)
	if !layout.hides(report.ColumnDays) {
		// The newest moment matters most: it comes first, so that it needs the least scrolling.
		for _, c := range slices.Backward(report.Cells(s.Figures, s.env.Now())) {
			columns = append(columns, column{Column: c, title: c.Title, width: c.Width})
		}
	}
	if w < bothNamesFrom {
		room = w - columnsWidth(columns)
	}
	_, full := s.widestNames()
	columns[0].width = max(columns[0].width, min(full, columns[0].width+room))
	return columns
}

// bothNamesFrom is the width from which two names of a place come before the columns that need a move sideways.
const bothNamesFrom = 100

// columnsWidth is the width of a table with columns, and with the mark that there are more.
func columnsWidth(columns []column) int {
	w := tableGutter - tableGap + tableMore
	for _, c := range columns {
		w += tableGap + c.width
	}
	return w
}

// fitColumn gives a column its title and its width on a screen of width w.
func (s *prepared) fitColumn(c report.Column, w int) column {
	n := s.Table.Axis.Len()
	fit := column{Column: c, title: s.per(c.Title), width: c.Width}
	switch c.Kind {
	case report.KindName:
		fit.title, fit.width = s.env.Say.T(s.Result.Query.Dimension), s.nameWidth(w)
		return fit
	case report.KindTrend:
		fit.trend = min(n, max(7, w/8))
		if fit.trend < n {
			fit.title += " " + s.length(fit.trend)
		}
		fit.width = max(fit.trend, cells.Width(fit.title)+1)
	case report.KindHeld:
		fit.width = max(5, 2*len(strconv.Itoa(n))+1)
	case report.KindSince:
		fit.width = max(fit.width, s.widestSince())
	}
	fit.width = max(fit.width, cells.Width(fit.title))
	return fit
}

// length writes the duration of n moments.
func (s *prepared) length(n int) string {
	if step := s.Table.Axis.Step(); step != quality.StepDay {
		return s.env.Say.T("%d min", n*int(step.Length().Minutes()))
	}
	return s.env.Say.T("%dd", n)
}

// nameWidth returns the width of the column of names on a screen of width w: that of the service's names. Others get
// room that is left.
func (s *prepared) nameWidth(w int) int {
	service, _ := s.widestNames()
	widest := max(cells.Width(s.env.Say.T(s.Result.Query.Dimension))+1, service)
	return min(max(widest, 8), max(8, min(24, w/3)))
}

// column finds a shown column by its ID. It finds the change even if hidden, since rows are sorted by it.
func (s *prepared) column(id string) column {
	for _, c := range s.columns {
		if c.ID == id {
			return c
		}
	}
	if change, ok := report.ColumnOf(id); ok && id == report.ColumnChange {
		return column{Column: change}
	}
	return s.columns[0]
}

// widgetColumns returns the columns for the table widget.
func (s *prepared) widgetColumns() []widget.Column {
	list := make([]widget.Column, len(s.columns))
	for i, c := range s.columns {
		list[i] = widget.Column{ID: c.ID, Title: c.title, Width: c.width, Right: c.Right}
	}
	return list
}

// cell draws the value of a row in the column.
func (c column) cell(s *prepared, row int) widget.Cell {
	switch c.Kind {
	case report.KindName:
		name := s.nameWithin(row, c.width)
		return widget.Cell{Text: name, Lead: s.lead(row, name)}
	case report.KindFigure:
		return s.figure(c.Number(s.Figures, row))
	case report.KindGraded:
		return s.graded(c.Number(s.Figures, row))
	case report.KindChange:
		return s.difference(c.Base(s.Figures, row), c.Number(s.Figures, row))
	case report.KindSince:
		return widget.Cell{Text: s.sinceCell(row)}
	case report.KindTrend:
		return s.trend(row, c.trend)
	case report.KindCount:
		return s.countCell(c.Number(s.Figures, row))
	case report.KindShare:
		return s.shareCell(c.Number(s.Figures, row), c.Base(s.Figures, row))
	case report.KindFigureOn:
		return s.figureOn(c.Number(s.Figures, row), c.Moment(s.Figures, row))
	case report.KindHeld:
		return s.heldCell(c.Number(s.Figures, row))
	case report.KindCell:
		return s.cellAt(row, c.Moment(s.Figures, row))
	}
	return widget.Cell{}
}
