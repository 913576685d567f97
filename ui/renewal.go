package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
)

// A renewal asks the service again for the days of an answer, even if they are held, and counts what changed.
type renewal struct {
	source  sweep.Source
	running int // parts that have not ended

	days            map[quality.Day]bool // that were asked for
	tooOld          map[quality.Day]bool // that the service does not serve any more
	held            int                  // answers about days that were held before
	changed, stayed int
}

func (m *Model) renew() *renewal {
	return &renewal{source: m.opts.Service.Renewal(), days: make(map[quality.Day]bool),
		tooOld: make(map[quality.Day]bool)}
}

// reload asks the service again for the answer on the explore screen, even if it is held.
func (m *Model) reload() tea.Cmd {
	if m.load != nil {
		return m.refuseUnderWay()
	}
	return m.start(m.explore.Asked(), m.renew())
}

func (m *Model) refuseUnderWay() tea.Cmd {
	m.note = m.opts.Env.Say.T("it is being asked for already")
	return nil
}

// service returns the source for the queries of a load or request: that of the renewal, if there is one. It counts a
// part of the renewal as running.
func (m *Model) service(renewal *renewal) sweep.Source {
	if renewal == nil {
		return m.opts.Service
	}
	renewal.running++
	return renewal.source
}

// add counts the changes in an answer.
func (n *renewal) add(r quality.Result, oldest quality.Day) {
	if n == nil {
		return
	}
	if r.Query.OfLive() {
		return // it has no days
	}
	for _, day := range r.Query.AllDays() {
		switch {
		case r.Asked[day]:
			n.days[day] = true
		case day < oldest:
			n.tooOld[day] = true
		}
	}
	n.held, n.changed, n.stayed = n.held+r.Compared, n.changed+r.Changed, n.stayed+r.Stayed
}

// endRenewal ends one part of a renewal. After the last part, the note says what the renewal changed.
func (m *Model) endRenewal(n *renewal) {
	if n == nil {
		return
	}
	if n.running--; n.running > 0 {
		return
	}
	say := m.opts.Env.Say.T
	var parts []string
	switch {
	case len(n.days) == 0 && len(n.tooOld) > 0:
		parts = append(parts, say("not asked again: the service no longer has these days"))
	case len(n.days) == 0:
		return // the failure says why there is no answer
	case n.held == 0:
		parts = append(parts, say("asked again: %d days", len(n.days)))
	case n.changed == 0:
		parts = append(parts, say("asked again: %d days, no value changed", len(n.days)))
	default:
		parts = append(parts, say("asked again: %d days, %d values changed", len(n.days), n.changed))
	}
	if n.stayed > 0 {
		parts = append(parts, say("for %d days the service answered less than is held, which stays", n.stayed))
	}
	if len(n.days) > 0 && len(n.tooOld) > 0 {
		parts = append(parts, say("%d days are too old to be asked for", len(n.tooOld)))
	}
	m.note = m.opts.Env.Say.Join(parts...)
}
