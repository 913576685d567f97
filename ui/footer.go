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

// keyName returns the first key of a binding. While text is typed, it returns the first key that types no text.
func keyName(b keys.Binding, typing bool) string {
	for _, key := range b.Keys {
		if !typing || utf8.RuneCountInString(key) > 1 {
			return key
		}
	}
	return ""
}
