package theme

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// A Ground is what is known of a terminal's background.
type Ground int

// The grounds.
const (
	UnknownGround Ground = iota
	DarkGround
	LightGround
)

// automatic is the name of the theme that follows the terminal's background.
const automatic = "auto"

// Follows reports whether the theme of a name follows the terminal's background.
func Follows(name string) bool { return name == automatic }

// On returns the theme that follows the background, for one of them. Few says that the terminal has at most sixteen
// colours.
func On(g Ground, few bool) *Theme {
	switch {
	case few && g == DarkGround:
		return ANSI()
	case few:
		return sixteen()
	case g == DarkGround:
		return Dark()
	case g == LightGround:
		return Light()
	}
	return Neutral()
}

// sixteen is for a terminal of sixteen colours whose background may be light: in the palettes of common terminals, a
// bright red is the only one of them that is readable on black and on white.
func sixteen() *Theme {
	t := None()
	red := lipgloss.NewStyle().Foreground(lipgloss.BrightRed)
	t.Name, t.Warn = "sixteen", lipgloss.NewStyle().Bold(true)
	t.Worse, t.Bad, t.Error = red, red, red.Bold(true)
	return t
}

// GroundOf returns the ground of a background's colour: dark if white is more readable on it than black.
func GroundOf(c color.Color) Ground {
	if c == nil {
		return UnknownGround
	}
	const same = 0.179 // the luminance on which WCAG has black and white at the same contrast
	if luminance(c) > same {
		return LightGround
	}
	return DarkGround
}

// luminance returns the relative luminance of WCAG, from 0 to 1.
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// GroundHint returns the ground that the environment tells before the terminal says its own. Within tmux and screen,
// the variable COLORFGBG is that of the terminal in which they were started, which may be another one by now. The
// Linux console is black, and is never asked.
func GroundHint(getenv func(string) string) Ground {
	if getenv("TERM") == "linux" {
		return DarkGround
	}
	colours := getenv("COLORFGBG") // foreground and background, such as 15;0
	if colours == "" || getenv("TMUX") != "" || getenv("STY") != "" {
		return UnknownGround
	}
	background, err := strconv.Atoi(colours[strings.LastIndexByte(colours, ';')+1:])
	switch {
	case err != nil || background < 0 || background > 15:
		return UnknownGround
	case background == 7 || background > 8:
		return LightGround
	}
	return DarkGround
}
