package views

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// Detail shows the details of a row: a tall chart, and every moment with its change from the one before.
type Detail struct {
	env      *Env
	result   quality.Result
	sheets   *sheets
	tab      int // index of the series
	prepared *prepared
	row      int
	top      int // first visible moment, counted from the newest
	fromZero bool
	w, h     int
	drawn    drawnDetail
}

// drawnDetail caches the drawing: the screen is drawn after every message.
type drawnDetail struct {
	lines   []string
	settled quality.Moment // newest settled moment of the drawing; the marks of moments that are not final depend on it
	theme   string
}

// NewDetail returns the details of a row of a result, or false if the result lacks the row.
func NewDetail(env *Env, r quality.Result, open OpenDetail) (*Detail, bool) {
	for at, t := range r.Tables {
		if t.Series == open.Series && has(t, open.Value) {
			all := sheetsOf(env, r)
			s := all.at(at)
			return &Detail{env: env, result: all.result, sheets: all, tab: at, prepared: s, row: s.row(open.Value)}, true
		}
	}
	return nil, false
}

// has says whether a series has a row with a value.
func has(t quality.Table, value string) bool {
	return slices.ContainsFunc(t.Rows, func(r quality.Row) bool { return r.Value == value })
}

// setResult shows a newer result. It returns false if that lacks the row.
func (d *Detail) setResult(r quality.Result) bool {
	open := OpenDetail{Series: d.prepared.Table.Series, Value: d.prepared.Table.Rows[d.row].Value}
	if r.Query.Indicator != d.result.Query.Indicator && len(r.Tables) > 0 {
		open.Series = r.Tables[0].Series
	}
	other, ok := NewDetail(d.env, r, open)
	if ok {
		other.top, other.fromZero, other.w, other.h = d.top, d.fromZero, d.w, d.h
		if r.Query.OfLive() { // the list stays on its moments, or on the newest
			from, to := d.prepared.Table.Axis, other.prepared.Table.Axis
			other.top = to.Len() - 1 - stays(from.Len()-1-d.top, from, to)
		}
		*d = *other
	}
	return ok
}

// SetSize implements View.
func (d *Detail) SetSize(w, h int) {
	if w != d.w || h != d.h {
		d.w, d.h, d.drawn = w, h, drawnDetail{}
	}
}

// turn shows the value in the next or previous series that has it.
func (d *Detail) turn(n int) {
	tabs := len(d.result.Tables)
	value := d.prepared.Table.Rows[d.row].Value
	for i := 1; i < tabs; i++ {
		at := ((d.tab+n*i)%tabs + tabs) % tabs
		if has(d.result.Tables[at], value) {
			d.tab, d.prepared = at, d.sheets.at(at)
			d.row = d.prepared.row(value)
			return
		}
	}
}

// The heights of screens from which the details have a chart, a line of its own for the names of the chart's lines,
// and a second line of facts.
const (
	detailChartFrom = 12
	detailNamesFrom = 20
)

func (d *Detail) chartHeight() int {
	switch {
	case d.h < detailChartFrom:
		return 0
	case d.h < detailNamesFrom:
		return d.h / 2
	}
	return d.h/2 - 2
}

// headHeight returns the height of what is above the chart.
func (d *Detail) headHeight() int {
	if d.h < detailNamesFrom {
		return 2
	}
	return 4
}

// listHeight returns the number of visible moments in the list.
func (d *Detail) listHeight() int { return max(1, d.h-d.headHeight()-d.chartHeight()-1) }

// Lines implements View.
func (d *Detail) Lines() []string {
	settled, theme := d.prepared.Table.Axis.NewestSettled(d.env.Now()), d.env.Theme.Name
	if d.drawn.lines == nil || d.drawn.settled != settled || d.drawn.theme != theme {
		d.drawn = drawnDetail{d.draw(), settled, theme}
	}
	return slices.Clone(d.drawn.lines) // the caller may change them
}

func (d *Detail) draw() []string {
	g, t, s := d.env.Glyphs, d.env.Theme, d.prepared
	lines := append([]string{d.title()}, d.factLines()...)
	if d.h >= detailNamesFrom {
		lines = append(lines, " "+lineNamesIn(d.env, s, d.row, d.w-1))
	}
	lines = append(lines, rowChart(d.env, s, d.row, d.fromZero).Draw(d.w, d.chartHeight())...)
	say := d.env.Say.T
	heading := "  " + cells.Left(s.per("day"), 16, g.Ellipsis) + cells.Right(say("figure"), 10, g.Ellipsis)
	if d.listsUsual() {
		heading += cells.Right(say("usual"), usualWidth, g.Ellipsis)
	}
	if d.listsChange() {
		heading += cells.Right(s.per("vs day before"), d.changeWidth(), g.Ellipsis)
	}
	if s.Table.Compared() {
		heading += cells.Right(say("before"), 12, g.Ellipsis)
	}
	n := s.Table.Axis.Len()
	place := d.env.Say.T("%d to %d of %d", d.top+1, min(n, d.top+d.listHeight()), n)
	lines = append(lines, cells.Ends(t.Label.Render(heading), place, d.w, g.Ellipsis))
	for i := d.top; i < min(n, d.top+d.listHeight()); i++ {
		// The newest moment comes first: an engineer asks about it.
		lines = append(lines, d.momentLine(n-1-i))
	}
	return cells.Fit(lines, d.w, d.h, g.Ellipsis)
}

