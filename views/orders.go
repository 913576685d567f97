package views

import (
	"slices"
	"strconv"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/widget"
)

// A listOrder is an order of the rows of a list in which no column is under a cursor.
type listOrder struct {
	id     string
	moment string // of the order by its figures
}

// The orders. The first of a list is the usual one, which an empty ID stands for, too.
const (
	orderWorst     = "worst"
	orderMoment    = "moment"
	orderLargest   = "largest"
	orderIndicator = "indicator"
	orderWorse     = "worse"
	orderChange    = "change"
	orderUsers     = "users"
	orderCalls     = "calls"
	orderName      = "name"
)

// words names the order.
func (o listOrder) words(say lang.Printer) string {
	switch o.id {
	case orderWorst:
		return say.T("worst first")
	case orderMoment:
		return say.T("worst on %s first", o.moment)
	case orderLargest:
		return say.T("largest first")
	case orderIndicator:
		return say.T("by indicator")
	case orderWorse:
		return say.T("worse first")
	case orderChange:
		return say.T("by change")
	case orderUsers:
		return say.T("by users")
	case orderCalls:
		return say.T("by calls")
	}
	return say.T("by name")
}

// placeOf returns the index of the order with an ID; 0, that of the usual one, if the list lacks it.
func placeOf(orders []listOrder, id string) int {
	return max(0, slices.IndexFunc(orders, func(o listOrder) bool { return o.id == id }))
}

// nextOf returns the order after the one with an ID, and after the last the first.
func nextOf(orders []listOrder, id string) listOrder {
	return orders[(placeOf(orders, id)+1)%len(orders)]
}

// wordsOf returns the words of the order with an ID.
func wordsOf(env *Env, orders []listOrder, id string) string {
	return orders[placeOf(orders, id)].words(env.Say)
}

// openOrders returns the intent to choose one of the orders.
func openOrders(env *Env, orders []listOrder, id string, take func(id string)) Intent {
	items := make([]widget.Item, len(orders))
	for at, o := range orders {
		items[at] = widget.Item{ID: strconv.Itoa(at), Label: o.words(env.Say), Also: lang.InEach(o.words)}
	}
	return Open{View: newSortBy(env, items, strconv.Itoa(placeOf(orders, id)), func(chosen string) Intent {
		for at, item := range items {
			if item.ID == chosen {
				take(orders[at].id)
			}
		}
		return nil
	})}
}

// byDrawnName returns the indexes of names in the order of the names as they are drawn: a place is found by the name
// that a person reads.
func byDrawnName(env *Env, names []string) []int {
	keys := make([]quality.Key, len(names))
	for at, name := range names {
		keys[at] = quality.Key{Text: env.Say.Name(name)}
	}
	return quality.Rank(names, keys, false)
}
