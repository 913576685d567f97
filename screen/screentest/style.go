package screentest

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

// A Color is a colour of a cell: none, which is the terminal's own, one of a palette of 256, or red, green and blue.
// The first 16 of the palette are the ANSI colours.
type Color uint32

const (
	paletteColor Color = 1 << 24
	rgbColor     Color = 2 << 24
)

// Palette returns a colour of the palette, from 0 to 255.
func Palette(n int) Color { return paletteColor | Color(n) }

// RGB returns a colour by its parts, each from 0 to 255.
func RGB(r, g, b int) Color { return rgbColor | Color(r<<16|g<<8|b) }

// String returns "none", the number in the palette, or the parts as in "#0180ff".
func (c Color) String() string {
	switch c &^ 0xffffff {
	case paletteColor:
		return fmt.Sprint(uint32(c & 0xff))
	case rgbColor:
		return fmt.Sprintf("#%06x", uint32(c&0xffffff))
	}
	return "none"
}

// An Underline is a kind of line below a character, numbered as in SGR 4.
type Underline uint8

// The kinds of lines.
const (
	NoUnderline Underline = iota
	Single
	Double
	Curly
	Dotted
	Dashed
)

// A Style is how a cell looks. The zero Style is the terminal's own. Styles are comparable with ==.
type Style struct {
	Foreground, Background, UnderlineColor Color

	Bold, Faint, Italic, Blink, Reverse, Conceal, Strike bool

	Underline Underline
}

// Look returns the cell as it looks: for a blank, without what a person cannot see, such as its foreground. Two cells
// that look alike are equal.
func (c Cell) Look() Cell {
	if c.Text != " " || c.Style.Underline != NoUnderline || c.Style.Strike {
		return c
	}
	s := Style{Background: c.Style.Background}
	if c.Style.Reverse {
		s.Foreground, s.Reverse = c.Style.Foreground, true
	}
	return Cell{" ", s}
}

// set changes the style as SGR says. It returns false at a parameter that it does not know.
func (s *Style) set(params ansi.Params) bool {
	if len(params) == 0 {
		*s = Style{}
	}
	for i := 0; i < len(params); {
		end := i + 1 // of the parameter with its subparameters
		for end < len(params) && params[end-1].HasMore() {
			end++
		}
		n := params[i].Param(0)
		color := s.color(n)
		switch {
		case color != nil:
			took, known := extended(color, params[i+1:], end-i-1)
			if !known {
				return false
			}
			end = i + 1 + took
		case end-i > 1:
			if n != 4 || end-i != 2 || !s.underline(params[i+1].Param(0)) {
				return false
			}
		case !s.attribute(n):
			return false
		}
		i = end
	}
	return true
}

// color returns what the parameter 38, 48 or 58 sets, or nil.
func (s *Style) color(n int) *Color {
	switch n {
	case 38:
		return &s.Foreground
	case 48:
		return &s.Background
	case 58:
		return &s.UnderlineColor
	}
	return nil
}

// extended reads a colour of the palette or by its parts. If sub is not 0, the colour is in so many subparameters,
// with or without a colour space. It returns how many parameters it took.
func extended(c *Color, params ansi.Params, sub int) (took int, known bool) {
	at := func(i int) int {
		n, _, has := params.Param(i, 0)
		if !has || n > 255 {
			return -1
		}
		return n
	}
	skip, took := 1, 0
	switch {
	case at(0) == 5 && (sub == 0 || sub == 2):
		*c, took = Palette(at(1)), 2
		return took, at(1) >= 0
	case at(0) == 2 && sub == 5:
		skip, took = 2, 5
	case at(0) == 2 && (sub == 0 || sub == 4):
		took = 4
	default:
		return 0, false
	}
	r, g, b := at(skip), at(skip+1), at(skip+2)
	*c = RGB(r, g, b)
	return took, min(r, g, b) >= 0
}

func (s *Style) underline(kind int) bool {
	if kind > int(Dashed) {
		return false
	}
	s.Underline = Underline(kind)
	return true
}

// attribute changes the style by a parameter without further ones.
func (s *Style) attribute(n int) bool {
	switch {
	case n >= 30 && n <= 37:
		s.Foreground = Palette(n - 30)
	case n >= 40 && n <= 47:
		s.Background = Palette(n - 40)
	case n >= 90 && n <= 97:
		s.Foreground = Palette(n - 90 + 8)
	case n >= 100 && n <= 107:
		s.Background = Palette(n - 100 + 8)
	default:
		return s.switched(n)
	}
	return true
}

func (s *Style) switched(n int) bool {
	switch n {
	case 0:
		*s = Style{}
	case 1:
		s.Bold = true
	case 2:
		s.Faint = true
	case 3, 23:
		s.Italic = n == 3
	case 4:
		s.Underline = Single
	case 5, 6, 25:
		s.Blink = n != 25
	case 7, 27:
		s.Reverse = n == 7
	case 8, 28:
		s.Conceal = n == 8
	case 9, 29:
		s.Strike = n == 9
	case 21:
		s.Underline = Double
	case 22:
		s.Bold, s.Faint = false, false
	case 24:
		s.Underline = NoUnderline
	case 39:
		s.Foreground = 0
	case 49:
		s.Background = 0
	case 59:
		s.UnderlineColor = 0
	default:
		return false
	}
	return true
}
