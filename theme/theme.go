// Package theme names colours and glyphs by what they mean, so that screens never name a colour. Meaning is never
// carried by colour alone: every style has a glyph or a word beside it where it is used.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// LineCount is the number of lines that a theme tells apart.
const LineCount = 6

// A Theme is the set of styles of a screen, made once and shared.
type Theme struct {
	Title    lipgloss.Style // the program's name and screen titles
	Label    lipgloss.Style // names of fields, column headings
	Muted    lipgloss.Style // what matters less
	Accent   lipgloss.Style // the place of the cursor in a heading, the current choice
	Selected lipgloss.Style // the selected row's name; visible without colours
	Worse    lipgloss.Style
	Better   lipgloss.Style
	Warn     lipgloss.Style
	Bad      lipgloss.Style
	Gap      lipgloss.Style // missing values
	Error    lipgloss.Style // banners of failure
	Rule     lipgloss.Style // lines between parts
	Line     lipgloss.Style // the line of a chart
	Past     lipgloss.Style // the line of the days that it is compared with
	Overall  lipgloss.Style // the line of the whole app beside a part of it
	Demo     lipgloss.Style // the mark of simulated data

	// Lines are the lines of one chart that shows several values, LineCount of them. They judge nothing.
	Lines []lipgloss.Style
}

// ANSI is the default: the sixteen colours by name, so that the terminal's own palette rules and the first frame is
// readable on dark and on light backgrounds.
func ANSI() Theme {
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	// Faint, not bright black: some palettes give that the background's colour.
	faint := lipgloss.NewStyle().Faint(true)
	return Theme{
		Title:    lipgloss.NewStyle().Bold(true),
		Label:    lipgloss.NewStyle().Bold(true),
		Muted:    faint,
		Accent:   fg(lipgloss.Cyan).Bold(true),
		Selected: lipgloss.NewStyle().Reverse(true),
		Worse:    fg(lipgloss.Red),
		Better:   fg(lipgloss.Green),
		Warn:     fg(lipgloss.Yellow),
		Bad:      fg(lipgloss.Red),
		Gap:      faint,
		Error:    fg(lipgloss.Red).Bold(true),
		Rule:     faint,
		Line:     fg(lipgloss.Cyan),
		Past:     faint,
		Overall:  fg(lipgloss.Magenta), // no colour that judges
		Demo:     lipgloss.NewStyle().Reverse(true).Bold(true),
		// The terminal's foreground instead of white, which light backgrounds swallow.
		Lines: coloured(lipgloss.Cyan, lipgloss.Yellow, lipgloss.NoColor{}, lipgloss.Green, lipgloss.BrightMagenta, lipgloss.Blue),
	}
}

// coloured are styles that differ in nothing but their colour.
func coloured(colours ...color.Color) []lipgloss.Style {
	list := make([]lipgloss.Style, len(colours))
	for i, c := range colours {
		list[i] = lipgloss.NewStyle().Foreground(c)
	}
	return list
}

// None has no colours: bold and reverse video carry what the glyphs do not.
func None() Theme {
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	reverse := lipgloss.NewStyle().Reverse(true) // not underline: lipgloss writes that letter by letter
	return Theme{
		Title: bold, Label: bold, Muted: plain, Accent: reverse, Selected: reverse,
		Worse: plain, Better: plain, Warn: plain, Bad: plain, Gap: plain, Error: bold, Rule: plain, Line: plain,
		Past: plain, Overall: plain, Demo: reverse.Bold(true),
		Lines: []lipgloss.Style{plain, plain, plain, plain, plain, plain}, // letters and dashes tell them apart
	}
}
