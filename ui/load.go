package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// A load is one query under way. A newer one supersedes it: its context is cancelled, and whatever still comes of it
// carries an old generation and is dropped.
type load struct {
	query    quality.Query // as the explore screen was told
	asked    time.Time
	ctx      context.Context // of this load: ends when it is superseded or stopped
	cancel   context.CancelFunc
	answers  chan answer
	progress quality.Progress
	again    *renewing // nil where what is held suffices
}

// An answer is what a load knows so far, or at its end.
type answer struct {
	generation int
	result     quality.Result
	progress   quality.Progress
	final      bool
	err        error
}

// appsAnswer ends the asking for the list of apps.
type appsAnswer struct {
	apps []views.App
	err  error
}

// rested says that a moment has passed since a cursor move.
type rested struct{ generation int }

// restTime is how long the cursor stands still before the chart follows: longer than the repeat of a held key.
const restTime = 100 * time.Millisecond

func rest(generation int) tea.Cmd {
	return tea.Tick(restTime, func(time.Time) tea.Msg { return rested{generation} })
}

// show shows the answer to a query on the uppermost explore screen, and leaves all that is above it.
func (m *Model) show(q quality.Query) tea.Cmd {
	if at := m.exploreAt(); at >= 0 {
		m.closeAbove(at)
	} else if len(m.layers) == 1 {
		m.layers = []layer{{view: m.explore}} // in the place of the form
	} else {
		m.push(m.explore)
	}
	return m.loadOn(q)
}

// loadOn asks for the answer to a query, unless it is on its way.
func (m *Model) loadOn(q quality.Query) tea.Cmd {
	if m.load != nil && m.load.query == q {
		return nil // it is on its way
	}
	return m.start(q, nil)
}

