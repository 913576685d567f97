package widget

import (
	"strings"

	"rtcscope/cells"
)

// minPinnedHeight is the least height with a pinned line: in a lower table it would take the place of every second
// row.
const minPinnedHeight = 4

// SetPinned puts a fixed line under the heading, nil takes it away. The function gives the line's cell in a column.
// The line is no row: the cursor never stands on it, and it is neither sorted nor counted. It is asked for its cells
// at every Draw, so new values need no new call.
func (t *Table) SetPinned(cell func(column int) Cell) {
	t.pinned = cell
	t.clamp() // the page has another size; what is drawn of the rows stays as it is
}

// Head is the number of lines above the rows.
func (t *Table) Head() int {
	if t.pinned != nil && t.height >= minPinnedHeight {
		return 2
	}
	return 1
}

// pinnedLine draws the pinned line. Its name is bold instead of ruled off: that takes no further line.
func (t *Table) pinnedLine() string {
	name := t.pinned(0)
	name.Style = t.Theme.Label
	width := t.columns[0].Width
	text := cells.Cut(cells.Visible(name.Text), width, t.Glyphs.Ellipsis)
	pad := strings.Repeat(" ", max(0, width-cells.Width(text)))
	line := strings.Repeat(" ", gutter) + t.style(name).Render(text) + pad + t.figures(t.pinned)
	return cells.Cut(line, t.width, "")
}
