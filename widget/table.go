// Package widget draws parts of screens: tables, charts, sparklines, pickers, inputs. The parts know no screen, no
// query and no calendar: what stands at a moment of a time axis is a label to them.
package widget

import (
	"strings"

	"charm.land/lipgloss/v2"

	"rtcscope/cells"
	"rtcscope/theme"
)

// A Column heads one column of a Table.
type Column struct {
	ID    string
	Title string
	Width int  // in cells; the title is cut to it
	Right bool // the cells are aligned right, as numbers are
}

// A Cell is one drawn value: plain text, which the table makes safe to draw, and the style for its meaning.
type Cell struct {
	Text  string
	Style lipgloss.Style
	Lead  int // bytes of a name that are marked under the cursor; 0 for all
}

// Selected draws a name under the cursor. Where it has a second form behind its lead, that form stays as it is in the
// rows around: each byte that changes with the cursor is sent twice a move.
func Selected(style lipgloss.Style, name string, lead int) string {
	if lead <= 0 || lead >= len(name) {
		return style.Render(name)
	}
	return style.Render(name[:lead]) + name[lead:]
}

// Rows is what a Table shows. A key identifies a row: the cursor stays on its key when the order changes.
type Rows interface {
	Len() int
	Key(row int) string
	Cell(row, column int) Cell
}

// A Table draws rows under headings. The first column stays in place; the others scroll sideways. It draws only what
// is visible. The cursor is marked by the name and by glyphs before, after and, in a long row, within it, because a
// bar over the whole row would cost ten times the bytes on a slow line.
type Table struct {
	Theme   *theme.Theme
	Glyphs  theme.Glyphs
	SortID  string                // the column that the rows are sorted by
	SortUp  bool                  // ascending
	Marked  func(key string) bool // reports whether a row is marked; nil for none
	Dimmed  bool                  // the rows answer an older question and are drawn muted
	columns []Column
	rows    Rows
	pinned  func(column int) Cell // nil for none

	// OnPinned reports whether the pinned line has the cursor's mark, in place of the row under the cursor; nil for
	// never.
	OnPinned func() bool

	width, height int
	row           int // cursor
	window        Window
	col, first    int   // column cursor and first visible column after the frozen one
	kept          Sight // what the person saw at the last move of the column cursor
	cache         map[int]string
	cachedIn      string // the name of the theme that it is drawn in
}

const (
	gutter = 2 // cells before the first column
	gap    = 2 // cells between columns
)

// SetSize sets the size in cells, the heading included.
func (t *Table) SetSize(w, h int) {
	if w == t.width && h == t.height {
		return
	}
	t.width, t.height = w, h
	t.findFirst()
	t.settle()
}

// SetRows replaces the rows. The cursor stays on its row if that is still there, and otherwise at its index.
func (t *Table) SetRows(rows Rows) {
	key, had := t.Key()
	t.rows = rows
	if had {
		for at := range rows.Len() {
			if rows.Key(at) == key {
				t.row = at
				break
			}
		}
	}
	t.settle()
}

// Redraw drops what was drawn. Call it after a change of Dimmed, SortID or SortUp.
func (t *Table) Redraw() { t.cache = nil }

// Key is the key of the row under the cursor, or false if there are no rows.
func (t *Table) Key() (string, bool) {
	if t.rows == nil || t.row < 0 || t.row >= t.rows.Len() {
		return "", false
	}
	return t.rows.Key(t.row), true
}

// Select puts the cursor on the row with the key, if there is such a row.
func (t *Table) Select(key string) {
	for at := range t.len() {
		if t.rows.Key(at) == key {
			t.row = at
		}
	}
	t.clamp()
}

// Row is the index of the row under the cursor.
func (t *Table) Row() int { return t.row }

// Len is the number of rows.
func (t *Table) Len() int { return t.len() }

func (t *Table) len() int {
	if t.rows == nil {
		return 0
	}
	return t.rows.Len()
}

// Move moves the cursor by n rows.
func (t *Table) Move(n int) {
	t.row = min(max(t.row+n, 0), max(0, t.len()-1))
	t.window.Move(t.row, t.len(), t.Page())
	t.clamp() // the rows drawn before can still be used: they do not depend on the cursor
}

// Page is the number of rows that are visible at once.
func (t *Table) Page() int { return max(1, t.height-t.Head()) }

// settle drops what was drawn, and moves cursors and window back into bounds.
func (t *Table) settle() {
	t.cache = nil
	t.clamp()
}

// clamp moves cursors and window back into bounds.
func (t *Table) clamp() {
	n := t.len()
	t.row = min(max(t.row, 0), max(0, n-1))
	t.window.Show(t.row, n, t.Page())
	t.clampColumns()
}

