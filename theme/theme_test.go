package theme_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
)

// environment makes a getenv of variables.
func environment(pairs ...string) func(string) string {
	values := make(map[string]string)
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return values[name] }
}

func TestAuto(t *testing.T) {
	for _, test := range []struct {
		env  []string
		want string
	}{
		{[]string{"LANG", "zh_CN.UTF-8"}, "unicode"},
		{[]string{"LANG", "en_US.utf8"}, "unicode"},
		{[]string{"LANG", "C.UTF-8", "TERM", "xterm-256color"}, "unicode"},
		{[]string{"LANG", "de_DE.UTF-8@euro"}, "unicode"},
		{[]string{"LANG", "zh_CN.GBK"}, "ascii"},
		{[]string{"LANG", "zh_CN.GB18030"}, "ascii"},
		{[]string{"LANG", "zh_CN"}, "ascii"},
		{[]string{"LANG", "C"}, "ascii"},
		{[]string{"LANG", "POSIX"}, "ascii"},
		{nil, "ascii"},
		{[]string{"LC_ALL", "C", "LANG", "zh_CN.UTF-8"}, "ascii"},
		{[]string{"LC_ALL", "zh_CN.UTF-8", "LANG", "C"}, "unicode"},
		{[]string{"LC_CTYPE", "zh_CN.UTF-8", "LANG", "C"}, "unicode"},
		{[]string{"LC_ALL", "en_US.UTF-8", "LC_CTYPE", "C"}, "unicode"},
		{[]string{"LC_ALL", "", "LANG", "zh_CN.UTF-8"}, "unicode"}, // empty counts as not set
		{[]string{"TERM", "dumb", "LANG", "zh_CN.UTF-8"}, "ascii"},
		{[]string{"TERM", "linux", "LANG", "zh_CN.UTF-8"}, "ascii"}, // its font has 512 characters
	} {
		if got := theme.Auto(environment(test.env...)).Name; got != test.want {
			t.Errorf("%q: %s, want %s", test.env, got, test.want)
		}
	}
}

func TestColourless(t *testing.T) {
	for _, test := range []struct {
		env  []string
		want bool
	}{
		{nil, false},
		{[]string{"TERM", "xterm-256color"}, false},
		{[]string{"NO_COLOR", ""}, false}, // the standard: present and not empty
		{[]string{"NO_COLOR", "1"}, true},
		{[]string{"NO_COLOR", "yes"}, true},
		{[]string{"NO_COLOR", "0"}, true},
		{[]string{"NO_COLOR", "false"}, true},
		{[]string{"TERM", "dumb"}, true},
	} {
		if got := theme.Colourless(environment(test.env...)); got != test.want {
			t.Errorf("%q: %v, want %v", test.env, got, test.want)
		}
	}
}

func everySet() []theme.Glyphs {
	return []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()}
}

// everyGlyph calls f with each drawn string of a set, by name.
func everyGlyph(g theme.Glyphs, f func(name, glyph string)) {
	v := reflect.ValueOf(g)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch field := v.Field(i).Interface().(type) {
		case string:
			if name != "Name" {
				f(name, field)
			}
		case []string:
			for at, glyph := range field {
				f(fmt.Sprintf("%s[%d]", name, at), glyph)
			}
		}
	}
}

// Screens count one cell for every glyph but the dash between two days, which is no line: in ASCII it is two dots.
func TestGlyphsAreOneCellWide(t *testing.T) {
	for _, g := range everySet() {
		everyGlyph(g, func(name, glyph string) {
			if name == "Dash" && g.Name == "ascii" {
				if strings.Contains(glyph, "-") {
					t.Errorf("ascii: %q between days reads as a part of them", glyph)
				}
				return
			}
			if ansi.StringWidth(glyph) != 1 || len([]rune(glyph)) != 1 {
				t.Errorf("%s: %s %q is %d cells wide", g.Name, name, glyph, ansi.StringWidth(glyph))
			}
		})
	}
}

// The block set is for fonts that cover WGL4 and the block elements; this is what sets draw with of WGL4.
func TestBlockGlyphsAreInPlainFonts(t *testing.T) {
	const wgl4 = "·–…‹›←↑→↓─│┌┐└┘├┤┬┴┼■□▪▫▬▲►▼◄◊○●◘◙◦"
	g := theme.Block()
	everyGlyph(g, func(name, glyph string) {
		r := []rune(glyph)[0]
		ascii, block := r >= ' ' && r <= '~', r >= '▀' && r <= '▟'
		if !ascii && !block && !strings.ContainsRune(wgl4, r) {
			t.Errorf("%s is %q", name, glyph)
		}
	})
	for at, spark := range g.Sparks {
		if want := string(rune('▁' + at)); spark != want {
			t.Errorf("height %d is %q, not %q", at, spark, want)
		}
	}
	if g.Braille {
		t.Error("lines of charts use braille patterns")
	}
}

