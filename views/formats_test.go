package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/report"
	"rtcscope/views"
)

// The list of formats takes a path, too: of a file, whose ending chooses the format, or of a folder.
func TestAFormatAndAPathAreChosenTogether(t *testing.T) {
	for typed, want := range map[string]struct {
		format, path, shown string
	}{
		"":           {"csv", "", "for spreadsheets"},
		"js":         {"json", "", "for programs"},
		"~/a.json":   {"json", "~/a.json", "the new file ~/a.json"},
		"/tmp/":      {"csv", "/tmp/", "a new file in /tmp/"},
		"out/stalls": {"csv", "out/stalls", "the new file out/stalls.csv, or one in that folder"},
		"stalls":     {"csv", "stalls", "the new file stalls.csv"},
		"A.MD":       {"md", "A.MD", "the new file A.MD"},
		"～／卡顿.csv":   {"csv", "~/卡顿.csv", "the new file ~/卡顿.csv"},
	} {
		f := views.NewFormats(english(), report.Sheet{})
		f.SetSize(100, 10)
		typeIn(t, f, typed)
		if got := text(f); !strings.Contains(got, want.shown) {
			t.Errorf("%q shows\n%s", typed, got)
		}
		then, ok := do(f, keys.Open).(views.Then)
		if !ok {
			t.Errorf("%q: enter chooses nothing", typed)
			continue
		}
		if to := then[1].(views.ExportAs); to.Format != want.format || to.Path != want.path {
			t.Errorf("%q: to %q as %s", typed, to.Path, to.Format)
		}
	}
	f := views.NewFormats(english(), report.Sheet{})
	f.SetSize(100, 10)
	typeIn(t, f, "~/a")
	do(f, keys.Down)
	if to := do(f, keys.Open).(views.Then)[1].(views.ExportAs); to.Format != "json" || to.Path != "~/a" {
		t.Errorf("the second format: %+v", to)
	}
}
