package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
)

// A sweeping is many queries under way.
type sweeping struct {
	ctx    context.Context // ends when it is stopped
	cancel context.CancelFunc
	events chan swept
	began  time.Time
	again  *renewing // nil where what is held suffices
}

// A swept is what a sweeping brought: the outcome of one query, or its end.
type swept struct {
	by      *sweeping
	outcome sweep.Outcome
	over    bool
	err     error // of the end
}

// sweep answers queries one after the other; what it brings comes as messages, to be waited for by next.
func (m *Model) sweep(queries []quality.Query, again *renewing) (*sweeping, tea.Cmd) {
	s := &sweeping{events: make(chan swept), began: m.opts.Env.Now(), again: again}
	s.ctx, s.cancel = context.WithCancel(m.ctx)
	service := m.service(again)
	run := func() tea.Msg {
		send := func(e swept) {
			e.by = s
			select {
			case s.events <- e:
			case <-s.ctx.Done(): // nobody waits any more
			}
		}
		err := sweep.Run(s.ctx, m.opts.Guard, service, queries, func(o sweep.Outcome) { send(swept{outcome: o}) })
		send(swept{over: true, err: err})
		return nil
	}
	return s, tea.Batch(run, s.next())
}

// next waits for the next event.
func (s *sweeping) next() tea.Cmd {
	return func() tea.Msg {
		select {
		case e := <-s.events:
			return e
		case <-s.ctx.Done():
			return nil
		}
	}
}

// takeSwept hands an event of a sweeping to whoever began it; those of one that was superseded are dropped.
func (m *Model) takeSwept(e swept) tea.Cmd {
	if e.by != nil && (e.by == m.triaging || e.by == m.asking) {
		if e.over {
			m.ended(e.by.again)
		} else {
			e.by.again.add(e.outcome.Result, quality.Oldest(m.opts.Env.Now()))
		}
	}
	var more bool
	switch e.by {
	case m.triaging:
		more = m.takeTriage(e)
	case m.asking:
		more = m.takeAsked(e)
	default:
		return nil
	}
	if more {
		return e.by.next()
	}
	e.by.cancel()
	return nil
}
