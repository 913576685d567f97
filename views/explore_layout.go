package views

import (
	"slices"

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

func columnTitle(id string) string {
	c, _ := report.ColumnOf(id)
	return c.Title
}
