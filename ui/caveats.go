package ui

import (
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// A caveat is a warning about the data on the screen, in a long and a short form.
type caveat struct{ long, short string }

// caveats returns the warnings that come first in the header, in at most room cells: that there are no credentials,
// how old the values are, and that the answer is incomplete. They are in short where so many cells beside them do not
// fit. DEMO is in the header's first line already.
func (m *Model) caveats(room, beside int) string {
	say := m.opts.Env.Say.T
	var list []caveat
	if m.offline() {
		list = append(list, caveat{say("no credentials: only what is held"), say("no key")})
	}
	if age, short := m.age(); age != "" {
		list = append(list, caveat{age, short})
	}
	if p := m.lacking(); !p.Whole() {
		list = append(list, caveat{report.Incomplete(m.opts.Env.Say, p), say("incomplete %d/%d", p.Done, p.Total)})
	}
	var long, short []string
	for _, e := range list {
		long, short = append(long, e.long), append(short, e.short)
	}
	text := strings.Join(long, "  ")
	if cells.Width(text)+beside > room {
		text = strings.Join(short, "  ")
	}
	return cells.Cut(text, room, m.opts.Env.Glyphs.Ellipsis)
}

// lacking returns how many of its parts the shown answer has. It is empty while more parts are under way.
func (m *Model) lacking() quality.Progress {
	shown, has := m.shown()
	if !has || m.load != nil && m.explore.Asked() == shown.Query {
		return quality.Progress{}
	}
	return shown.Progress
}

// offline reports whether there are no credentials, so that only held values can be shown.
func (m *Model) offline() bool { return m.opts.KeyFrom == "" && !m.opts.Demo }

// age says when the values on the screen were fetched, in a long and a short form. Both are empty if the service can
// be asked for newer values.
func (m *Model) age() (long, short string) {
	say := m.opts.Env.Say.T
	shown, has := m.shown()
	if !has || shown.Query.OfLive() || shown.AsOf.IsZero() || !m.unreached && !m.offline() {
		return "", ""
	}
	old := m.opts.Env.Now().Sub(shown.AsOf)
	short = say("%s old", m.shortTime(old))
	if old < 24*time.Hour {
		return say("fetched %s ago", m.shortTime(old)), short
	}
	return say("fetched %s, %s ago", shown.AsOf.In(quality.Zone).Format("01-02 15:04+08:00"), m.shortTime(old)), short
}
