package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/sweep"
	"rtcscope/views"
)

// weighOlder lets a screen whose queries are answered ask them again with older days. First it counts the calls: if
// all that the service still has is held, or if the calls are too many for what is left of the quota, nothing is
// asked, and the screen is not told.
func (m *Model) weighOlder(v views.View) tea.Cmd {
	screen, is := v.(views.Deepener)
	if !is {
		return nil
	}
	queries, days := screen.Older()
	if len(queries) == 0 {
		return nil
	}
	source, service := m.opts.Service.Lookback(days), m.opts.Service
	return m.begin(&request{view: v, weighed: true}, func(ctx context.Context, send func(requestEvent)) error {
		calls := source.Calls(ctx, queries)
		quota := service.Quota()
		if calls == 0 || quota.Limit.Calls > 0 && quotaShare*calls > quota.Left {
			return nil
		}
		send(requestEvent{goes: true})
		return sweep.Run(ctx, m.opts.Guard, source, queries, func(o sweep.Outcome) { send(requestEvent{outcome: o}) })
	})
}

// quotaShare is the part of what is left of a quota, a half, that may be spent on what nobody asked for.
const quotaShare = 2

// goDeeper tells the screen of a request that it is under way.
func (m *Model) goDeeper(r *request) tea.Cmd {
	r.weighed = false
	if screen, is := r.view.(views.Deepener); is {
		screen.Deepening()
	}
	return r.next()
}
