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

// The pauses between refreshes of live answers: the usual one, and the longest while they fail.
const (
	livePause    = time.Minute
	longestPause = 15 * time.Minute
)

// liveness is the refreshing of the live answers on the screen, which goes on while the screen shows them. The zero
// liveness is of a screen that shows days: it has no timer.
type liveness struct {
	queries []quality.Query // whose answers are refreshed; none while days are shown
	asked   time.Time       // when they were asked for last
	timer   *liveTimer      // for the next refresh; nil without
	refresh *refresh        // under way; nil without
	failed  int             // refreshes that failed since the last good one
	banner  *Failure        // that says so
	empty   bool            // whether the last refresh brought no values
	refused bool            // whether the service refuses for good: nothing is asked again
}

// A refresh asks again for the live answers on the screen.
type refresh struct {
	ctx    context.Context // done when the refresh gives way
	cancel context.CancelFunc
}

// A liveTimer runs until a refresh is due, or is ended.
type liveTimer struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// liveDue is the message that a timer is over.
type liveDue struct{ timer *liveTimer }

// A refreshed is the message with what a refresh brought.
type refreshed struct {
	by       *refresh
	outcomes []sweep.Outcome
}

// pulse keeps the live answers on the screen new. It is called after every message: it starts a refresh that is due,
// or a timer for the next one; and ends both where the screen shows no live answer any more, or while a person asks
// for something. While the process is stopped, no message comes: the first one after that finds a refresh due.
func (m *Model) pulse() tea.Cmd {
	queries := m.liveQueries()
	if !slices.Equal(queries, m.live.queries) {
		m.restLive(queries)
	}
	switch {
	case len(queries) == 0:
		return nil
	case m.load != nil || m.requests[m.screen()] != nil:
		m.restLive(queries) // what a person asks begins anew
		return nil
	case m.live.refresh != nil || m.live.refused:
		return nil
	}
	wait := m.nextRefresh().Sub(m.opts.Env.Now())
	if wait <= 0 {
		m.endTimer()
		return m.startRefresh()
	}
	if m.live.timer != nil {
		return nil
	}
	timer := &liveTimer{}
	timer.ctx, timer.cancel = context.WithCancel(m.ctx)
	m.live.timer = timer
	return func() tea.Msg {
		select {
		case <-time.After(min(wait, longestPause)):
			return liveDue{timer}
		case <-timer.ctx.Done():
			return nil
		}
	}
}

// restLive ends what is under way for the refreshing of live answers.
func (m *Model) restLive(queries []quality.Query) {
	m.endRefresh()
	m.endTimer()
	m.live = liveness{queries: queries}
}

// endTimer ends the timer for the next refresh.
func (m *Model) endTimer() {
	if m.live.timer != nil {
		m.live.timer.cancel()
		m.live.timer = nil
	}
}

// liveQueries returns the queries whose live answers are on the uppermost screen; none if it shows days.
func (m *Model) liveQueries() []quality.Query {
	screen, is := m.screen().(views.Lively)
	if !is {
		return nil
	}
	return screen.LiveQueries()
}

// nextRefresh returns when the answers on the screen are to be asked for again.
func (m *Model) nextRefresh() time.Time {
	last := m.live.asked
	if shown, has := m.shown(); has && last.IsZero() {
		last = shown.AsOf
	}
	return last.Add(m.livePause())
}

// livePause returns the pause before the next refresh: a minute, longer after failures, and so long that what is left
// of a quota lasts for its period.
func (m *Model) livePause() time.Duration {
	pause := livePause
	if n := m.live.failed; n > 1 {
		pause = min(longestPause, livePause<<min(n-1, 4))
	}
	quota := m.opts.Service.Quota()
	if quota.Limit.Calls == 0 {
		return pause
	}
	calls := time.Duration(len(m.live.queries) + 1) // the app's line is one call
	share := quota.Limit.Per * calls / time.Duration(max(1, quota.Left))
	return max(pause, (share + livePause - 1).Truncate(livePause))
}

