package ui

import (
	"rtcscope/keys"
	"rtcscope/views"
)

// about returns what the help says of the keys of the view on top.
func (m *Model) about() views.HelpAbout {
	about := views.HelpAbout{Bindings: m.opts.Bindings, Elsewhere: m.notHere, Notes: m.notes()}
	for _, o := range m.openers {
		if o.is(m.top()) {
			about.Screen = o.screen
		}
	}
	return about
}

// notHere says where an action works. It is empty if the view on top, the shell or a screen that the action opens
// handles the action, even if they refuse it now.
func (m *Model) notHere(a keys.Action) string {
	if _, handled := m.top().Refusals()(a); handled {
		return ""
	}
	if _, shell := m.shell[a]; shell {
		return ""
	}
	for _, o := range m.openers {
		if o.action == a && o.screen.Open != nil {
			return ""
		}
	}
	return m.elsewhere(a)
}

// pace describes the rate limits that the program keeps to.
func (m *Model) pace() string {
	var list []string
	for _, l := range m.opts.Env.Limits {
		list = append(list, m.opts.Env.Say.T("%d calls in %s", l.Calls, m.shortTime(l.Per)))
	}
	return m.opts.Env.Say.List(list...)
}

// notes returns the lines of the help screen about the program's state.
func (m *Model) notes() []string {
	say := m.opts.Env.Say.T
	notes := []string{say("endpoint: %s", m.opts.Endpoint)}
	if m.opts.Demo {
		notes = []string{say("the service is simulated in this process; its figures are invented")}
	} else if m.opts.KeyFrom != "" {
		notes = append(notes, say("key from %s", m.opts.KeyFrom))
	}
	return append(notes,
		say("the service permits %s for the whole account, 7 days a call, 30 days back, and completes a day 8 hours after "+
			"its end", m.pace()),
		say("days begin at 00:00+08:00"))
}
