package screen

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A style stands for the colours and attributes of a cell. Styles that look alike on the terminal are equal.
type style uint16

// plain is the style without colours and attributes.
const plain style = 0

// mostStyles is how many styles are told apart. A screen has some dozens; more are drawn plain.
const mostStyles = 4096

// styles numbers the styles that were drawn, reduced to the colours of the terminal.
type styles struct {
	profile colorprofile.Profile
	all     []uv.Style // by number
	blanks  []style    // by number: what shows of it on a blank
	numbers map[uv.Style]style
	changes map[[2]style]string
}

func newStyles(profile colorprofile.Profile) *styles {
	return &styles{
		profile: profile,
		all:     []uv.Style{{}},
		blanks:  []style{plain},
		numbers: map[uv.Style]style{{}: plain},
		changes: make(map[[2]style]string),
	}
}

// id returns the number of a style.
func (s *styles) id(look uv.Style) style {
	if look.IsZero() {
		return plain
	}
	if id, ok := s.numbers[look]; ok {
		return id
	}
	reduced := uv.ConvertStyle(look, s.profile)
	id, ok := s.numbers[reduced]
	if !ok && len(s.all) < mostStyles {
		id = style(len(s.all))
		s.all, s.blanks = append(s.all, reduced), append(s.blanks, id)
		s.numbers[reduced] = id
		if reduced.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0 && reduced.Underline == uv.UnderlineNone {
			s.blanks[id] = s.id(uv.Style{Bg: reduced.Bg})
		}
	}
	s.numbers[look] = id
	return id
}

// ofBlank returns the style of a blank: what only letters show is left out.
func (s *styles) ofBlank(id style) style { return s.blanks[id] }

// change returns the shortest sequence that leads from one style to another.
func (s *styles) change(from, to style) string {
	if from == to {
		return ""
	}
	key := [2]style{from, to}
	if sequence, ok := s.changes[key]; ok {
		return sequence
	}
	sequence := ansi.ResetStyle
	if to != plain {
		// An empty parameter resets all that was set.
		sequence = strings.Replace(s.all[to].String(), "\x1b[", "\x1b[;", 1)
		if change := s.difference(from, to); change != "" && len(change) <= len(sequence) {
			sequence = change
		}
	}
	s.changes[key] = sequence
	return sequence
}

// difference returns a sequence that changes what differs between two styles, or nothing where there is none.
func (s *styles) difference(from, to style) string {
	a, b := s.all[from], s.all[to]
	if alike(a.Fg, b.Fg) || alike(a.Bg, b.Bg) || alike(a.UnderlineColor, b.UnderlineColor) {
		return ""
	}
	return uv.StyleDiff(&a, &b)
}

// alike reports whether two colours have the same red, green and blue, but not the same number: uv.StyleDiff takes
// them for one. A terminal may show colour 11 otherwise than colour 226.
func alike(a, b color.Color) bool {
	if a == nil || b == nil || a == b {
		return false
	}
	r, g, blue, _ := a.RGBA()
	r2, g2, blue2, _ := b.RGBA()
	return r == r2 && g == g2 && blue == blue2
}
