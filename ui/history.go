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

// travel shows the newest visit of one list and puts the present one on the other. Where there is none it says so.
func (m *Model) travel(from, to *[]visit, none string) tea.Cmd {
	shown, has := m.explore.Result()
	if m.screens[0] != views.View(m.explore) || len(*from) == 0 {
		m.note = m.opts.Env.Say.T(none)
		return nil
	}
	if has {
		*to = append(*to, visit{shown.Query, m.explore.Place()})
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	m.overlay = nil
	m.explore.Restore(last.query, last.place)
	m.form.SetQuery(last.query)
	return m.show(last.query)
}
