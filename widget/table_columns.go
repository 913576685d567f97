package widget

import "slices"

// A Sight is which part of a table is visible.
type Sight struct {
	Top    int    // index of the first visible row
	Column string // ID of the column under the cursor
	First  string // ID of the first visible column after the frozen one; empty if nothing is hidden before it
}

// Sight returns which part of the table is visible.
func (t *Table) Sight() Sight {
	s := Sight{Top: t.window.Top(), Column: t.Column()}
	if t.first > 1 && t.first < len(t.columns) {
		s.First = t.columns[t.first].ID
	}
	return s
}

// Restore shows the part of the table that was visible, as far as the row under the cursor is in it and the table has
// the columns.
func (t *Table) Restore(s Sight) {
	t.window.Put(s.Top)
	if at := t.indexOf(s.Column); at >= 0 {
		t.col = at
	}
	t.kept = s
	t.findFirst()
	t.settle()
}

// SetColumns replaces the columns. The column cursor stays on its column if that is still there.
func (t *Table) SetColumns(columns []Column) {
	id := t.Column()
	t.columns = columns
	if at := t.indexOf(id); at >= 0 {
		t.col = at
	}
	t.findFirst()
	t.settle()
}

// findFirst shows the columns that were visible when the person chose the one under the cursor.
func (t *Table) findFirst() {
	if t.kept.Column != t.Column() {
		return
	}
	if at := t.indexOf(t.kept.First); at >= 0 || t.kept.First == "" {
		t.first = max(1, at)
	}
}

func (t *Table) indexOf(id string) int {
	return slices.IndexFunc(t.columns, func(c Column) bool { return c.ID == id })
}

// Column is the ID of the column under the cursor.
func (t *Table) Column() string {
	if t.col < 0 || t.col >= len(t.columns) {
		return ""
	}
	return t.columns[t.col].ID
}

// SelectColumn puts the column cursor on the column with the ID, if there is such a column.
func (t *Table) SelectColumn(id string) {
	if at := t.indexOf(id); at >= 0 {
		t.MoveColumn(at - t.col)
	}
}

// MoveColumn moves the column cursor by n columns.
func (t *Table) MoveColumn(n int) {
	t.col += n
	t.settle()
	t.kept = t.Sight()
}

// clampColumns moves the column cursor and the first visible column back into bounds.
func (t *Table) clampColumns() {
	t.col = min(max(t.col, 0), max(0, len(t.columns)-1))
	t.first = min(max(t.first, 1), max(1, len(t.columns)-1))
	if t.width <= 0 {
		return // nothing is visible yet
	}
	if t.col >= 1 && t.col < t.first {
		t.first = t.col
	}
	for t.col >= 1 && t.first < t.col && t.lastVisible() < t.col {
		t.first++
	}
	// After the last column, a wide screen has room for further columns on the left.
	for t.first > 1 && t.lastVisible() == len(t.columns)-1 {
		if t.first--; t.lastVisible() < len(t.columns)-1 {
			t.first++
			break
		}
	}
}

// lastVisible is the index of the last column that fits whole. If there are more columns, the mark that says so must
// fit beside it.
func (t *Table) lastVisible() int {
	if len(t.columns) == 0 {
		return 0
	}
	used := gutter + t.columns[0].Width
	last := t.first
	for at := t.first; at < len(t.columns); at++ {
		used += gap + t.columns[at].Width
		room := t.width
		if at < len(t.columns)-1 {
			room -= 2
		}
		if used > room && at > t.first {
			break
		}
		last = at
	}
	return last
}
