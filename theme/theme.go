// Package theme names colours and glyphs by their meaning, so that screens never name a colour. Colour never carries a
// meaning alone: wherever a style is used, there is a glyph or a word as well.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// LineCount is the number of lines that a theme tells apart.
const LineCount = 6

// A Theme is the set of styles of all screens. They share it by its pointer, so that its replacement shows everywhere;
// what they keep of drawings holds for the theme of the same name.
type Theme struct {
	Name     string
	Title    lipgloss.Style // the program's name and screen titles
	Label    lipgloss.Style // names of fields, column headings
	Muted    lipgloss.Style // less important text
	Accent   lipgloss.Style // the heading under the cursor, the current choice
	Selected lipgloss.Style // the name of the selected row; visible without colours
	Worse    lipgloss.Style
	Better   lipgloss.Style
	Warn     lipgloss.Style
	Bad      lipgloss.Style
	Gap      lipgloss.Style // missing values
	Error    lipgloss.Style // banners of failure
	Rule     lipgloss.Style // lines between parts
	Line     lipgloss.Style // the line of a chart
	Spark    lipgloss.Style // the trend of a row in a table
	Past     lipgloss.Style // the line of the compared days
	Overall  lipgloss.Style // the line of the whole app
	Demo     lipgloss.Style // the mark of simulated data

	// Lines are the styles of LineCount lines in one chart. None means better or worse.
	Lines []lipgloss.Style
}

// ANSI uses the sixteen colours by name, so that they are those of the terminal's own palette.
func ANSI() *Theme {
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	// Faint and not bright black, which is the background's colour in some palettes.
	faint := lipgloss.NewStyle().Faint(true)
	return &Theme{
		Name:     "ansi",
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
		Spark:    fg(lipgloss.Cyan),
		Past:     faint,
		Overall:  fg(lipgloss.Magenta), // means neither better nor worse
		Demo:     lipgloss.NewStyle().Reverse(true).Bold(true),
		// The terminal's foreground and not white, which is invisible on light backgrounds.
		Lines: coloured(lipgloss.Cyan, lipgloss.Yellow, lipgloss.NoColor{}, lipgloss.Green, lipgloss.BrightMagenta,
			lipgloss.Blue),
	}
}

// coloured makes a style of each colour.
func coloured(colours ...color.Color) []lipgloss.Style {
	list := make([]lipgloss.Style, len(colours))
	for i, c := range colours {
		list[i] = lipgloss.NewStyle().Foreground(c)
	}
	return list
}

// None has no colours, but bold and reverse video.
func None() *Theme {
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	reverse := lipgloss.NewStyle().Reverse(true) // not underline, which lipgloss writes letter by letter
	return &Theme{
		Name:  "none",
		Title: bold, Label: bold, Muted: plain, Accent: reverse, Selected: reverse,
		Worse: plain, Better: plain, Warn: plain, Bad: plain, Gap: plain, Error: bold, Rule: plain, Line: plain,
		Spark: plain, Past: plain, Overall: plain, Demo: reverse.Bold(true),
		Lines: []lipgloss.Style{plain, plain, plain, plain, plain, plain}, // letters and dashes tell them apart
	}
}
