package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A palette is the colours of a theme.
type palette struct {
	worse, better, warn color.Color
	line, overall       color.Color // none that means better or worse
	muted, rule         color.Color // the rule, between the parts of a screen, is fainter
	accent              color.Color
	lines               []color.Color // of the values of one chart; none that means better or worse
}

// of is a colour by its number among 256, which takes fewer bytes than its parts. Those from 16 on are the same on all
// terminals.
func of(number uint8) color.Color { return ansi.IndexedColor(number) }

// theme makes the styles of the colours. Titles and labels have the terminal's foreground, as the text beside them
// has. Marks on a background are in reverse video, which stays where a terminal drops colours. That of the selected
// row has no colour, and neither has the trend of a row: every move of the cursor, and every row, would take more
// bytes.
func (p palette) theme(name string) *Theme {
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	return &Theme{
		Name:     name,
		Title:    lipgloss.NewStyle().Bold(true),
		Label:    lipgloss.NewStyle().Bold(true),
		Muted:    fg(p.muted),
		Accent:   fg(p.accent).Bold(true),
		Selected: lipgloss.NewStyle().Reverse(true),
		Worse:    fg(p.worse),
		Better:   fg(p.better),
		Warn:     fg(p.warn),
		Bad:      fg(p.worse),
		Gap:      fg(p.muted),
		Error:    fg(p.worse).Bold(true),
		Rule:     fg(p.rule),
		Line:     fg(p.line),
		Spark:    lipgloss.NewStyle(),
		Past:     fg(p.muted),
		Overall:  fg(p.overall),
		Demo:     fg(p.warn).Reverse(true).Bold(true),
		Lines:    coloured(p.lines...),
	}
}

// The colours are in the 6×6×6 cube, or among the greys, of terminals with 256 colours: all show the same colours with
// the same contrast. On terminals with sixteen colours they become different ones. In
// Dark and Light, better is lighter than worse, for people who cannot tell red from green.

// Neutral has colours of a medium lightness, which are readable on black and on white, for a terminal that does not
// say which of them its background is.
func Neutral() *Theme {
	return palette{
		worse: of(196), better: of(28), warn: of(130),
		line: of(31), overall: of(133),
		muted: of(243), rule: of(243),
		accent: of(31),
		lines:  []color.Color{of(31), of(136), of(97), of(66), of(168), of(64)},
	}.theme("neutral")
}

// Dark has colours for a background between black and #1e1e1e.
func Dark() *Theme {
	return palette{
		worse: of(203), better: of(114), warn: of(184),
		line: of(81), overall: of(213),
		muted: of(247), rule: of(243),
		accent: of(81),
		lines:  []color.Color{of(81), of(228), of(141), of(231), of(173), of(72)},
	}.theme("dark")
}

// Light has colours for a background between #fafafa and white.
func Light() *Theme {
	return palette{
		worse: of(88), better: of(28), warn: of(58),
		line: of(25), overall: of(90),
		muted: of(241), rule: of(243),
		accent: of(25),
		lines:  []color.Color{of(25), of(94), of(55), of(16), of(125), of(23)},
	}.theme("light")
}

// Colourblind has colours that deuteranopes and protanopes, who see blues and yellows only, can tell apart: worse is
// a vivid orange, a warning a pale yellow, and better blue. All colours have a medium lightness, so that they are
// readable on black and on white. The line of a chart has the terminal's foreground, which means neither better nor
// worse.
func Colourblind() *Theme {
	return palette{
		worse: of(166), better: of(33), warn: of(137),
		line: lipgloss.NoColor{}, overall: of(133),
		muted: of(243), rule: of(243),
		accent: of(133),
		lines: []color.Color{lipgloss.NoColor{}, of(69), of(136), of(97),
			of(66),
			of(27)},
	}.theme("colourblind")
}
