package views

import (
	"strings"

	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/widget"
)

// Lines implements View.
func (c *Compare) Lines() []string {
	settled := c.axis().NewestSettled(c.env.Now())
	if c.drawn.lines == nil || c.drawn.settled != settled || c.drawn.theme != c.env.Theme.Name {
		c.drawn = drawnCompare{lines: cells.Fit(c.draw(), c.w, c.h, c.env.Glyphs.Ellipsis), settled: settled,
			theme: c.env.Theme.Name}
	}
	return c.drawn.lines
}

// Heights in lines: of title and notes, of the smallest chart, and of the least chart above the table of moments.
const (
	compareHead  = 2
	leastCompare = 7
	momentsFrom  = 14
)

func (c *Compare) draw() []string {
	if len(c.lines) == 0 {
		return []string{c.title(), " " + c.notes("")}
	}
	table := c.table()
	tableH := len(table)
	chartH := c.h - compareHead - tableH
	var byMoment []string
	if lines := c.momentTable(); chartH-len(lines) >= momentsFrom {
		byMoment, chartH = lines, chartH-len(lines)
	}
	if chartH < leastCompare {
		// Cut the table rather than the chart, except on the smallest screens, which show figures only.
		chartH = 0
		if c.h >= compareHead+leastCompare+3 {
			chartH = leastCompare
		}
		tableH = c.h - compareHead - chartH
	}
	var chart []string
	var note string
	if chartH > 0 {
		chart, note = c.chartLines(chartH)
	} else {
		note = noRoomForChart(c.env)
	}
	lines := append([]string{c.title(), " " + c.notes(note)}, chart...)
	seen := c.window(table, tableH)
	c.grid.from, c.grid.lines = len(lines)+1, len(seen)-1
	return append(append(lines, seen...), byMoment...)
}

// window returns the part of a table that fits: the heading, and the lines around the cursor.
func (c *Compare) window(table []string, h int) []string {
	if len(table) <= h {
		c.grid.first = 0
		return table
	}
	if h < 2 {
		return table[:max(0, h)]
	}
	rows := h - 1
	top := min(max(0, c.at-rows/2), len(table)-1-rows)
	c.grid.first = top
	return append([]string{table[0]}, table[1+top:1+top+rows]...)
}

func (c *Compare) title() string {
	t, say := c.env.Theme, c.env.Say.T
	left, right := " "+t.Title.Render(say("Comparison")), c.modeName()
	if c.zero {
		right += "  " + say("axis from zero")
	}
	if s := c.first(); s != nil {
		unit := strings.TrimSpace(s.Series.Unit + " " + say(s.Series.Better.Words()))
		left += "  " + titled(c.env, s.Series, c.w-cells.Width(left+unit+right)-5) + "  " + t.Muted.Render(unit)
	}
	return cells.Ends(left, t.Accent.Render(right), c.w, c.env.Glyphs.Ellipsis)
}

// notes returns the cursor's moment, the chart's note, and what is missing.
func (c *Compare) notes(ofChart string) string {
	say, t := c.env.Say.T, c.env.Theme
	var list []string
	if c.momentAt() >= 0 {
		text := momentName(c.env, c.moment)
		if !c.axis().Settled(c.moment, c.env.Now()) {
			text += " " + say("(not final)")
		}
		list = append(list, t.Label.Render(text))
	}
	if ofChart != "" {
		list = append(list, t.Warn.Render(ofChart))
	}
	if have := len(c.lines); have < c.expected {
		list = append(list, t.Warn.Render(say("%d of %d values are here, the rest is loading", have, c.expected)))
	}
	_, whole := c.whole()
	switch s := c.first(); {
	case s == nil && len(c.lines) > 0:
		list = append(list, say("no values in this series"))
	case s == nil:
	case c.mode == modeMinus && whole == nil:
		list = append(list, t.Warn.Render(say("nothing is drawn: the figures of the whole app are not known")))
	case c.mode == modePeriods && !s.Table.Compared():
		list = append(list, t.Warn.Render(c.per("the query has no compared days")))
	case whole == nil:
		list = append(list, t.Muted.Render(say("without the line of the whole app")))
	}
	if c.mode == modeIndexed {
		for at, l := range c.lines {
			if l.row >= 0 && c.unindexed(l.prepared.Rows[l.row].Cells) {
				list = append(list, t.Warn.Render(say("%s begins with 0: no index", letterOf(at))))
			}
		}
	}
	return strings.Join(list, "  ")
}

