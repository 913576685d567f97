package views

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
)

func compareActs() acts[*Compare] {
	ofRows := func(do func(*Compare)) act[*Compare] { return act[*Compare]{do: always(do).do, why: (*Compare).noRows} }
	list := acts[*Compare]{
		keys.Left:       ofRows(func(c *Compare) { c.move(-1) }),
		keys.Right:      ofRows(func(c *Compare) { c.move(1) }),
		keys.Top:        ofRows(func(c *Compare) { c.move(-c.axis().Len()) }),
		keys.Bottom:     ofRows(func(c *Compare) { c.move(c.axis().Len()) }),
		keys.Up:         ofRows(func(c *Compare) { c.goTo(c.at - 1) }),
		keys.Down:       ofRows(func(c *Compare) { c.goTo(c.at + 1) }),
		keys.Mark:       ofRows(func(c *Compare) { c.hidden[c.lines[c.at].id] = !c.hidden[c.lines[c.at].id] }),
		keys.Unmark:     {do: always((*Compare).showAll).do, why: (*Compare).noneHidden},
		keys.Mode:       always(func(c *Compare) { c.mode = (c.mode + 1) % modeCount }),
		keys.Zero:       always(func(c *Compare) { c.zero = !c.zero }),
		keys.NextSeries: {do: always(func(c *Compare) { c.turn(1) }).do, why: (*Compare).noSeries},
		keys.PrevSeries: {do: always(func(c *Compare) { c.turn(-1) }).do, why: (*Compare).noSeries},
		keys.Open:       {do: (*Compare).open, why: (*Compare).noRow},
		keys.Copy: {do: func(c *Compare) Intent { return handing(c.env, c.handout(), c.partial()) },
			why: (*Compare).noRows},
		keys.CopyCommand: {do: func(c *Compare) Intent { return Copy{c.command(), c.partial()} }, why: (*Compare).noRows},
		keys.Refresh:     {do: func(c *Compare) Intent { return Ask{c.input.queries()} }, why: (*Compare).noRows},
		ActionLive:       {do: (*Compare).turnLive, why: (*Compare).noRows},
		keys.Back:        leaveAct[*Compare](),
	}.withSheet((*Compare).sheet, (*Compare).noRows).withFields()
	for _, a := range []keys.Action{keys.HalfUp, keys.HalfDown, keys.PageUp, keys.PageDown} { // all lines are one page
		list[a] = ofRows(func(c *Compare) { c.goTo(c.at + scroll(a, len(c.lines), len(c.lines))) })
	}
	return list
}

// Act implements View.
func (c *Compare) Act(a keys.Action) (Intent, bool) {
	c.drawn = drawnCompare{}
	return compareActs().act(c, a)
}

// Refusals implements View.
func (c *Compare) Refusals() Refusals { return compareActs().refusals(c) }

func (c *Compare) noRows() string {
	if len(c.lines) == 0 {
		return refuseRows
	}
	return ""
}

// noRow refuses if the result lacks the value under the cursor.
func (c *Compare) noRow() string {
	if len(c.lines) == 0 || c.lines[c.at].row < 0 {
		return refuseRows
	}
	return ""
}

// showAll shows the lines that were hidden.
func (c *Compare) showAll() { clear(c.hidden) }

func (c *Compare) noneHidden() string {
	for _, hidden := range c.hidden {
		if hidden {
			return ""
		}
	}
	return refuseHidden
}

func (c *Compare) noSeries() string {
	if list := c.common(); len(list) == 0 || len(list) == 1 && list[0] == c.series {
		return refuseSeries
	}
	return ""
}

// goTo moves the cursor to a line, or to the first or last one.
func (c *Compare) goTo(at int) { c.at = min(max(0, at), len(c.lines)-1) }

func (c *Compare) open() Intent {
	l := c.lines[c.at]
	return OpenRow{Query: c.curves[c.at].Result.Query, Series: l.prepared.Table.Series, Value: l.id.value}
}

// Subject implements HasSubject. It is the value under the cursor.
func (c *Compare) Subject() Subject {
	if len(c.lines) == 0 {
		return Subject{Query: c.input.base, Series: c.series}
	}
	r := c.curves[c.at].Result
	return Subject{Query: r.Query, Result: r, HasResult: true, Series: c.shownSeries(), Value: c.lines[c.at].id.value,
		HasRow: true}
}

// A compareGrid is the position of the table's lines in the last drawing.
type compareGrid struct{ from, lines, first int }

// Click implements MouseTaker. A click on a line of the table moves the cursor there.
func (c *Compare) Click(_, y int) Intent {
	if at := y - c.grid.from; at >= 0 && at < c.grid.lines && c.grid.first+at < len(c.lines) {
		c.drawn = drawnCompare{}
		same := c.at == c.grid.first+at
		c.goTo(c.grid.first + at)
		return again(c, same)
	}
	return nil
}

// Wheel implements MouseTaker.
func (c *Compare) Wheel(notches int) Intent {
	if len(c.lines) > 0 {
		c.drawn = drawnCompare{}
		c.goTo(c.at + notches)
	}
	return nil
}

// Capturing implements View.
func (c *Compare) Capturing() bool { return false }

// Type implements View.
func (c *Compare) Type(tea.Msg) Intent { return nil }

// Hints implements View.
func (c *Compare) Hints() []Hint {
	words := c.axis().Step().Words
	list := hints(ActionWhy, keys.Copy, keys.Mode)
	list = append(list, Hint{keys.Mark, "show or hide"})
	list = append(list, hints(keys.Export, ActionHeatmap, keys.Open, ActionTriage, keys.NextSeries, keys.CopyCommand,
		keys.Zero, keys.Range, keys.Comparison)...)
	return append(list, Hint{keys.Right, words("later day")}, Hint{keys.Left, words("earlier day")})
}
