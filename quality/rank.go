package quality

import (
	"cmp"
	"slices"
)

// A Key orders rows: by Text or, if that is empty, by Number. Gaps come last in both directions.
type Key struct {
	Text   string
	Number float64
}

// Rank returns the indexes of rows in the order of their keys, ascending or descending. Equal keys are ordered by
// name, always ascending, so that the order does not depend on that of the answer.
func Rank(names []string, keys []Key, descending bool) []int {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := compareKeys(keys[a], keys[b], descending); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(names[a], names[b]), cmp.Compare(a, b))
	})
	return order
}

func compareKeys(a, b Key, descending bool) int {
	if gapA, gapB := IsGap(a.Number), IsGap(b.Number); gapA || gapB {
		switch {
		case gapA && gapB:
			return 0
		case gapA:
			return 1
		}
		return -1
	}
	c := cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Number, b.Number))
	if descending {
		return -c
	}
	return c
}