// unindexed reports whether a row has figures but no index, because the first figure is 0.
func (c *Compare) unindexed(cells []float64) bool {
	held, _ := widget.Bounds(cells)
	indexed, _ := widget.Bounds(quality.Indexed(cells))
	return !quality.IsGap(held) && quality.IsGap(indexed)
}

// name returns the value of a line, preceded by its dimension if the lines have different ones.
func (c *Compare) name(at int) string { return c.said(c.env.Say, at) }

// nameWithin returns the name of a line for w cells.
func (c *Compare) nameWithin(at, w int) string {
	if name := c.name(at); cells.Width(name) <= w {
		return name
	}
	return c.said(c.env.Say.Brief(), at)
}

func (c *Compare) said(say lang.Printer, at int) string {
	name := say.Name(c.lines[at].id.value)
	if c.mixed() {
		return say.T(c.lines[at].id.dimension) + " " + name
	}
	return name
}

// nameWidth returns the width of the longest name, at most a quarter of the screen.
func (c *Compare) nameWidth() int {
	w := cells.Width(c.env.Say.T("whole app"))
	for at := range c.lines {
		w = max(w, cells.Width(c.name(at)))
	}
	return min(w, max(8, c.w/4))
}

// sinceWidth returns the width of the column that says since when a row is out of what is usual.
func (c *Compare) sinceWidth() int {
	w := cells.Width(c.env.Say.T("since"))
	for _, l := range c.lines {
		if l.row >= 0 {
			w = max(w, cells.Width(l.prepared.sinceCell(l.row)))
		}
	}
	if s, whole := c.whole(); whole != nil {
		w = max(w, cells.Width(s.sinceCell(s.Whole)))
	}
	return w + 2
}

// markWidth is the width of cursor, letter and sample before a name.
const markWidth = 8

// mark returns cursor, letter and sample of a line. A hidden line has no sample.
func (c *Compare) mark(at int) string {
	g, cursor := c.env.Glyphs, " "
	if at == c.at {
		cursor = g.Cursor
	}
	dash, style := c.look(at)
	sample := dash.Sample(g)
	if c.hidden[c.lines[at].id] {
		sample = " " + g.Open + " "
	}
	return cursor + " " + style.Render(letterOf(at)+" "+sample) + " "
}

func (c *Compare) wholeMark() string {
	return "  " + c.env.Theme.Overall.Render(wholeLetter+" "+widget.Dashed.Sample(c.env.Glyphs)) + " "
}

// A comparedFigures are the figures of a row at the cursor's moment, in the series' unit.
type comparedFigures struct {
	v, whole, past float64 // the figure, and its difference from the app-wide one and from the compared moment
}

func (c *Compare) figures(s *prepared, row int) comparedFigures {
	f := comparedFigures{v: quality.Gap(), whole: quality.Gap(), past: quality.Gap()}
	at := c.momentAt()
	if at < 0 || at >= len(s.Rows[row].Cells) {
		return f
	}
	f.v = s.Rows[row].Cells[at]
	if _, whole := c.whole(); whole != nil && row != s.Whole {
		f.whole = quality.Minus(s.Rows[row].Cells, whole.Cells)[at]
	}
	// If there are more compared moments than moments, take the newest, as the details do.
	if past := s.Rows[row].Past; past != nil {
		f.past = quality.Minus(s.Rows[row].Cells, past[max(0, len(past)-s.Table.Axis.Len()):])[at]
	}
	return f
}

// table returns the heading, a line for each value, and the app-wide line.
func (c *Compare) table() []string {
	g, say, w := c.env.Glyphs, c.env.Say.T, c.nameWidth()
	heading := strings.Repeat(" ", markWidth) + cells.Left(say("value"), w, g.Ellipsis) +
		cells.Right(c.moment.Short(), 10, g.Ellipsis)
	heading += cells.Right(say("vs app"), 10, g.Ellipsis)
	if c.compares() {
		heading += cells.Right(c.pastTitle(), 10, g.Ellipsis)
	}
	heading += "  " + cells.Left(say("since"), c.sinceWidth(), g.Ellipsis) + say("trend")
	lines := []string{c.env.Theme.Label.Render(heading)}
	for at, l := range c.lines {
		name := cells.Left(c.nameWithin(at, w), w, g.Ellipsis)
		if at == c.at {
			name = c.env.Theme.Selected.Render(name)
		}
		text := c.mark(at) + name
		if l.row < 0 {
			text += cells.Right(g.Gap, 10, "") + "  " + c.env.Theme.Muted.Render(say("no values in this series"))
		} else {
			text += c.tableFigures(l.prepared, l.row)
		}
		if at == c.at {
			text = ended(c.env, text, c.tableEnd(), c.w)
		}
		lines = append(lines, text)
	}
	if s, whole := c.whole(); whole != nil {
		lines = append(lines, c.wholeMark()+cells.Left(say("whole app"), w, g.Ellipsis)+c.tableFigures(s, s.Whole))
	}
	return lines
}

