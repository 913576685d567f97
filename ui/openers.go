package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/views"
)

// An opener pairs a screen or list with the action that opens it. The action is keys.None if no key opens the screen.
type opener struct {
	action keys.Action
	screen views.Screen
}

// openers returns the table of screens. It says what a key opens, and on which screens a key works.
func openers() []opener {
	return []opener{
		{keys.None, views.FormScreen()},
		{keys.None, views.ExploreScreen()},
		{keys.None, views.DetailScreen()},
		{views.ActionCompare, views.CompareScreen()},
		{views.ActionHeatmap, views.HeatmapScreen()},
		{views.ActionWhy, views.WhyScreen()},
		{views.ActionTriage, views.TriageScreen()},
		{keys.None, views.IncidentScreen()},
		{views.ActionOverview, views.OverviewScreen()},
		{keys.None, views.HelpScreen()},
		{keys.None, views.SavedScreen()},
		{keys.None, views.ColumnsScreen()},
	}
}

// openScreen opens the screen of an action for the subject under the cursor. It returns false if the action opens
// none.
func (m *Model) openScreen(a keys.Action) (tea.Cmd, bool) {
	for _, o := range openers() {
		if o.action != a || o.screen.Open == nil {
			continue
		}
		at, has := m.subject()
		if !has {
			return nil, false
		}
		if m.layers[m.screenAt()].action == a {
			m.note = m.opts.Env.Say.T("this is %s already", m.opts.Env.Say.T(o.screen.Name))
			return nil, true
		}
		if resumed, is := m.lastOpened[a].(views.Resumer); is && at.Wrong == "" && resumed.Resume(at) {
			return m.resume(a), true
		}
		intent := o.screen.Open(m.opts.Env, at)
		cmd := m.carryOut(intent)
		if open, is := intent.(views.Open); is {
			m.layers[len(m.layers)-1].action = a
			if _, resumes := open.View.(views.Resumer); resumes {
				m.lastOpened[a] = open.View
			}
		}
		return cmd, true
	}
	return nil, false
}

// resume comes back to the screen that an action opened last. If it is open, what was opened from it closes; only a
// table with no other below stays, since closing it would leave none.
func (m *Model) resume(a keys.Action) tea.Cmd {
	at := slices.IndexFunc(m.layers, func(l layer) bool { return l.view == m.lastOpened[a] })
	below := slices.ContainsFunc(m.layers[:max(0, at)], func(l layer) bool { return l.view == views.View(m.explore) })
	if at >= 0 && (below || m.exploreAt() < at) {
		m.closeAbove(at)
		return m.restoreExplore()
	}
	m.push(m.lastOpened[a])
	m.layers[len(m.layers)-1].action = a
	return nil
}

// refuse notes that a key does nothing here, and on which screens it works.
func (m *Model) refuse(a keys.Action) {
	say := m.opts.Env.Say
	var where []string
	for _, o := range openers() {
		if o.screen.Handles(a) {
			where = append(where, say.T(o.screen.Name))
		}
	}
	key := keyName(m.names[a], false)
	if len(where) == 0 {
		m.note = say.T("%s does nothing here", key)
		return
	}
	m.note = say.T("%s does nothing here: it works on %s", key, say.List(where...))
}
