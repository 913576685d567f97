package views

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
)

// Columns is the list in which columns are shown, hidden and moved. Each change is applied at once.
type Columns struct {
	env    *Env
	layout Layout
	at     int
	w, h   int
}

// newColumns returns the list of columns for a layout.
func newColumns(env *Env, l Layout) *Columns { return &Columns{env: env, layout: l} }

// SetSize implements View.
func (c *Columns) SetSize(w, h int) { c.w, c.h = w, min(h, len(ColumnIDs())+1) }

// Capturing implements View.
func (c *Columns) Capturing() bool { return false }

// Type implements View.
func (c *Columns) Type(tea.Msg) Intent { return nil }

// Overlays implements Overlay.
func (c *Columns) Overlays() {}

// ColumnsScreen describes the list of the columns.
func ColumnsScreen() Screen {
	return Screen{Name: "the list of columns", Handles: handles(columnsActs)}
}

func columnsActs() acts[*Columns] {
	return acts[*Columns]{
		keys.Up:     always(func(c *Columns) { c.at = max(0, c.at-1) }),
		keys.Down:   always(func(c *Columns) { c.at = min(len(c.layout.order())-1, c.at+1) }),
		keys.Top:    always(func(c *Columns) { c.at = 0 }),
		keys.Bottom: always(func(c *Columns) { c.at = len(c.layout.order()) - 1 }),
		keys.Left:   {do: func(c *Columns) Intent { return c.move(c.layout.order(), -1) }},
		keys.Right:  {do: func(c *Columns) Intent { return c.move(c.layout.order(), 1) }},
		keys.Mark:   {do: (*Columns).toggle},
		keys.Open:   leaveAct[*Columns](),
		keys.Back:   leaveAct[*Columns](),
	}
}

// Act implements View.
func (c *Columns) Act(a keys.Action) (Intent, bool) { return columnsActs().act(c, a) }

// Refusals implements View.
func (c *Columns) Refusals() Refusals { return columnsActs().refusals(c) }

// toggle shows or hides the column under the cursor.
func (c *Columns) toggle() Intent {
	id := c.layout.order()[c.at]
	if c.layout.hides(id) {
		c.layout.Hidden = slices.DeleteFunc(slices.Clone(c.layout.Hidden), func(h string) bool { return h == id })
	} else {
		c.layout.Hidden = append(slices.Clone(c.layout.Hidden), id)
	}
	return Arrange{c.layout}
}

// move swaps the column under the cursor with its neighbour. The days stay last.
func (c *Columns) move(ids []string, by int) Intent {
	to := c.at + by
	if to < 0 || to >= len(ids)-1 || c.at == len(ids)-1 {
		return nil
	}
	ids[c.at], ids[to] = ids[to], ids[c.at]
	c.layout.Order, c.at = ids[:len(ids)-1], to
	return Arrange{c.layout}
}

// Lines implements View.
func (c *Columns) Lines() []string {
	g, t, say := c.env.Glyphs, c.env.Theme, c.env.Say.T
	lines := []string{t.Rule.Render(cells.Rule(say("Columns"), c.w, g.HLine, g.Ellipsis))}
	for i, id := range c.layout.order() {
		mark, style := "  ", t.Title.UnsetBold()
		if i == c.at {
			mark, style = g.Cursor+" ", t.Selected
		}
		shown := g.Chosen
		if c.layout.hides(id) {
			shown = g.Open
		}
		lines = append(lines, " "+mark+shown+" "+style.Render(say(columnTitle(id))))
	}
	return cells.Fit(lines[c.top():], c.w, c.h, g.Ellipsis)
}

// top is the number of lines that a low screen has scrolled away.
func (c *Columns) top() int { return min(max(0, c.at+2-c.h), max(0, 1+len(c.layout.order())-c.h)) }

// Click implements MouseTaker. A click on a column moves the cursor there, and shows or hides it.
func (c *Columns) Click(_, y int) Intent {
	at := c.top() + y - 1
	if y < 0 || y >= c.h || at < 0 || at >= len(c.layout.order()) {
		return nil
	}
	c.at = at
	return c.toggle()
}

// Wheel implements MouseTaker: a notch moves the cursor by a column.
func (c *Columns) Wheel(notches int) Intent {
	c.at = min(max(0, c.at+notches), len(c.layout.order())-1)
	return nil
}

// Hints implements View.
func (c *Columns) Hints() []Hint {
	return []Hint{{keys.Mark, "show or hide"}, {keys.Right, "move down"}, {keys.Left, "move up"}, {keys.Down, ""},
		{keys.Up, ""}}
}
