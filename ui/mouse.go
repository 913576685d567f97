package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/views"
)

// click passes a click of the left button to the view on top, if the mouse is on. In a list over a screen, it takes
// the item under it.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	if !m.mouse || m.tooSmall() {
		return nil
	}
	m.note = ""
	y := msg.Y - len(m.header())
	if list, is := m.top().(views.Pointed); is && isOverlay(m.top()) {
		if !list.Point(y - len(m.screen().Lines())) {
			return nil
		}
		return m.perform(keys.Open)
	}
	if isOverlay(m.top()) {
		y -= len(m.screen().Lines())
	}
	view, is := m.top().(views.MouseTaker)
	if !is {
		return nil
	}
	return m.carryOut(view.Click(msg.X, y))
}

// wheel passes notches of the wheel to the view on top, if the mouse is on. A list over a screen moves its cursor.
func (m *Model) wheel(notches int) tea.Cmd {
	if !m.mouse || notches == 0 {
		return nil
	}
	if _, is := m.top().(views.Pointed); is && isOverlay(m.top()) {
		return m.carryOut(views.Wheel(m.top(), notches))
	}
	view, is := m.top().(views.MouseTaker)
	if !is {
		return nil
	}
	return m.carryOut(view.Wheel(notches))
}

// laidOut lays the screen out after the mouse or a paste, which may have taken a note away, and tells the form the
// cost.
func (m *Model) laidOut(cmd tea.Cmd) tea.Cmd {
	m.place()
	return tea.Batch(cmd, m.price())
}

// pointed handles what the mouse does: a click of the left button, or a notch of the wheel.
func (m *Model) pointed(msg tea.MouseMsg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return m.click(msg)
		}
	case tea.MouseWheelMsg:
		return m.wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	}
	return nil
}
