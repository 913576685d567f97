package ui

import (
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// An essential is something that a person must know of what is on the screen, in full and in short.
type essential struct{ long, short string }

// essentials are what must be known before anything else in the header, in as many cells: that there are no credentials,
// how old the values are, and that they are a part of the answer. DEMO, on the first line, is one as well.
func (m *Model) essentials(room int) string {
	say := m.opts.Env.Say.T
	var list []essential
	if m.offline() {
		list = append(list, essential{say("no credentials: only what is held"), say("no key")})
	}
	if age, short := m.age(); age != "" {
		list = append(list, essential{age, short})
	}
	if p := m.lacking(); !p.Whole() {
		list = append(list, essential{report.Incomplete(m.opts.Env.Say, p), say("incomplete %d/%d", p.Done, p.Total)})
	}
	var long, short []string
	for _, e := range list {
		long, short = append(long, e.long), append(short, e.short)
	}
	text := strings.Join(long, "  ")
	if cells.Width(text) > room {
		text = strings.Join(short, "  ")
	}
	return cells.Cut(text, room, m.opts.Env.Glyphs.Ellipsis)
}

// lacking is how many answers what is shown rests on, where no more of them are under way.
func (m *Model) lacking() quality.Progress {
	shown, has := m.explore.Result()
	if !has || m.load != nil && m.load.query == shown.Query {
		return quality.Progress{}
	}
	return shown.Progress
}

// offline says that there are no credentials: what is held is all that there is.
func (m *Model) offline() bool { return m.opts.KeyFrom == "" && !m.opts.Demo }

// age says when the values on the screen were fetched, in full and in short, where the service cannot be asked for newer
// ones.
func (m *Model) age() (long, short string) {
	say := m.opts.Env.Say.T
	shown, has := m.explore.Result()
	if !has || shown.AsOf.IsZero() || !m.unreached && !m.offline() {
		return "", ""
	}
	old := m.opts.Env.Now().Sub(shown.AsOf)
	short = say("%s old", shortTime(old))
	if old < 24*time.Hour {
		return say("fetched %s ago", shortTime(old)), short
	}
	return say("fetched %s, %s ago", shown.AsOf.In(quality.Zone).Format("01-02 15:04+08:00"), shortTime(old)), short
}

// leastState is the fewest cells that the rest of the second line is worth.
const leastState = 12

// stateLine is the second line of the header: the essentials, what is under way, and as much of the rest as fits.
func (m *Model) stateLine() string {
	t, ellipsis := m.opts.Env.Theme, m.opts.Env.Glyphs.Ellipsis
	essentials, progress := m.essentials(m.w-1), m.progress()
	if essentials == "" {
		return cells.Ends(" "+t.Muted.Render(cells.Fitting(m.state(), "  ", m.w-2-cells.Width(progress), ellipsis)), progress, m.w, ellipsis)
	}
	left := " " + t.Warn.Render(essentials)
	progress = cells.Cut(progress, max(0, m.w-cells.Width(left)-1), ellipsis)
	if room := m.w - cells.Width(left) - cells.Width(progress) - 3; room >= leastState {
		left += "  " + t.Muted.Render(cells.Fitting(m.state(), "  ", room, ellipsis))
	}
	return cells.Ends(left, progress, m.w, ellipsis)
}
