package theme_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
)

// named is the theme of a name, which must exist.
func named(t *testing.T, name string) *theme.Theme {
	t.Helper()
	th, err := theme.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// everyStyle calls f with each style of a theme, by name; those of a list are numbered.
func everyStyle(th *theme.Theme, f func(name string, style lipgloss.Style)) {
	v := reflect.ValueOf(*th)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch field := v.Field(i).Interface().(type) {
		case lipgloss.Style:
			f(name, field)
		case []lipgloss.Style:
			for at, style := range field {
				f(fmt.Sprintf("%s[%d]", name, at), style)
			}
		case string: // the name of the theme
		default:
			panic(fmt.Sprintf("%s is a %T", name, field))
		}
	}
}

func TestNames(t *testing.T) {
	if got, want := theme.Names(), []string{"auto", "ansi", "dark", "light", "colourblind", "none"}; !slices.Equal(got, want) {
		t.Errorf("themes are %q, want %q", got, want)
	}
	if got, want := theme.GlyphNames(), []string{"auto", "unicode", "block", "ascii"}; !slices.Equal(got, want) {
		t.Errorf("sets of glyphs are %q, want %q", got, want)
	}
	theme.Names()[0], theme.GlyphNames()[0] = "mine", "mine"
	if theme.Names()[0] != "auto" || theme.GlyphNames()[0] != "auto" {
		t.Error("a caller's change of the list stays")
	}
}

func TestNamedGivesTheThemeOfTheName(t *testing.T) {
	for name, want := range map[string]*theme.Theme{
		"auto": theme.Neutral(), "ansi": theme.ANSI(), "dark": theme.Dark(), "light": theme.Light(), "colourblind": theme.Colourblind(),
		"none": theme.None(),
	} {
		if !reflect.DeepEqual(named(t, name), want) {
			t.Errorf("%s is another theme", name)
		}
	}
}

func TestGlyphsNamedGivesTheSetOfTheName(t *testing.T) {
	utf8, c := environment("LANG", "zh_CN.UTF-8"), environment("LANG", "C")
	for _, test := range []struct {
		name   string
		getenv func(string) string
		want   string
	}{
		{"auto", utf8, "unicode"}, {"auto", c, "ascii"},
		{"unicode", c, "unicode"}, {"block", c, "block"}, {"block", utf8, "block"}, {"ascii", utf8, "ascii"},
	} {
		if g, err := theme.GlyphsNamed(test.name, test.getenv); err != nil || g.Name != test.want {
			t.Errorf("%s: %s, %v, want %s", test.name, g.Name, err, test.want)
		}
	}
}

func TestUnknownNamesAreToldWhatThereIs(t *testing.T) {
	for _, name := range []string{"", "solarized", "Dark", "dark ", "\x1b[31m"} {
		_, err := theme.Named(name)
		mustList(t, err, theme.Names())
		_, err = theme.GlyphsNamed(name, environment())
		mustList(t, err, theme.GlyphNames())
	}
}

func mustList(t *testing.T, err error, names []string) {
	t.Helper()
	if err == nil {
		t.Error("no error")
		return
	}
	if list := strings.Join(names, ", "); !strings.Contains(err.Error(), list) {
		t.Errorf("%q does not list %s", err, list)
	}
	if strings.ContainsRune(err.Error(), '\x1b') {
		t.Errorf("%q would reach the terminal's controls", err)
	}
}

// Screens measure and cut texts before they are styled: a style must neither pad nor break nor change them.
func TestStylesLeaveTheTextAlone(t *testing.T) {
	for _, name := range theme.Names() {
		everyStyle(named(t, name), func(style string, s lipgloss.Style) {
			for _, text := range []string{"", "x", " two  words ", "▲+6.00", "北京市 联通", "é…⠒⠒", strings.Repeat("wide ", 80)} {
				if got := ansi.Strip(s.Render(text)); got != text {
					t.Errorf("%s: %s makes %q of %q", name, style, got, text)
				}
			}
		})
	}
}

// The cursor must be visible on terminals without colours, too.
func TestTheCursorIsSeenInEveryTheme(t *testing.T) {
	for _, name := range theme.Names() {
		th := named(t, name)
		if !th.Selected.GetReverse() || !th.Demo.GetReverse() {
			t.Errorf("%s: a mark on a background is gone with its colour", name)
		}
		if th.Accent.Render("x") == th.Label.Render("x") {
			t.Errorf("%s: the heading under the cursor looks like the others", name)
		}
	}
}

// Worse and better have colours of their own in every theme with colours.
func TestJudgementsDiffer(t *testing.T) {
	for _, name := range theme.Names() {
		if name == "none" {
			continue
		}
		th := named(t, name)
		mustDiffer(t, name, map[string]lipgloss.Style{"worse": th.Worse, "better": th.Better, "warn": th.Warn})
		mustDiffer(t, name, map[string]lipgloss.Style{"line": th.Line, "past": th.Past, "overall": th.Overall})
		for line, style := range map[string]lipgloss.Style{"line": th.Line, "past": th.Past, "overall": th.Overall} {
			mustDiffer(t, name, map[string]lipgloss.Style{line: style, "worse": th.Worse, "better": th.Better, "warn": th.Warn})
		}
	}
}

func mustDiffer(t *testing.T, theme string, styles map[string]lipgloss.Style) {
	t.Helper()
	seen := make(map[string]string)
	for name, style := range styles {
		drawn := style.Render("x")
		if other, twice := seen[drawn]; twice {
			t.Errorf("%s: %s and %s look alike", theme, name, other)
		}
		seen[drawn] = name
	}
}
