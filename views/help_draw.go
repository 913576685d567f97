package views

import (
	"strings"

	"rtcscope/cells"
)

// Lines implements View.
func (p *Help) Lines() []string {
	text, first, last := p.text()
	h := p.h
	var top []string
	if p.input != nil {
		p.input.SetWidth(p.w - 6)
		top, h = []string{" " + p.input.Draw()}, h-1
	}
	from := min(max(0, last-h), max(0, len(text)-h)) // the entry under the cursor is the last one on the screen
	if first < from || p.at == 0 {
		from = min(first, max(0, len(text)-h))
	}
	if p.at == 0 {
		from = 0
	}
	return cells.Fit(append(top, text[min(from, len(text)):]...), p.w, p.h, p.env.Glyphs.Ellipsis)
}

// text draws all shown entries. The entry under the cursor has the lines from first up to last.
func (p *Help) text() (lines []string, first, last int) {
	n := 0
	if p.input == nil && p.typed == "" {
		lines = p.glanceLines()
	}
	for _, s := range p.sections {
		var part []string
		for _, e := range s.entries {
			if !p.filter.Match(e.term + " " + e.text) {
				continue
			}
			before := len(lines) + len(part) + 1
			if len(lines) > 0 {
				before++
			}
			part = append(part, p.entry(e, n == p.at)...)
			if n == p.at {
				first, last = before, len(lines)+len(part)+2
			}
			n++
		}
		if len(part) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, " "+p.env.Theme.Title.Render(s.title)), part...)
	}
	if n == 0 {
		lines = []string{"   " + p.env.Theme.Muted.Render(p.env.Say.T("nothing matches"))}
	}
	return lines, first, last
}

// glanceLines draws the keys of the screen with their short names, a group after the other.
func (p *Help) glanceLines() []string {
	lines := []string{" " + p.env.Theme.Title.Render(p.heading)}
	indent := 0
	for _, g := range p.glances {
		indent = max(indent, cells.Width(g.title)+2)
	}
	for _, g := range p.glances {
		line := p.env.Theme.Muted.Render(g.title) + strings.Repeat(" ", indent-cells.Width(g.title))
		for i, k := range g.keys {
			next := p.env.Theme.Label.Render(k[0]) + " " + k[1]
			if i > 0 && 3+cells.Width(line)+cells.Width(next) > p.w {
				lines = append(lines, "  "+strings.TrimRight(line, " "))
				line = strings.Repeat(" ", indent)
			}
			line += next + "  "
		}
		lines = append(lines, "  "+strings.TrimRight(line, " "))
	}
	return lines
}

// entry draws a term with its explanation beside it, on as many lines as needed.
func (p *Help) entry(e entry, current bool) []string {
	const width = 18
	mark, style := "  ", p.env.Theme.Label
	if current {
		mark, style = p.env.Glyphs.Cursor+" ", p.env.Theme.Selected
	}
	if e.term == "" {
		var lines []string
		for i, part := range cells.Wrap(e.text, p.w-5, 4, p.env.Glyphs.Ellipsis) {
			if i > 0 {
				mark = "    "
			}
			lines = append(lines, mark+part)
		}
		return lines
	}
	var lines []string
	for i, part := range cells.Wrap(e.text, p.w-width-4, 24, p.env.Glyphs.Ellipsis) {
		left := strings.Repeat(" ", width+2)
		if i == 0 {
			term := cells.Cut(e.term, width, p.env.Glyphs.Ellipsis)
			left = mark + style.Render(term) + strings.Repeat(" ", width-cells.Width(term))
		}
		lines = append(lines, left+" "+part)
	}
	return lines
}
