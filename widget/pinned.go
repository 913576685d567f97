package widget

import (
	"strings"

	"rtcscope/cells"
)

// minPinnedHeight is the least height of a table with a pinned line: a lower one needs its few lines for rows.
const minPinnedHeight = 4

// SetPinned puts a fixed line under the heading, or removes it if cell is nil. The function returns the line's cell
// in a column; it is called at every Draw. The line is no row: the cursor never stands on it, and it is neither
// sorted nor counted.
func (t *Table) SetPinned(cell func(column int) Cell) {
	t.pinned = cell
	t.clamp() // the page has another size; the rows drawn before can still be used
}

// Head is the number of lines above the rows.
func (t *Table) Head() int {
	if t.pinned != nil && t.height >= minPinnedHeight {
		return 2
	}
	return 1
}

// onPinned reports whether the cursor is shown on the pinned line.
func (t *Table) onPinned() bool { return t.OnPinned != nil && t.OnPinned() && t.Head() > 1 }

// pinnedLine draws the pinned line. Its name is bold, because a rule below it would take another line.
func (t *Table) pinnedLine() string {
	name := t.pinned(0)
	name.Style = t.Theme.Label
	width := t.columns[0].Width
	text := cells.Cut(cells.Visible(name.Text), width, t.Glyphs.Ellipsis)
	pad := strings.Repeat(" ", max(0, width-cells.Width(text)))
	mark := strings.Repeat(" ", gutter)
	if t.onPinned() {
		mark, name.Style = t.Glyphs.Cursor+strings.Repeat(" ", gutter-1), t.Theme.Selected
	}
	line := mark + t.style(name).Render(text) + pad + t.figures(t.pinned, 0)
	return cells.Cut(line, t.width, "")
}
