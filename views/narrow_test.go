package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// A screen of 80 cells says with what it compares, and names the shown series whole, in all characters and languages.
func TestHeadingsOfANarrowScreen(t *testing.T) {
	series := []string{"audio_first_frame_recv_success_rate", "video_first_frame_recv_success_rate",
		"audio_first_frame_send_success_rate", "video_first_frame_send_success_rate"}
	tables := make(map[string][]quality.Row)
	for _, name := range series {
		tables[name] = []quality.Row{row("A", 99, 98, 99, 98, 99, 98, 99)}
	}
	r := result(query("2026-08-13", "2026-08-19"), tables, series...)
	for _, one := range []*views.Env{env(theme.ASCII(), lang.English), english(), env(theme.Unicode(), lang.Chinese)} {
		e := views.NewExplore(one)
		e.SetSize(80, 20)
		e.SetResult(r)
		for _, name := range series {
			if first, _, _ := strings.Cut(text(e), "\n"); !strings.Contains(first, "["+name+"]") &&
				!strings.Contains(first, name+"]") {
				t.Errorf("the tab of %s is cut: %s", name, first)
			}
			act(e, keys.NextSeries)
		}
		v := views.NewTriage(one, differing())
		v.SetSize(80, 21)
		first, _, _ := strings.Cut(text(v), "\n")
		wantIn(t, "the triage", first, "08-06"+one.Glyphs.Dash+"08-12", "app1 native", "954")
	}
}