// start supersedes the load under way by one for q; again is nil where what is held suffices.
func (m *Model) start(q quality.Query, again *renewing) tea.Cmd {
	if m.load != nil {
		m.load.cancel()
		m.load = nil
	}
	m.generation++
	m.explore.Ask(q)
	m.failure, m.stopped = nil, false
	// A query that was right once may ask for days that are too old by now.
	for _, problem := range m.opts.Env.Catalogue.Check(q, m.opts.Env.Now(), m.opts.Env.Kept) {
		m.failure = &Failure{Code: m.opts.Env.Say.T("not sent"), Advice: m.opts.Env.Say.T(problem.Text, problem.Args...)}
		m.explore.SetDimmed(false)
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.load = &load{query: q, asked: m.opts.Env.Now(), ctx: ctx, cancel: cancel, answers: make(chan answer), again: again}
	m.explore.SetDimmed(true)
	return tea.Batch(read(ctx, m.service(again), q, m.generation, m.load.answers), next(ctx, m.load.answers))
}

// read runs one load. It touches nothing but its arguments.
func read(ctx context.Context, service sweep.Source, q quality.Query, generation int, answers chan<- answer) tea.Cmd {
	return func() tea.Msg {
		give := func(a answer) {
			select {
			case answers <- a:
			case <-ctx.Done(): // nobody waits for a superseded load
			}
		}
		result, err := service.Survey(ctx, q, func(r quality.Result, p quality.Progress) {
			give(answer{generation: generation, result: r, progress: p})
		})
		give(answer{generation: generation, result: result, final: true, err: err})
		return nil
	}
}

// next waits for the next answer of a load, or for its end.
func next(ctx context.Context, answers <-chan answer) tea.Cmd {
	return func() tea.Msg {
		select {
		case a := <-answers:
			return a
		case <-ctx.Done():
			return nil
		}
	}
}

// take shows what a load brought, if it is the one that is waited for.
func (m *Model) take(a answer) tea.Cmd {
	if a.generation != m.generation || m.load == nil {
		return nil
	}
	if m.betterThanShown(a) {
		m.explore.SetResult(a.result)
		m.explore.SetDimmed(false)
		m.shownAt = m.load.asked
		m.follow(a.result)
	}
	if !a.final {
		m.load.progress = a.progress
		return next(m.load.ctx, m.load.answers)
	}
	again := m.load.again
	m.load.cancel()
	m.load = nil
	m.explore.SetDimmed(false)
	again.add(a.result, quality.Oldest(m.opts.Env.Now()))
	m.ended(again)
	m.missSeries(a.result)
	m.unreached = a.err != nil && !errors.Is(a.err, context.Canceled)
	if m.unreached {
		failure := m.opts.Explain(a.err)
		m.failure = &failure
	}
	return nil
}

// missSeries says once that the series that was asked for at the start is not in the answer.
func (m *Model) missSeries(r quality.Result) {
	series := m.opts.Place.Series
	m.opts.Place.Series = ""
	if _, err := r.Only(series, quality.Filter{}); err != nil {
		m.note = m.opts.Env.Say.Error(err)
	}
}

// betterThanShown says whether an answer may replace what is on the screen: a whole one always, a part of one only
// where the screen does not know more days of the same query, a failure without any days never.
func (m *Model) betterThanShown(a answer) bool {
	if a.final && a.err == nil {
		return true
	}
	shown, has := m.explore.Result()
	same := has && shown.Query == a.result.Query
	return len(a.result.Answered) > 0 && (!same || len(a.result.Answered) >= len(shown.Answered))
}

// drop ends the load under way, if there is one: what is shown is what is wanted.
func (m *Model) drop() {
	if m.load != nil {
		m.load.cancel()
		m.load = nil
	}
	m.generation++
	m.failure, m.stopped = nil, false
	if shown, has := m.explore.Result(); has {
		m.explore.Ask(shown.Query)
	}
	m.explore.SetDimmed(false)
}

// stop ends the load under way and keeps what it brought.
func (m *Model) stop() {
	query := m.load.query
	m.load.cancel()
	m.load = nil
	m.generation++
	m.explore.SetDimmed(false)
	if shown, has := m.explore.Result(); has && shown.Query != query {
		m.explore.Ask(shown.Query) // nothing of the stopped query came: back to what is on the screen
		return
	}
	m.stopped = true
}

// costAnswer is what the answer to a query takes.
type costAnswer struct {
	query quality.Query
	cost  quality.Cost
}

// pricing is the count of what the form's query costs.
type pricing struct {
	query  quality.Query // that is or was counted
	cancel context.CancelFunc
}

// price asks what the form's query costs, once for each query that could be sent. A newer count ends an older one.
func (m *Model) price() tea.Cmd {
	q := m.form.Query()
	if m.screen() != views.View(m.form) || q == m.pricing.query || !m.form.Right() {
		return nil
	}
	if m.pricing.cancel != nil {
		m.pricing.cancel()
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.pricing = pricing{q, cancel}
	service := m.opts.Service
	return func() tea.Msg { return costAnswer{q, service.Cost(ctx, q)} }
}

// askApps asks for the list of apps, once.
func (m *Model) askApps() tea.Cmd {
	if m.appsHave || m.appsAsk {
		return nil
	}
	m.appsAsk = true
	ctx, service := m.ctx, m.opts.Service
	return func() tea.Msg {
		apps, err := service.Apps(ctx)
		return appsAnswer{apps, err}
	}
}

func (m *Model) takeApps(a appsAnswer) {
	m.appsAsk = false
	m.appsHave, m.appsNote = a.err == nil, ""
	if len(a.apps) > 0 || a.err == nil {
		m.apps = slices.Clip(append([]views.App{}, a.apps...))
	}
	switch {
	case a.err != nil:
		m.appsNote = m.opts.Env.Say.T("the list of apps cannot be read (%s): type an AppId", m.opts.Explain(a.err).Code)
	case len(m.apps) == 0:
		m.appsNote = m.opts.Env.Say.T("the account has no apps")
	}
	tell(m, func(v views.Listing) { v.SetApps(m.apps, m.appsNote) })
}
