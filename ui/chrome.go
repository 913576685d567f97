package ui

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// The smallest screen that is drawn; below it one line says both sizes.
const (
	minWidth  = 40
	minHeight = 10
)

// stateFrom is the height from which the header has its second line.
const stateFrom = 16

// longDatesFrom is the width from which the header writes days with their year.
const longDatesFrom = 100

// chooserHeight bounds an open chooser.
const chooserHeight = 14

func (m *Model) tooSmall() bool { return m.w < minWidth || m.h < minHeight }

// View implements tea.Model.
func (m *Model) View() tea.View {
	lines := m.lines()
	// Once there were wide characters, also lines without any may follow one that had them.
	if m.wide = m.wide || wideIn(lines); m.wide {
		lines = anchored(lines, m.w)
	}
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	v.KeyboardEnhancements.ReportAlternateKeys = true // see onLatin
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// lines draws the whole screen: exactly its height of lines, none wider than its width.
func (m *Model) lines() []string {
	if m.w <= 0 || m.h <= 0 {
		return nil
	}
	if m.tooSmall() {
		text := m.opts.Env.Say.T("needs %dx%d, here %dx%d", minWidth, minHeight, m.w, m.h)
		return cells.Fit([]string{text}, m.w, m.h, "")
	}
	lines := m.header()
	lines = append(lines, m.body()...)
	lines = append(lines, m.banner()...)
	lines = append(lines, m.footer()...)
	for i, line := range lines {
		if safe := cells.Screen(line); safe != line { // something forgot to; the screen's width holds all the same
			lines[i] = cells.Cut(safe, m.w, m.opts.Env.Glyphs.Ellipsis)
		}
	}
	return lines
}

// place gives every view its room; it follows every change of what stands around it.
func (m *Model) place() {
	if m.tooSmall() {
		return
	}
	room := m.room()
	if top := m.top(); isOverlay(top) {
		top.SetSize(m.w, min(room, chooserHeight))
		room -= len(top.Lines()) // what lies below it is laid out in the rest, not cut
	}
	m.form.SetSize(m.w, room)
	m.explore.SetSize(m.w, room)
	for _, l := range m.layers {
		if !isOverlay(l.view) {
			l.view.SetSize(m.w, room)
		}
	}
}

// room is the height that header, banner and footer leave.
func (m *Model) room() int { return m.h - len(m.header()) - len(m.banner()) - len(m.footer()) }

func (m *Model) body() []string {
	view := m.screen()
	lines := view.Lines()
	if view == views.View(m.explore) {
		if _, has := m.explore.Result(); !has {
			lines = cells.Fit(m.beforeData(), m.w, len(lines), m.opts.Env.Glyphs.Ellipsis)
		}
	}
	if top := m.top(); isOverlay(top) {
		lines = append(lines, top.Lines()...)
	}
	return lines
}

// beforeData stands where the table will be, while nothing has come yet.
func (m *Model) beforeData() []string {
	say := m.opts.Env.Say.T
	q := m.explore.Asked()
	days := q.Range.From.String() + m.opts.Env.Glyphs.Dash + q.Range.To.String()
	lines := []string{"", "   " + fmt.Sprintf("%s  %s  %s  %s", cells.Safe(q.App), cells.Safe(q.Indicator), say(q.Dimension), days), ""}
	switch {
	case m.load != nil:
		text := say("reading what is held")
		if p := m.load.progress; p.Total > 0 {
			text = say("asking the service: request %d of %d", min(p.Done+1, p.Total), p.Total)
		}
		lines = append(lines, "   "+text)
	case m.stopped:
		lines = append(lines, "   "+say("stopped before the first answer"))
	default:
		lines = append(lines, "   "+say("nothing was answered"))
	}
	return lines
}

// header says what is on the screen: whose data, of what, which days, how far.
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
		if essentials := m.essentials(m.w - 1); essentials != "" {
			lines = append(lines, " "+t.Warn.Render(essentials))
		}
		return lines
	}
	return []string{
		cells.Ends(left, right, m.w, g.Ellipsis),
		m.stateLine(),
		t.Rule.Render(cells.Rule("", m.w, g.HLine, "")),
	}
}

