package views

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/cells"
)

// Click implements MouseTaker. A click on a row moves the cursor there, a second one opens it; a click on the line of
// the whole app draws its chart, one on a heading sorts, and one on a series shows that.
func (e *Explore) Click(x, y int) Intent {
	if e.prepared == nil || e.Capturing() {
		return nil
	}
	if y == 0 {
		return e.clickTab(x)
	}
	before, whole := e.table.Row(), e.whole
	if e.table.Head() > 1 && y-e.topHeight() == 1 { // the line of the whole app
		if whole {
			return e.open() // which says why not
		}
		return byUser(func(e *Explore) { e.whole = true })(e)
	}
	column, ok := e.table.Click(x, y-e.topHeight())
	if !ok {
		return nil
	}
	e.touched, e.returnTo = true, nil
	if column != "" {
		e.sort(column)
		return e.moved()
	}
	e.whole = false
	if e.table.Row() == before && !whole {
		return e.open()
	}
	return e.moved()
}

// clickTab shows the series whose name is under a click.
func (e *Explore) clickTab(x int) Intent {
	names := betweenGaps(ansi.Strip(e.tabs()))
	for at, name := range names[:min(len(names), len(e.result.Tables))] {
		if x >= name.from && x < name.to && at != e.tab() {
			return byUser(func(e *Explore) { e.turn(at - e.tab()) })(e)
		}
	}
	return nil
}

// A stretch is a part of a drawn line, in cells.
type stretch struct{ from, to int }

// betweenGaps returns the parts of a line between gaps of two blanks or more.
func betweenGaps(line string) []stretch {
	var list []stretch
	at := 0
	for _, part := range strings.Split(line, "  ") {
		w := cells.Width(part)
		if trimmed := strings.TrimLeft(part, " "); trimmed != "" {
			from := at + w - cells.Width(trimmed)
			list = append(list, stretch{from, at + w})
		}
		at += w + 2
	}
	return list
}

// Wheel implements MouseTaker.
func (e *Explore) Wheel(notches int) Intent {
	if e.prepared == nil || e.Capturing() || notches == 0 {
		return nil
	}
	e.touched, e.returnTo, e.whole = true, nil, false
	e.table.Move(notches * wheelRows)
	return e.moved()
}
