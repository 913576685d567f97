package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// A palette is the colours of a theme.
type palette struct {
	worse, better, warn color.Color
	line, overall       color.Color // none that means better or worse
	muted, rule         color.Color // the rule, between the parts of a screen, is fainter
	accent              color.Color
	lines               []color.Color // of the values of one chart; none that means better or worse
}

// theme makes the styles of the colours. Titles and labels have the terminal's foreground, as the text beside them
// has. Marks on a background are in reverse video, which stays where a terminal drops colours.
func (p palette) theme() Theme {
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	return Theme{
		Title:    lipgloss.NewStyle().Bold(true),
		Label:    lipgloss.NewStyle().Bold(true),
		Muted:    fg(p.muted),
		Accent:   fg(p.accent).Bold(true),
		Selected: fg(p.accent).Reverse(true),
		Worse:    fg(p.worse),
		Better:   fg(p.better),
		Warn:     fg(p.warn),
		Bad:      fg(p.worse),
		Gap:      fg(p.muted),
		Error:    fg(p.worse).Bold(true),
		Rule:     fg(p.rule),
		Line:     fg(p.line),
		Past:     fg(p.muted),
		Overall:  fg(p.overall),
		Demo:     fg(p.warn).Reverse(true).Bold(true),
		Lines:    coloured(p.lines...),
	}
}

// The colours of Dark and Light are in the 6×6×6 cube, or among the greys, of terminals with 256 colours: these show
// the same colours with the same contrast. On terminals with sixteen colours they become different ones. In both
// themes better is lighter than worse, for people who cannot tell red from green.

// Dark has colours for a background between black and #1e1e1e.
func Dark() Theme {
	return palette{
		worse: lipgloss.Color("#ff5f5f"), better: lipgloss.Color("#87d787"), warn: lipgloss.Color("#d7d700"),
		line: lipgloss.Color("#5fd7ff"), overall: lipgloss.Color("#ff87ff"),
		muted: lipgloss.Color("#9e9e9e"), rule: lipgloss.Color("#767676"),
		accent: lipgloss.Color("#5fd7ff"),
		lines: []color.Color{lipgloss.Color("#5fd7ff"), lipgloss.Color("#ffff87"), lipgloss.Color("#af87ff"),
			lipgloss.Color("#ffffff"),
			lipgloss.Color("#d7875f"), lipgloss.Color("#5faf87")},
	}.theme()
}

// Light has colours for a background between #fafafa and white.
func Light() Theme {
	return palette{
		worse: lipgloss.Color("#870000"), better: lipgloss.Color("#008700"), warn: lipgloss.Color("#5f5f00"),
		line: lipgloss.Color("#005faf"), overall: lipgloss.Color("#870087"),
		muted: lipgloss.Color("#626262"), rule: lipgloss.Color("#767676"),
		accent: lipgloss.Color("#005faf"),
		lines: []color.Color{lipgloss.Color("#005faf"), lipgloss.Color("#875f00"), lipgloss.Color("#5f00af"),
			lipgloss.Color("#000000"),
			lipgloss.Color("#af005f"), lipgloss.Color("#005f5f")},
	}.theme()
}

// Colourblind has colours that deuteranopes and protanopes, who see blues and yellows only, can tell apart: worse is
// a vivid orange, a warning a pale yellow, and better blue. All colours have a medium lightness, so that they are
// readable on black and on white. The line of a chart has the terminal's foreground, which means neither better nor
// worse.
func Colourblind() Theme {
	return palette{
		worse: lipgloss.Color("166"), better: lipgloss.Color("33"), warn: lipgloss.Color("137"),
		line: lipgloss.NoColor{}, overall: lipgloss.Color("133"),
		muted: lipgloss.Color("243"), rule: lipgloss.Color("243"),
		accent: lipgloss.Color("133"),
		lines: []color.Color{lipgloss.NoColor{}, lipgloss.Color("69"), lipgloss.Color("136"), lipgloss.Color("97"),
			lipgloss.Color("66"),
			lipgloss.Color("27")},
	}.theme()
}
