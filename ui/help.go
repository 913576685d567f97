package ui

// pace describes the rate limits that the program keeps to.
func (m *Model) pace() string {
	var list []string
	for _, l := range m.opts.Env.Limits {
		list = append(list, m.opts.Env.Say.T("%d calls in %s", l.Calls, shortTime(l.Per)))
	}
	return m.opts.Env.Say.List(list...)
}

// notes returns the lines of the help screen about the program's state.
func (m *Model) notes() []string {
	say := m.opts.Env.Say.T
	notes := []string{say("endpoint: %s", m.opts.Endpoint)}
	if m.opts.Demo {
		notes = []string{say("the service is simulated in this process; its figures are invented")}
	} else if m.opts.KeyFrom != "" {
		notes = append(notes, say("key from %s", m.opts.KeyFrom))
	}
	return append(notes,
		say("the service permits %s for the whole account, 7 days a call, 30 days back, and completes a day 8 hours after "+
			"its end", m.pace()),
		say("days begin at 00:00+08:00"))
}