func TestASCIIGlyphsAreASCII(t *testing.T) {
	g := theme.ASCII()
	everyGlyph(g, func(name, glyph string) {
		if glyph[0] < ' ' || glyph[0] > '~' {
			t.Errorf("%s is %q", name, glyph)
		}
	})
	marks := map[string]string{"worse, up": g.WorseUp, "worse, down": g.WorseDown, "rising": g.Ascending,
		"falling": g.Descend, "a grade": "!", "not final": "*"}
	seen := make(map[string]string)
	for name, mark := range marks {
		if other, twice := seen[mark]; twice {
			t.Errorf("%q means both %s and %s", mark, name, other)
		}
		seen[mark] = name
	}
	if g.WorseUp != "^" || g.WorseDown != "v" || g.Ascending != "/" || g.Descend != "\\" {
		t.Errorf("worse is %s and %s, the order %s and %s", g.WorseUp, g.WorseDown, g.Ascending, g.Descend)
	}
	if g.Braille {
		t.Error("lines of charts use braille patterns")
	}
}

// Glyphs with opposite meanings must differ, because there may be no colours.
func TestGlyphsTellOppositesApart(t *testing.T) {
	for _, g := range everySet() {
		for name, pair := range map[string][2]string{
			"worse and better, up": {g.WorseUp, g.BetterUp}, "worse and better, down": {g.WorseDown, g.BetterDn},
			"sort orders": {g.Ascending, g.Descend}, "gap and pending": {g.Gap, g.Pending},
			"gap and not held": {g.Gap, g.NotHeld}, "pending and not held": {g.Pending, g.NotHeld},
			"chosen and open": {g.Chosen, g.Open}, "more left and right": {g.Left, g.Right},
		} {
			if pair[0] == pair[1] {
				t.Errorf("%s: %s are both %q", g.Name, name, pair[0])
			}
		}
		seen := make(map[string]bool)
		for _, spark := range g.Sparks {
			if seen[spark] || spark == g.Gap {
				t.Errorf("%s: %q stands for two heights, or for a gap", g.Name, spark)
			}
			seen[spark] = true
		}
		if len(g.Sparks) != 8 {
			t.Errorf("%s: %d heights", g.Name, len(g.Sparks))
		}
	}
}

// The selected row and the column under the cursor must be visible without colours.
func TestNoneHasNoColoursAndShowsTheCursor(t *testing.T) {
	everyStyle(theme.None(), func(name string, style lipgloss.Style) {
		for _, c := range []any{style.GetForeground(), style.GetBackground()} {
			if _, none := c.(lipgloss.NoColor); !none {
				t.Errorf("%s has the colour %v", name, c)
			}
		}
	})
	none := theme.None()
	if !none.Selected.GetReverse() {
		t.Error("the selected row looks like the others")
	}
	if none.Accent.Render("x") == none.Label.Render("x") {
		t.Error("the heading under the cursor looks like the others")
	}
}

// The sixteen named colours follow the terminal's palette; others are unreadable on somebody's background.
func TestANSIUsesThePaletteOfTheTerminal(t *testing.T) {
	coloured := 0
	everyStyle(theme.ANSI(), func(name string, style lipgloss.Style) {
		for _, c := range []any{style.GetForeground(), style.GetBackground()} {
			switch c.(type) {
			case lipgloss.NoColor:
			case ansi.BasicColor:
				coloured++
			default:
				t.Errorf("%s has the colour %v of the type %T", name, c, c)
			}
		}
	})
	if coloured == 0 {
		t.Error("no style has a colour")
	}
	if a := theme.ANSI(); a.Worse.Render("x") == a.Better.Render("x") {
		t.Error("worse and better look alike")
	}
}

// The lines of one chart differ in colour where there are colours, and none of them passes a judgement.
func TestANSITellsLinesApart(t *testing.T) {
	a := theme.ANSI()
	styles := map[string]lipgloss.Style{"line": a.Line, "past": a.Past, "overall": a.Overall}
	for name, style := range styles {
		for other, beside := range styles {
			if name != other && style.Render("x") == beside.Render("x") {
				t.Errorf("%s and %s look alike", name, other)
			}
		}
		for judgement, beside := range map[string]lipgloss.Style{"worse": a.Worse, "better": a.Better, "warn": a.Warn,
			"bad": a.Bad} {
			if style.GetForeground() == beside.GetForeground() {
				t.Errorf("%s has the colour of %s", name, judgement)
			}
		}
	}
}

// Each kind of a heatmap's cells has a glyph of its own: a pair for a shade, one alone where there is none.
func TestHeatmapGlyphsDiffer(t *testing.T) {
	for _, g := range everySet() {
		if len(g.Shades) != 5 {
			t.Errorf("%s: %d shades", g.Name, len(g.Shades))
		}
		seen := make(map[string]bool)
		for _, pair := range append([]string{g.Lighter}, g.Shades...) {
			seen[pair+pair] = true
		}
		for _, alone := range []string{g.NoValue, g.Unjudged, g.Pending, g.NotHeld} {
			seen[alone] = true
		}
		if len(seen) != 10 {
			t.Errorf("%s: ten kinds of cells have %d glyphs", g.Name, len(seen))
		}
	}
}
