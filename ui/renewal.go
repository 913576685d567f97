package ui

import (
	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/sweep"
)

// A renewing asks the service once more for what is shown, whatever is held of it, and counts what that brought.
type renewing struct {
	source sweep.Source
	under  int // of its parts, those that have not ended

	days            map[quality.Day]bool // that were asked for
	old             map[quality.Day]bool // that the service does not serve any more
	held            int                  // answers about days that were held before
	changed, stayed int
}

func (m *Model) renew() *renewing {
	return &renewing{source: m.opts.Service.Renewal(), days: make(map[quality.Day]bool), old: make(map[quality.Day]bool)}
}

// reload asks the service again for what the explore screen shows, whatever is held of it.
func (m *Model) reload() tea.Cmd {
	if m.load != nil {
		return m.underWay()
	}
	return m.start(m.explore.Asked(), m.renew())
}

func (m *Model) underWay() tea.Cmd {
	m.note = m.opts.Env.Say.T("it is being asked for already")
	return nil
}

// service is what answers the queries of a load or of a sweeping: that of a renewal, or the usual one.
func (m *Model) service(again *renewing) sweep.Source {
	if again == nil {
		return m.opts.Service
	}
	again.under++
	return again.source
}

// add counts what an answer brought.
func (n *renewing) add(r quality.Result, oldest quality.Day) {
	if n == nil {
		return
	}
	for _, day := range r.Query.AllDays() {
		switch {
		case r.Asked[day]:
			n.days[day] = true
		case day < oldest:
			n.old[day] = true
		}
	}
	n.held, n.changed, n.stayed = n.held+r.Compared, n.changed+r.Changed, n.stayed+r.Stayed
}

// ended notes the end of a part, and says after the last what the renewal brought.
func (m *Model) ended(n *renewing) {
	if n == nil {
		return
	}
	if n.under--; n.under > 0 {
		return
	}
	say := m.opts.Env.Say.T
	var parts []string
	switch {
	case len(n.days) == 0 && len(n.old) > 0:
		parts = append(parts, say("not asked again: the service no longer has these days"))
	case len(n.days) == 0:
		return // nothing came: the failure says why
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
	if len(n.days) > 0 && len(n.old) > 0 {
		parts = append(parts, say("%d days are too old to be asked for", len(n.old)))
	}
	m.note = m.opts.Env.Say.Join(parts...)
}
