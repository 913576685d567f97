package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// An asking is what a screen asked for: queries under way.
type asking struct {
	view   views.View
	ctx    context.Context // ends when it is stopped
	cancel context.CancelFunc
	events chan answered
	again  *renewing // nil where what is held suffices
}

// An answered is what an asking brought: the outcome of one query, or its end.
type answered struct {
	by      *asking
	outcome sweep.Outcome
	over    bool
	err     error // of the end
}

// ask has queries answered for a screen, one after the other; what comes is a message each, to be waited for by next.
func (m *Model) ask(v views.View, queries []quality.Query, again *renewing) tea.Cmd {
	if len(queries) == 0 {
		return nil
	}
	m.stopAsking(v)
	a := &asking{view: v, events: make(chan answered), again: again}
	a.ctx, a.cancel = context.WithCancel(m.ctx)
	m.asked[v] = a
	service := m.service(again)
	run := func() tea.Msg {
		send := func(e answered) {
			e.by = a
			select {
			case a.events <- e:
			case <-a.ctx.Done(): // nobody waits any more
			}
		}
		err := sweep.Run(a.ctx, m.opts.Guard, service, queries, func(o sweep.Outcome) { send(answered{outcome: o}) })
		send(answered{over: true, err: err})
		return nil
	}
	return tea.Batch(run, a.next())
}

// askAgain has the queries of a screen answered again, unless they are under way.
func (m *Model) askAgain(v views.View, queries []quality.Query) tea.Cmd {
	if m.asked[v] != nil {
		return m.underWay()
	}
	return m.ask(v, queries, m.renew())
}

// stopAsking ends what a screen asked for; false where nothing is under way.
func (m *Model) stopAsking(v views.View) bool {
	a := m.asked[v]
	if a == nil {
		return false
	}
	a.cancel()
	delete(m.asked, v)
	return true
}

// next waits for the next event.
func (a *asking) next() tea.Cmd {
	return func() tea.Msg {
		select {
		case e := <-a.events:
			return e
		case <-a.ctx.Done():
			return nil
		}
	}
}

// takeAnswered hands an event to the screen that asked; those of an asking that was stopped are dropped.
func (m *Model) takeAnswered(e answered) tea.Cmd {
	if m.asked[e.by.view] != e.by {
		return nil
	}
	screen, is := e.by.view.(views.Asking)
	if !is {
		return nil
	}
	if e.over {
		m.stopAsking(e.by.view)
		m.ended(e.by.again)
		screen.Ended(m.failureOf(e.err))
		return nil
	}
	e.by.again.add(e.outcome.Result, quality.Oldest(m.opts.Env.Now()))
	said := screen.Answered(views.Outcome{Query: e.outcome.Query, Result: e.outcome.Result, Failure: m.failureOf(e.outcome.Err)})
	if shown, has := m.explore.Result(); has && e.by.again != nil && e.outcome.Err == nil && shown.Query == e.outcome.Query {
		m.explore.SetResult(e.outcome.Result) // what was asked again is newer than what the table has
	}
	return tea.Batch(m.carryOut(said), e.by.next())
}

// failureOf is an error in parts; nil without one.
func (m *Model) failureOf(err error) *Failure {
	if err == nil {
		return nil
	}
	f := m.opts.Explain(err)
	return &f
}
