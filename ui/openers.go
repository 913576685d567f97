package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/views"
)

// An opener pairs a screen or list with the action that opens it. The action is keys.None if it is opened from one
// screen only, or by the shell.
type opener struct {
	action keys.Action
	screen views.Screen
	is     func(views.View) bool
	way    keys.Action  // that leads to the screen, if action does not
	from   views.Screen // on which way leads there; without a name if it does so everywhere
}

// openers returns the table of screens. It says what a key opens, and on which screens a key works.
func openers() []opener {
	form, table, triage := views.FormScreen(), views.ExploreScreen(), views.TriageScreen()
	return []opener{
		{screen: form, is: of[*views.Form], way: keys.Back, from: table},
		{screen: table, is: of[*views.Explore], way: keys.Open, from: form},
		{screen: views.DetailScreen(), is: of[*views.Detail], way: keys.Open, from: table},
		{action: views.ActionCompare, screen: views.CompareScreen(), is: of[*views.Compare]},
		{action: views.ActionHeatmap, screen: views.HeatmapScreen(), is: of[*views.Heatmap]},
		{action: views.ActionWhy, screen: views.WhyScreen(), is: of[*views.Why]},
		{action: views.ActionTriage, screen: triage, is: of[*views.Triage]},
		{screen: views.IncidentScreen(), is: of[*views.Incident], way: keys.Open, from: triage},
		{action: views.ActionOverview, screen: views.OverviewScreen(), is: of[*views.Overview]},
		{screen: views.HelpScreen(), is: of[*views.Help], way: keys.Help},
		{screen: views.SavedScreen(), is: of[*views.Saved], way: keys.Saved},
		{screen: views.ColumnsScreen(), is: of[*views.Columns], way: keys.Columns, from: table},
	}
}

// of reports whether a view is a V.
func of[V views.View](v views.View) bool {
	_, is := v.(V)
	return is
}

// openScreen opens the screen of an action for the subject under the cursor. It returns false if the action opens
// none.
func (m *Model) openScreen(a keys.Action) (tea.Cmd, bool) {
	for _, o := range m.openers {
		if o.action != a || o.screen.Open == nil {
			continue
		}
		at, has := m.subject()
		if !has {
			return nil, false
		}
		if m.layers[m.screenAt()].action == a {
			m.note = m.isAlready(o.screen)
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

// isAlready says that a screen is open, for the key that opens it.
func (m *Model) isAlready(s views.Screen) string {
	return m.opts.Env.Say.T("this is %s already", m.opts.Env.Say.T(s.Name))
}

// refuse notes that a key does nothing here, and on which screens it works.
func (m *Model) refuse(a keys.Action) {
	m.note = m.opts.Env.Say.T("%s does nothing here: %s", keyName(m.names[a], false), m.elsewhere(a))
}

// elsewhere names the screens on which an action works, each with the key that leads there.
func (m *Model) elsewhere(a keys.Action) string {
	say := m.opts.Env.Say
	var where []string
	for _, o := range m.openers {
		if o.screen.Handles(a) {
			where = append(where, m.reached(o))
		}
	}
	return say.T("it works on %s", say.Enumerate(where...))
}

// reached names a screen with the key that leads there: the back key if the screen is open below, else the key that
// opens it, and where.
func (m *Model) reached(o opener) string {
	say := m.opts.Env.Say.T
	name := say(o.screen.Name)
	below := m.layers[:len(m.layers)-1]
	key := func(a keys.Action) string { return keyName(m.names[a], false) }
	switch {
	case slices.ContainsFunc(below, func(l layer) bool { return o.is(l.view) }):
		return say("%s (%s)", name, key(keys.Back))
	case o.action != keys.None:
		return say("%s (%s)", name, key(o.action))
	case o.from.Name == "":
		return say("%s (%s)", name, key(o.way))
	}
	return say("%s (%s on %s)", name, key(o.way), say(o.from.Name))
}
