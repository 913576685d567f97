package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rtcscope/views"
)

// appsLoaded is the message with the list of apps.
type appsLoaded struct {
	apps []views.App
	err  error
}

// askApps asks for the list of apps, unless it is known or under way.
func (m *Model) askApps() tea.Cmd {
	if m.appsHave || m.appsAsk {
		return nil
	}
	m.appsAsk = true
	ctx, service := m.ctx, m.opts.Service
	return func() tea.Msg {
		apps, err := service.Apps(ctx)
		return appsLoaded{apps, err}
	}
}

func (m *Model) takeApps(a appsLoaded) {
	m.appsAsk = false
	m.appsHave, m.appsNote = a.err == nil, ""
	if len(a.apps) > 0 || a.err == nil {
		m.apps = slices.Clip(append([]views.App{}, a.apps...))
	}
	switch {
	case a.err != nil:
		m.appsNote = m.opts.Env.Say.T("the list of apps cannot be read (%s): type an AppId", m.opts.Explain(a.err).Code)
	case len(m.apps) == 0:
		m.appsNote = m.opts.Env.Say.T("the account has no apps")
	}
	notify(m, func(v views.AppLister) { v.SetApps(m.apps, m.appsNote) })
}
