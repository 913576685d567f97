package views

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
)

// A heatList is which rows a heatmap lists, and in which order.
type heatList struct {
	finder
	order  string         // ID of the order; empty for the worst row first
	moment quality.Moment // whose figures the order orderMoment follows
}

// orders are those of the rows. That by the figures of a moment is offered for the one under the cursor.
func (m *Heatmap) orders() []listOrder {
	moment := m.prepared.Table.Axis.At(m.at)
	if m.list.order == orderMoment {
		moment = m.list.moment
	}
	list := []listOrder{{id: orderWorst}, {orderMoment, moment.Short()}}
	if m.prepared.Weighed() {
		list = append(list, listOrder{id: orderUsers})
	}
	return append(list, listOrder{id: orderName})
}

// setOrder sorts the rows. The cursor stays on its row.
func (m *Heatmap) setOrder(id string) {
	m.list.order, m.list.moment = id, m.prepared.Table.Axis.At(m.at)
	m.arrange(m.value())
}

// ranked returns all rows in their order.
func (m *Heatmap) ranked() []int {
	s := m.prepared
	names, byKey := make([]string, len(s.Table.Rows)), make([]quality.Key, len(s.Table.Rows))
	for row := range s.Table.Rows {
		names[row] = s.Table.Rows[row].Value
	}
	at := s.Table.Axis.Index(m.list.moment)
	switch {
	case m.list.order == orderName:
		return byDrawnName(m.env, names)
	case m.list.order == orderUsers && s.Weighed():
		for row := range names {
			byKey[row].Number = quality.Gap()
			if u, known := s.Users(row); known {
				byKey[row].Number = u.Count
			}
		}
	case m.list.order == orderMoment && at >= 0:
		for row := range names {
			byKey[row].Number = s.Series.Better.Worsening(s.Rows[row].Cells[at])
		}
	default:
		return s.worstFirst()
	}
	return quality.Rank(names, byKey, true)
}

// arrange lists the rows that match the filter, in their order, with the cursor on a value if it is among them.
func (m *Heatmap) arrange(value string) {
	m.order, m.cached = m.order[:0:0], heatFacts{}
	for _, row := range m.ranked() {
		if m.list.match.All() || m.list.match.Match(m.prepared.Table.Rows[row].Value) {
			m.order = append(m.order, row)
		}
	}
	m.row = max(0, slices.Index(m.order, m.prepared.row(value)))
}

// setFilter sets the filter. The cursor stays on its row if that matches.
func (m *Heatmap) setFilter(text string) {
	value := m.value()
	m.list.set(m.env, text)
	m.arrange(value)
	m.clamp()
}

// Capturing implements View.
func (m *Heatmap) Capturing() bool { return m.list.input != nil }

// Type implements View.
func (m *Heatmap) Type(msg tea.Msg) Intent {
	if value := m.value(); m.list.take(m.env, msg) {
		m.arrange(value)
		m.clamp()
	}
	return nil
}

// endTyping keeps the typed filter or, by the key back, restores the one before with its row.
func (m *Heatmap) endTyping(a keys.Action) bool {
	undone, ended := m.list.end(m.env, a)
	if undone {
		m.arrange(m.list.row)
		m.clamp()
	}
	return ended
}

// nextOrder sorts by the next order.
func (m *Heatmap) nextOrder() Intent {
	next := nextOf(m.orders(), m.list.order)
	m.setOrder(next.id)
	return Say{wordsOf(m.env, m.orders(), next.id)}
}

// chooseOrder asks for the order. That by the figures of a moment is of the one under the cursor.
func (m *Heatmap) chooseOrder() Intent {
	of := *m
	of.list.moment = m.prepared.Table.Axis.At(m.at)
	return openOrders(m.env, of.orders(), m.list.order, m.setOrder)
}

// back clears the filter or, without one, leaves the screen.
func (m *Heatmap) back() Intent {
	if m.list.filter == "" {
		return Leave{}
	}
	m.setFilter("")
	return nil
}

// listState says how the rows are filtered, sorted and marked.
func (m *Heatmap) listState() (usual string, state []string) {
	usual, order := orderWords(m.env, m.orders(), m.list.order)
	return usual, []string{m.list.words(m.env, len(m.order), len(m.prepared.Table.Rows)), order,
		markedWords(m.env, m.countMarked())}
}

// countMarked is the number of marked rows.
func (m *Heatmap) countMarked() (n int) {
	for row := range m.prepared.Table.Rows {
		if m.mark(row) != " " {
			n++
		}
	}
	return n
}

// stateOf is all of the list on which a drawing depends.
func (l heatList) stateOf() string {
	return fmt.Sprintf("%q %s %v %v %s", l.filter, l.order, l.moment, l.input != nil, l.wrong)
}

// filtered are the values of the rows that pass the filter, as far as one chart takes them; nil without a filter.
func (m *Heatmap) filtered() []string {
	if m.list.filter == "" {
		return nil
	}
	var list []string
	for _, row := range m.order[:min(len(m.order), mostCurves+1)] {
		list = append(list, m.prepared.Table.Rows[row].Value)
	}
	return list
}
