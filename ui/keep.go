package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// A Keeper keeps queries under names. Saved is quick; the others may write a file. Their errors say how far the work
// went: a query that cannot be written is still kept for the run.
type Keeper interface {
	Saved() []views.SavedQuery
	// Keep is told when the query was asked: days up to that day's newest complete one stay so many.
	Keep(name string, q quality.Query, asked time.Time) error
	Forget(name string) error
}

// kept ends the saving or the forgetting of a query.
type kept struct {
	words string
	err   error
}

// keep saves a query under a name.
func (m *Model) keep(name string, q quality.Query) tea.Cmd {
	keeper, words, asked := m.opts.Keeper, m.opts.Env.Say.T("saved as %q", name), m.askedAt(q)
	return func() tea.Msg { return kept{words, keeper.Keep(name, q, asked)} }
}

// askedAt is when a query was asked, where its answer is shown; else now.
func (m *Model) askedAt(q quality.Query) time.Time {
	if shown, has := m.explore.Result(); has && shown.Query == q && !m.shownAt.IsZero() {
		return m.shownAt
	}
	return m.opts.Env.Now()
}

// forget removes the saved query of a name.
func (m *Model) forget(name string) tea.Cmd {
	keeper, words := m.opts.Keeper, m.opts.Env.Say.T("forgot %q", name)
	return func() tea.Msg { return kept{words, keeper.Forget(name)} }
}

func (m *Model) takeKept(k kept) {
	m.note = k.words
	if k.err != nil {
		m.note = m.opts.Env.Say.Colon(m.note, m.opts.Env.Say.Error(k.err))
	}
	list := m.opts.Keeper.Saved()
	tell(m, func(v views.Saving) { v.SetSaved(list) })
}
