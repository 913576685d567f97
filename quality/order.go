package quality

import (
	"slices"
	"strings"
)

// An Order is how rows are put for reading. The zero Order has on top what got worse most.
type Order struct {
	By       string // one of OrderNames; empty is the change
	Up, Down bool   // smallest or largest first, of the change the least or the most worse; neither: from A to Z, or the worst first
}

// OrderNames lists what rows can be ordered by: the figures of a Summary, and the value itself.
func OrderNames() []string {
	return []string{"change", "value", "latest", "mean", "before", "worst", "held"}
}

// ParseOrder reads an order like mean, mean:up or mean:down. The error is a *Problem.
func ParseOrder(text string) (Order, error) {
	by, way, _ := strings.Cut(text, ":")
	if !slices.Contains(OrderNames(), by) || !slices.Contains([]string{"", "up", "down"}, way) || strings.HasSuffix(text, ":") {
		return Order{}, &Problem{Text: "%q is no order: take one of %s, with :up or :down behind it to turn it round",
			Args: []any{text, strings.Join(OrderNames(), ", ")}}
	}
	return Order{By: by, Up: way == "up", Down: way == "down"}, nil
}

// String writes the order as ParseOrder reads it.
func (o Order) String() string {
	by := o.By
	if by == "" {
		by = OrderNames()[0]
	}
	switch {
	case o.Up:
		return by + ":up"
	case o.Down:
		return by + ":down"
	}
	return by
}

// Ascends says whether the smallest comes first, for a series that is better in a direction.
func (o Order) Ascends(better Direction) bool {
	switch {
	case o.Up || o.Down:
		return o.Up
	case o.By == "value":
		return true
	case o.By == "" || o.By == "change" || o.By == "held":
		return false // the change is ordered by how much worse it is
	}
	return better == HigherBetter
}

// Rank returns the rows' indexes in their order; sums are the rows' summaries. Where no row has a change, the latest
// values take its place: the worst first.
func (o Order) Rank(rows []Row, sums []Summary, better Direction) []int {
	compared := slices.ContainsFunc(sums, func(s Summary) bool { return !IsGap(s.Change) })
	names, keys := make([]string, len(rows)), make([]Key, len(rows))
	for i, s := range sums {
		names[i] = rows[i].Value
		switch o.By {
		case "value":
			keys[i] = Key{Text: names[i]}
		case "latest":
			keys[i] = Key{Number: s.Latest}
		case "mean":
			keys[i] = Key{Number: s.Mean}
		case "before":
			keys[i] = Key{Number: s.Before}
		case "worst":
			keys[i] = Key{Number: s.Worst}
		case "held":
			keys[i] = Key{Number: float64(s.Held)}
		default:
			keys[i] = Key{Number: better.Worsening(s.Change)}
			if !compared {
				keys[i] = Key{Number: better.Worsening(s.Latest)}
			}
		}
	}
	return Rank(names, keys, !o.Ascends(better))
}

// Only is a result with one series of its tables, all for the empty name, and the rows that a filter lets through. The
// error is a *Problem where the answer has no series of that name.
func (r Result) Only(series string, filter Filter) (Result, error) {
	var tables []Table
	var known []string
	for _, t := range r.Tables {
		known = append(known, t.Series)
		if series != "" && t.Series != series {
			continue
		}
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row Row) bool { return !filter.Match(row.Value) })
		tables = append(tables, t)
	}
	if series != "" && len(tables) == 0 && len(known) > 0 {
		return r, &Problem{Text: "the answer has no series %q: it has %s", Args: []any{series, strings.Join(known, ", ")}}
	}
	r.Tables = tables
	return r, nil
}
