package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// A layer is one view of what is open, screen or overlay. The explore screen is one, however many layers show it: each
// knows the query and the place at which it was left for what is above it.
type layer struct {
	view views.View
	left *visit // of the explore screen, where another layer above uses it; else nil
}

// mostLayers bounds what is open: the oldest above the first goes.
const mostLayers = 40

// top is the view that has the keys.
func (m *Model) top() views.View { return m.layers[len(m.layers)-1].view }

// screenAt is the index of the uppermost screen; what is above it are overlays.
func (m *Model) screenAt() int {
	at := len(m.layers) - 1
	for at > 0 && isOverlay(m.layers[at].view) {
		at--
	}
	return at
}

// screen is the uppermost screen.
func (m *Model) screen() views.View { return m.layers[m.screenAt()].view }

func isOverlay(v views.View) bool {
	_, is := v.(views.Overlay)
	return is
}

// exploreAt is the index of the uppermost layer of the explore screen; -1 without any.
func (m *Model) exploreAt() int {
	for at := len(m.layers) - 1; at >= 0; at-- {
		if m.layers[at].view == views.View(m.explore) {
			return at
		}
	}
	return -1
}

// exploring says whether the explore screen is open, on top or below others.
func (m *Model) exploring() bool { return m.exploreAt() >= 0 }

// push puts a view on top. One that is open already comes up from where it was; the explore screen may be there more than
// once, at different queries.
func (m *Model) push(v views.View) {
	if v != views.View(m.explore) {
		m.layers = slices.DeleteFunc(m.layers, func(l layer) bool { return l.view == v })
	} else if at := m.exploreAt(); at >= 0 {
		m.layers[at].left = &visit{m.explore.Subject().Query, m.explore.Place()}
	}
	m.layers = append(m.layers, layer{view: v})
	if len(m.layers) > mostLayers {
		m.close(m.layers[1].view)
		m.layers = slices.Delete(m.layers, 1, 2)
	}
}

// close ends what a view that is not open any more asked for, and tells it: it may be come back to.
func (m *Model) close(v views.View) { m.stopFor(v) }

// leave closes the view on top and comes back to what is below it; below the first explore screen there is the form.
func (m *Model) leave() tea.Cmd {
	if len(m.layers) == 1 {
		if m.top() != views.View(m.explore) {
			return nil
		}
		m.form.SetQuery(m.explore.Asked())
		m.layers, m.pricing.query = []layer{{view: m.form}}, quality.Query{} // a query that was answered costs less by now
		return m.askApps()
	}
	gone := m.top()
	m.layers = m.layers[:len(m.layers)-1]
	m.close(gone)
	return m.comeBack()
}

// comeBack puts the explore screen back to where its uppermost layer was left, if another layer used it meanwhile.
func (m *Model) comeBack() tea.Cmd {
	at := m.exploreAt()
	if at < 0 || m.layers[at].left == nil {
		return nil
	}
	left := *m.layers[at].left
	m.layers[at].left = nil
	if n := len(m.past); n > 0 && m.past[n-1].query == left.query {
		m.past = m.past[:n-1] // it is the present one again
	}
	m.form.SetQuery(left.query)
	m.explore.Restore(left.query, left.place)
	if shown, has := m.explore.Result(); has && shown.Query == left.query {
		m.drop()
		m.explore.SetResult(shown)
		return nil
	}
	return m.start(left.query, nil)
}

// closeAbove leaves all that is above a layer.
func (m *Model) closeAbove(at int) {
	gone := m.layers[at+1:]
	m.layers = m.layers[: at+1 : at+1]
	m.layers[at].left = nil
	for _, l := range gone {
		if !slices.ContainsFunc(m.layers, func(open layer) bool { return open.view == l.view }) {
			m.close(l.view)
		}
	}
}

// subject is what is under the cursor of the uppermost screen that is about something.
func (m *Model) subject() (views.Subject, bool) {
	for at := len(m.layers) - 1; at >= 0; at-- {
		if about, is := m.layers[at].view.(views.About); is {
			return about.Subject(), true
		}
	}
	return views.Subject{}, false
}

// follow gives a newer result to the screens above the explore screen. One whose row is gone from it closes.
func (m *Model) follow(r quality.Result) {
	from := m.exploreAt() + 1
	m.layers = append(m.layers[:from:from], slices.DeleteFunc(slices.Clone(m.layers[from:]), func(l layer) bool {
		following, is := l.view.(views.Following)
		if !is || following.Follow(r) {
			return false
		}
		m.stopAsking(l.view)
		return true
	})...)
}

// tell gives each open view that takes it, and the form, something that they show.
func tell[V any](m *Model, what func(V)) {
	told := []views.View{m.form}
	for _, l := range m.layers {
		if !slices.Contains(told, l.view) {
			told = append(told, l.view)
		}
	}
	for _, v := range told {
		if taker, is := v.(V); is {
			what(taker)
		}
	}
}
