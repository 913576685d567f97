package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// carryOut carries out an intent of a view.
func (m *Model) carryOut(intent views.Intent) tea.Cmd {
	switch intent := intent.(type) {
	case views.Then:
		return tea.Batch(m.carryOut(intent[0]), m.carryOut(intent[1]))
	case views.Open:
		m.note = intent.Note
		m.push(intent.View)
		return m.ask(intent.View, intent.Ask, nil)
	case views.Leave:
		return m.leave()
	case views.Refuse:
		m.note = m.opts.Env.Say.T(intent.Why)
	case views.Say:
		m.note = intent.Words
	case views.Run:
		return tea.Batch(m.leave(), m.perform(intent.Action))
	case views.Recolour:
		m.opts.Env.Recolour(intent.Theme)
	case views.Arrange:
		m.explore.SetLayout(intent.Layout)
	case views.Toggle:
		m.explore.Toggle(intent.Value)
	case views.Unmark:
		m.note = m.explore.Unmark()
	case views.Rest:
		return rest(intent.Generation)
	case views.Copy:
		return m.copyText(intent.Text, intent.Partial)
	case views.CopyShown:
		return m.copyShown(intent)
	case views.Export:
		m.push(views.NewFormats(m.opts.Env, intent.Shown))
	case views.ExportAs:
		return m.export(intent)
	case views.Keep:
		return tea.Batch(m.leave(), m.keep(intent.Name, intent.Query))
	case views.Forget:
		return m.forget(intent.Name)
	default:
		return m.carryOutQuery(intent)
	}
	return nil
}

// carryOutQuery carries out an intent about queries and their answers.
func (m *Model) carryOutQuery(intent views.Intent) tea.Cmd {
	switch intent := intent.(type) {
	case views.Load:
		return m.visit(intent.Query)
	case views.TurnLive:
		return m.turnLive()
	case views.AskHeld:
		return m.ask(m.top(), intent.Queries, nil)
	case views.Reload:
		return m.reload()
	case views.Ask:
		return m.askAgain(m.top(), intent.Queries)
	case views.Explain:
		return m.explain()
	case views.Stop:
		m.stopFor(m.top())
	case views.ListApps:
		if m.appsAsk {
			m.note = m.opts.Env.Say.T("the list of apps is under way")
		}
		m.appsHave, m.appsNote = false, ""
		return m.askApps()
	case views.Choose:
		return m.openChooser(intent.Field)
	case views.Chosen:
		return tea.Batch(m.leave(), m.chosen(intent.Query))
	case views.OpenSaved:
		return tea.Batch(m.leave(), m.visit(intent.Query))
	case views.OpenRow:
		return m.openRow(intent)
	case views.OpenDetail:
		m.openDetail(intent)
	}
	return nil
}

// stopFor cancels the request of a screen, and tells the screen.
func (m *Model) stopFor(v views.View) {
	if screen, is := v.(views.Asker); is && m.cancelRequest(v) {
		screen.Ended(nil)
	}
}

// chosen hands a changed query to the screen below the chooser. The form shows the query; any other screen is replaced
// by its answer.
func (m *Model) chosen(q quality.Query) tea.Cmd {
	if m.top() == views.View(m.form) {
		m.form.SetQuery(q)
		return nil
	}
	at, _ := m.subject()
	m.explore.ShowNext(at.Series)
	return m.visit(q)
}

func (m *Model) openChooser(field quality.Field) tea.Cmd {
	at, _ := m.subject()
	chooser := views.NewChooser(m.opts.Env, field, at.Query, m.apps)
	chooser.SetApps(m.apps, m.appsNote)
	m.push(chooser)
	if field == quality.FieldApp {
		return m.askApps()
	}
	return nil
}

// openDetail opens the details of a row of the result on top.
func (m *Model) openDetail(open views.OpenDetail) {
	at, _ := m.subject()
	if detail, ok := views.NewDetail(m.opts.Env, at.Result, open); at.HasResult && ok {
		m.push(detail)
	}
}

// openRow shows a row on the explore screen, above the screen that listed it.
func (m *Model) openRow(open views.OpenRow) tea.Cmd {
	place := m.explore.PlaceOf(open)
	shown, has := m.explore.Result()
	if has && shown.Query == open.Query && shown.Progress.Whole() && shown.Conclusive() && !shown.Query.OfLive() {
		m.dropLoad()
		m.push(m.explore)
		m.explore.Restore(open.Query, place)
		m.explore.SetResult(m.judged(shown))
		return nil
	}
	m.remember(open.Query)
	m.push(m.explore)
	m.layers[len(m.layers)-1].opened = open.Query
	m.explore.Restore(open.Query, place)
	return m.loadOn(open.Query)
}
