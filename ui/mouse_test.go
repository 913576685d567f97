package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/views"
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

// clickOn clicks the first cell of a text, below the header.
func (d *driver) clickOn(text string) {
	d.t.Helper()
	lines := strings.Split(d.screen(), "\n")
	for y := len(d.model.header()); y < len(lines)-1; y++ {
		if at := strings.Index(lines[y], text); at >= 0 {
			d.send(tea.MouseClickMsg{X: cells.Width(lines[y][:at]), Y: y, Button: tea.MouseLeft})
			d.settle()
			return
		}
	}
	d.t.Fatalf("%q is not there:\n%s", text, d.screen())
}

// On every screen with rows, the wheel moves the cursor, a click moves it to a row, and a second one opens the row.
func TestTheMouseOnEveryList(t *testing.T) {
	t.Parallel()
	for path, row := range map[string]string{
		"": " 四川", "w": "四川 ", "H": " 四川", "T": "5g ", "T enter": "video stall  ", "O": " 400ms_network_trans_delay",
		"space j space c": "四川 ",
	} {
		for _, size := range sizes() {
			d := inWorld(t, size[0], size[1], strings.Fields(path)...)
			row := row
			if path == "O" && size[0] < 110 {
				row = "delay pass"
			}
			d.strike("M")
			before, layers, list := d.row(), len(d.model.layers), d.model.top()
			d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			if d.row() == before {
				t.Errorf("%q: the wheel does not move", path)
			}
			d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
			d.clickOn(row)
			clicked := d.row()
			if clicked == before && path != "space j space c" || len(d.model.layers) != layers {
				t.Errorf("%q: a click on %q leaves the cursor on %q, of %d views", path, row, before, len(d.model.layers))
			}
			d.clickOn(row)
			if d.model.top() == list && len(d.model.layers) == layers {
				t.Errorf("%q: a second click on %q opens nothing:\n%s", path, row, d.screen())
			}
		}
	}
}

// A click chooses a series by its name, a dimension of the attribution, and an item of a list; on a heading it sorts.
func TestTheMouseChooses(t *testing.T) {
	d := inWorld(t, 120, 35, "M")
	d.clickOn("500ms_video_stall_rate")
	if at, _ := d.model.subject(); at.Series != "500ms_video_stall_rate" {
		t.Errorf("the series is %s", at.Series)
	}
	if d.clickOn("latest  "); d.model.explore.Place().SortID != "latest" {
		t.Errorf("sorted by %s", d.model.explore.Place().SortID)
	}
	d.strike("d")
	d.clickOn("Country")
	if at, _ := d.model.subject(); at.Query.Dimension != "Country" || len(d.model.layers) != 1 {
		t.Errorf("the dimension is %s, of %d views", at.Query.Dimension, len(d.model.layers))
	}
	d.strike(":")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.clickOn("heatmap")
	if _, is := d.model.top().(*views.Heatmap); !is {
		t.Errorf("the palette opens %T", d.model.top())
	}
	d.strike("esc", "w")
	d.clickOn("Access")
	if at, _ := d.model.subject(); at.Query.Dimension != "Access" {
		t.Errorf("the attribution is by %s", at.Query.Dimension)
	}
}

// A click, the wheel and a paste take a note away, or not, and leave a screen of the terminal's height in either case.
func TestTheMouseAndAPasteLeaveTheHeight(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "w", "H", "enter", "space j space c", "?", "/", "esc"} {
		for _, size := range sizes() {
			d := inWorld(t, size[0], size[1], strings.Fields(path)...)
			d.model.mouse = true
			for _, msg := range []tea.Msg{tea.MouseClickMsg{X: 1, Y: size[1] - 1, Button: tea.MouseLeft},
				tea.MouseWheelMsg{Button: tea.MouseWheelDown}, tea.PasteMsg{Content: "广"}} {
				d.model.note = strings.Repeat("a note that takes several lines ", 9)
				d.model.place()
				d.send(msg)
				if got := len(strings.Split(d.screen(), "\n")); got != size[1] {
					t.Errorf("%q, %T: %d lines of %d", path, msg, got, size[1])
				}
			}
		}
	}
}

// On the form, a click takes a choice, moves the cursor to a field, and opens the list of a field's choices the second
// time. In the list of columns, it shows or hides one. On the line of the whole app, it draws the app's chart.
func TestTheMouseOnTheFormColumnsAndTheApp(t *testing.T) {
	for _, size := range sizes() {
		d := inWorld(t, size[0], size[1], "M")
		d.clickOn("whole app  ")
		d.has("> whole app")
		if d.clickOn("whole app  "); !strings.Contains(d.model.note, "whole app is in the chart") {
			t.Errorf("a second click says %q", d.model.note)
		}
		d.strike("C")
		glyphs := d.model.opts.Env.Glyphs
		d.clickOn(glyphs.Chosen + " trend")
		d.has("> " + glyphs.Open + " trend")
		d.clickOn(glyphs.Open + " trend")
		d.has("> " + glyphs.Chosen + " trend")
		d.strike("esc", "esc")
		if _, is := d.model.top().(*views.Form); !is {
			t.Fatalf("it is %T", d.model.top())
		}
		d.clickOn("Access")
		if got := d.model.form.Query().Dimension; got != "Access" {
			t.Errorf("the dimension is %s:\n%s", got, d.screen())
		}
		d.clickOn("web")
		if got := d.model.form.Query().Product; got != "web" {
			t.Errorf("the product is %s", got)
		}
		d.clickOn("stall_rate")
		d.has("> Indicator")
		layers := len(d.model.layers)
		if d.clickOn("stall_rate"); len(d.model.layers) != layers+1 {
			t.Errorf("a second click opens nothing:\n%s", d.screen())
		}
		d.strike("esc")
		d.clickOn("To ")
		d.has("> To")
		d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
		d.has("> From")
	}
}

// The pages of a comparison are its lines.
func TestPagesOfAComparison(t *testing.T) {
	d := inWorld(t, 120, 35, "space", "space", "space", "c")
	first := d.row()
	d.strike("pgdown")
	last := d.row()
	if d.strike("pgup"); last == first || d.row() != first {
		t.Errorf("from %q down to %q and up to %q", first, last, d.row())
	}
	d.strike("ctrl+d")
	if middle := d.row(); middle == first || middle == last {
		t.Errorf("half a page leads to %q", middle)
	}
}
