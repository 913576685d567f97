package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// A visit is a query with the place that it was left at.
type visit struct {
	query quality.Query
	place views.Place
}

// mostVisits bounds the history.
const mostVisits = 100

// visit shows a query as a step forward in the history: what was ahead is forgotten.
func (m *Model) visit(q quality.Query) tea.Cmd {
	m.remember(q)
	return m.show(q)
}

// remember puts the shown query, as it is left for q, into the history.
func (m *Model) remember(q quality.Query) {
	if shown, has := m.explore.Result(); has && shown.Query != q {
		m.past = append(m.past, visit{shown.Query, m.explore.Place()})
		m.past = m.past[max(0, len(m.past)-mostVisits):]
		m.ahead = nil
	}
}

// travelBack shows the query before. On the form that is the one that was shown last, as it was left.
func (m *Model) travelBack() tea.Cmd {
	if shown, has := m.explore.Result(); has && !m.exploring() {
		return m.goTo(visit{shown.Query, m.explore.Place()})
	}
	return m.travel(&m.past, &m.ahead, "there is no earlier query")
}

// travelForward shows the query that was come back from.
func (m *Model) travelForward() tea.Cmd {
	return m.travel(&m.ahead, &m.past, "there is no later query")
}

// travel shows the newest visit of one list and puts the present one on the other. Where there is none it says so.
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

// goTo shows the explore screen as it was left at a visit.
func (m *Model) goTo(v visit) tea.Cmd {
	m.explore.Restore(v.query, v.place)
	m.form.SetQuery(v.query)
	return m.show(v.query)
}
