package theme_test

import (
	"image/color"
	"math"
	"testing"
)

// linear is a colour as amounts of light between 0 and 1, its sRGB curve undone.
func linear(c color.Color) [3]float64 {
	r, g, b, _ := c.RGBA()
	var light [3]float64
	for i, v := range []uint32{r, g, b} {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			light[i] = s / 12.92
		} else {
			light[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return light
}

// contrast is the ratio of WCAG 2.2, "contrast ratio" and "relative luminance", from 1 to 21.
func contrast(a, b color.Color) float64 {
	luminance := func(c color.Color) float64 {
		l := linear(c)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// A matrix maps amounts of light or of what the cones answer.
type matrix [3][3]float64

func (m matrix) of(v [3]float64) [3]float64 {
	var out [3]float64
	for i, row := range m {
		out[i] = row[0]*v[0] + row[1]*v[1] + row[2]*v[2]
	}
	return out
}

// What dichromats see of linear RGB, after F. Viénot, H. Brettel and J. D. Mollon, "Digital video colourmaps for
// checking the legibility of displays by dichromats", Color Research and Application 24 (1999), 243–252: its matrix to
// the cones, the missing cone replaced by the other two, and back, as one product. Its scaling into the screen's
// gamut, a change of at most 4 %, is left out.
var eyes = map[string]matrix{
	"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
	"deuteranopia": {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
}

// lab is a colour's place in CIELAB for D65, as some eyes see it.
func lab(c color.Color, eye matrix) [3]float64 {
	light := eye.of(linear(c))
	for i, v := range light {
		light[i] = min(1, max(0, v))
	}
	xyz := matrix{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}
	at, white := xyz.of(light), xyz.of([3]float64{1, 1, 1})
	var f [3]float64
	for i := range f {
		if v := at[i] / white[i]; v > 216.0/24389 {
			f[i] = math.Cbrt(v)
		} else {
			f[i] = (24389.0/27*v + 16) / 116
		}
	}
	return [3]float64{116*f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])}
}

// lightness is that of CIELAB, from 0 to 100.
func lightness(c color.Color) float64 { return lab(c, eyes["all cones"])[0] }

// apart is the distance of CIE 1976 for some eyes: about 2 is just seen side by side, black and white are 100 apart.
func apart(a, b color.Color, eye matrix) float64 {
	p, q := lab(a, eye), lab(b, eye)
	return math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2])
}

// The tests of themes are worth as much as these figures.
func TestFiguresOfColours(t *testing.T) {
	black, white, grey := color.Gray{Y: 0}, color.Gray{Y: 0xff}, color.Gray{Y: 0x77}
	red, green := color.RGBA{R: 0xff, A: 0xff}, color.RGBA{G: 0x80, A: 0xff}
	for name, test := range map[string]struct{ got, want float64 }{
		"contrast of black and white":   {contrast(black, white), 21},
		"contrast of white and black":   {contrast(white, black), 21},
		"contrast of equals":            {contrast(red, red), 1},
		"contrast of grey on white":     {contrast(grey, white), 4.48},
		"contrast of red on white":      {contrast(red, white), 4},
		"lightness of black":            {lightness(black), 0},
		"lightness of white":            {lightness(white), 100},
		"lightness of red":              {lightness(red), 53.24},
		"black and white, protanopia":   {apart(black, white, eyes["protanopia"]), 100},
		"red is dark for protanopes":    {lab(red, eyes["protanopia"])[0], 38.65},
		"a grey stays for deuteranopes": {apart(grey, black, eyes["deuteranopia"]), lightness(grey)},
	} {
		if math.Abs(test.got-test.want) > 0.05 {
			t.Errorf("%s is %.2f, not %.2f", name, test.got, test.want)
		}
	}
	if all, few := apart(red, green, eyes["all cones"]), apart(red, green, eyes["deuteranopia"]); few > all/3 {
		t.Errorf("red and green are %.0f apart, and still %.0f for deuteranopes", all, few)
	}
}