// usualWidth is the width of the column with the band of a moment. A screen of bothFrom cells has room for it and for
// the change from the moment before.
const (
	usualWidth = 17
	bothFrom   = 88
)

// listsUsual reports whether the list has the band of each moment.
func (d *Detail) listsUsual() bool { return d.prepared.Judged[d.row].State.Judged() }

// listsChange reports whether the list has the change from the moment before, which makes room for the band.
func (d *Detail) listsChange() bool {
	return d.w >= bothFrom || !d.listsUsual() || !d.prepared.Table.Compared()
}

// usualCell draws the band of a moment.
func (d *Detail) usualCell(at int) widget.Cell {
	j := d.prepared.Judged[d.row]
	if quality.IsGap(j.Usual(at)) {
		return d.prepared.gap()
	}
	return widget.Cell{Text: bandText(d.env, j, at), Style: d.env.Theme.Muted}
}

// changeWidth returns the width of the column with the change from the moment before.
func (d *Detail) changeWidth() int { return max(15, cells.Width(d.prepared.per("vs day before"))+2) }

// title names the row and the series and, on a low screen, the lines of the chart. If there is no room, it leaves out
// which direction is better, which the arrows show, too.
func (d *Detail) title() string {
	t, s := d.env.Theme, d.prepared
	left, series, lines := " "+t.Title.Render(s.name(d.row))+"  ", cells.Safe(s.Table.Series)+"  ", ""
	if d.h < detailNamesFrom {
		room := d.w - cells.Width(left+series+s.Series.Unit) - 1
		if d.chartHeight() == 0 {
			lines = cells.Fitting([]string{"", t.Muted.Render(noRoomForChart(d.env))}, "", room, "")
		} else {
			lines = lineNamesIn(d.env, s, d.row, room)
		}
	}
	unit := strings.TrimSpace(s.Series.Unit + " " + d.env.Say.T(s.Series.Better.Words()))
	if cells.Width(left+series+unit+lines)+1 > d.w {
		unit = s.Series.Unit
	}
	left += titled(d.env, s.Series, d.w-cells.Width(left+unit+lines)-3) + "  "
	return cells.Ends(left+t.Muted.Render(unit), lines, d.w, d.env.Glyphs.Ellipsis)
}

// momentLine returns the line of one moment: its figure, and its change from the moment before.
func (d *Detail) momentLine(at int) string {
	s := d.prepared
	moment := s.Table.Axis.At(at)
	value, change := s.cellAt(d.row, at), s.gap()
	if at > 0 {
		cells := s.Table.Rows[d.row].Cells
		if by := cells[at] - cells[at-1]; !quality.IsGap(by) {
			change = s.difference(cells[at-1], by)
		}
	}
	note := ""
	if !s.Table.Axis.Settled(moment, d.env.Now()) {
		note = d.env.Theme.Muted.Render("  " + d.env.Say.T("(not final)"))
	}
	right := func(c widget.Cell, w int) string {
		return strings.Repeat(" ", max(0, w-cells.Width(c.Text))) + c.Style.Render(c.Text)
	}
	name := cells.Left(momentName(d.env, moment), 16, d.env.Glyphs.Ellipsis)
	line := "  " + name + right(value, 10)
	if d.listsUsual() {
		line += right(d.usualCell(at), usualWidth)
	}
	if d.listsChange() {
		line += right(change, d.changeWidth())
	}
	return line + d.pastMoment(at, right) + note
}

// pastMoment returns the figure and the name of the compared moment of a moment.
func (d *Detail) pastMoment(at int, right func(widget.Cell, int) string) string {
	s := d.prepared
	if !s.Table.Compared() {
		return ""
	}
	at += max(0, s.Table.Past.Len()-s.Table.Axis.Len()) // if there are more compared moments, take the newest
	if at >= s.Table.Past.Len() {
		return right(s.gap(), 12)
	}
	past := s.Table.Past.At(at)
	return right(s.momentCell(s.Rows[d.row].Past[at], past), 12) + d.env.Theme.Muted.Render("  "+past.Short())
}

// factLines returns the lines with the facts, the most important first. A fact that does not fit is left out.
func (d *Detail) factLines() []string {
	most := d.headHeight() - 1
	if d.h >= detailNamesFrom {
		most--
	}
	return packed(d.facts(), "   ", d.w, most)
}

// facts returns the row's change, since, what is usual, what that rests on, and users.
func (d *Detail) facts() []string {
	s, say := d.prepared, d.env.Say.T
	var list []string
	sum := s.Sums[d.row]
	if change := s.change(d.row); !quality.IsGap(sum.Change) {
		list = append(list, say("change")+" "+change.Style.Render(change.Text)+
			fmt.Sprintf(" (%s %s %s)", figureText(sum.Before), arrow(d.env), figureText(s.now(sum))))
	}
	j := s.Judged[d.row]
	list = append(list, report.SinceWords(d.env.Say, s.Figures, d.row))
	if newest := s.Table.Axis.Len() - 1; j.State.Judged() && newest >= 0 {
		list = append(list, usualWords(d.env, j, newest))
	}
	if j.HasWindow() {
		list = append(list, say("evidence %s", report.Figure(j.Evidence, 1)))
	}
	if j.State.Judged() {
		list = append(list, s.per("judged by %d past days", j.Past))
	}
	if u, ok := s.Users(d.row); ok {
		list = append(list, say("users")+" "+d.env.Say.Count(u.Count))
	}
	return list
}
