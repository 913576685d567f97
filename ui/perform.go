package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/views"
)

// key gives a key to the view that takes typing, or carries out the action that it stands for.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.note = ""
	action := m.action(msg)
	view := m.top()
	if view.Capturing() && (msg.Text != "" || !m.typing[action]) {
		if msg.Text == "" {
			msg = onLatin(msg) // fields know chords by their ASCII names
		}
		return m.carryOut(view.Type(msg))
	}
	if view == views.View(m.form) && msg.Text != "" && m.form.TakeText(msg.Text) {
		return nil
	}
	if action == keys.None {
		m.note = m.opts.Env.Say.T("%s is no key of this program: %s lists those that are", asTyped(msg).String(), keyName(m.names[keys.Help], false))
		return nil
	}
	return m.perform(action)
}

// perform carries an action out on the view on top, or says why that does nothing.
func (m *Model) perform(action keys.Action) tea.Cmd {
	view := m.top()
	if why := view.Refuses(action); why != "" && !views.ShellCarriesOut(action) {
		m.note = m.opts.Env.Say.T(why)
		return nil
	}
	switch action {
	case keys.Mouse:
		m.mouse = !m.mouse
		return nil
	case keys.Columns:
		m.overlay = views.NewColumns(m.opts.Env, m.explore.Layout())
		return nil
	case keys.Palette:
		m.overlay = views.NewPalette(m.opts.Env, m.opts.Bindings, m.screens[len(m.screens)-1], m.opts.Keeper.Saved())
		return nil
	case keys.Triage:
		return m.openTriage()
	case keys.Why:
		return m.openWhy(nil)
	case keys.Compare:
		return m.openCompare()
	case keys.Heatmap:
		m.openHeatmap()
		return nil
	case keys.Save:
		m.overlay = views.NewNaming(m.opts.Env, m.shownQuery(), m.opts.Keeper.Saved())
		return nil
	case keys.Saved:
		m.overlay = views.NewSaved(m.opts.Env, m.opts.Keeper.Saved())
		return nil
	case keys.End:
		return tea.Quit
	case keys.Suspend:
		return tea.Suspend
	case keys.Help:
		if _, open := view.(*views.Help); !open {
			m.screens = append(m.screens, views.NewHelp(m.opts.Env, m.opts.Bindings, m.notes()))
			return nil
		}
	case keys.Quit:
		if len(m.screens) == 1 || view == views.View(m.explore) {
			return tea.Quit
		}
		m.leave()
		return nil
	case keys.Refresh:
		return m.refresh()
	case keys.HistoryBack:
		return m.travel(&m.past, &m.ahead, "there is no earlier query")
	case keys.HistoryForward:
		return m.travel(&m.ahead, &m.past, "there is no later query")
	case keys.Back:
		if m.overlay == nil && !view.Capturing() && m.undo() {
			return nil
		}
	}
	return m.carryOut(view.Act(action))
}

// undo takes back the most passing thing: a banner, then a load under way. Only then does the key leave the view.
func (m *Model) undo() bool {
	switch {
	case m.failure != nil:
		m.failure = nil
		shown, has := m.explore.Result()
		if !has {
			return false // there is nothing below the banner to stay for
		}
		m.wanted = shown.Query
	case m.triageView != nil && m.top() == views.View(m.triageView) && m.stopTriage():
	case m.load != nil:
		m.stop()
	default:
		return false
	}
	return true
}
