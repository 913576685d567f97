package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// openTriage shows the triage of the app and the days of a query. One that is there already, or under way, is gone on
// with: a person comes back to it from what it found. One that was stopped begins anew: what is held costs nothing.
func (m *Model) openTriage() tea.Cmd {
	q := m.shownQuery()
	if q.Versus.Basis == quality.CompareOff {
		q.Versus = quality.Comparison{Basis: quality.ComparePrevious} // there is no getting worse without a before
	}
	q = quality.TriageDays(q)
	if problems := m.opts.Env.Catalogue.Check(q, m.opts.Env.Now(), m.opts.Env.Kept); len(problems) > 0 {
		m.note = m.opts.Env.Say.T(problems[0].Text, problems[0].Args...)
		return nil
	}
	if t := m.triage; t != nil && t.Query == quality.NewTriage(q, 0).Query && (m.triaging != nil || t.Done == t.Of) {
		m.screens = append(m.screens, m.triageView)
		return nil
	}
	cmd := m.startTriage(q, nil)
	m.screens = append(m.screens, m.triageView)
	return cmd
}

// startTriage begins a triage anew; again is nil where what is held suffices.
func (m *Model) startTriage(q quality.Query, again *renewing) tea.Cmd {
	m.stopTriage()
	queries := quality.TriageQueries(m.opts.Env.Catalogue, q)
	m.triage = quality.NewTriage(q, len(queries))
	m.triageView = views.NewTriage(m.opts.Env, *m.triage)
	var cmd tea.Cmd
	m.triaging, cmd = m.sweep(queries, again)
	return cmd
}

// stopTriage ends the triage under way and keeps what came of it; it is false where none is.
func (m *Model) stopTriage() bool {
	if m.triaging == nil {
		return false
	}
	m.triaging.cancel()
	m.triaging = nil
	m.triageView.End("")
	return true
}

// takeTriage takes up an answer for the triage; it is false at the end.
func (m *Model) takeTriage(e swept) bool {
	switch {
	case e.over:
		m.triaging = nil
		failure := ""
		if e.err != nil {
			f := m.opts.Explain(e.err)
			failure = m.opts.Env.Say.Colon(f.Code, firstLine(m.opts.Env.Say.T(f.Advice), f.Message))
		}
		m.triageView.End(failure)
		return false
	case e.outcome.Err != nil:
		m.triage.Fail(e.outcome.Query)
	default:
		m.triage.Add(e.outcome.Result, m.opts.Env.Catalogue)
	}
	m.triageView.SetTriage(*m.triage, m.triageLeft())
	return true
}

// triageLeft is about how long the rest takes: as long as what was done, query by query.
func (m *Model) triageLeft() time.Duration {
	t := m.triage
	if t.Done == 0 {
		return 0
	}
	return m.opts.Env.Now().Sub(m.triaging.began) * time.Duration(t.Of-t.Done) / time.Duration(t.Done)
}

// firstLine is the first text that says something.
func firstLine(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// openRow shows a row on the explore screen, from wherever it was found.
func (m *Model) openRow(open views.OpenRow) tea.Cmd {
	place := m.explore.Place()
	place.Series, place.Row, place.Filter = open.Series, open.Value, ""
	shown, has := m.explore.Result()
	if shown.Query.App != open.Query.App || shown.Query.Product != open.Query.Product {
		place.Marks = nil // they are of other people
	}
	m.form.SetQuery(open.Query)
	if has && shown.Query == open.Query && shown.Progress.Whole() && shown.AnsweredDays() == shown.Query.Range.Len() {
		m.drop()
		m.explore.Restore(open.Query, place)
		m.explore.SetResult(shown)
		m.screens = []views.View{m.explore}
		return nil
	}
	m.remember(open.Query)
	m.explore.Restore(open.Query, place)
	return m.show(open.Query)
}
