package theme_test

import (
	"image/color"
	"slices"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"rtcscope/theme"
)

var (
	darkBackgrounds  = []color.Color{lipgloss.Color("#000000"), lipgloss.Color("#1e1e1e")}
	lightBackgrounds = []color.Color{lipgloss.Color("#ffffff"), lipgloss.Color("#fafafa")}
)

// faint lists the styles of less important text.
var faint = []string{"Muted", "Rule", "Gap", "Past"}

// mustContrast checks the contrast of every foreground of a theme with the backgrounds. Reverse video swaps the two,
// so the ratio is the same.
func mustContrast(t *testing.T, name string, least, leastFaint float64, backgrounds []color.Color) {
	t.Helper()
	coloured := 0
	everyStyle(named(t, name), func(style string, s lipgloss.Style) {
		if _, none := s.GetBackground().(lipgloss.NoColor); !none {
			t.Errorf("%s: %s has a background, of which this test knows nothing", name, style)
		}
		fg, want := s.GetForeground(), least
		if _, none := fg.(lipgloss.NoColor); none {
			return
		}
		coloured++
		if slices.Contains(faint, style) {
			want = leastFaint
		}
		for _, bg := range backgrounds {
			if got := contrast(fg, bg); got < want {
				t.Errorf("%s: %s has %v on %v: %.2f:1, not %.2f:1", name, style, fg, bg, got, want)
			}
		}
	})
	if coloured < 12 {
		t.Errorf("%s: only %d styles have colours", name, coloured)
	}
}

// 4.5:1 is what WCAG 2.2 asks of text, 3:1 of what one need not read to understand the rest.
func TestDarkAndLightContrast(t *testing.T) {
	mustContrast(t, "dark", 4.5, 3, darkBackgrounds)
	mustContrast(t, "light", 4.5, 3, lightBackgrounds)
}

// One colour cannot have 4.5:1 on #1e1e1e and on #fafafa: these two are 16:1, so 4:1 is the most there is.
func TestColourblindIsReadableOnEveryBackground(t *testing.T) {
	mustContrast(t, "colourblind", 3, 3, slices.Concat(darkBackgrounds, lightBackgrounds))
}

// Until the terminal says what its background is, nobody knows which of them it is.
func TestNeutralIsReadableOnEveryBackground(t *testing.T) {
	mustContrast(t, "auto", 3.15, 3, slices.Concat(darkBackgrounds, lightBackgrounds))
}

// Worse and better differ in lightness, not only in hue.
func TestWorseAndBetterDifferInLightness(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		worse, better := th.Worse.GetForeground(), th.Better.GetForeground()
		if got := lightness(better) - lightness(worse); got < 12 {
			t.Errorf("%s: better is only %.1f lighter than worse", name, got)
		}
		for eye, cones := range eyes {
			if got := apart(worse, better, cones); got < 15 {
				t.Errorf("%s, %s: worse and better are %.1f apart", name, eye, got)
			}
		}
	}
}

// The colours of judgements are at least 25 apart for every eye, more than ten times the smallest visible distance.
// The colour of a line is as far from them and from the faint line.
func TestColourblindKeepsJudgementsApart(t *testing.T) {
	th := theme.Colourblind()
	const least = 25
	pairs := map[string][2]lipgloss.Style{
		"worse and better": {th.Worse, th.Better}, "worse and warn": {th.Worse, th.Warn},
		"better and warn":   {th.Better, th.Warn},
		"overall and worse": {th.Overall, th.Worse}, "overall and better": {th.Overall, th.Better},
		"overall and warn": {th.Overall, th.Warn},
		"overall and past": {th.Overall, th.Past},
	}
	for eye, cones := range eyes {
		for name, pair := range pairs {
			if got := apart(pair[0].GetForeground(), pair[1].GetForeground(), cones); got < least {
				t.Errorf("%s: %s are %.1f apart, not %d", eye, name, got, least)
			}
		}
	}
}

// Terminals of 256 colours show the same ones, and those of sixteen keep the meanings apart.
func TestFewerColoursKeepTheMeaning(t *testing.T) {
	for _, name := range []string{"dark", "light", "colourblind"} {
		th := named(t, name)
		everyStyle(th, func(style string, s lipgloss.Style) {
			fg := s.GetForeground()
			if _, none := fg.(lipgloss.NoColor); none {
				return
			}
			if few := colorprofile.ANSI256.Convert(fg); apart(fg, few, eyes["all cones"]) > 0.1 {
				t.Errorf("%s: %s has %v, of 256 colours %v", name, style, fg, few)
			}
		})
		seen := make(map[color.Color]string)
		for style, s := range map[string]lipgloss.Style{"worse": th.Worse, "better": th.Better, "warn": th.Warn,
			"overall": th.Overall} {
			few := colorprofile.ANSI.Convert(s.GetForeground())
			if other, twice := seen[few]; twice {
				t.Errorf("%s: of sixteen colours %s and %s are both %v", name, style, other, few)
			}
			seen[few] = style
		}
	}
}

// Red against green is what deuteranopes and protanopes cannot tell.
func TestColourblindJudgesInBlueAndOrange(t *testing.T) {
	th := theme.Colourblind()
	for name, s := range map[string]lipgloss.Style{"worse": th.Worse, "warn": th.Warn, "bad": th.Bad, "error": th.Error} {
		if r, g, b, _ := s.GetForeground().RGBA(); r <= g || g < b {
			t.Errorf("%s is no orange or yellow", name)
		}
	}
	if r, g, b, _ := th.Better.GetForeground().RGBA(); b <= r || b <= g {
		t.Error("better is not blue")
	}
}
