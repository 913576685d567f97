package theme_test

import (
	"image/color"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/theme"
)

// brightReds are the bright red of common terminals.
var brightReds = map[string]string{
	"xterm": "#ff0000", "VGA": "#ff5555", "Windows": "#e74856", "GNOME": "#f66151", "Tango": "#ef2929",
	"Terminal of macOS": "#e50000", "VS Code": "#f14c4c", "PuTTY": "#ff5555", "Solarized": "#cb4b16",
}

// What is drawn before the terminal says its background, or for ever if it does not, is readable on black and on
// white: with 256 colours, which all terminals show alike, and with the sixteen whose palettes differ.
func TestAnUnknownBackgroundIsReadable(t *testing.T) {
	grounds := map[string]color.Color{"black": lipgloss.Color("#000000"), "white": lipgloss.Color("#ffffff")}
	const least = 3
	coloured := 0
	for _, ground := range []theme.Ground{theme.UnknownGround, theme.LightGround} {
		everyStyle(theme.On(ground, true), func(style string, s lipgloss.Style) {
			switch fg := s.GetForeground().(type) {
			case lipgloss.NoColor:
			case ansi.BasicColor:
				if fg != lipgloss.BrightRed {
					t.Errorf("%s has colour %d of sixteen, whose contrast this test does not know", style, fg)
				}
			default:
				t.Errorf("%s has %v, which is none of sixteen", style, fg)
			}
			if s.GetFaint() {
				t.Errorf("%s is faint, which may be any shade", style)
			}
		})
	}
	for terminal, red := range brightReds {
		for ground, c := range grounds {
			if got := contrast(lipgloss.Color(red), c); got < least {
				t.Errorf("the bright red of %s on %s: %.2f:1", terminal, ground, got)
			}
		}
	}
	everyStyle(theme.On(theme.UnknownGround, false), func(style string, s lipgloss.Style) {
		fg, indexed := s.GetForeground().(ansi.IndexedColor)
		if _, none := s.GetForeground().(lipgloss.NoColor); none && !s.GetFaint() {
			return // the terminal's own
		}
		if coloured++; !indexed || fg < 16 {
			t.Errorf("%s has %v, which is not the same on all terminals", style, s.GetForeground())
			return
		}
		for ground, c := range grounds {
			if got := contrast(fg, c); got < least {
				t.Errorf("%s on %s: %.2f:1", style, ground, got)
			}
		}
	})
	if coloured < 12 {
		t.Errorf("only %d styles have colours", coloured)
	}
}

func TestTheThemeFollowsTheBackground(t *testing.T) {
	for _, test := range []struct {
		ground theme.Ground
		few    bool
		want   string
	}{
		{theme.UnknownGround, false, "neutral"}, {theme.DarkGround, false, "dark"}, {theme.LightGround, false, "light"},
		{theme.UnknownGround, true, "sixteen"}, {theme.DarkGround, true, "ansi"}, {theme.LightGround, true, "sixteen"},
	} {
		if got := theme.On(test.ground, test.few).Name; got != test.want {
			t.Errorf("ground %v, few %v: %s, want %s", test.ground, test.few, got, test.want)
		}
	}
	if !theme.Follows(theme.Names()[0]) || theme.Follows("dark") {
		t.Error("the default theme alone follows the background")
	}
}

func TestGroundOf(t *testing.T) {
	for colour, want := range map[string]theme.Ground{
		"#000000": theme.DarkGround, "#1e1e1e": theme.DarkGround, "#002b36": theme.DarkGround, "#0000ff": theme.DarkGround,
		"#300a24": theme.DarkGround, "#ffffff": theme.LightGround, "#fdf6e3": theme.LightGround, "#ffff00": theme.LightGround,
		"#c0c0c0": theme.LightGround,
	} {
		if got := theme.GroundOf(lipgloss.Color(colour)); got != want {
			t.Errorf("%s: %v, want %v", colour, got, want)
		}
	}
	if theme.GroundOf(nil) != theme.UnknownGround {
		t.Error("no colour is a ground")
	}
}

func TestGroundHint(t *testing.T) {
	for _, test := range []struct {
		env  []string
		want theme.Ground
	}{
		{nil, theme.UnknownGround},
		{[]string{"COLORFGBG", "15;0"}, theme.DarkGround},
		{[]string{"COLORFGBG", "0;15"}, theme.LightGround},
		{[]string{"COLORFGBG", "0;default;15"}, theme.LightGround}, // as rxvt with a picture has it
		{[]string{"COLORFGBG", "12;8"}, theme.DarkGround},
		{[]string{"COLORFGBG", "0;7"}, theme.LightGround},
		{[]string{"COLORFGBG", "15;default"}, theme.UnknownGround},
		{[]string{"COLORFGBG", "15;"}, theme.UnknownGround},
		{[]string{"COLORFGBG", "0;231"}, theme.UnknownGround},
		{[]string{"COLORFGBG", "0;15", "TMUX", "/tmp/tmux-0/default,1,0"}, theme.UnknownGround}, // of another terminal
		{[]string{"COLORFGBG", "0;15", "STY", "1.pts-0"}, theme.UnknownGround},
		{[]string{"TERM", "linux"}, theme.DarkGround},
	} {
		if got := theme.GroundHint(environment(test.env...)); got != test.want {
			t.Errorf("%q: %v, want %v", test.env, got, test.want)
		}
	}
}
