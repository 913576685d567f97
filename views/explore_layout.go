package views

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/report"
)

// A Layout is which columns of the explore screen are shown, and in which order; the zero Layout is the program's own.
// The name of the row always comes first.
type Layout struct {
	Hidden []string // IDs, see ColumnIDs
	Order  []string // IDs; those that are not listed follow in the program's own order
}

// ColumnIDs lists the names that a Layout takes, in the program's own order.
func ColumnIDs() []string {
	var ids []string
	for _, c := range report.Columns() {
		if c.ID != report.ColumnValue {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// order lists all columns in the layout's order.
func (l Layout) order() []string {
	var ids []string
	for _, id := range append(slices.Clone(l.Order), ColumnIDs()...) {
		if id != report.ColumnDays && slices.Contains(ColumnIDs(), id) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return append(ids, report.ColumnDays)
}

func (l Layout) hides(id string) bool { return slices.Contains(l.Hidden, id) }

// arrange orders columns, of which the first stays first, and leaves out the hidden ones.
func (l Layout) arrange(columns []column) []column {
	out := []column{columns[0]}
	for _, id := range l.order() {
		for _, c := range columns[1:] {
			if c.ID == id && !l.hides(id) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Columns is the list in which columns are shown, hidden and moved. What is done in it is seen at once.
type Columns struct {
	env    *Env
	layout Layout
	at     int
	w, h   int
}

// NewColumns opens the list of columns.
func NewColumns(env *Env, l Layout) *Columns { return &Columns{env: env, layout: l} }

// SetSize implements View.
func (c *Columns) SetSize(w, h int) { c.w, c.h = w, min(h, len(ColumnIDs())+1) }

// Capturing implements View.
func (c *Columns) Capturing() bool { return false }

// Type implements View.
func (c *Columns) Type(tea.Msg) Intent { return nil }

// Refuses implements View.
func (c *Columns) Refuses(a keys.Action) string {
	if _, ok := fieldOf(a); ok {
		return refuseHere
	}
	return refuse(a, keys.Up, keys.Down, keys.Top, keys.Bottom, keys.Left, keys.Right, keys.Mark, keys.Open, keys.Back)
}

// Act implements View.
func (c *Columns) Act(a keys.Action) Intent {
	ids := c.layout.order()
	switch a {
	case keys.Up:
		c.at = max(0, c.at-1)
	case keys.Down:
		c.at = min(len(ids)-1, c.at+1)
	case keys.Top:
		c.at = 0
	case keys.Bottom:
		c.at = len(ids) - 1
	case keys.Left:
		return c.move(ids, -1)
	case keys.Right:
		return c.move(ids, 1)
	case keys.Mark:
		id := ids[c.at]
		if c.layout.hides(id) {
			c.layout.Hidden = slices.DeleteFunc(slices.Clone(c.layout.Hidden), func(h string) bool { return h == id })
		} else {
			c.layout.Hidden = append(slices.Clone(c.layout.Hidden), id)
		}
		return Arrange{c.layout}
	case keys.Open, keys.Back:
		return Leave{}
	}
	return nil
}

// move puts the column under the cursor before or behind its neighbour. The moments stay last.
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
	top := min(max(0, c.at+2-c.h), max(0, len(lines)-c.h))
	return cells.Fit(lines[top:], c.w, c.h, g.Ellipsis)
}

func columnTitle(id string) string {
	c, _ := report.ColumnOf(id)
	return c.Title
}

// Hints implements View.
func (c *Columns) Hints() []Hint {
	return []Hint{{keys.Mark, "show or hide"}, {keys.Right, "move down"}, {keys.Left, "move up"}, {keys.Down, ""}, {keys.Up, ""}, {keys.Back, ""}}
}
