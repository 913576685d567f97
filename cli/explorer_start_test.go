//go:build !race

package cli

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/ui"
	"rtcscope/views"
)

// The commands, the model and the first frame of the form are made before anything is on the screen. The limits are
// about a tenth above what was measured.
func TestWhatIsAllocatedUntilTheFirstFrame(t *testing.T) {
	const mostOfCommands, mostOfFrame = 1050, 880
	none := func(string) string { return "" }
	now := func() time.Time { return walkNow }
	commands := testing.AllocsPerRun(20, func() {
		newRoot(Process{Keymap: keymap(), Getenv: none, Now: now})
	})
	frame := testing.AllocsPerRun(20, func() {
		desk := &walkDesk{}
		model := ui.New(t.Context(), ui.Options{
			Env:      &views.Env{Theme: theme.None(), Glyphs: theme.Unicode(), Catalogue: api.Catalogue(), Now: now},
			Bindings: keymap(), Service: walkService{}, Copier: desk, Keeper: desk, Explain: explainer(lang.Printer{}),
			Query: quality.Query{App: "demo-live", Product: quality.ProductNative, Indicator: "stall_rate",
				Dimension: "Province", Range: quality.Last(7, walkNow)},
		})
		model.Update(tea.WindowSizeMsg{Width: 120, Height: 35})
		if len(model.View().Content) < 120 {
			t.Error("the first frame is empty")
		}
	})
	t.Logf("%.0f for the commands, %.0f for the first frame", commands, frame)
	if commands > mostOfCommands || frame > mostOfFrame {
		t.Errorf("%.0f allocations make the commands and %.0f the first frame, want at most %d and %d", commands, frame,
			mostOfCommands, mostOfFrame)
	}
}
