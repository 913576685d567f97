package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// A layer is an open view, screen or overlay. Several layers may show the one explore screen, each at another query.
// Each of these remembers its query and place for when the layers above are closed.
type layer struct {
	view   views.View
	action keys.Action   // that opened the view, if an opener did
	left   *visit        // of the explore screen if another layer above uses it, else nil
	opened quality.Query // that the layer of the explore screen was opened for, if a screen below listed its row
}

// mostLayers is the greatest number of layers. A further one closes the oldest above the first.
const mostLayers = 40

// top returns the view that receives keys.
func (m *Model) top() views.View { return m.layers[len(m.layers)-1].view }

// screenAt returns the index of the uppermost screen. All layers above it are overlays.
func (m *Model) screenAt() int {
	at := len(m.layers) - 1
	for at > 0 && isOverlay(m.layers[at].view) {
		at--
	}
	return at
}

// screen returns the uppermost screen.
func (m *Model) screen() views.View { return m.layers[m.screenAt()].view }

func isOverlay(v views.View) bool {
	_, is := v.(views.Overlay)
	return is
}

// exploreAt returns the index of the uppermost layer of the explore screen, or -1.
func (m *Model) exploreAt() int {
	for at := len(m.layers) - 1; at >= 0; at-- {
		if m.layers[at].view == views.View(m.explore) {
			return at
		}
	}
	return -1
}

// exploring reports whether the explore screen is open, on top or below other views.
func (m *Model) exploring() bool { return m.exploreAt() >= 0 }

// push puts a view on top. A view that is open already moves to the top; only the explore screen may have several
// layers.
func (m *Model) push(v views.View) {
	if v != views.View(m.explore) {
		m.layers = slices.DeleteFunc(m.layers, func(l layer) bool { return l.view == v })
	} else if at := m.exploreAt(); at >= 0 {
		m.layers[at].left = &visit{m.explore.Subject().Query, m.explore.Place()}
	}
	if m.top() == views.View(m.explore) {
		m.explore.Hold()
	}
	m.layers = append(m.layers, layer{view: v})
	if len(m.layers) > mostLayers {
		m.close(m.layers[1].view)
		m.layers = slices.Delete(m.layers, 1, 2)
	}
}

// close cancels the request of a closed view, and tells the view, since it may be opened again.
func (m *Model) close(v views.View) {
	m.stopFor(v)
	m.stopRecollecting(v)
}

// leave closes the view on top and returns to the one below. Below the first explore screen is the form.
func (m *Model) leave() tea.Cmd {
	if len(m.layers) == 1 {
		if m.top() != views.View(m.explore) {
			m.note = m.opts.Env.Say.T("there is nothing to go back to: %s quits", keyName(m.names[keys.Quit], false))
			return nil
		}
		m.form.SetQuery(m.explore.Asked())
		m.layers, m.pricing.query = []layer{{view: m.form}}, quality.Query{} // the answer is held: compute the cost again
		return m.askApps()
	}
	gone := m.top()
	m.layers = m.layers[:len(m.layers)-1]
	m.close(gone)
	if gone == views.View(m.explore) && !m.exploring() {
		m.dropLoad() // no screen waits for it
	}
	return m.restoreExplore()
}

// restoreExplore puts the explore screen back to where its uppermost layer was left, if another layer used it
// meanwhile.
func (m *Model) restoreExplore() tea.Cmd {
	at := m.exploreAt()
	if at < 0 || m.layers[at].left == nil {
		return nil
	}
	left := *m.layers[at].left
	m.layers[at].left = nil
	if n := len(m.past); n > 0 && m.past[n-1].query == left.query {
		m.past = m.past[:n-1] // it is current again
		if shown, has := m.explore.Result(); has && shown.Query != left.query {
			m.ahead = append(m.ahead, visit{shown.Query, m.explore.Place()})
		}
	}
	m.explore.Restore(left.query, left.place)
	if shown, has := m.explore.Result(); has && shown.Query == left.query {
		m.dropLoad()
		m.explore.SetResult(m.judged(shown))
		return nil
	}
	return m.start(left.query, nil)
}

// closeAbove closes all layers above an index.
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

// opening reports whether the screen on top is the explore screen, still without the answer for which it was opened
// above a list. There is nothing to see before that comes: back leads to the list at once.
func (m *Model) opening() bool {
	top := m.layers[len(m.layers)-1]
	if top.opened == (quality.Query{}) || m.explore.Asked() != top.opened {
		return false
	}
	shown, has := m.explore.Result()
	return !has || shown.Query != top.opened
}

// subject returns the subject of the uppermost view that has one.
func (m *Model) subject() (views.Subject, bool) {
	for at := len(m.layers) - 1; at >= 0; at-- {
		if about, is := m.layers[at].view.(views.HasSubject); is {
			return about.Subject(), true
		}
	}
	return views.Subject{}, false
}

// follow gives a newer result to the screens above the explore screen. It closes a screen whose row the result lacks,
// and reports whether there was one.
func (m *Model) follow(r quality.Result) (closed bool) {
	from := m.exploreAt() + 1
	m.layers = append(m.layers[:from:from], slices.DeleteFunc(slices.Clone(m.layers[from:]), func(l layer) bool {
		following, is := l.view.(views.Follower)
		if !is || following.Follow(r) {
			return false
		}
		m.cancelRequest(l.view)
		closed = true
		return true
	})...)
	return closed
}

// notify calls f for the form and for each open view that implements V.
func notify[V any](m *Model, f func(V)) {
	told := []views.View{m.form}
	for _, l := range m.layers {
		if !slices.Contains(told, l.view) {
			told = append(told, l.view)
		}
	}
	for _, v := range told {
		if taker, is := v.(V); is {
			f(taker)
		}
	}
}
