package ui

import (
	"strings"
	"unicode/utf8"

	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/views"
)

// noteLines is the greatest height of a note. A note takes several lines so that the path of a file is seen whole.
const noteLines = 3

// footer returns the last lines: the most useful keys of the view on top, or the note about the last key. The keys for
// help and back are always shown, unless a note needs their place.
func (m *Model) footer() []string {
	if long := m.longNote(); len(long) > 0 {
		return long
	}
	right := m.exits()
	var left string
	if note := cells.Visible(m.note); note != "" {
		left = " " + m.opts.Env.Theme.Warn.Render(note)
	} else {
		left = m.hints(m.w - cells.Width(right) - 1)
	}
	return []string{cells.Ends(left, right, m.w, "")}
}

// footerHeight returns the number of lines of the footer, without drawing the hints.
func (m *Model) footerHeight() int { return max(1, len(m.longNote())) }

// longNote returns the lines of a note that needs the place of the keys. It is empty if the note does not.
func (m *Model) longNote() []string {
	note := cells.Visible(m.note)
	if note == "" || cells.Width(note)+2 <= m.w-cells.Width(m.exits())-1 {
		return nil
	}
	lines := cells.Wrap(note, m.w-2, noteLines, m.opts.Env.Glyphs.Ellipsis)
	for i := range lines {
		lines[i] = " " + m.opts.Env.Theme.Warn.Render(lines[i])
	}
	return lines
}

// exits returns the right end of the footer: the mouse, if it is on, and the keys that lead out of the screen.
func (m *Model) exits() string {
	text := ""
	if m.mouse {
		text = m.opts.Env.Theme.Accent.Render(m.opts.Env.Say.T("mouse on")) + " "
	}
	if m.top().Capturing() {
		return text
	}
	if stops := m.dismissal(); stops.Text != "" {
		text += m.hint(stops) + "  "
	}
	quit := views.Hint{Action: keys.Quit}
	if !m.atRoot() {
		quit.Text = "back"
	}
	if _, helped := m.top().(*views.Help); !helped { // on the help itself, its key does what quit does
		text += m.hint(views.Hint{Action: keys.Help}) + "  "
	}
	return text + m.hint(quit) + " "
}

// dismissal returns the hint of the back key. It has no text if the key only leaves the screen, as another key does.
func (m *Model) dismissal() views.Hint {
	_, answered := m.explore.Result()
	switch {
	case isOverlay(m.top()):
		return views.Hint{}
	case m.failure != nil && answered:
		return views.Hint{Action: keys.Back, Text: "dismiss"}
	case m.failure == nil && m.requests[m.top()] == nil && m.load != nil && m.stopsLoad():
		return views.Hint{Action: keys.Back, Text: "stop"}
	}
	for _, h := range m.top().Hints() {
		if h.Action == keys.Back {
			return h
		}
	}
	return views.Hint{}
}

// hints returns the hints of the view on top that fit in some cells: its own, in its order, and then others that can
// be carried out now, in the order of the keymap. Those that do not fit are left out.
func (m *Model) hints(room int) string {
	line, used, shown := "", 0, make(map[keys.Action]bool)
	add := func(h views.Hint) {
		text := m.hint(h)
		if w := cells.Width(text) + 2; text != "" && !shown[h.Action] && used+w <= room {
			line, used = line+"  "+text, used+w
			shown[h.Action] = true
		}
	}
	view := m.top()
	typing, refused := view.Capturing(), view.Refusals()
	if m.failure != nil && view == views.View(m.explore) && !typing {
		add(views.Hint{Action: keys.Refresh, Text: "ask again"})
	}
	for _, h := range view.Hints() {
		if typing || h.Action != keys.Back && m.offers(h.Action, refused) {
			add(h)
		}
	}
	if typing || isOverlay(view) {
		return strings.TrimPrefix(line, " ")
	}
	for _, group := range []keys.Group{keys.ToAnswer, keys.ToHandOn, keys.ToChange, keys.ToLook} {
		for _, b := range m.opts.Bindings {
			if used+fewestCells > room {
				break
			}
			if b.Group == group && !shown[b.Action] && m.fills(b.Action, refused) {
				add(views.Hint{Action: b.Action})
			}
		}
	}
	return strings.TrimPrefix(line, " ")
}

// fewestCells is the width of the shortest hints with the space before them. Where there is no room for one, no others
// are tried.
const fewestCells = 6

// hint draws a hint. It is empty if no key carries out the action where the view on top takes typing.
func (m *Model) hint(h views.Hint) string {
	b := m.names[h.Action]
	key := keyName(b, m.top().Capturing())
	if key == "" {
		return ""
	}
	if h.Text == "" {
		h.Text = b.Short
	}
	return m.opts.Env.Theme.Label.Render(key) + " " + m.opts.Env.Say.T(h.Text)
}

// offers reports whether the footer may offer an action. Unlike refusal, it does not try to open a screen, since it is
// asked with every frame, and does not look at the row under the cursor.
func (m *Model) offers(a keys.Action, refused views.Refusals) bool {
	if why, handled := refused(a); handled {
		return why == ""
	}
	if _, shell := m.shell[a]; shell {
		return true
	}
	for _, o := range m.openers {
		if o.action != a || o.screen.Open == nil {
			continue
		}
		at, has := m.subject()
		return has && at.Wrong == "" && m.layers[m.screenAt()].action != a &&
			(!o.screen.OfRows || at.HasResult || at.HasRow)
	}
	return false
}

// fills reports whether an action that the view on top does not hint at is offered where there is room.
func (m *Model) fills(a keys.Action, refused views.Refusals) bool {
	switch a {
	case keys.Open, keys.Help: // a screen says itself what enter does on it; the key for help is shown anyway
		return false
	case keys.HistoryBack:
		return len(m.past) > 0
	case keys.HistoryForward:
		return len(m.ahead) > 0
	}
	return m.offers(a, refused)
}

// keyName returns the first key of a binding. While text is typed, it returns the first key that types no text.
func keyName(b keys.Binding, typing bool) string {
	for _, key := range b.Keys {
		if !typing || utf8.RuneCountInString(key) > 1 {
			return key
		}
	}
	return ""
}