// startRefresh asks for the live answers on the screen. Their rows stay as they are meanwhile.
func (m *Model) startRefresh() tea.Cmd {
	r := &refresh{}
	r.ctx, r.cancel = context.WithCancel(m.ctx)
	m.live.refresh, m.live.asked = r, m.opts.Env.Now()
	queries, service := m.live.queries, m.opts.Service
	return func() tea.Msg {
		msg := refreshed{by: r}
		for _, q := range queries {
			result, err := service.Survey(r.ctx, q, nil)
			if r.ctx.Err() != nil {
				return nil // it gave way
			}
			msg.outcomes = append(msg.outcomes, sweep.Outcome{Query: q, Result: result, Err: err})
		}
		return msg
	}
}

// endRefresh cancels the refresh under way; its answer is dropped.
func (m *Model) endRefresh() {
	if m.live.refresh != nil {
		m.live.refresh.cancel()
		m.live.refresh = nil
	}
}

// takeRefreshed shows what a refresh brought. Cursor, filter, marks and order stay. A failure leaves what is shown.
func (m *Model) takeRefreshed(msg refreshed) {
	if m.live.refresh != msg.by {
		return
	}
	m.endRefresh()
	m.live.empty = false
	var failed error
	for _, o := range msg.outcomes {
		switch {
		case o.Err != nil:
			failed = o.Err
		case len(o.Result.Tables) == 0:
			m.live.empty = true // the rows stay, and get older
		default:
			m.showRefreshed(o)
		}
	}
	if failed == nil {
		m.live.failed = 0
		if m.failure == m.live.banner {
			m.failure = nil
		}
		m.live.banner = nil
		return
	}
	m.live.failed++
	m.live.refused = permanent(failed)
	if m.live.failed == 1 || m.live.refused {
		f := m.opts.Explain(failed)
		f.Code = m.opts.Env.Say.Colon(m.opts.Env.Say.T("the live figures are not refreshed"), f.Code)
		m.failure, m.live.banner = &f, &f
	}
}

// showRefreshed shows a newer live answer on the screens that show the older one.
func (m *Model) showRefreshed(o sweep.Outcome) {
	result := m.judged(o.Result)
	if shown, has := m.explore.Result(); has && m.exploring() && shown.Query == o.Query {
		m.explore.Hold()
		m.explore.SetResult(result)
		result, _ = m.explore.Result()
		for _, l := range m.layers[m.exploreAt()+1:] {
			if following, is := l.view.(views.Follower); is {
				following.Follow(result) // a screen whose row has no figures now stays as it is
			}
		}
	}
	if screen, is := m.screen().(views.Asker); is {
		screen.Answered(views.Outcome{Query: o.Query, Result: result})
	}
}

// permanent reports whether an error is a refusal that stays as long as the credentials do.
func permanent(err error) bool {
	var refusal interface{ Permanent() bool }
	return errors.As(err, &refusal) && refusal.Permanent()
}

// turnLive shows the live answer on the explore screen in place of the days of its query, or the days again. Where the
// service refused live figures for good, it asks no more.
func (m *Model) turnLive() tea.Cmd {
	q := views.Turned(m.explore.Subject().Query)
	if why := m.noLive[q.App]; q.OfLive() && why != nil {
		m.note = m.opts.Env.Say.Colon(m.opts.Env.Say.T("no live figures"), why.Code)
		return nil
	}
	m.remember(q)
	m.layers[m.exploreAt()].left = nil
	return m.loadOn(q)
}

// liveRefused gives a refused live query up: the days stay on the screen, and the banner says why once.
func (m *Model) liveRefused(q quality.Query, err error) {
	if !q.OfLive() || err == nil {
		return
	}
	m.failure.Code = m.opts.Env.Say.Colon(m.opts.Env.Say.T("no live figures"), m.failure.Code)
	if !permanent(err) {
		return
	}
	m.noLive[q.App] = m.failure
	if shown, has := m.explore.Result(); has && shown.Query != q && !m.opening() {
		m.withdraw()
		m.explore.Ask(shown.Query)
	}
}

// askLacking asks what the explore screen's answer lacks of the screens that follow it.
func (m *Model) askLacking() tea.Cmd {
	var cmds []tea.Cmd
	for _, l := range m.layers[m.exploreAt()+1:] {
		if screen, is := l.view.(views.Completed); is {
			cmds = append(cmds, m.ask(l.view, screen.Lacks(), nil))
		}
	}
	return tea.Batch(cmds...)
}
