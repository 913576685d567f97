package widget

import (
	"strings"

	"rtcscope/cells"
)

// longRow is the number of cells from which a row has a mark of the cursor within it. On shorter ones the marks at
// both ends are enough, and one between figures would be noise.
const longRow = 140

// columnsEnd is the cell after the last visible column.
func (t *Table) columnsEnd() int {
	end := gutter + t.columns[0].Width
	for at := t.first; at <= t.lastVisible() && at < len(t.columns); at++ {
		end += gap + t.columns[at].Width
	}
	return end
}

// middle is the column before which a long row has a mark of the cursor; 0 for none.
func (t *Table) middle() int {
	end := t.columnsEnd()
	if end < longRow {
		return 0
	}
	from := gutter + t.columns[0].Width
	for at := t.first; at <= t.lastVisible() && at < len(t.columns); at++ {
		if from >= end/2 && t.columns[at].Right {
			return at
		}
		from += gap + t.columns[at].Width
	}
	return 0
}

// cursorBody draws the row under the cursor after its name, with marks that lead the eye along it.
func (t *Table) cursorBody(row int) string {
	body, middle := t.body(row), t.middle()
	if middle > 0 {
		body = t.figures(func(column int) Cell { return t.rows.Cell(row, column) }, middle)
	}
	end := t.columnsEnd() + 1
	if end >= t.width {
		return body // a mark beside a figure would look like a part of it
	}
	used := gutter + t.columns[0].Width + cells.Width(body)
	return body + strings.Repeat(" ", max(0, end-used)) + t.Glyphs.CursorEnd
}
