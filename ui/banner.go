package ui

import (
	"fmt"

	"rtcscope/cells"
)

// banner returns lines that say what failed and what to do about it. They stand below the data and never cover them.
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
	// Details take precedence over advice: the vendor's support needs the RequestId.
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
