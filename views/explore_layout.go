package views

import (
	"slices"

	"rtcscope/report"
)

// A Layout says which columns of the explore table are shown, in which order. The zero Layout is the default. The
// row's name always comes first.
type Layout struct {
	Hidden []string // IDs, see ColumnIDs
	Order  []string // IDs; all others follow in the default order
}

// ColumnIDs lists the IDs that a Layout takes, in the default order.
func ColumnIDs() []string {
	var ids []string
	for _, c := range report.Columns() {
		if c.ID != report.ColumnValue {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// order returns the IDs of all columns in the layout's order.
func (l Layout) order() []string {
	var ids []string
	known := ColumnIDs()
	for _, id := range slices.Concat(l.Order, known) {
		if id != report.ColumnDays && slices.Contains(known, id) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return append(ids, report.ColumnDays)
}

func (l Layout) hides(id string) bool { return slices.Contains(l.Hidden, id) }

// arrange orders columns and removes hidden ones. The first column stays first.
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

// columnTitle returns the title of a column in English.
func columnTitle(id string) string {
	c, _ := report.ColumnOf(id)
	return c.Title
}
