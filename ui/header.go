package ui

import (
	"fmt"
	"slices"
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
	right := ""
	if m.opts.Demo {
		right = t.Demo.Render(" " + m.opts.Env.Say.T("DEMO") + " ")
	}
	if mark := m.liveMark(); mark != "" {
		right = strings.TrimSpace(mark + " " + right)
	}
	left := " " + m.headline(m.w-cells.Width(right)-2)
	if m.h < stateFrom {
		if progress := m.progress(); progress != "" {
			room := m.w - cells.Width(right) - 2
			right = strings.TrimSpace(cells.Cut(progress, room, g.Ellipsis) + "  " + right)
		}
		lines := []string{cells.Ends(left, right, m.w, g.Ellipsis)}
		if caveats := m.caveats(m.w-1, 0); caveats != "" {
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

// headline returns the title of the screen or, on the explore screen and above, the query whose answer is shown, in at
// most so many cells. In too little room, the program's name gives way first, then what changes lead from, then the
// end of the app's ID.
func (m *Model) headline(room int) string {
	t, say, ellipsis := m.opts.Env.Theme, m.opts.Env.Say.T, m.opts.Env.Glyphs.Ellipsis
	name := t.Title.Render("rtcscope") + "  "
	if titled, is := m.screen().(views.Titled); is {
		return name + say(titled.Title())
	}
	at, has := m.subject()
	if !has {
		return name + say(m.form.Title())
	}
	q := at.Shown()
	app, words, against := cells.Safe(q.App), m.indicatorWords(q), ""
	if m.headsAgainst() {
		against = " " + m.against()
	}
	rest := m.headlineRest(q, words) + against
	if cells.Width(name)+cells.Width(app)+cells.Width(rest) > room {
		rest = m.headlineRest(q, "") + against
	}
	if room -= cells.Width(rest); cells.Width(name)+cells.Width(app) > room {
		name = ""
	}
	return name + cells.Cut(app, max(1, room-cells.Width(name)), ellipsis) + rest
}

// indicatorWords are what the indicator of a query is called, with a blank after it, in a language other than that of
// the service's names.
func (m *Model) indicatorWords(q quality.Query) string {
	known, ok := m.opts.Env.Catalogue.Indicator(q.Indicator)
	if !ok || m.opts.Env.Say.English() {
		return ""
	}
	return m.opts.Env.Say.T(known.Label) + " "
}

// headlineRest is a query without its app, with words before the indicator.
func (m *Model) headlineRest(q quality.Query, words string) string {
	days := views.QuerySpan(m.opts.Env, q, m.w < longDatesFrom)
	return fmt.Sprintf(" %s  %s  %s  %s", q.Product, m.opts.Env.Say.T(q.Dimension), words+q.Indicator, days)
}

// headMargin is the width of the program's name, of DEMO, and of the blanks around what stands between them.
const headMargin = 20

// headsAgainst reports whether the first line has room for what changes lead from, beside the query.
func (m *Model) headsAgainst() bool {
	at, has := m.subject()
	against := m.against()
	if _, titled := m.screen().(views.Titled); titled || !has || against == "" {
		return false
	}
	q := at.Shown()
	return cells.Width(cells.Safe(q.App)+m.headlineRest(q, ""))+1+cells.Width(against)+headMargin <= m.w
}

// against says what the changes on the screen lead from. It is empty if nothing is compared.
func (m *Model) against() string {
	if shown, has := m.shown(); has {
		return views.Against(m.opts.Env, shown.Against())
	}
	at, _ := m.subject()
	if past, compared := at.Shown().Past(); compared && !at.Shown().OfLive() {
		return m.opts.Env.Say.T("against %s", views.ShortSpan(m.opts.Env, past))
	}
	return ""
}

// againstBelow says what the changes lead from where the first line has no room for that; else it is empty.
func (m *Model) againstBelow() string {
	if _, has := m.shown(); !has || m.headsAgainst() {
		return ""
	}
	return m.against()
}

// state returns the parts of the header's second line, beginning with what the changes lead from, if that stands
// there. The most important part comes first, since a narrow screen drops the last ones: how new the data are, what is
// missing, where they are from, and then what is nice to know.
func (m *Model) state(against string) []string {
	say := m.opts.Env.Say.T
	shown, has := m.shown()
	parts := []string{against}
	complete := quality.NewestSettled(m.opts.Env.Now())
	switch {
	case has && shown.Query.OfLive():
		parts = append(parts, m.liveState(shown)...)
	case m.w < longDatesFrom:
		parts = append(parts, say("data complete to %s", complete.Short()))
	default:
		parts = append(parts, say("data complete to %s", complete))
	}
	if has && m.stopped && !shown.Query.OfLive() {
		parts = append(parts, say("stopped: %d of %d days are here", len(shown.Answered), len(shown.Query.AllDays())))
	}
	parts = append(parts, m.missing()...)
	if m.opts.Elsewhere && !m.opts.Demo {
		parts = append(parts, cells.Visible(m.opts.Endpoint))
	}
	quota := m.opts.Service.Quota()
	if quota.Trouble != nil {
		parts = append(parts, cells.Visible(m.opts.Env.Say.Error(quota.Trouble)))
	}
	if limit := quota.Limit; limit.Calls > 0 {
		parts = append(parts, say("%d of %d calls left in %s", quota.Left, limit.Calls, m.shortTime(limit.Per)))
	}
	parts = append(parts, say("requests %d", m.opts.Service.Calls()))
	if m.opts.KeyFrom != "" && !m.opts.Demo {
		parts = append(parts, say("key from %s", m.opts.KeyFrom))
	}
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}

// missing says what the shown answer lacks, and what is wrong with the archive.
func (m *Model) missing() []string {
	say := m.opts.Env.Say.T
	var parts []string
	shown, has := m.shown()
	if has && shown.Trouble != nil {
		parts = append(parts, cells.Visible(m.opts.Env.Say.Error(shown.Trouble)))
	}
	for _, lack := range shown.Lacks {
		why := m.opts.Explain(lack.Err)
		if why.Code == "Error" {
			why.Code = why.Message
		}
		parts = append(parts, say("no %s: %s", say(string(lack.Part)), why.Code))
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

// shortTime says a duration in its largest unit.
func (m *Model) shortTime(d time.Duration) string {
	say := m.opts.Env.Say.T
	switch {
	case d > 48*time.Hour:
		return say("%dd", int(d/(24*time.Hour)))
	case d >= time.Hour:
		return say("%dh", int(d/time.Hour))
	case d >= time.Minute:
		return say("%dm", int(d/time.Minute))
	}
	return say("%ds", int(d/time.Second))
}

// leastState is the least width of the parts after the caveats; in less room they are left out.
const leastState = 12

// stateLine returns the second line of the header: caveats, progress, and as much of the state as fits. The caveats
// are in short where the first part of the state has no room beside the long ones.
func (m *Model) stateLine() string {
	t, ellipsis := m.opts.Env.Theme, m.opts.Env.Glyphs.Ellipsis
	against, progress := m.againstBelow(), m.progress()
	state, beside := m.state(against), 0
	if against != "" {
		beside = cells.Width(against) + 2
	}
	caveats := m.caveats(m.w-1, beside)
	if caveats == "" {
		return cells.Ends(" "+t.Muted.Render(cells.Fitting(state, "  ", m.w-2-cells.Width(progress), ellipsis)),
			progress, m.w, ellipsis)
	}
	left := " " + t.Warn.Render(caveats)
	progress = cells.Cut(progress, max(0, m.w-cells.Width(left)-1), ellipsis)
	if room := m.w - cells.Width(left) - cells.Width(progress) - 3; room >= leastState {
		left += "  " + t.Muted.Render(cells.Fitting(state, "  ", room, ellipsis))
	}
	return cells.Ends(left, progress, m.w, ellipsis)
}
