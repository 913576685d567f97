package report

import (
	"slices"
	"strings"

	"rtcscope/quality"
)

// An Order is an order of rows. The zero Order puts first what got worse most.
type Order struct {
	By       string // one of OrderNames; empty is the change
	Up, Down bool   // smallest or largest first (of the change: least or most worse); neither is the column's default
}

// OrderNames lists the columns that --sort takes, the default first.
func OrderNames() []string {
	names := []string{ColumnChange}
	for _, c := range Columns() {
		if c.Sorts && c.ID != ColumnChange {
			names = append(names, c.ID)
		}
	}
	return names
}

// ParseOrder reads an order like mean, mean:up or mean:down. The error is a *quality.Problem.
func ParseOrder(text string) (Order, error) {
	by, way, _ := strings.Cut(text, ":")
	ways := []string{"", "up", "down"}
	if !slices.Contains(OrderNames(), by) || !slices.Contains(ways, way) || strings.HasSuffix(text, ":") {
		return Order{}, &quality.Problem{
			Text: "%q is no order: take one of %s, with :up or :down after it for the direction",
			Args: []any{text, strings.Join(OrderNames(), ", ")},
		}
	}
	return Order{By: by, Up: way == "up", Down: way == "down"}, nil
}

// String writes the order as ParseOrder reads it.
func (o Order) String() string {
	switch by := o.column().ID; {
	case o.Up:
		return by + ":up"
	case o.Down:
		return by + ":down"
	default:
		return by
	}
}

// column is the column to sort by.
func (o Order) column() Column {
	if c, ok := ColumnOf(o.By); ok {
		return c
	}
	c, _ := ColumnOf(ColumnChange)
	return c
}

// Ascends says whether the smallest comes first, for a series that is better in a direction.
func (o Order) Ascends(better quality.Direction) bool {
	if o.Up || o.Down {
		return o.Up
	}
	return o.column().Ascends(better)
}

// Rank returns the indexes of the rows of a table in this order.
func (o Order) Rank(f *quality.Figures) []int {
	return o.column().RankRows(f, !o.Ascends(f.Series.Better))
}
