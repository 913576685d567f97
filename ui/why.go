package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// openWhy asks for the shown indicator by every dimension, in both periods, and says where the change comes from. Again
// is nil where what is held suffices.
func (m *Model) openWhy(again *renewing) tea.Cmd {
	shown, has := m.explore.Result()
	if !has {
		return nil
	}
	q := shown.Query
	if q.Versus.Basis == quality.CompareOff {
		q.Versus = quality.Comparison{Basis: quality.ComparePrevious} // a change is between two periods
	}
	place := m.explore.Place()
	m.why = views.NewWhy(m.opts.Env, q, place.Series, place.Row)
	if shown.Query == q && m.load == nil && m.failure == nil && shown.Progress.Whole() {
		m.why.SetResult(shown)
	}
	var queries []quality.Query
	for _, d := range m.opts.Env.Catalogue.Dimensions {
		q.Dimension = d.Name
		queries = append(queries, q)
	}
	m.screens = append(m.screens, m.why)
	m.unfiltered(place)
	return m.ask(queries, m.takeWhy, again)
}

// ask answers the queries of a screen that stands above the explore screen; take is given what they bring, and
// again is nil where what is held suffices.
func (m *Model) ask(queries []quality.Query, take func(swept), again *renewing) tea.Cmd {
	m.stopAsking()
	if len(queries) == 0 {
		return nil
	}
	var cmd tea.Cmd
	m.asking, cmd = m.sweep(queries, again)
	m.askedFor = take
	return cmd
}

// stopAsking ends the queries of a screen that stands above the explore screen; it is false where none are under way.
func (m *Model) stopAsking() bool {
	if m.asking == nil {
		return false
	}
	m.asking.cancel()
	m.asking = nil
	return true
}

// takeAsked hands an answer to the screen that asked; it is false at the end.
func (m *Model) takeAsked(e swept) bool {
	if e.over {
		m.asking = nil
	}
	m.askedFor(e)
	return !e.over
}

// takeWhy takes up an answer for the attribution.
func (m *Model) takeWhy(e swept) {
	switch {
	case e.over && e.err != nil:
		for _, d := range m.opts.Env.Catalogue.Dimensions {
			m.why.SetFailure(d.Name, m.opts.Explain(e.err).Code)
		}
	case e.over:
	case e.outcome.Err != nil:
		m.why.SetFailure(e.outcome.Query.Dimension, m.opts.Explain(e.outcome.Err).Code)
	default:
		m.why.SetResult(e.outcome.Result)
	}
}
