package widget

// A Window is the part of a list that is visible. When the list is drawn lower for a while, or other rows come
// between, the window moves as far as the cursor's row needs; after that it is where the person had it.
type Window struct {
	top  int // first visible row
	kept int // the first visible row when the person last moved
}

// Top returns the index of the first visible row.
func (w *Window) Top() int { return w.top }

// Show puts the window where the person had it or, if a row of so many would be outside, around that row. Page is the
// number of rows that are visible at once. The window moves by half a page, not by a row, because every move redraws
// the whole list.
func (w *Window) Show(row, rows, page int) { w.top = windowAt(w.kept, row, rows, page) }

// Move is Show after the person has moved the cursor to a row: the window stays where it is then.
func (w *Window) Move(row, rows, page int) {
	w.top = windowAt(w.top, row, rows, page)
	w.kept = w.top
}

// Put puts the window's first row at an index, as if the person had moved it there. Show or Move has to follow.
func (w *Window) Put(top int) { w.top, w.kept = top, top }

func windowAt(top, row, rows, page int) int {
	if row < top || row >= top+page {
		top = row - page/2
	}
	return min(max(top, 0), max(0, rows-page))
}
