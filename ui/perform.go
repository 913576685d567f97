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
	if texting, is := view.(views.Texting); is && msg.Text != "" && texting.TakeText(msg.Text) {
		return nil
	}
	if action == keys.None {
		m.note = m.opts.Env.Say.T("%s is no key of this program: %s lists those that are", asTyped(msg).String(), keyName(m.names[keys.Help], false))
		return nil
	}
	return m.perform(action)
}

// perform carries an action out: the view on top does or, where that does not handle it, the shell. What neither does is
// refused, with the screens where the key works.
func (m *Model) perform(action keys.Action) tea.Cmd {
	if action == keys.Back && !isOverlay(m.top()) && !m.top().Capturing() && m.undo() {
		return nil
	}
	if intent, handled := m.top().Act(action); handled {
		return m.carryOut(intent)
	}
	if do, known := m.shellActs()[action]; known {
		return do()
	}
	if cmd, opened := m.openScreen(action); opened {
		return cmd
	}
	m.refuse(action)
	return nil
}

// shellActs are what the shell does for an action that the view on top does not handle.
func (m *Model) shellActs() map[keys.Action]func() tea.Cmd {
	return map[keys.Action]func() tea.Cmd{
		keys.Mouse: func() tea.Cmd {
			m.mouse = !m.mouse
			return nil
		},
		keys.Palette: func() tea.Cmd {
			m.push(views.NewPalette(m.opts.Env, m.opts.Bindings, m.can, m.opts.Keeper.Saved()))
			return nil
		},
		keys.Help: func() tea.Cmd {
			m.push(views.NewHelp(m.opts.Env, m.opts.Bindings, m.notes()))
			return nil
		},
		keys.Save: m.nameQuery,
		keys.Saved: func() tea.Cmd {
			m.push(views.NewSaved(m.opts.Env, m.opts.Keeper.Saved()))
			return nil
		},
		keys.End:            func() tea.Cmd { return tea.Quit },
		keys.Suspend:        func() tea.Cmd { return tea.Suspend },
		keys.Quit:           m.quitOrLeave,
		keys.HistoryBack:    m.travelBack,
		keys.HistoryForward: m.travelForward,
	}
}

// can says whether an action would be carried out now.
func (m *Model) can(a keys.Action) bool {
	for _, o := range openers() {
		if o.action == a && o.screen.Open != nil {
			at, has := m.subject()
			if !has || at.Wrong != "" {
				return false
			}
			_, refuses := o.screen.Open(m.opts.Env, at).(views.Refuse)
			return !refuses
		}
	}
	_, shell := m.shellActs()[a]
	return shell || m.top().Can(a)
}

// nameQuery asks for the name to save the query under that is under the cursor.
func (m *Model) nameQuery() tea.Cmd {
	at, has := m.subject()
	switch {
	case !has:
		m.refuse(keys.Save)
	case at.Wrong != "":
		m.note = m.opts.Env.Say.T("this query cannot be saved: something is wrong with its fields")
	default:
		m.push(views.NewNaming(m.opts.Env, at.Query, m.opts.Keeper.Saved()))
	}
	return nil
}

// quitOrLeave ends the program where there is nothing to come back to but the form, else the view on top.
func (m *Model) quitOrLeave() tea.Cmd {
	if m.atRoot() {
		return tea.Quit
	}
	return m.leave()
}

// atRoot says that there is nothing to come back to but the form.
func (m *Model) atRoot() bool { return len(m.layers) == 1 }

// undo takes back the most passing thing: a banner, then a load under way. Only then does the key leave the view.
func (m *Model) undo() bool {
	switch {
	case m.failure != nil:
		m.failure = nil
		shown, has := m.explore.Result()
		if !has {
			return false // there is nothing below the banner to stay for
		}
		m.explore.Ask(shown.Query)
	case m.asked[m.top()] != nil:
		return false // the view says what stops
	case m.load != nil:
		m.stop()
	default:
		return false
	}
	return true
}