// headline is the query whose answer is shown, or the form's name.
func (m *Model) headline() string {
	say := m.opts.Env.Say.T
	if titled, is := m.screen().(views.Titled); is {
		return say(titled.Title())
	}
	if !m.exploring() {
		return say(m.form.Title())
	}
	q := m.explore.Asked()
	if shown, has := m.explore.Result(); has {
		q = shown.Query
	}
	from, to := q.Range.From.String(), q.Range.To.String()
	if m.w < longDatesFrom {
		from, to = q.Range.From.Short(), q.Range.To.Short()
	}
	dash := m.opts.Env.Glyphs.Dash
	text := fmt.Sprintf("%s %s  %s  %s  %s%s%s", cells.Safe(q.App), q.Product, say(q.Dimension), q.Indicator, from, dash, to)
	if against := m.against(q); against != "" && m.w >= longDatesFrom {
		text += " " + against
	}
	return text
}

// against says which days those of the query are compared with.
func (m *Model) against(q quality.Query) string {
	past, ok := q.Past()
	if !ok {
		return ""
	}
	return m.opts.Env.Say.T("against %s", past.From.Short()+m.opts.Env.Glyphs.Dash+past.To.Short())
}

// state is the quiet second line: what the days are compared with, how far the data are complete, what is lacking, whose
// key it was, what it cost. What matters more comes first: what has no room on a narrow screen is left out.
func (m *Model) state() []string {
	say := m.opts.Env.Say.T
	var parts []string
	if shown, has := m.explore.Result(); has && m.w < longDatesFrom && m.exploring() {
		if against := m.against(shown.Query); against != "" {
			parts = append(parts, against) // the first line has no room for it
		}
	}
	parts = append(parts, say("data complete to %s", quality.NewestSettled(m.opts.Env.Now())))
	if shown, has := m.explore.Result(); has && m.stopped {
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
	if shown, has := m.explore.Result(); has && shown.Trouble != nil {
		parts = append(parts, cells.Visible(m.opts.Env.Say.Error(shown.Trouble)))
	}
	if shown, has := m.explore.Result(); has {
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

// shortTime writes a time by its largest unit.
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

// progress says what is under way. Where rows of another query are still on the screen it names the awaited one.
func (m *Model) progress() string {
	if m.load == nil {
		return ""
	}
	say := m.opts.Env.Say.T
	text := say("loading")
	if shown, has := m.explore.Result(); has && shown.Query != m.load.query {
		text = say("loading %s %s", say(m.load.query.Dimension), m.load.query.Indicator)
	}
	if p := m.load.progress; p.Total > 1 {
		text += " " + say("%d of %d", p.Done, p.Total)
		if seconds := quality.Seconds(m.opts.Env.Limits, p.Total-p.Done+1); seconds > 0 {
			text += say(", %d s left", seconds)
		}
	}
	return m.opts.Env.Theme.Accent.Render(text) + "  " + say("%s stops", keyName(m.names[keys.Back], false))
}

// banner says what failed and what to do about it. It stands beside the data, never over them.
func (m *Model) banner() []string {
	if m.failure == nil {
		return nil
	}
	f := m.failure
	title := cells.Safe(f.Code)
	if f.Status != 0 {
		title += fmt.Sprintf(" (HTTP %d)", f.Status)
	}
	if shown, has := m.explore.Result(); has && shown.Query != m.explore.Asked() {
		q := m.explore.Asked()
		title += "  " + m.opts.Env.Say.T("for %s %s %s; the rows are those of the query above",
			cells.Safe(q.App), m.opts.Env.Say.T(q.Dimension), q.Indicator)
	}
	most := 6
	if m.h < 20 {
		most = 3
	}
	ellipsis := m.opts.Env.Glyphs.Ellipsis
	lines := []string{cells.Cut("x "+title, m.w-2, ellipsis)}
	detail := f.Message
	if f.RequestID != "" {
		detail = "RequestId " + f.RequestID + "  " + detail
	}
	// The advice gives way: without the RequestId the vendor's support cannot help.
	details := cells.Wrap(cells.Visible(detail), m.w-4, max(1, most-4), ellipsis)
	lines = append(lines, cells.Wrap(m.opts.Env.Say.T(f.Advice), m.w-4, most-1-len(details), ellipsis)...)
	lines = append(lines, details...)
	for i := range lines {
		style, indent := m.opts.Env.Theme.Error, " "
		if i > 0 {
			style, indent = m.opts.Env.Theme.Title.UnsetBold(), "   "
		}
		lines[i] = indent + style.Render(lines[i])
	}
	return lines
}

// noteLines bounds what is said in place of the keys: the path of a file must be seen whole.
const noteLines = 3

// footer names the keys that help most here, or says what became of the last one. Help and the way out are there unless
// a note needs their place.
func (m *Model) footer() []string {
	view := m.top()
	hint := func(h views.Hint) string {
		b := m.names[h.Action]
		if len(b.Keys) == 0 {
			return ""
		}
		if h.Text == "" {
			h.Text = b.Short
		}
		return m.opts.Env.Theme.Label.Render(keyName(b, view.Capturing())) + " " + m.opts.Env.Say.T(h.Text)
	}
	right := ""
	if m.mouse {
		right = m.opts.Env.Theme.Accent.Render(m.opts.Env.Say.T("mouse on")) + " "
	}
	if !view.Capturing() {
		quit := views.Hint{Action: keys.Quit}
		if !m.atRoot() {
			quit.Text = "back"
		}
		right += hint(views.Hint{Action: keys.Help}) + "  " + hint(quit) + " "
	}
	room := m.w - cells.Width(right) - 1
	left, note := "", cells.Visible(m.note)
	if warn := m.opts.Env.Theme.Warn; note != "" && cells.Width(note)+2 > room {
		lines := cells.Wrap(note, m.w-2, noteLines, m.opts.Env.Glyphs.Ellipsis)
		for i := range lines {
			lines[i] = " " + warn.Render(lines[i])
		}
		return lines
	} else if note != "" {
		return []string{cells.Ends(" "+warn.Render(note), right, m.w, "")}
	}
	for _, h := range view.Hints() {
		text := hint(h)
		if cells.Width(left)+cells.Width(text)+2 > room {
			break
		}
		left += "  " + text
	}
	return []string{cells.Ends(strings.TrimPrefix(left, " "), right, m.w, "")}
}

// keyName is how the footer writes the key of a binding; while text is typed, one that types none.
func keyName(b keys.Binding, typing bool) string {
	for _, key := range b.Keys {
		if !typing || utf8.RuneCountInString(key) > 1 {
			return key
		}
	}
	return ""
}

// pace names the limits that the program keeps to.
func (m *Model) pace() string {
	var list []string
	for _, l := range m.opts.Env.Limits {
		list = append(list, m.opts.Env.Say.T("%d calls in %s", l.Calls, shortTime(l.Per)))
	}
	return m.opts.Env.Say.List(list...)
}

// notes are the lines about the program's state on the help screen.
func (m *Model) notes() []string {
	say := m.opts.Env.Say.T
	notes := []string{say("endpoint: %s", m.opts.Endpoint)}
	if m.opts.Demo {
		notes = []string{say("the service is simulated in this process; its figures are invented")}
	} else if m.opts.KeyFrom != "" {
		notes = append(notes, say("key from %s", m.opts.KeyFrom))
	}
	return append(notes,
		say("the service permits %s for the whole account, 7 days a call, 30 days back, and completes a day 8 hours after its end", m.pace()),
		say("days begin at 00:00+08:00"))
}