// Draw makes as many lines as the table is high.
func (t *Table) Draw() []string {
	if t.height <= 0 || t.width <= 0 {
		return nil
	}
	lines := make([]string, t.height)
	if len(t.columns) == 0 {
		return lines
	}
	if t.cache == nil || t.cachedIn != t.Theme.Name {
		t.cache, t.cachedIn = make(map[int]string), t.Theme.Name
	}
	lines[0] = t.heading()
	head := t.Head()
	if head > 1 {
		lines[1] = t.pinnedLine()
	}
	for i := head; i < t.height; i++ {
		if at := t.window.Top() + i - head; at < t.len() {
			body := t.body(at)
			if at == t.row {
				body = t.cursorBody(at)
			}
			lines[i] = cells.Cut(t.name(at)+body, t.width, "")
		}
	}
	return lines
}

func (t *Table) heading() string {
	var b strings.Builder
	if t.window.Top() > 0 { // there are rows above the first drawn one
		b.WriteString(t.Theme.Accent.Render(t.Glyphs.Above) + strings.Repeat(" ", gutter-1))
	} else {
		b.WriteString(strings.Repeat(" ", gutter))
	}
	last := t.lastVisible()
	for at, c := range t.columns {
		if at != 0 && (at < t.first || at > last) {
			continue
		}
		if at != 0 {
			before := strings.Repeat(" ", gap)
			if at == t.first && t.first > 1 {
				before = t.Glyphs.Left + strings.Repeat(" ", gap-1)
			}
			b.WriteString(before)
		}
		b.WriteString(t.title(at, c))
	}
	if last < len(t.columns)-1 {
		return cells.Ends(b.String(), t.Glyphs.Right, t.width, "")
	}
	return cells.Cut(b.String(), t.width, "")
}

func (t *Table) title(at int, c Column) string {
	mark := ""
	if c.ID == t.SortID {
		mark = t.Glyphs.Descend
		if t.SortUp {
			mark = t.Glyphs.Ascending
		}
	}
	text := cells.Cut(cells.Visible(c.Title), c.Width-cells.Width(mark), t.Glyphs.Ellipsis) + mark
	pad := strings.Repeat(" ", max(0, c.Width-cells.Width(text)))
	style := t.Theme.Label
	if at == t.col {
		style = t.Theme.Accent
	}
	if c.Right {
		return pad + style.Render(text)
	}
	return style.Render(text) + pad
}

// name draws the gutter and the frozen column: the parts of a row that look different under the cursor.
func (t *Table) name(row int) string {
	cell, width := t.rows.Cell(row, 0), t.columns[0].Width
	text := cells.Cut(cells.Visible(cell.Text), width, t.Glyphs.Ellipsis)
	pad := strings.Repeat(" ", width-cells.Width(text))
	mark := " "
	if t.Marked != nil && t.Marked(t.rows.Key(row)) {
		mark = t.Glyphs.Mark
	}
	if row == t.row && !t.onPinned() {
		return t.Glyphs.Cursor + mark + Selected(t.Theme.Selected, text, cell.Lead) + pad
	}
	return " " + mark + t.style(cell).Render(text) + pad
}

// body draws the other columns of a row. The text stays the same until rows, columns or the size change.
func (t *Table) body(row int) string {
	if drawn, ok := t.cache[row]; ok {
		return drawn
	}
	drawn := t.figures(func(column int) Cell { return t.rows.Cell(row, column) }, 0)
	t.cache[row] = drawn
	return drawn
}

// figures draws one line of cells in the visible columns after the frozen one. Before one of them it draws the mark of
// the cursor; 0 for none.
func (t *Table) figures(cellOf func(column int) Cell, marked int) string {
	var b strings.Builder
	last := t.lastVisible()
	for at := t.first; at <= last && at < len(t.columns); at++ {
		c := t.columns[at]
		cell := cellOf(at)
		text := cells.Cut(cells.Visible(cell.Text), c.Width, t.Glyphs.Ellipsis)
		pad := strings.Repeat(" ", gap+c.Width-cells.Width(text))
		if at == marked && at > 0 && len(pad) > gap { // right before a figure, it would look like a digit
			pad = pad[:gap-1] + t.Glyphs.CursorIn + pad[gap:]
		}
		if c.Right {
			b.WriteString(pad + t.style(cell).Render(text))
		} else {
			before := len(pad) - c.Width + cells.Width(text) // in bytes: a mark of the cursor has up to three
			b.WriteString(pad[:before] + t.style(cell).Render(text) + pad[before:])
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func (t *Table) style(cell Cell) lipgloss.Style {
	if t.Dimmed {
		return t.Theme.Muted
	}
	return cell.Style
}
