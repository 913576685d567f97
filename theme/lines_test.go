package theme_test

import (
	"testing"

	"charm.land/lipgloss/v2"

	"rtcscope/theme"
)

// Six values in one chart have six colours, none of them that of what got worse, and in every theme there are as many
// as screens count on.
func TestLinesOfSeveralValuesDiffer(t *testing.T) {
	for _, name := range theme.Names() {
		th := named(t, name)
		if len(th.Lines) != theme.LineCount {
			t.Errorf("%s: %d lines", name, len(th.Lines))
		}
		if name == "none" {
			continue
		}
		seen := make(map[string]bool)
		for at, style := range th.Lines {
			if drawn := style.Render("x"); seen[drawn] {
				t.Errorf("%s: line %d looks like another", name, at)
			} else {
				seen[drawn] = true
			}
			if style.GetForeground() == th.Worse.GetForeground() || style.GetForeground() == th.Bad.GetForeground() {
				t.Errorf("%s: line %d has the colour of what got worse", name, at)
			}
		}
	}
}

// Every eye can tell the coloured lines apart. Only the terminal knows its foreground.
func TestColourblindKeepsLinesApart(t *testing.T) {
	th := theme.Colourblind()
	for eye, cones := range eyes {
		for i, a := range th.Lines {
			for j, b := range th.Lines[:i] {
				_, none := b.GetForeground().(lipgloss.NoColor)
				if got := apart(a.GetForeground(), b.GetForeground(), cones); !none && got < 20 {
					t.Errorf("%s: lines %d and %d are %.1f apart", eye, j, i, got)
				}
			}
		}
	}
}
