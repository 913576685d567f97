package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/views"
)

// key passes a key press to the view on top if that is taking text, and performs the action of the key otherwise.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.note = ""
	action := m.action(msg)
	view := m.top()
	if view.Capturing() && (msg.Text != "" || !m.typing[action]) {
		if msg.Text == "" {
			msg = onLatin(msg) // text fields know chords by their ASCII names
		}
		return m.carryOut(view.Type(msg))
	}
	if texting, is := view.(views.TextTaker); is && msg.Text != "" && texting.TakeText(msg.Text) {
		return nil
	}
	if action == keys.None {
		m.note = m.opts.Env.Say.T("%s is no key of this program: %s lists those that are", asTyped(msg).String(),
			keyName(m.names[keys.Help], false))
		return nil
	}
	return m.perform(action)
}

// perform carries out an action. The view on top comes first, then the shell, then the table of openers. If none
// handles the action, the note names the screens where its key works.
func (m *Model) perform(action keys.Action) tea.Cmd {
	if action == keys.Back && !isOverlay(m.top()) && !m.top().Capturing() && m.undo() {
		return nil
	}
	if intent, handled := m.top().Act(action); handled {
		return m.carryOut(intent)
	}
	if do, known := m.shell[action]; known {
		return do()
	}
	if cmd, opened := m.openScreen(action); opened {
		return cmd
	}
	m.refuse(action)
	return nil
}

// shellActs returns what the shell does for actions that the view on top does not handle.
func (m *Model) shellActs() map[keys.Action]func() tea.Cmd {
	return map[keys.Action]func() tea.Cmd{
		keys.Mouse: func() tea.Cmd {
			m.mouse = !m.mouse
			return nil
		},
		keys.Palette: func() tea.Cmd {
			m.push(views.NewPalette(m.opts.Env, m.opts.Bindings, m.refusal, m.opts.Keeper.Saved()))
			return nil
		},
		keys.Help: func() tea.Cmd {
			m.push(views.NewHelp(m.opts.Env, m.about()))
			return nil
		},
		views.ActionTheme: m.chooseTheme,
		keys.Save:         m.nameQuery,
		keys.Saved: func() tea.Cmd {
			m.push(views.NewSaved(m.opts.Env, m.opts.Keeper.Saved()))
			return nil
		},
		keys.End:            func() tea.Cmd { return tea.Quit },
		keys.Suspend:        func() tea.Cmd { return tea.Suspend },
		keys.Redraw:         func() tea.Cmd { return func() tea.Msg { return redraw{} } },
		keys.Quit:           m.quitOrLeave,
		keys.HistoryBack:    m.travelBack,
		keys.HistoryForward: m.travelForward,
	}
}

// refusal says in the person's language why an action cannot be carried out now. It is empty if it can.
func (m *Model) refusal(a keys.Action) string {
	say := m.opts.Env.Say
	refused := m.top().Refusals()
	if why, handled := refused(a); handled {
		return say.T(why)
	}
	if _, shell := m.shell[a]; shell {
		return ""
	}
	for _, o := range m.openers {
		if o.action != a || o.screen.Open == nil {
			continue
		}
		at, has := m.subject()
		if !has {
			break
		}
		if m.layers[m.screenAt()].action == a {
			return m.isAlready(o.screen)
		}
		switch intent := o.screen.Open(m.opts.Env, at).(type) {
		case views.Refuse:
			return say.T(intent.Why)
		case views.Say:
			return intent.Words
		}
		return ""
	}
	return m.elsewhere(a)
}

// chooseTheme opens the list of themes.
func (m *Model) chooseTheme() tea.Cmd { return m.carryOut(views.OpenThemes(m.opts.Env)) }

// nameQuery asks for a name under which to save the query under the cursor.
func (m *Model) nameQuery() tea.Cmd {
	at, has := m.subject()
	switch {
	case !has:
		m.refuse(keys.Save)
	case at.Wrong != "":
		m.note = m.opts.Env.Say.T("this query cannot be saved: %s", m.opts.Env.Say.T(at.Wrong))
	default:
		m.push(views.NewNaming(m.opts.Env, at.Query.Daily(), m.opts.Keeper.Saved()))
	}
	return nil
}

// quitOrLeave closes the view on top, or quits the program if only one view is open.
func (m *Model) quitOrLeave() tea.Cmd {
	if m.atRoot() {
		return tea.Quit
	}
	return m.leave()
}

// atRoot reports whether only one view is open: the form or the explore screen.
func (m *Model) atRoot() bool { return len(m.layers) == 1 }

// undo dismisses the banner or stops the load under way. It returns false if there is neither, and the key leaves the
// view.
func (m *Model) undo() bool {
	switch {
	case m.failure != nil:
		m.withdraw()
		opening := m.opening()
		m.failure = nil
		shown, has := m.explore.Result()
		if !has || opening {
			return false // nothing is shown below the banner: leave
		}
		m.explore.Ask(shown.Query)
	case m.requests[m.top()] != nil:
		return false // the view decides whether its request stops
	case m.load != nil && m.stopsLoad():
		m.stopLoad()
	default:
		return false
	}
	return true
}

// stopsLoad reports whether the back key stops the load under way: only on the screens that show its answer, once
// there is something to see.
func (m *Model) stopsLoad() bool {
	at, _ := m.subject()
	return at.OfTable && !m.opening()
}
