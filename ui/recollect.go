package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/views"
)

// A Memory remembers the incidents of triages from one run to the next.
type Memory interface {
	// Recollect gives the incidents of a triage the ids under which they are remembered, remembers them, and returns
	// all that is remembered of the app and the product. It may read and write a file; trouble with that costs the
	// remembering alone.
	Recollect(ctx context.Context, t *quality.Triage) []quality.Remembered
}

// A recollection looks up what earlier triages and earlier days say of the incidents of a screen. It goes on in the
// background while the screen is open.
type recollection struct {
	view   views.View
	ctx    context.Context
	cancel context.CancelFunc
}

// A recollected is the message that something was found out: what is remembered or, if that is not nil, how often
// rules fired before.
type recollected struct {
	by         *recollection
	remembered []quality.Remembered
	backtest   *quality.Backtest
}

// recollect begins the recollection of a screen whose queries are answered, in place of an earlier one.
func (m *Model) recollect(v views.View) tea.Cmd {
	screen, is := v.(views.Recollector)
	if !is {
		return nil
	}
	triage, ended := screen.Concluded()
	if !ended {
		return nil
	}
	m.stopRecollecting(v)
	r := &recollection{view: v}
	r.ctx, r.cancel = context.WithCancel(m.ctx)
	m.recollections[v] = r
	// A copy of a triage does not change with it.
	named, counted := triage, triage
	memory := m.opts.Memory
	name := func() tea.Msg {
		if memory == nil {
			return nil
		}
		return recollected{by: r, remembered: memory.Recollect(r.ctx, &named)}
	}
	count := func() tea.Msg {
		b := counted.Backtest(quality.TrustDays)
		if b == nil {
			return nil
		}
		for r.ctx.Err() == nil && b.Next() {
		}
		return recollected{by: r, backtest: b}
	}
	return tea.Batch(name, count)
}

// stopRecollecting ends the recollection of a screen.
func (m *Model) stopRecollecting(v views.View) {
	if r := m.recollections[v]; r != nil {
		r.cancel()
		delete(m.recollections, v)
	}
}

// takeRecollected hands over what was found out. It drops what came of an ended recollection.
func (m *Model) takeRecollected(msg recollected) {
	screen, is := msg.by.view.(views.Recollector)
	switch {
	case !is || m.recollections[msg.by.view] != msg.by:
	case msg.backtest != nil:
		screen.Trust(msg.backtest)
	default:
		screen.Recall(msg.remembered)
	}
}
