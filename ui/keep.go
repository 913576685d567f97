package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// A Keeper keeps queries under names. Saved is quick; Keep and Forget may write a file. A query that Keep cannot write
// is still kept until the program ends, and the error says so.
type Keeper interface {
	Saved() []views.SavedQuery
	// Keep saves q, which was asked at the time asked. Days that end with the newest complete day of that time are
	// saved as a number of days.
	Keep(name string, q quality.Query, asked time.Time) error
	Forget(name string) error
}

// saveDone is the message that a query was saved or forgotten.
type saveDone struct {
	words string
	err   error
}

// keep saves a query under a name.
func (m *Model) keep(name string, q quality.Query) tea.Cmd {
	keeper, words, asked := m.opts.Keeper, m.opts.Env.Say.T("saved as %q", name), m.askedAt(q)
	return func() tea.Msg { return saveDone{words, keeper.Keep(name, q, asked)} }
}

// askedAt returns when a query was asked if its answer is shown, and the current time otherwise.
func (m *Model) askedAt(q quality.Query) time.Time {
	if shown, has := m.explore.Result(); has && shown.Query == q && !m.shownAt.IsZero() {
		return m.shownAt
	}
	return m.opts.Env.Now()
}

// forget removes the saved query of a name.
func (m *Model) forget(name string) tea.Cmd {
	keeper, words := m.opts.Keeper, m.opts.Env.Say.T("forgot %q", name)
	return func() tea.Msg { return saveDone{words, keeper.Forget(name)} }
}

func (m *Model) takeSaveDone(k saveDone) {
	m.note = k.words
	if k.err != nil {
		m.note = m.opts.Env.Say.Colon(m.note, m.opts.Env.Say.Error(k.err))
	}
	list := m.opts.Keeper.Saved()
	notify(m, func(v views.SavedLister) { v.SetSaved(list) })
}
