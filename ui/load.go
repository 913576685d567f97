package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/views"
)

// A load is the query of the explore screen (see Explore.Asked) under way. A newer load supersedes it: its context is
// cancelled, and answers that still arrive carry an old generation and are dropped.
type load struct {
	asked    time.Time
	ctx      context.Context // done when the load is superseded or stopped
	cancel   context.CancelFunc
	answers  chan answer
	progress quality.Progress
	renewal  *renewal // nil if held values suffice
}

// An answer is what a load has so far or, if final, at its end.
type answer struct {
	generation int
	result     quality.Result
	progress   quality.Progress
	final      bool
	err        error
}

// cursorRested is the message that restTime has passed since a cursor move.
type cursorRested struct{ generation int }

// restTime is how long the cursor must rest before the chart follows it. It is longer than the repeat of a held key.
const restTime = 100 * time.Millisecond

func rest(generation int) tea.Cmd {
	return tea.Tick(restTime, func(time.Time) tea.Msg { return cursorRested{generation} })
}

// rested tells the explore screen and the one on top of a cursor move after which nothing moved for restTime.
func (m *Model) rested(generation int) {
	m.explore.Rested(generation)
	if screen, is := m.top().(views.Rester); is && m.top() != views.View(m.explore) {
		screen.Rested(generation)
	}
}

// show shows the answer to a query on the uppermost explore screen. Screens above it that show the same result take
// the new one, or close if they cannot. Above a screen with an answer of its own it opens the explore screen anew.
func (m *Model) show(q quality.Query) tea.Cmd {
	at, _ := m.subject()
	switch below := m.exploreAt(); {
	case len(m.layers) == 1 && below < 0:
		m.layers = []layer{{view: m.explore}} // it replaces the form
	case below >= 0 && (at.OfTable || m.top() == views.View(m.form)):
		m.layers[below].left = nil
	default:
		m.push(m.explore)
	}
	return m.loadOn(q)
}

// loadOn asks for the answer to a query, unless its load is under way.
func (m *Model) loadOn(q quality.Query) tea.Cmd {
	if m.load != nil && m.explore.Asked() == q {
		return nil
	}
	return m.start(q, nil)
}

// start starts a load of q, which supersedes the load under way. The renewal is nil if held values suffice.
func (m *Model) start(q quality.Query, renewal *renewal) tea.Cmd {
	if m.load != nil {
		m.load.cancel()
		m.load = nil
	}
	m.generation++
	m.explore.Ask(q)
	m.failure, m.stopped = nil, false
	// A saved or earlier query may ask for days that are too old by now.
	for _, problem := range m.opts.Env.Catalogue.Check(q, m.opts.Env.Now(), m.opts.Env.Kept) {
		m.failure = &Failure{Code: m.opts.Env.Say.T("not sent"), Advice: m.opts.Env.Say.T(problem.Text, problem.Args...)}
		m.explore.SetDimmed(false)
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.load = &load{asked: m.opts.Env.Now(), ctx: ctx, cancel: cancel, answers: make(chan answer), renewal: renewal}
	m.explore.SetDimmed(true)
	return tea.Batch(read(ctx, m.service(renewal), q, m.generation, m.load.answers), next(ctx, m.load.answers))
}

// read runs one load. It runs in its own goroutine and uses its arguments only.
func read(ctx context.Context, service sweep.Source, q quality.Query, generation int, answers chan<- answer) tea.Cmd {
	return func() tea.Msg {
		give := func(a answer) {
			select {
			case answers <- a:
			case <-ctx.Done(): // nothing receives from a superseded load
			}
		}
		result, err := service.Survey(ctx, q, func(r quality.Result, p quality.Progress) {
			give(answer{generation: generation, result: r, progress: p})
		})
		give(answer{generation: generation, result: result, final: true, err: err})
		return nil
	}
}

// next waits for the next answer of a load.
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

// takeAnswer shows an answer of the current load and drops those of earlier loads.
func (m *Model) takeAnswer(a answer) tea.Cmd {
	if a.generation != m.generation || m.load == nil {
		return nil
	}
	var lacking tea.Cmd
	if m.betterThanShown(a) {
		a.result = m.judged(a.result)
		m.explore.SetResult(a.result)
		m.explore.SetDimmed(false)
		m.shownAt = m.load.asked
		shown, _ := m.explore.Result() // with the judgements of its rows, so that nobody judges them again
		if closed := m.follow(shown); closed && shown.Query.OfLive() {
			m.note = m.opts.Env.Say.T("the row has no live figures: these rows have some")
		}
		lacking = m.askLacking()
	}
	if !a.final {
		m.load.progress = a.progress
		return tea.Batch(lacking, next(m.load.ctx, m.load.answers))
	}
	renewal := m.load.renewal
	m.load.cancel()
	m.load = nil
	m.explore.SetDimmed(false)
	renewal.add(a.result, quality.Oldest(m.opts.Env.Now()))
	m.endRenewal(renewal)
	m.noteMissingSeries(a.result)
	failed := a.err != nil && !errors.Is(a.err, context.Canceled)
	m.unreached = failed && !m.explore.Asked().OfLive() // live figures are another call: the days are as new as before
	if failed {
		failure := m.opts.Explain(a.err)
		m.failure = &failure
		m.liveRefused(m.explore.Asked(), a.err)
	}
	return lacking
}

// noteMissingSeries says that the first answer lacks the series that the program was started with.
func (m *Model) noteMissingSeries(r quality.Result) {
	series := m.opts.Place.Series
	m.opts.Place.Series = ""
	if _, err := r.Only(series, quality.Filter{}); err != nil {
		m.note = m.opts.Env.Say.Error(err)
	}
}

// betterThanShown reports whether an answer may replace the one on the screen. A complete answer always may, a partial
// one unless the screen has more days of the same query, and one without any days of its range never: the compared
// days, which are asked for at the same time, may come first.
func (m *Model) betterThanShown(a answer) bool {
	if a.final && a.err == nil {
		return true
	}
	if a.err != nil && a.result.Query.OfLive() && len(a.result.Tables) == 0 {
		return false
	}
	shown, has := m.explore.Result()
	same := has && shown.Query == a.result.Query
	return a.result.AnsweredDays() > 0 && (!same || len(a.result.Answered) >= len(shown.Answered))
}

// dropLoad cancels the load under way, if any, because the answer on the screen is the wanted one.
func (m *Model) dropLoad() {
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

// stopLoad cancels the load under way and keeps its answer so far.
func (m *Model) stopLoad() {
	m.withdraw()
	query := m.explore.Asked()
	m.load.cancel()
	m.load = nil
	m.generation++
	m.explore.SetDimmed(false)
	if shown, has := m.explore.Result(); has && shown.Query != query {
		m.explore.Ask(shown.Query) // the stopped query has no answer yet: the one on the screen stays current
		return
	}
	m.stopped = true
}
