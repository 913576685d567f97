package views

import (
	"cmp"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/widget"
)

// A whyList is which values of the chosen dimension are listed, in which order, and which of all dimensions are
// marked.
type whyList struct {
	finder
	order  string // ID of the order; empty for the largest contributions first
	window widget.Window
	marked []Mark // in the order in which they were marked
}

// orders are those of the values of an attribution.
func (y *Why) orders(a quality.Attribution) []listOrder {
	list := []listOrder{{id: orderLargest}, {id: orderChange}}
	switch {
	case a.ByCalls:
		list = append(list, listOrder{id: orderCalls})
	case a.Weighted:
		list = append(list, listOrder{id: orderUsers})
	}
	return append(list, listOrder{id: orderName})
}

// ordered returns the values that match the filter, in their order. The largest contributions come first: as many as
// are seen at once, worse before better, and then the others by size.
func (y *Why) ordered(a quality.Attribution, page int) []quality.Contribution {
	list := a.Rows
	if !y.list.match.All() {
		list = slices.DeleteFunc(slices.Clone(list), func(c quality.Contribution) bool {
			return !y.list.match.Match(c.Value)
		})
	}
	by := func(figure func(quality.Contribution) float64) []quality.Contribution {
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, func(b, c quality.Contribution) int { return cmp.Compare(figure(c), figure(b)) })
		return sorted
	}
	size := func(c quality.Contribution) float64 { return math.Abs(c.Total) }
	switch {
	case y.list.order == orderChange:
		return by(func(c quality.Contribution) float64 { return math.Abs(c.Now - c.Was) })
	case y.list.order == orderUsers && a.Weighted && !a.ByCalls, y.list.order == orderCalls && a.ByCalls:
		return by(func(c quality.Contribution) float64 { return c.WeightNow })
	case y.list.order == orderName:
		names := make([]string, len(list))
		for at, c := range list {
			names[at] = c.Value
		}
		sorted := make([]quality.Contribution, len(list))
		for at, row := range byDrawnName(y.env, names) {
			sorted[at] = list[row]
		}
		return sorted
	case len(list) <= page:
		return list
	}
	of := a
	of.Rows = list
	top, _, _ := of.Top(page)
	is := make(map[string]bool, len(top))
	for _, c := range top {
		is[c.Value] = true
	}
	return append(top, slices.DeleteFunc(by(size), func(c quality.Contribution) bool { return is[c.Value] })...)
}

// listed returns the values that are listed, and the index of the one under the cursor.
func (y *Why) listed() (list []quality.Contribution, at int) {
	a, ok := y.attribution(y.at)
	if !ok {
		return nil, -1
	}
	part, by := whyPart{y.at, y.series}, whyListing{y.list.applied, y.list.order, y.rows()}
	known := y.parts[part]
	if known.by != by {
		known.listed, known.by = y.ordered(a, y.rows()), by
		y.parts[part] = known
	}
	list = known.listed
	return list, max(0, slices.IndexFunc(list, func(c quality.Contribution) bool { return c.Value == y.value }))
}

// seen returns the values that are in sight, and the sum and the number of all others.
func (y *Why) seen(a quality.Attribution) (seen []quality.Contribution, rest quality.Contribution, others int) {
	list, at := y.listed()
	y.list.window.Show(max(0, at), len(list), y.rows())
	top := y.list.window.Top()
	seen = list[top:min(len(list), top+y.rows())]
	is := make(map[string]bool, len(seen))
	for _, c := range seen {
		is[c.Value] = true
	}
	rest = quality.Contribution{Was: quality.Gap(), Now: quality.Gap()}
	for _, c := range a.Rows {
		if is[c.Value] {
			continue
		}
		others++
		rest.WeightWas, rest.WeightNow = rest.WeightWas+c.WeightWas, rest.WeightNow+c.WeightNow
		rest.Rate, rest.Mix = rest.Rate+c.Rate, rest.Mix+c.Mix
		rest.Total, rest.Share = rest.Total+c.Total, rest.Share+c.Share
	}
	return seen, rest, others
}

// setFilter sets the filter.
func (y *Why) setFilter(text string) {
	y.drawn = nil
	y.list.set(y.env, text)
}

// Capturing implements View.
func (y *Why) Capturing() bool { return y.list.input != nil }

// Type implements View.
func (y *Why) Type(msg tea.Msg) Intent {
	y.drawn = nil
	y.list.take(y.env, msg)
	return nil
}

// endTyping keeps the typed filter or, by the key back, restores the one before with its value. It returns false for
// other actions, and if nothing is typed.
func (y *Why) endTyping(a keys.Action) bool {
	undone, ended := y.list.end(y.env, a)
	if undone {
		y.value = y.list.row
	}
	return ended
}

// titleLine returns the title with the filter and the number of marks, or the filter alone while it is typed.
func (y *Why) titleLine(title, right string) string {
	a, _ := y.attribution(y.at)
	list, _ := y.listed()
	if y.list.input != nil {
		return y.list.typing(y.env, y.w, len(list), len(a.Rows))
	}
	return headed(y.env, title, right, y.w, "", y.list.words(y.env, len(list), len(a.Rows)),
		markedWords(y.env, len(y.list.marked)))
}

// nextOrder sorts the values by the next order.
func (y *Why) nextOrder() Intent {
	a, _ := y.attribution(y.at)
	y.list.order = nextOf(y.orders(a), y.list.order).id
	return Say{wordsOf(y.env, y.orders(a), y.list.order)}
}

// chooseOrder asks for the order.
func (y *Why) chooseOrder() Intent {
	a, _ := y.attribution(y.at)
	return openOrders(y.env, y.orders(a), y.list.order, func(id string) { y.list.order, y.drawn = id, nil })
}

// mark marks the value under the cursor, or removes its mark, and moves to the next one.
func (y *Why) mark() Intent {
	list, at := y.listed()
	y.list.marked = y.marks().toggled(list[at].Value).list
	return y.move(keys.Down)
}

func (y *Why) unmark() Intent {
	intent := sayCleared(y.env, len(y.list.marked))
	y.list.marked = nil
	return intent
}

func (y *Why) nothingMarked() string {
	return whyNoMarks(len(y.list.marked))
}

func (y *Why) marks() rowMarks { return rowMarks{y.list.marked, y.dimensions[y.at].name} }

// markedRows are the contributions of the marked values of the chosen dimension, the largest first.
func (y *Why) markedRows() []quality.Contribution {
	a, _ := y.attribution(y.at)
	return slices.DeleteFunc(slices.Clone(a.Rows), func(c quality.Contribution) bool {
		return !y.marks().Marked(c.Value)
	})
}
