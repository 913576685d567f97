package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/views"
)

// The smallest screen that is drawn. On a smaller one, a single line says the size that is needed and the actual size.
const (
	minWidth  = 40
	minHeight = 10
)

// chooserHeight is the greatest height of an overlay.
const chooserHeight = 14

func (m *Model) tooSmall() bool { return m.w < minWidth || m.h < minHeight }

// View implements tea.Model.
func (m *Model) View() tea.View {
	v := tea.NewView(strings.Join(m.lines(), "\n"))
	v.AltScreen = true
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
		return cells.Fit(cells.Wrap(text, m.w, m.h, ""), m.w, m.h, "")
	}
	lines := m.header()
	lines = append(lines, m.body()...)
	lines = append(lines, m.banner()...)
	lines = append(lines, m.footer()...)
	for i, line := range lines {
		if safe := cells.Screen(line); safe != line { // a view did not clean its text: the width must hold all the same
			lines[i] = cells.Cut(safe, m.w, m.opts.Env.Glyphs.Ellipsis)
		}
	}
	return lines
}

// place sets the size of every view. It runs after every change, since header, banner, footer and overlay change
// height.
func (m *Model) place() {
	if m.tooSmall() {
		return
	}
	room := m.room()
	if top := m.top(); isOverlay(top) {
		top.SetSize(m.w, min(room, chooserHeight))
		room -= len(top.Lines()) // the screen below the overlay is laid out in the rest, not cut
	}
	m.form.SetSize(m.w, room)
	m.explore.SetSize(m.w, room)
	for _, l := range m.layers {
		if !isOverlay(l.view) {
			l.view.SetSize(m.w, room)
		}
	}
}

// room returns the height that header, banner and footer leave.
func (m *Model) room() int { return m.h - len(m.header()) - len(m.banner()) - m.footerHeight() }

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

// beforeData returns the lines that stand in place of the table until the first answer.
func (m *Model) beforeData() []string {
	say := m.opts.Env.Say.T
	q := m.explore.Asked()
	days := views.QuerySpan(m.opts.Env, q, false)
	lines := []string{"", "   " + fmt.Sprintf("%s  %s  %s  %s", cells.Safe(q.App), cells.Safe(q.Indicator),
		say(q.Dimension), days), ""}
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
