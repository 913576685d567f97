package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// A visit is a query that was shown, with the place at which it was left.
type visit struct {
	query quality.Query
	place views.Place
}

// mostVisits is the greatest length of the history.
const mostVisits = 100

// visit shows a query as a new step of the history. Like a browser, it forgets the queries ahead.
func (m *Model) visit(q quality.Query) tea.Cmd {
	m.remember(q)
	return m.show(q)
}

// remember adds the shown query to the history before it gives way to q.
func (m *Model) remember(q quality.Query) {
	if shown, has := m.explore.Result(); has && shown.Query != q {
		m.past = append(m.past, visit{shown.Query, m.explore.Place()})
		m.past = m.past[max(0, len(m.past)-mostVisits):]
		m.ahead = nil
	}
}

// travelBack shows the previous query. On the form, that is the query that was shown last.
func (m *Model) travelBack() tea.Cmd {
	if shown, has := m.explore.Result(); has && !m.exploring() {
		return m.goTo(visit{shown.Query, m.explore.Place()})
	}
	return m.travel(&m.past, &m.ahead, "there is no earlier query")
}

// travelForward undoes travelBack.
func (m *Model) travelForward() tea.Cmd {
	return m.travel(&m.ahead, &m.past, "there is no later query")
}

// travel shows the last visit of from and moves the current one to the list to. If from is empty, the note is none.
func (m *Model) travel(from, to *[]visit, none string) tea.Cmd {
	if len(*from) == 0 {
		m.note = m.opts.Env.Say.T(none)
		return nil
	}
	if shown, has := m.explore.Result(); has {
		*to = append(*to, visit{shown.Query, m.explore.Place()})
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	return m.goTo(last)
}

// goTo shows the explore screen as a visit left it.
func (m *Model) goTo(v visit) tea.Cmd {
	m.explore.Restore(v.query, v.place)
	return m.show(v.query)
}
