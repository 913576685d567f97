package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The mouse is off until it is turned on, so that the terminal can select text.
func TestTheMouseIsOffUntilItIsAskedFor(t *testing.T) {
	s := newStub()
	d := opened(t, s, "广东", "上海", "北京")
	if d.model.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is on at first")
	}
	row := 0
	for y, line := range strings.Split(d.screen(), "\n") {
		if strings.Contains(line, "北京") {
			row = y
			break
		}
	}
	before := d.model.explore.Place().Row
	d.send(tea.MouseClickMsg{X: 4, Y: row, Button: tea.MouseLeft})
	if d.model.explore.Place().Row != before {
		t.Error("a click moves the cursor though the mouse is off")
	}
	d.press("M")
	d.has("mouse on")
	if d.model.View().MouseMode == tea.MouseModeNone {
		t.Error("the terminal is not asked for the mouse")
	}
	d.send(tea.MouseClickMsg{X: 4, Y: row, Button: tea.MouseLeft})
	if got := d.model.explore.Place().Row; got != "北京" {
		t.Errorf("a click on 北京 goes to %s", got)
	}
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if got := d.model.explore.Place().Row; got == "北京" {
		t.Error("the wheel does not move")
	}
	d.press("M")
	d.hasNot("mouse on")
}

// A click moves the cursor to a line of the comparison's table, and the wheel moves it on.
func TestTheMouseOnAComparison(t *testing.T) {
	d, _ := worsened(t, "广东")
	d.press("M")
	d.send(keyPress("space"))
	d.press("j")
	d.send(keyPress("space"))
	d.press("c")
	d.has("Comparison")
	click := func(name string) {
		lines := strings.Split(d.screen(), "\n")
		from := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "vs app") })
		for y := max(0, from); y < len(lines); y++ {
			if strings.Contains(lines[y], name) {
				d.send(tea.MouseClickMsg{X: 6, Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("%s is not there:\n%s", name, d.screen())
	}
	row := func() string {
		at, _ := d.model.subject()
		return at.Value
	}
	click("other")
	if row() != "other" {
		t.Errorf("a click on other goes to %q", row())
	}
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if row() != "广东" {
		t.Errorf("the wheel goes to %q", row())
	}
}
