package views

import (
	"cmp"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
)

// An overviewList is which series an overview lists, in which order, and which of them are marked.
type overviewList struct {
	finder
	order  string   // ID of the order; empty for that of the catalogue
	marked []string // names of series. They are copied and exported; a comparison is of rows, and always has the app
}

func overviewOrders() []listOrder {
	return []listOrder{{id: orderIndicator}, {id: orderWorse}, {id: orderChange}, {id: orderName}}
}

// sift lists the series that match the filter, in their order.
func (o *Overview) sift() {
	o.series = nil
	for _, s := range o.all {
		if o.list.match.All() || o.list.match.MatchAny(s.Table.Series, report.SeriesWords(o.env.Say, s.Series),
			report.SeriesTitle(o.env.Say, s.Series), s.Series.Base.Name, o.env.Say.T(s.Series.Base.Label)) {
			o.series = append(o.series, s)
		}
	}
	by := map[string]func(a, b *prepared) int{
		orderWorse:  func(a, b *prepared) int { return cmp.Compare(worseRank(a), worseRank(b)) },
		orderChange: func(a, b *prepared) int { return cmp.Compare(changeSize(b), changeSize(a)) },
		orderName:   func(a, b *prepared) int { return cmp.Compare(o.seriesName(a), o.seriesName(b)) },
	}[o.list.order]
	if by != nil {
		slices.SortStableFunc(o.series, by)
	}
}

// worseRank is 0 for a series that is worse, and 1 for others.
func worseRank(s *prepared) int {
	if s.Judged[s.Whole].State == quality.StateWorse {
		return 0
	}
	return 1
}

// changeSize is the size of a series' change; of one that is not known, less than any.
func changeSize(s *prepared) float64 {
	if change := s.Sums[s.Whole].Change; !quality.IsGap(change) {
		return math.Abs(change)
	}
	return -1
}

// under is the name of the series under the cursor.
func (o *Overview) under() string {
	if s := o.current(); s != nil {
		return s.Table.Series
	}
	return ""
}

// rearranged lists the series anew, with the cursor on one of them if it is listed.
func (o *Overview) rearranged(series string) {
	o.sift()
	o.at = max(0, slices.IndexFunc(o.series, func(s *prepared) bool { return s.Table.Series == series }))
	o.clamp()
}

func (o *Overview) openFilter() { o.list.open(o.env, o.under()) }

// Capturing implements View.
func (o *Overview) Capturing() bool { return o.list.input != nil }

// Type implements View.
func (o *Overview) Type(msg tea.Msg) Intent {
	if series := o.under(); o.list.take(o.env, msg) {
		o.rearranged(series)
	}
	return nil
}

// endTyping keeps the typed filter or, by the key back, restores the one before with its series.
func (o *Overview) endTyping(a keys.Action) bool {
	undone, ended := o.list.end(o.env, a)
	if undone {
		o.rearranged(o.list.row)
	}
	return ended
}

// back clears the filter or, without one, leaves the screen.
func (o *Overview) back() Intent {
	if o.list.filter == "" {
		return Leave{}
	}
	series := o.under()
	o.list.set(o.env, "")
	o.rearranged(series)
	return nil
}

func (o *Overview) setOrder(id string) {
	o.list.order = id
	o.rearranged(o.under())
}

// nextOrder sorts the series by the next order.
func (o *Overview) nextOrder() Intent {
	o.setOrder(nextOf(overviewOrders(), o.list.order).id)
	return Say{wordsOf(o.env, overviewOrders(), o.list.order)}
}

// chooseOrder asks for the order.
func (o *Overview) chooseOrder() Intent {
	return openOrders(o.env, overviewOrders(), o.list.order, o.setOrder)
}

func (o *Overview) isMarked(s *prepared) bool { return slices.Contains(o.list.marked, s.Table.Series) }

// mark marks the series under the cursor, or removes its mark, and moves to the next one.
func (o *Overview) mark() {
	series := o.under()
	if at := slices.Index(o.list.marked, series); at >= 0 {
		o.list.marked = slices.Delete(slices.Clone(o.list.marked), at, at+1)
	} else {
		o.list.marked = append(o.list.marked, series)
	}
	o.move(keys.Down)
}

func (o *Overview) unmark() Intent {
	intent := sayCleared(o.env, len(o.list.marked))
	o.list.marked = nil
	return intent
}

func (o *Overview) nothingMarked() string {
	return whyNoMarks(len(o.list.marked))
}

// markedFigures are the figures of the marked series, in the order of the catalogue.
func (o *Overview) markedFigures() []*quality.Figures {
	var list []*quality.Figures
	for _, s := range o.all {
		if o.isMarked(s) {
			list = append(list, s.Figures)
		}
	}
	return list
}

// handed are the figures of a file: of the marked series or, if none is marked, of those that are listed.
func (o *Overview) handed() []*quality.Figures {
	if marked := o.markedFigures(); len(marked) > 0 {
		return marked
	}
	list := make([]*quality.Figures, len(o.series))
	for at, s := range o.series {
		list[at] = s.Figures
	}
	return list
}
