package views_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rtcscope/lang"
	"rtcscope/theme"
	"rtcscope/views"
)

// On a wide screen, the row under the cursor of every list is marked at both ends, in every set of glyphs and without
// colours, and no other row is.
func TestTheRowUnderTheCursorIsSeenAcrossAWideScreen(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		e := env(g, lang.English)
		e.Theme = theme.None()
		r, _ := explained()
		why := views.NewWhy(e, r.Query, audio, "")
		why.SetResult(r)
		table := views.NewExplore(e)
		table.SetResult(compared())
		compare := views.NewCompare(e, curvesOf(compared(), audio, "A", "B"), 2)
		for name, v := range map[string]views.View{"table": table, "why": why, "comparison": compare,
			"heatmap": heatmap(t, e, compared(), "A", 160, 40)} {
			v.SetSize(160, 40)
			marked := 0
			for _, line := range strings.Split(text(v), "\n") {
				line = ansi.Strip(line)
				if !strings.HasSuffix(line, g.CursorEnd) {
					continue
				}
				if marked++; !strings.HasPrefix(strings.TrimLeft(line, " "), g.Cursor) {
					t.Errorf("%s, %s: a mark ends %q", g.Name, name, line)
				}
			}
			if marked != 1 {
				t.Errorf("%s, %s: %d rows end with the cursor's mark:\n%s", g.Name, name, marked, text(v))
			}
		}
	}
}
