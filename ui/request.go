package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// A request is the set of queries that a screen asked for and that are under way.
type request struct {
	view    views.View
	ctx     context.Context // done when the request is cancelled
	cancel  context.CancelFunc
	events  chan requestEvent
	renewal *renewal // nil if held values suffice
	weighed bool     // it counts its calls, and is not under way yet
	wanted  bool     // a person asks for what explains the answers
}

// A requestEvent is the outcome of one query of a request, or the end of the request.
type requestEvent struct {
	request *request
	outcome sweep.Outcome
	asking  *asking // a question after the verdict
	done    bool
	err     error // why the request ended early, if done
}

// ask starts a request: it asks the queries of a screen one after the other. Each outcome is a message, which next
// waits for.
func (m *Model) ask(v views.View, queries []quality.Query, renewal *renewal) tea.Cmd {
	if len(queries) == 0 {
		return nil
	}
	m.stopRecollecting(v)
	service := m.service(renewal)
	steps := sweep.Whole(queries)
	if _, is := v.(views.Growing); is {
		steps = sweep.NewestFirst(queries)
	}
	return m.begin(&request{view: v, renewal: renewal}, func(ctx context.Context, send func(requestEvent)) error {
		return sweep.Run(ctx, m.opts.Guard, service, steps, func(o sweep.Outcome) { send(requestEvent{outcome: o}) })
	})
}

// begin starts a request, in place of that of the same screen. The work runs in its own goroutine and sends events;
// its error is that of the request.
func (m *Model) begin(r *request, work func(ctx context.Context, send func(requestEvent)) error) tea.Cmd {
	m.cancelRequest(r.view)
	r.events = make(chan requestEvent)
	r.ctx, r.cancel = context.WithCancel(m.ctx)
	m.requests[r.view] = r
	run := func() tea.Msg {
		send := func(e requestEvent) {
			e.request = r
			select {
			case r.events <- e:
			case <-r.ctx.Done(): // nothing receives any more
			}
		}
		err := work(r.ctx, send)
		send(requestEvent{done: true, err: err})
		return nil
	}
	return tea.Batch(run, r.next())
}

// askAgain asks the queries of a screen again, unless its request is under way.
func (m *Model) askAgain(v views.View, queries []quality.Query) tea.Cmd {
	if r := m.requests[v]; r != nil && !r.weighed {
		return m.refuseUnderWay()
	}
	return m.ask(v, queries, m.renew())
}

// cancelRequest cancels the request of a screen. It returns false if the screen has none.
func (m *Model) cancelRequest(v views.View) bool {
	r := m.requests[v]
	if r == nil {
		return false
	}
	r.cancel()
	delete(m.requests, v)
	return true
}

// next waits for the next event of the request.
func (r *request) next() tea.Cmd {
	return func() tea.Msg {
		select {
		case e := <-r.events:
			return e
		case <-r.ctx.Done():
			return nil
		}
	}
}

// takeRequestEvent hands an event to the screen that asked. It drops the events of a cancelled request.
func (m *Model) takeRequestEvent(e requestEvent) tea.Cmd {
	if m.requests[e.request.view] != e.request {
		return nil
	}
	screen, is := e.request.view.(views.Asker)
	if !is {
		return nil
	}
	if e.asking != nil {
		return m.takeAsking(e.request, e.asking)
	}
	if e.done {
		m.cancelRequest(e.request.view)
		if e.request.weighed {
			if e.request.wanted {
				m.sayNothingToAsk()
			}
			return nil // it was not worth its calls: nobody has seen it
		}
		m.endRenewal(e.request.renewal)
		screen.Ended(m.failureOf(e.err))
		return tea.Batch(m.askQuestions(e.request.view, false), m.recollect(e.request.view))
	}
	ended := e.outcome.Err != nil || e.outcome.Result.ToCome == 0
	if ended {
		e.request.renewal.add(e.outcome.Result, quality.Oldest(m.opts.Env.Now()))
	}
	e.outcome.Result = m.judged(e.outcome.Result)
	note := screen.Answered(views.Outcome{
		Query: e.outcome.Query, Result: e.outcome.Result, Failure: m.failureOf(refusal(e.outcome))})
	if _, judges := screen.(views.Judge); judges {
		m.judgeAgain()
	}
	if note != "" {
		m.note = note
	}
	if shown, has := m.explore.Result(); has && ended && e.request.renewal != nil && e.outcome.Err == nil &&
		shown.Query == e.outcome.Query {
		m.explore.SetResult(e.outcome.Result) // the renewed answer is newer than the one in the table
	}
	return e.request.next()
}

// refusal returns why a query has no answer, or nil. That the service refuses the values of the whole app is no error
// of an answer, but it leaves nothing of one that is about these alone.
func refusal(o sweep.Outcome) error {
	if o.Err == nil && o.Query.OfApp() {
		for _, lack := range o.Result.Lacks {
			if lack.Indicator == "" {
				return lack.Err
			}
		}
	}
	return o.Err
}

// failureOf splits an error into the parts that are drawn. It returns nil for nil.
func (m *Model) failureOf(err error) *Failure {
	if err == nil {
		return nil
	}
	f := m.opts.Explain(err)
	return &f
}