// tableEnd returns the cell after the longest trend of the table and a blank, in which the cursor's mark stands.
func (c *Compare) tableEnd() int {
	end := markWidth + c.nameWidth() + 20 + 2 + c.sinceWidth() + c.axis().Len() + 1
	if c.compares() {
		end += 10
	}
	return end
}

// compares reports whether a value has compared moments.
func (c *Compare) compares() bool {
	for _, l := range c.lines {
		if l.prepared != nil && l.prepared.Table.Compared() {
			return true
		}
	}
	return false
}

// pastTitle names the compared moment of the cursor's moment.
func (c *Compare) pastTitle() string {
	s, at := c.first(), c.momentAt()
	at += max(0, s.Table.Past.Len()-s.Table.Axis.Len())
	if c.momentAt() < 0 || at >= s.Table.Past.Len() {
		return c.env.Say.T("vs past")
	}
	return c.env.Say.T("vs %s", s.Table.Past.At(at).Short())
}

func (c *Compare) tableFigures(s *prepared, row int) string {
	f := c.figures(s, row)
	right := func(cell widget.Cell) string {
		return strings.Repeat(" ", max(0, 10-cells.Width(cell.Text))) + cell.Style.Render(cell.Text)
	}
	apart := func(by float64) widget.Cell { return s.difference(f.v-by, by) }
	text := right(s.momentCell(f.v, c.moment))
	text += right(apart(f.whole))
	if c.compares() {
		text += right(apart(f.past))
	}
	// Each sparkline uses the scale of its own dimension: values of two dimensions move over different spans.
	values := s.Rows[row].Cells
	room := c.w - markWidth - c.nameWidth() - cells.Width(text) - 2 - c.sinceWidth()
	spark := widget.Spark(values[max(0, len(values)-max(0, room)):], s.span, c.env.Glyphs)
	return text + "  " + cells.Left(s.sinceCell(row), c.sinceWidth(), "") + c.env.Theme.Spark.Render(spark)
}

// momentWidth is the width of a column of the table of moments.
const momentWidth = figureWidth + 1

// momentTable returns a blank line and a table of the figures at the moments around the cursor.
func (c *Compare) momentTable() []string {
	g, t, axis, w := c.env.Glyphs, c.env.Theme, c.axis(), c.nameWidth()
	room := (c.w - markWidth - w - 2) / momentWidth
	if room < 2 || axis.Len() < 2 {
		return nil
	}
	from := min(max(0, c.momentAt()-room/2), max(0, axis.Len()-room))
	to := min(axis.Len(), from+room)
	more := func(is bool, glyph string) string {
		if is {
			return glyph
		}
		return " "
	}
	heading := strings.Repeat(" ", markWidth+w-1) + more(from > 0, g.Left)
	for at := from; at < to; at++ {
		title, style := report.MomentTitle(axis, at, c.env.Now()), t.Label
		if at == c.momentAt() {
			style = t.Accent
		}
		heading += strings.Repeat(" ", max(0, momentWidth-cells.Width(title))) + style.Render(title)
	}
	lines := []string{"", heading + more(to < axis.Len(), g.Right)}
	drawn := func(s *prepared, row int) (text string) {
		for at := from; at < min(to, len(s.Rows[row].Cells)); at++ {
			cell := s.cellAt(row, at)
			text += strings.Repeat(" ", max(0, momentWidth-cells.Width(cell.Text))) + cell.Style.Render(cell.Text)
		}
		return text
	}
	for at, l := range c.lines {
		text := c.mark(at) + cells.Left(c.nameWithin(at, w), w, g.Ellipsis)
		if l.row >= 0 {
			text += drawn(l.prepared, l.row)
		}
		lines = append(lines, text)
	}
	if s, whole := c.whole(); whole != nil {
		lines = append(lines, c.wholeMark()+cells.Left(c.env.Say.T("whole app"), w, g.Ellipsis)+drawn(s, s.Whole))
	}
	return lines
}
