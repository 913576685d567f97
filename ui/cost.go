package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// costCounted is the message with the cost of a query.
type costCounted struct {
	query quality.Query
	cost  quality.Cost
}

// pricing is the computation of the cost of the form's query.
type pricing struct {
	query  quality.Query // whose cost is or was computed
	cancel context.CancelFunc
}

// price computes the cost of the form's query, once for each valid query. It cancels an earlier computation.
func (m *Model) price() tea.Cmd {
	q := m.form.Query()
	if m.screen() != views.View(m.form) || q == m.pricing.query || !m.form.Valid() {
		return nil
	}
	if m.pricing.cancel != nil {
		m.pricing.cancel()
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.pricing = pricing{q, cancel}
	service := m.opts.Service
	return func() tea.Msg {
		cost := service.Cost(ctx, q)
		if ctx.Err() != nil {
			return nil // a newer query is on the form
		}
		return costCounted{q, cost}
	}
}
