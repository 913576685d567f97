package widget

// Click handles a click at a cell of the drawn table. On a row it puts the cursor there; on a heading it moves the
// column cursor and returns the column's ID. It returns false elsewhere.
func (t *Table) Click(x, y int) (column string, ok bool) {
	if y == 0 {
		at := t.columnAt(x)
		if at < 0 {
			return "", false
		}
		t.MoveColumn(at - t.col)
		return t.columns[at].ID, true
	}
	row := t.window.Top() + y - t.Head()
	if y < t.Head() || row >= t.len() || y >= t.height {
		return "", false
	}
	t.Move(row - t.row)
	return "", true
}

// columnAt is the index of the column that is drawn at a cell of the heading, -1 for none.
func (t *Table) columnAt(x int) int {
	from := gutter
	for at, c := range t.columns {
		if at != 0 && (at < t.first || at > t.lastVisible()) {
			continue
		}
		if at != 0 {
			from += gap
		}
		if x >= from && x < from+c.Width {
			return at
		}
		from += c.Width
	}
	return -1
}
