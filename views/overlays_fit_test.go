package views_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/views"
)

// overlays returns all overlays, each as it opens and after some use.
func overlays(e *views.Env) map[string]views.View {
	saved := []views.SavedQuery{
		{Name: strings.Repeat("晚高峰 卡顿 ", 8), Query: week()}, {Name: "a", Query: query("2026-07-22", "2026-08-20")},
		{Name: "broken", Wrong: &quality.Problem{Text: "%q is no number of days: write it like 7d",
			Args: []any{strings.Repeat("x", 80)}}},
	}
	for i := range 40 {
		saved = append(saved, views.SavedQuery{Name: fmt.Sprint("query ", i), Query: week()})
	}
	asked := views.NewSaved(e, saved)
	act(asked, keys.Down, keys.Forget)
	naming := views.NewNaming(e, week(), saved)
	naming.Type(tea.PasteMsg{Content: strings.Repeat("name ", 20)})
	palette := views.NewPalette(e, bindings(), refusing(views.NewForm(e, week())), saved)
	palette.Type(tea.PasteMsg{Content: "a"})
	hidden := views.NewColumns(e, views.Layout{Hidden: []string{"mean", "days"}, Order: []string{"worst", "since"}})
	act(hidden, times(9, keys.Down)...)
	return map[string]views.View{
		"saved": views.NewSaved(e, saved), "none saved": views.NewSaved(e, nil), "forget?": asked,
		"naming": views.NewNaming(e, week(), nil), "a long name": naming,
		"palette": views.NewPalette(e, bindings(), refusing(views.NewExplore(e)), nil), "palette, searched": palette,
		"columns": views.NewColumns(e, views.Layout{}), "columns, some hidden": hidden,
		"formats": views.NewFormats(e, report.Sheet{}),
	}
}

// refusing says why a view does not carry out an action.
func refusing(v views.View) func(keys.Action) string {
	return func(a keys.Action) string { return refused(v, a) }
}

// An overlay has as many lines as its list, at most as many as its height.
func TestOverlaysFit(t *testing.T) {
	t.Parallel()
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		for _, l := range lang.All() {
			for name, v := range overlays(env(g, l)) {
				for _, size := range append(sizes(), [2]int{40, 2}, [2]int{40, 3}) {
					v.SetSize(size[0], size[1])
					h := len(v.Lines())
					if h > size[1] || h < min(2, size[1]) {
						t.Fatalf("%s, %s, %s at %v: %d lines", name, g.Name, l, size, h)
					}
					assertFits(t, name, v, size[0], h)
				}
			}
		}
	}
}

// The line under the cursor is visible at every size.
func TestOverlaysShowTheCursor(t *testing.T) {
	t.Parallel()
	for name, v := range overlays(env(theme.Unicode(), lang.English)) {
		for _, size := range [][2]int{{40, 4}, {80, 8}, {120, 14}} {
			v.SetSize(size[0], size[1])
			for range 30 {
				if name == "a long name" || name == "none saved" {
					break // there is no item
				}
				if !strings.Contains(text(v), theme.Unicode().Cursor+" ") {
					t.Fatalf("%s at %v: no cursor in\n%s", name, size, text(v))
				}
				do(v, keys.Down)
			}
		}
	}
}

// A list moves by pages, as every list does.
func TestTheListOfColumnsToSortByHasPages(t *testing.T) {
	columns := do(explorer(fiveResult(audio)), keys.SortBy).(views.Open).View
	columns.SetSize(80, 6)
	top := text(columns)
	if do(columns, keys.PageDown); text(columns) == top {
		t.Errorf("a page down shows the same:\n%s", top)
	}
	if do(columns, keys.PageUp); text(columns) != top {
		t.Errorf("a page up shows\n%s\nwant\n%s", text(columns), top)
	}
}
