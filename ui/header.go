package ui

import (
	"fmt"
	"strings"
	"time"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// stateFrom is the least height of a screen whose header has a second line.
const stateFrom = 16

// longDatesFrom is the least width of a screen whose header writes days with their year.
const longDatesFrom = 100

// header returns the lines at the top: the query that is shown, and how complete its data are.
func (m *Model) header() []string {
	t, g := m.opts.Env.Theme, m.opts.Env.Glyphs
	left := " " + t.Title.Render("rtcscope") + "  " + m.headline()
	right := ""
	if m.opts.Demo {
		right = t.Demo.Render(" DEMO ")
	}
	if m.h < stateFrom {
		if progress := m.progress(); progress != "" {
			room := m.w - cells.Width(right) - 2
			right = strings.TrimSpace(cells.Cut(progress, room, g.Ellipsis) + "  " + right)
		}
		lines := []string{cells.Ends(left, right, m.w, g.Ellipsis)}
		if caveats := m.caveats(m.w - 1); caveats != "" {
			lines = append(lines, " "+t.Warn.Render(caveats))
		}
		return lines
	}
	return []string{
		cells.Ends(left, right, m.w, g.Ellipsis),
		m.stateLine(),
		t.Rule.Render(cells.Rule("", m.w, g.HLine, "")),
	}
}

// headline returns the title of the screen or, on the explore screen and above, the query whose answer is shown.
func (m *Model) headline() string {
	say := m.opts.Env.Say.T
	if titled, is := m.screen().(views.Titled); is {
		return say(titled.Title())
	}
	at, has := m.subject()
	if !has {
		return say(m.form.Title())
	}
	q := at.Shown()
	from, to := q.Range.From.String(), q.Range.To.String()
	if m.w < longDatesFrom {
		from, to = q.Range.From.Short(), q.Range.To.Short()
	}
	dash := m.opts.Env.Glyphs.Dash
	text := fmt.Sprintf("%s %s  %s  %s  %s%s%s", cells.Safe(q.App), q.Product, say(q.Dimension), q.Indicator, from, dash,
		to)
	if against := m.against(q); against != "" && m.w >= longDatesFrom {
		text += " " + against
	}
	return text
}

// against names the compared days of a query. It is empty if the query has none.
func (m *Model) against(q quality.Query) string {
	past, ok := q.Past()
	if !ok {
		return ""
	}
	return m.opts.Env.Say.T("against %s", past.From.Short()+m.opts.Env.Glyphs.Dash+past.To.Short())
}

// state returns the parts of the header's second line: compared days, newest complete day, quota, what is missing,
// calls and source of the key. The most important part comes first, since a narrow screen drops the last ones.
func (m *Model) state() []string {
	say := m.opts.Env.Say.T
	var parts []string
	if shown, has := m.shown(); has && m.w < longDatesFrom {
		if against := m.against(shown.Query); against != "" {
			parts = append(parts, against) // the first line is too short for the compared days
		}
	}
	parts = append(parts, say("data complete to %s", quality.NewestSettled(m.opts.Env.Now())))
	if shown, has := m.shown(); has && m.stopped {
		parts = append(parts, say("stopped: %d of %d days are here", len(shown.Answered), len(shown.Query.AllDays())))
	}
	quota := m.opts.Service.Quota()
	if limit := quota.Limit; limit.Calls > 0 {
		parts = append(parts, say("%d of %d calls left in %s", quota.Left, limit.Calls, shortTime(limit.Per)))
	}
	if quota.Trouble != nil {
		parts = append(parts, cells.Visible(m.opts.Env.Say.Error(quota.Trouble)))
	}
	if m.opts.Elsewhere && !m.opts.Demo {
		parts = append(parts, cells.Visible(m.opts.Endpoint))
	}
	if shown, has := m.shown(); has && shown.Trouble != nil {
		parts = append(parts, cells.Visible(m.opts.Env.Say.Error(shown.Trouble)))
	}
	if shown, has := m.shown(); has {
		for _, lack := range shown.Lacks {
			why := m.opts.Explain(lack.Err)
			if why.Code == "Error" {
				why.Code = why.Message
			}
			parts = append(parts, say("no %s: %s", say(string(lack.Part)), why.Code))
		}
	}
	parts = append(parts, say("requests %d", m.opts.Service.Calls()))
	if m.opts.KeyFrom != "" && !m.opts.Demo {
		parts = append(parts, say("key from %s", m.opts.KeyFrom))
	}
	return parts
}

// shown returns the result that the screen is about; false if it has none.
func (m *Model) shown() (quality.Result, bool) {
	at, _ := m.subject()
	return at.Result, at.HasResult
}

// showing reports whether the explore screen shows the answer to a query, or nothing yet.
func (m *Model) showing(q quality.Query) bool {
	shown, has := m.explore.Result()
	return !has || shown.Query == q
}

// progress describes the load under way. It names the query if the rows on the screen are those of another one.
func (m *Model) progress() string {
	if m.load == nil {
		return ""
	}
	say := m.opts.Env.Say.T
	text := say("loading")
	if asked := m.explore.Asked(); !m.showing(asked) {
		text = say("loading %s %s", say(asked.Dimension), asked.Indicator)
	}
	if p := m.load.progress; p.Total > 1 {
		text += " " + say("%d of %d", p.Done, p.Total)
		if seconds := quality.Seconds(m.opts.Env.Limits, p.Total-p.Done+1); seconds > 0 {
			text += say(", %d s left", seconds)
		}
	}
	text = m.opts.Env.Theme.Accent.Render(text)
	if !m.stopsLoad() {
		return text
	}
	return text + "  " + say("%s stops", keyName(m.names[keys.Back], false))
}

// shortTime formats a duration in its largest unit.
func shortTime(d time.Duration) string {
	switch {
	case d > 48*time.Hour:
		return fmt.Sprintf("%dd", int(d/(24*time.Hour)))
	case d >= time.Hour:
		return fmt.Sprintf("%dh", int(d/time.Hour))
	case d >= time.Minute:
		return fmt.Sprintf("%dm", int(d/time.Minute))
	}
	return fmt.Sprintf("%ds", int(d/time.Second))
}

// leastState is the least width of the parts after the caveats; in less room they are left out.
const leastState = 12

// stateLine returns the second line of the header: caveats, progress, and as much of the state as fits.
func (m *Model) stateLine() string {
	t, ellipsis := m.opts.Env.Theme, m.opts.Env.Glyphs.Ellipsis
	caveats, progress := m.caveats(m.w-1), m.progress()
	if caveats == "" {
		return cells.Ends(" "+t.Muted.Render(cells.Fitting(m.state(), "  ", m.w-2-cells.Width(progress), ellipsis)),
			progress, m.w, ellipsis)
	}
	left := " " + t.Warn.Render(caveats)
	progress = cells.Cut(progress, max(0, m.w-cells.Width(left)-1), ellipsis)
	if room := m.w - cells.Width(left) - cells.Width(progress) - 3; room >= leastState {
		left += "  " + t.Muted.Render(cells.Fitting(m.state(), "  ", room, ellipsis))
	}
	return cells.Ends(left, progress, m.w, ellipsis)
}
