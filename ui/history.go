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

// remember adds the shown query to the history before it gives way to q. If nothing was answered yet, that is the
// query that was asked.
func (m *Model) remember(q quality.Query) {
	last, has := m.shownVisit()
	if !has {
		last, has = m.askedVisit()
	}
	if !has || last.query == q {
		return
	}
	if n := len(m.past); n > 0 && m.past[n-1].query == last.query {
		m.past = m.past[:n-1] // the query that followed it has no answer
	}
	m.past = append(m.past, last)
	m.past = m.past[max(0, len(m.past)-mostVisits):]
	m.ahead = nil
}

// shownVisit returns the query whose answer the explore screen shows; false without one.
func (m *Model) shownVisit() (visit, bool) {
	shown, has := m.explore.Result()
	return visit{shown.Query, m.explore.Place()}, has
}

// askedVisit returns the query that was asked and whose answer the explore screen does not show, because it is under
// way, was stopped, or failed; false if there is none.
func (m *Model) askedVisit() (visit, bool) {
	asked := m.explore.Asked()
	shown, has := m.explore.Result()
	if has && shown.Query == asked || m.load == nil && m.failure == nil && !m.stopped {
		return visit{}, false
	}
	return visit{asked, m.explore.Place()}, true
}

// currentVisit returns where the history is: at the query that was asked last, whether it was answered or not.
func (m *Model) currentVisit() (visit, bool) {
	if asked, has := m.askedVisit(); has {
		return asked, true
	}
	return m.shownVisit()
}

// withdraw takes the step of the history back that led to a query which is given up: the shown one is current again,
// and the other one is where the opposite step leads.
func (m *Model) withdraw() {
	given, has := m.askedVisit()
	shown, is := m.shownVisit()
	if !has || !is {
		return
	}
	last := func(list []visit) bool { return len(list) > 0 && list[len(list)-1].query == shown.query }
	switch {
	case last(m.past):
		m.past, m.ahead = m.past[:len(m.past)-1], append(m.ahead, given)
	case last(m.ahead):
		m.past, m.ahead = append(m.past, given), m.ahead[:len(m.ahead)-1]
	}
}

// travelBack shows the previous query. On the form, that is the query that was shown or asked last.
func (m *Model) travelBack() tea.Cmd {
	if last, has := m.currentVisit(); has && !m.exploring() {
		return m.goTo(last)
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
	if current, has := m.currentVisit(); has {
		*to = append(*to, current)
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
